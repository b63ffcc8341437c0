"""Where the files of languages are, and which languages there are: a file of its own makes a language.

Owns the two folders. Must not know what stands in a file (`languages`).
"""

import re
from pathlib import Path
from typing import Annotated, Final

from config.problems import Rejected
from config.scalars import Parsed, choice

FOLDERS: Final = [Path(__file__).parent / "languages", Path("/etc/nobat/languages")]
"""Those shipped with Nobat, and a centre's own, which no update touches; of two files the first counts."""

_CODE: Final = re.compile(r"[a-z]{2,3}", re.ASCII)  # as center_hub.contract has it


def known_languages() -> tuple[str, ...]:
    """The codes of the languages Nobat speaks, sorted."""
    return tuple(sorted({path.stem for folder in FOLDERS for path in folder.glob("*.yaml")}))


def language_file(code: str) -> Path:
    """The file of a language; for a code that is not known, where it would be shipped."""
    places = [folder / f"{code}.yaml" for folder in FOLDERS]
    return next((place for place in places if place.is_file()), places[0])


def known_language(text: str) -> str:
    """The code of a language that has a file."""
    return choice(text, known_languages())


def language_code(text: str) -> str:
    """A code as languages have it, whether there is a file or not: two or three small letters (ISO 639)."""
    if _CODE.fullmatch(text):
        return text
    raise Rejected(f"'{text}' is not the code of a language", "write two or three small letters, such as tg")


LanguageCode = Annotated[str, Parsed(language_code)]
"""Of the very file that makes it a language; `config.model` has that of a language Nobat speaks."""
