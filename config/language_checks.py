"""What is wrong with the texts of a language file, alone and beside English.

Owns those checks and the grammar of a text: its keys, `{names}` and plural forms. Must not know how a text is
filled in or which screen shows it.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final, get_args

import attrs

from config.alphabet import foreign_letters
from config.model import Text
from config.plurals import FORMS, Form, PluralRule, forms_of
from config.problems import Finding
from config.scalars import nearest
from config.yaml_source import Tree

PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}", re.ASCII)
_KEY: Final = re.compile(r"[a-z][a-z_]*(?:\.[a-z][a-z_]*)+", re.ASCII)
_SCRIPTS: Final = ("LATIN", "CYRILLIC", "ARABIC", "MODIFIER")
"""Those of the fonts shipped with Nobat, as the names of Unicode's letters begin."""


@attrs.frozen
class Draft:
    """The texts of a language file as far as they can be read, whatever else is wrong with it.

    A text that is not written yet is empty: `structure` has told of it. The same goes for a rule or an
    alphabet that is None.
    """

    texts: Text
    plurals: PluralRule | None
    alphabet: str | None


def draft_of(tree: Tree) -> Draft:
    """What can be read of a language file's tree."""
    group = tree if isinstance(tree, dict) else {}
    texts, plurals, letters = group.get("texts"), group.get("plurals"), group.get("alphabet")
    written = texts if isinstance(texts, dict) else {}
    return Draft(
        {key: text if isinstance(text, str) else "" for key, text in written.items()},
        next((rule for rule in get_args(PluralRule) if rule == plurals), None),
        letters if isinstance(letters, str) and letters.strip() else None,
    )


def own_findings(draft: Draft) -> Iterator[Finding]:
    """What is wrong with the texts of a language file seen alone."""
    if draft.alphabet is not None:
        yield from _alphabet_findings(draft.alphabet)
    for key, text in draft.texts.items():
        yield from _text_findings(key, text, draft.alphabet)
    if draft.plurals is not None:
        yield from _plural_findings(draft.texts, forms_of(draft.plurals))


def _plural_findings(texts: Text, forms: tuple[Form, ...]) -> Iterator[Finding]:
    plurals = {sentence_of(key) for key in texts if sentence_of(key) != key}
    for key in texts:
        if key in plurals:
            what = "stands both with and without plural forms"
            yield Finding(("texts", key), what, "remove this line", on_key=True)
        if sentence_of(key) != key and key.rpartition(".")[2] not in forms:
            what, fix = "is a plural form this language does not have", f"its forms: {', '.join(forms)}"
            yield Finding(("texts", key), what, fix, on_key=True)
    for sentence in sorted(plurals):
        for form in forms:
            if f"{sentence}.{form}" not in texts:
                what = f"the plural form '{sentence}.{form}' is missing"
                yield Finding(("texts",), what, f"add '{sentence}.{form}: ...'")


def _alphabet_findings(alphabet: str) -> Iterator[Finding]:
    strange = [one for one in alphabet if one.isalpha() and not _has_a_font(one)]
    if strange:
        what = f"no font of Nobat has the letter '{strange[0]}'"
        yield Finding(("alphabet",), what, "its fonts write Latin, Cyrillic and Arabic letters")


def _has_a_font(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(_SCRIPTS)


def _text_findings(key: str, text: str, alphabet: str | None) -> Iterator[Finding]:
    place, bare = ("texts", key), PLACEHOLDER.sub("", text)
    if not _KEY.fullmatch(key):
        yield Finding(place, f"'{key}' is not a text key", "write keys such as kiosk.welcome", on_key=True)
    if set("{}") & set(bare):
        what = "has a brace that belongs to no name"
        yield Finding(place, what, "write names as {count}, in braces of their own")
    strange = None if alphabet is None else next(foreign_letters(alphabet, bare), None)
    if strange is not None:
        what = f"has the letter '{strange}' ({unicodedata.name(strange, 'unknown')})"
        yield Finding(place, what, "write it with the letters of 'alphabet', or add it there")


def reference_findings(texts: Text, reference: Text) -> Iterator[Finding]:
    """Whether a language says everything the reference says, with the same `{names}`."""
    wanted, found = names_by_sentence(reference), names_by_sentence(texts)
    for key in sorted(wanted.keys() - found.keys()):
        yield Finding(("texts",), f"the text '{key}' is missing", f"add '{key}: ...'")
    for key, names in found.items():
        forms = [full for full in texts if sentence_of(full) == key]
        place = ("texts", forms[0])
        if key not in wanted:
            fix = nearest(key, tuple(wanted)) or "remove it"
            yield Finding(place, f"no screen has a text '{key}'", fix, on_key=True)
        elif names != wanted[key] and all(texts[form] for form in forms):
            names_wanted = " ".join(f"{{{name}}}" for name in sorted(wanted[key])) or "no names in braces"
            yield Finding(place, "has other names in braces than English", f"use {names_wanted}")


def names_by_sentence(texts: Text) -> Mapping[str, frozenset[str]]:
    """For each sentence, plural forms taken together, the `{names}` it fills in."""
    names: dict[str, frozenset[str]] = {}
    for key, text in texts.items():
        sentence = sentence_of(key)
        names[sentence] = names.get(sentence, frozenset()) | frozenset(PLACEHOLDER.findall(text))
    return names


def sentence_of(key: str) -> str:
    """A key without its plural form."""
    stem, _, last = key.rpartition(".")
    return stem if last in FORMS else key
