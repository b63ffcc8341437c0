"""What people read, in their language: the sentences, their plurals, their figures and the way they run.

Owns what a language file says, the filling in of `{names}` and the isolates around what is filled in. Must
not know which screen shows a sentence, nor Qt. What is wrong with a file `language_checks` says.
"""

from collections.abc import Iterable
from functools import cache
from typing import Final, Literal

import attrs

from config.alphabet import Alphabet, Key, key_of
from config.digits import Digits, in_digits
from config.keyboard import Keyboard, keyboard_findings
from config.language_checks import PLACEHOLDER, draft_of, own_findings, reference_findings
from config.language_files import LanguageCode, known_languages, language_file
from config.loader import body, certain
from config.model import Text
from config.plurals import PluralRule, form_of
from config.problems import Finding
from config.scalars import Said
from config.structure import structured
from config.voice import Voice, voice_findings
from config.yaml_source import Document, read_document

__all__ = [
    "Language",
    "directions",
    "known_languages",
    "language_file",
    "language_from",
    "load_language",
    "translated_from",
]

_REFERENCE: Final = "en"  # the file the others are compared with; every maintainer can read it
_LEFT_TO_RIGHT_ISOLATE: Final = "\u2066"
_RIGHT_TO_LEFT_ISOLATE: Final = "\u2067"
_FIRST_STRONG_ISOLATE: Final = "\u2068"
_POP_ISOLATE: Final = "\u2069"

_TIMES: Final = frozenset(
    {
        *("time", "date", "day", "month", "year"),
        *("since", "until", "slot", "called", "given", "issued", "joined", "yours"),
    }
)
"""The `{names}` that stand for a time or a date: their figures are the language's, as those of any count are.
The figures of all others (numbers of tickets, labels of counters and kiosks) stay as they are on signs."""


@attrs.frozen
class Language:
    """One language: `name` in its own script, `locale` as QLocale has it, `texts` by dotted key.

    `calendar` is the one its readers' dates are of: solar Hijri is the official one of Afghanistan. `plurals`
    names the rule of its counts. `digits` are those of running text, `comma` parts the things of a list,
    `alphabet` is how lists are sorted. `keyboard` has the keys its letters are typed with, `voice` is how a
    loudspeaker says a call.
    """

    code: LanguageCode
    name: Said
    locale: Said
    direction: Literal["ltr", "rtl"]
    calendar: Literal["gregorian", "solar_hijri"]
    plurals: PluralRule
    alphabet: Alphabet
    texts: Text = attrs.field(repr=False)
    keyboard: Keyboard = attrs.field(repr=False)
    voice: Voice = attrs.field(repr=False)
    digits: Digits = "latin"
    comma: Said = ","

    def text(self, key: str, **values: object) -> str:
        """The sentence of a key with its `{names}` filled in.

        Counts (any whole number) and times stand in the language's digits. In a right-to-left language each
        value is `isolated`, so that a number or a Latin name keeps its own order and disturbs nothing.

        Raises:
            KeyError: no such key, or a name of the sentence was given no value: a fault of the caller.
        """
        return PLACEHOLDER.sub(lambda found: self._filled_in(found[1], values[found[1]]), self.texts[key])

    def plural(self, key: str, count: int, **values: object) -> str:
        """The sentence of a key in the form its count takes, with `{count}` and other names filled in."""
        return self.text(f"{key}.{form_of(self.plurals, count)}", count=count, **values)

    def figures(self, text: object) -> str:
        """Counts and times within words, `12` or `10:42`, in the digits of the language.

        Never the number of a ticket (`Centre.figures`), the label of a counter or a code: those are compared
        with a sign or a paper, shape by shape.
        """
        return in_digits(str(text), self.digits)

    def isolated(self, value: object) -> str:
        """The value as it may stand beside anything else of this language, in a row or in a sentence.

        Its letters say how it runs (U+2068 ... U+2069); without any, as in `6-8` or `10:12`, it runs from
        left to right (U+2066 ... U+2069), as figures do everywhere; what was put together of such parts runs
        as the language does (U+2067 ... U+2069). Unchanged in a left-to-right language, except that a whole
        number counts something and stands in the language's digits.
        """
        words = self.figures(value) if isinstance(value, int) else str(value)
        if self.direction == "ltr":
            return words
        return f"{_opening(words)}{words}{_POP_ISOLATE}"

    def listed(self, things: Iterable[object]) -> str:
        """Several things in a row, such as zones or the labels of counters, each keeping its own order."""
        return f"{self.comma} ".join(map(self.isolated, things))

    def sort_key(self, name: str) -> Key:
        """What names of this language are sorted by, in the order its readers look for them."""
        return key_of(self.alphabet, name)

    def _filled_in(self, name: str, value: object) -> str:
        return self.isolated(self.figures(value) if name in _TIMES else value)


def _opening(words: str) -> str:
    # Said outright, no text layout needs to guess how a range or a list runs.
    if _POP_ISOLATE in words:
        return _RIGHT_TO_LEFT_ISOLATE
    return _FIRST_STRONG_ISOLATE if any(map(str.isalpha, words)) else _LEFT_TO_RIGHT_ISOLATE


@cache
def load_language(code: str) -> Language:
    """The language of this code; read once in a process.

    Raises:
        ConfigError: Nobat does not speak it, or its file has problems.
    """
    document = read_document(language_file(code))
    language = language_from(document)
    if language.code != code:
        what = f"a language is found by the name of its file, and this file is called {code}.yaml"
        document.refuse([Finding(("code",), what, f"write 'code: {code}', or rename the file")])
    return language


def directions(codes: Iterable[str]) -> dict[str, str]:
    """How each of these languages is written, `ltr` or `rtl`: what a program tells its screen and printer."""
    return {code: load_language(code).direction for code in codes}


def language_from(document: Document) -> Language:
    """As `load_language`, from a document read before."""
    language, findings = _read(document)
    document.refuse(findings)
    return certain(language)


def translated_from(document: Document) -> Language:
    """As `language_from`, and nothing of what English says is missing, left over or has other `{names}`.

    Raises:
        ConfigError: with all of that at once, for a translator.
    """
    language, findings = _read(document)
    findings += reference_findings(draft_of(document.tree).texts, load_language(_REFERENCE).texts)
    document.refuse(findings)
    return certain(language)


def _read(document: Document) -> tuple[Language | None, list[Finding]]:
    tree, findings = body(document, "language")
    language, misshapen = structured(tree, Language)
    findings += [*misshapen, *own_findings(draft_of(tree))]
    if language is not None:
        findings += [*keyboard_findings(language.keyboard), *voice_findings(language.voice)]
    return language, findings
