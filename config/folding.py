# ruff: noqa: RUF001, RUF002  letters that look alike are what this is about
"""Letters that people write for one another, made one: what is compared in a search, and never shown.

Owns the tables. Cyrillic and Latin fold to the same letters, so that "pasport" finds "паспорт" and the other
way round; scripts of Arabic fold to one another. Must not know names, services or languages: a citizen types
in any.

Sources: Unicode CaseFolding.txt, rows T (İ, I, ı of Azerbaijani and Turkish: `str.casefold` alone makes two
signs of İ and lets ı stand apart); the Azerbaijani alphabets of 1939 and 1991 and passport Russian for
Cyrillic in Latin letters; Unicode ArabicShaping.txt for letters of one shape; Dari sounds for letters that
sound alike (س ث ص, ز ذ ض ظ, ت ط, ه ح); Pashto letters as people without a Pashto keyboard write them.
"""

import unicodedata
from typing import Final

_LATIN: Final = {"İ": "i", "I": "i", "ı": "i", "Ə": "e", "ə": "e", "ß": "ss"}
_CYRILLIC: Final = dict(
    zip("абвгдеёжзийклмнопрстуфхыэ", "abvqdeejziyklmnoprstufxie", strict=True),
) | {
    "й": "i",
    # One letter for one, so that two that changed places stay one slip; who writes "ya" is forgiven one.
    "ц": "s",
    "ч": "c",
    "ш": "s",
    "щ": "s",
    "ъ": "",
    "ь": "",
    "ю": "u",
    "я": "a",
    # The Azerbaijani letters of 1939 to 1991, which older citizens still write.
    "ә": "e",
    "ғ": "g",
    "ҝ": "g",
    "ҹ": "c",
    "ө": "o",
    "ү": "u",
    "һ": "h",
    "ј": "y",
}
_ARABIC: Final = (
    ("ی", "يىېۍئےۓ"),
    ("ک", "كګگ"),
    ("ه", "ةۀھەہح"),
    ("ا", "آأإٱء"),
    ("و", "ؤ"),
    ("س", "ثصڅ"),
    ("ز", "ذضظځ"),
    ("ت", "طټ"),
    ("د", "ډ"),
    ("ر", "ړ"),
    ("ن", "ڼں"),
    ("ش", "ښ"),
    ("ژ", "ږ"),
)
_UNSEEN: Final = dict.fromkeys("\u0640\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\u02bb\u02bc\u2019'", "")
"""Tatweel, joiners and marks of direction, soft hyphens, apostrophes: typed by nobody, or by some."""

_BEFORE: Final = str.maketrans(_LATIN | _UNSEEN)
_AFTER: Final = str.maketrans(
    _CYRILLIC | {like: letter for letter, alike in _ARABIC for like in alike} | {"ı": "i"}
)


def folded(text: str) -> str:
    """The text as it is compared: small Latin or Arabic letters and the digits 0-9, words a blank apart."""
    plain = unicodedata.normalize("NFKC", text).translate(_BEFORE).casefold().translate(_AFTER)
    signs = (_sign(sign) for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return " ".join("".join(signs).split())


def _sign(sign: str) -> str:
    figure = unicodedata.decimal(sign, None)
    if figure is not None:
        return str(figure)
    return sign.translate(_AFTER) if sign.isalpha() else " "
