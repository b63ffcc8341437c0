"""What people read, in their language: the sentences, their plurals and the way they run.

Owns the language files, the filling in of `{names}` and the isolates around what is filled in. Must not know
which screen shows a sentence, nor Qt.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal

import attrs

from config.keyboard import Keyboard, keyboard_findings
from config.loader import body, certain
from config.model import LanguageCode, Text
from config.plurals import FORMS, form_of, forms_of
from config.problems import Finding
from config.scalars import Said, nearest
from config.structure import structured
from config.voice import Voice, voice_findings
from config.yaml_source import Document, read_document

_FOLDER: Final = Path(__file__).parent / "languages"
_REFERENCE: Final = "en"  # the file the others are compared with; every maintainer can read it
_KEY: Final = re.compile(r"[a-z][a-z_]*(?:\.[a-z][a-z_]*)+", re.ASCII)
_PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}", re.ASCII)
_LEFT_TO_RIGHT_ISOLATE: Final = "\u2066"
_FIRST_STRONG_ISOLATE: Final = "\u2068"
_POP_ISOLATE: Final = "\u2069"


@attrs.frozen
class Language:
    """One language: `name` in its own script, `locale` as QLocale has it, `texts` by dotted key.

    `calendar` is the one its readers' dates are of: solar Hijri is the official one of Afghanistan.
    `keyboard` has the keys its letters are typed with, `voice` is how a loudspeaker says a call.
    """

    code: LanguageCode
    name: Said
    locale: Said
    direction: Literal["ltr", "rtl"]
    calendar: Literal["gregorian", "solar_hijri"]
    texts: Text = attrs.field(repr=False)
    keyboard: Keyboard = attrs.field(repr=False)
    voice: Voice = attrs.field(repr=False)

    def text(self, key: str, **values: object) -> str:
        """The sentence of a key with its `{names}` filled in.

        In a right-to-left language each value is `isolated`, so that a number or a Latin name keeps its own
        order and disturbs nothing around it.

        Raises:
            KeyError: no such key, or a name of the sentence was given no value: a fault of the caller.
        """
        return _PLACEHOLDER.sub(lambda found: self.isolated(values[found[1]]), self.texts[key])

    def plural(self, key: str, count: int, **values: object) -> str:
        """The sentence of a key in the form its count takes, with `{count}` and other names filled in."""
        return self.text(f"{key}.{form_of(self.code, count)}", count=count, **values)

    def isolated(self, value: object) -> str:
        """The value as it may stand beside anything else of this language, in a row or in a sentence.

        Its letters say how it runs (U+2068 ... U+2069); without any, as in `6-8` or `10:12`, it runs from
        left to right (U+2066 ... U+2069), as figures do everywhere. Unchanged in a left-to-right language.
        """
        words = str(value)
        if self.direction == "ltr":
            return words
        # Said outright, no text layout needs to guess how a range runs.
        opening = _FIRST_STRONG_ISOLATE if any(map(str.isalpha, words)) else _LEFT_TO_RIGHT_ISOLATE
        return f"{opening}{words}{_POP_ISOLATE}"


@cache
def load_language(code: str) -> Language:
    """The language of this code; read once in a process.

    Raises:
        ConfigError: Nobat does not speak it, or its file has problems.
    """
    return language_from(read_document(language_file(code)))


def known_languages() -> tuple[str, ...]:
    """The codes of the languages Nobat speaks, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def language_file(code: str) -> Path:
    """The file of a language; it may not exist for a code that is not known."""
    return _FOLDER / f"{code}.yaml"


def language_from(document: Document) -> Language:
    """As `load_language`, from a document read before."""
    tree, findings = body(document, "language")
    language, misshapen = structured(tree, Language)
    findings.extend(misshapen)
    if language is not None:
        findings.extend(_own_findings(language))
        findings.extend(keyboard_findings(language.keyboard))
        findings.extend(voice_findings(language.voice))
    document.refuse(findings)
    return certain(language)


def compare_with_reference(document: Document, language: Language) -> None:
    """Whether a language says everything English says, with the same `{names}`.

    Raises:
        ConfigError: with every text that is missing, left over or has other names.
    """
    reference = load_language(_REFERENCE)
    wanted, found = names_by_sentence(reference), names_by_sentence(language)
    findings = [
        Finding(("texts",), f"the text '{key}' is missing", f"add '{key}: ...'")
        for key in wanted.keys() - found.keys()
    ]
    for key, names in found.items():
        place = ("texts", next(full for full in language.texts if sentence_of(full) == key))
        if key not in wanted:
            fix = nearest(key, tuple(wanted)) or "remove it"
            findings.append(Finding(place, f"no screen has a text '{key}'", fix, on_key=True))
        elif names != wanted[key]:
            names_wanted = " ".join(f"{{{name}}}" for name in sorted(wanted[key])) or "no names in braces"
            findings.append(Finding(place, "has other names in braces than English", f"use {names_wanted}"))
    document.refuse(findings)


def names_by_sentence(language: Language) -> Mapping[str, frozenset[str]]:
    """For each sentence, plural forms taken together, the `{names}` it fills in."""
    names: dict[str, frozenset[str]] = {}
    for key, text in language.texts.items():
        sentence = sentence_of(key)
        names[sentence] = names.get(sentence, frozenset()) | frozenset(_PLACEHOLDER.findall(text))
    return names


def sentence_of(key: str) -> str:
    """A key without its plural form."""
    stem, _, last = key.rpartition(".")
    return stem if last in FORMS else key


def _own_findings(language: Language) -> Iterator[Finding]:
    """What is wrong with a language file seen alone."""
    plurals = {sentence_of(key) for key in language.texts if sentence_of(key) != key}
    for key, text in language.texts.items():
        place = ("texts", key)
        if not _KEY.fullmatch(key):
            yield Finding(
                place, f"'{key}' is not a text key", "write keys such as kiosk.welcome", on_key=True
            )
        if set("{}") & set(_PLACEHOLDER.sub("", text)):
            yield Finding(
                place, "has a brace that belongs to no name", "write names as {count}, in braces of their own"
            )
        if key in plurals:
            yield Finding(place, "stands both with and without plural forms", "remove this line", on_key=True)
        if sentence_of(key) != key and key.rpartition(".")[2] not in forms_of(language.code):
            forms = ", ".join(forms_of(language.code))
            yield Finding(
                place, "is a plural form this language does not have", f"its forms: {forms}", on_key=True
            )
    for sentence in sorted(plurals):
        for form in forms_of(language.code):
            if f"{sentence}.{form}" not in language.texts:
                what = f"the plural form '{sentence}.{form}' is missing"
                yield Finding(("texts",), what, f"add '{sentence}.{form}: ...'")
