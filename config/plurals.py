"""Which form of the plural a count takes, by the rules of CLDR 46 (cardinal rules, whole numbers only).

Owns five rules. Must not know any text. Dari follows CLDR's `fa` and so counts 0 with 1; a count here is
never a fraction, so Russian's `other`, which only fractions take, is not among its forms.
"""

from collections.abc import Callable, Mapping
from typing import Final, Literal

Form = Literal["one", "few", "many", "other"]

FORMS: Final[tuple[Form, ...]] = ("one", "few", "many", "other")
"""Every form any language here may have, as key suffixes: `kiosk.people_ahead.one`."""


def _one_is_one(count: int) -> Form:
    """CLDR az, en, ps: one: n = 1 (en: i = 1 and v = 0, the same for whole numbers)."""
    return "one" if count == 1 else "other"


def _zero_counts_with_one(count: int) -> Form:
    """CLDR fa: one: i = 0 or n = 1."""
    return "one" if count in (0, 1) else "other"


def _east_slavic(count: int) -> Form:
    """CLDR ru: by the last digit, except the teens (one: 1, 21; few: 2-4, 22; many: 0, 5-20, 111)."""
    tens, last = count % 100, count % 10
    if tens in range(11, 15):
        return "many"
    if last == 1:
        return "one"
    return "few" if last in range(2, 5) else "many"


_RULES: Final[Mapping[str, tuple[Callable[[int], Form], tuple[Form, ...]]]] = {
    "az": (_one_is_one, ("one", "other")),
    "ru": (_east_slavic, ("one", "few", "many")),
    "en": (_one_is_one, ("one", "other")),
    "prs": (_zero_counts_with_one, ("one", "other")),
    "ps": (_one_is_one, ("one", "other")),
}


def form_of(language: str, count: int) -> Form:
    """The form a count of 0 or more takes in a language; KeyError for a language without a rule."""
    rule, _ = _RULES[language]
    return rule(count)


def forms_of(language: str) -> tuple[Form, ...]:
    """Every form a text that counts must have in a language; KeyError for a language without a rule."""
    _, forms = _RULES[language]
    return forms
