"""Which form of the plural a count takes: the cardinal rules of CLDR 46, for whole numbers.

Owns the rules, by the name a language file says. Must not know any language or text. A count here is never a
fraction, so a form that only fractions take (Russian's and Polish's `other`) is not among a rule's forms.
"""

from collections.abc import Callable, Mapping
from typing import Final, Literal

Form = Literal["zero", "one", "two", "few", "many", "other"]

FORMS: Final[tuple[Form, ...]] = ("zero", "one", "two", "few", "many", "other")
"""Every form any language here may have, as key suffixes: `kiosk.people_ahead.one`."""

PluralRule = Literal["one_form", "one", "zero_or_one", "east_slavic", "polish", "arabic"]
"""The name by which a language file says its rule."""


def _always_the_same(_count: int) -> Form:
    """CLDR zh, ja, ko, vi, th, id and others: no plural."""
    return "other"


def _one_is_one(count: int) -> Form:
    """CLDR az, en, ps, tr, uz, kk, ky, tk, ka, de and many more: one for 1 alone."""
    return "one" if count == 1 else "other"


def _zero_counts_with_one(count: int) -> Form:
    """CLDR fa, hi, bn and (for whole numbers below a million) fr: one for 0 and 1."""
    return "one" if count in (0, 1) else "other"


def _east_slavic(count: int) -> Form:
    """CLDR ru, uk, be: by the last digit, except the teens (one: 1, 21; few: 2-4, 22; many: 0, 5-20, 111)."""
    tens, last = count % 100, count % 10
    if tens in range(11, 15):
        return "many"
    if last == 1:
        return "one"
    return "few" if last in range(2, 5) else "many"


def _polish(count: int) -> Form:
    """CLDR pl: as East Slavic, but 1 alone is one (21, 101: many)."""
    if count == 1:
        return "one"
    slavic = _east_slavic(count)
    return "few" if slavic == "few" else "many"


def _arabic(count: int) -> Form:
    """CLDR ar: zero, one and two of their own; then by the last two digits: 3-10 few, 11-99 many."""
    own: tuple[Form, ...] = ("zero", "one", "two")
    if count < len(own):
        return own[count]
    tens = count % 100
    if tens in range(3, 11):
        return "few"
    return "many" if tens in range(11, 100) else "other"


_RULES: Final[Mapping[PluralRule, tuple[Callable[[int], Form], tuple[Form, ...]]]] = {
    "one_form": (_always_the_same, ("other",)),
    "one": (_one_is_one, ("one", "other")),
    "zero_or_one": (_zero_counts_with_one, ("one", "other")),
    "east_slavic": (_east_slavic, ("one", "few", "many")),
    "polish": (_polish, ("one", "few", "many")),
    "arabic": (_arabic, FORMS),
}


def form_of(rule: PluralRule, count: int) -> Form:
    """The form a count of 0 or more takes by a rule."""
    decide, _ = _RULES[rule]
    return decide(count)


def forms_of(rule: PluralRule) -> tuple[Form, ...]:
    """Every form a text that counts must have by a rule."""
    _, forms = _RULES[rule]
    return forms
