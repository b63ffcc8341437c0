"""A language that Nobat does not have, made of English with every text marked, in one file of its own.

Owns the making of that file and of a centre that speaks it. Must not know what is tried with them.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from config import language_files
from config.languages import directions, known_languages, language_file, load_language
from config.loader import centre_file
from config.plurals import PluralRule
from hardware.screen.fonts import tell_directions


@dataclass(frozen=True)
class NewLanguage:
    """What its file says of itself. `mark` stands before each text, so that it is known again."""

    code: str
    direction: str
    digits: str
    mark: str
    plurals: PluralRule = "one"

    def write(self, folder: Path) -> Path:
        """The file of the language."""
        text = language_file("en").read_text(encoding="utf-8")
        head = {
            "code": self.code,
            "name": f"{self.mark} name",
            "direction": self.direction,
            "digits": self.digits,
            "plurals": self.plurals,
        }
        for key, value in head.items():
            text = re.sub(rf"^{key}: .*$", f"{key}: {value}", text, count=1, flags=re.MULTILINE)
        text = re.sub(r"^(alphabet: .*)$", rf"\1 {self.mark}", text, count=1, flags=re.MULTILINE)
        start = text.index("\ntexts:")
        marked = re.sub(
            r'^(  (?:[a-z_]+(?:\.[a-z_]+)+|call|look): "?)',
            rf"\1{self.mark} ",
            text[start:],
            flags=re.MULTILINE,
        )
        path = folder / f"{self.code}.yaml"
        path.write_text(text[:start] + marked, encoding="utf-8")
        return path

    def centre(self, folder: Path) -> Path:
        """The file of a centre that speaks it before all others."""
        text = centre_file("asan-baku-1").read_text(encoding="utf-8")
        text = re.sub(r"^languages: \[", f"languages: [{self.code}, ", text, count=1, flags=re.MULTILINE)
        text = re.sub(
            r"^( +)en: (.*)$", rf"\1en: \2\n\1{self.code}: {self.mark} \2", text, flags=re.MULTILINE
        )
        text = re.sub(r"(\{[^}\n]*\ben: ([^,}\n]+))", rf"\1, {self.code}: {self.mark} \2", text)
        # The mark is no word to search by, and a language may do without any.
        text = re.sub(rf"(keywords:.*\n(?: +[\w#]+:? .*\n)*?) +{self.code}: .*\n", r"\1", text)
        path = folder / "centre.yaml"
        path.write_text(text, encoding="utf-8")
        return path


@contextmanager
def spoken(language: NewLanguage, folder: Path) -> Iterator[Path]:
    """While the language has its file in a folder of languages; gives the file of a centre that speaks it."""
    own = folder / "languages"
    own.mkdir()
    language.write(own)
    language_files.FOLDERS.append(own)
    try:
        tell_directions(directions(known_languages()))
        yield language.centre(folder)
    finally:
        language_files.FOLDERS.remove(own)
        tell_directions({language.code: "ltr"})
        load_language.cache_clear()
