"""The file of a new language, to be filled in: every key that a language has, with the English beside it.

Owns how the file looks before a translator has it. Must not know what the texts mean.
"""

import re
from collections.abc import Iterator
from typing import Final

from config.language_checks import sentence_of
from config.language_files import language_file
from config.plurals import PluralRule, forms_of

_REFERENCE: Final = "en"
_TEXT: Final = re.compile(r"(  +)([A-Za-z0-9_.]+): (.+)")
_HEAD: Final = """\
# {words} in braces are filled in; keep them as they are. English stands behind each line; write before '#'.
# A text that counts has one line for each form of the plural (CLDR): docs/languages.md has the rules.
# After every change:  python -m config check THIS FILE
kind: language

code: {code}
name: # of the language, as its readers call it
locale: # of the language and its country, such as uz_UZ, for Qt
direction: {direction}
calendar: gregorian # or solar_hijri
plurals: {rule} # {forms}
digits: latin # or arabic_indic, arabic_indic_extended
comma: "," # between the things of a list
alphabet: # the letters in order, each with its forms, parted by blanks: aA bB cC
"""


def new_language(code: str, rule: PluralRule, direction: str) -> str:
    """The text of the file, for `python -m config check` to say what is not written yet."""
    head = _HEAD.replace("{code}", code).replace("{direction}", direction).replace("{rule}", rule)
    forms = forms_of(rule)
    return "\n".join([head.replace("{forms}", ", ".join(forms)), *_lines(forms)]) + "\n"


def _lines(forms: tuple[str, ...]) -> Iterator[str]:
    """What follows the head in English: groups and comments as they are, texts as comments."""
    english = language_file(_REFERENCE).read_text(encoding="utf-8")
    for line in english[english.index("\ntexts:") :].splitlines():
        found = _TEXT.fullmatch(line)
        if found is None:
            yield line
            continue
        indent, key, text = found.groups()
        sentence = sentence_of(key)
        if sentence == key:
            yield f"{indent}{key}: # {text}"
        elif key.endswith(".other"):  # in English the last of the forms
            yield from (f"{indent}{sentence}.{form}: # {text}" for form in forms)
