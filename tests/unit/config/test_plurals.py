from typing import get_args

import pytest

from config.languages import known_languages, load_language
from config.plurals import FORMS, PluralRule, form_of, forms_of

RULES: tuple[PluralRule, ...] = get_args(PluralRule)


@pytest.mark.parametrize(
    ("rule", "form", "counts"),
    [
        ("one_form", "other", (0, 1, 2, 11, 101)),
        ("one", "one", (1,)),
        ("one", "other", (0, 2, 5, 11, 21, 22, 25, 101, 111)),
        ("zero_or_one", "one", (0, 1)),
        ("zero_or_one", "other", (2, 5, 10, 11, 21, 22, 25, 101, 111)),
        ("east_slavic", "one", (1, 21, 31, 101, 1001)),
        ("east_slavic", "few", (2, 3, 4, 22, 24, 102, 1002)),
        ("east_slavic", "many", (0, 5, 11, 12, 13, 14, 19, 20, 25, 111, 112, 1000)),
        ("polish", "one", (1,)),
        ("polish", "few", (2, 3, 4, 22, 24, 32, 102, 1002)),
        ("polish", "many", (0, 5, 11, 12, 19, 21, 25, 101, 111, 112, 1000)),
        ("arabic", "zero", (0,)),
        ("arabic", "one", (1,)),
        ("arabic", "two", (2,)),
        ("arabic", "few", (3, 5, 10, 103, 110, 1003)),
        ("arabic", "many", (11, 21, 22, 25, 99, 111, 1011)),
        ("arabic", "other", (100, 101, 102, 200, 201, 202, 1000)),
    ],
)
def test_counts_take_the_form_cldr_gives_as_examples(
    rule: PluralRule, form: str, counts: tuple[int, ...]
) -> None:
    assert {form_of(rule, count) for count in counts} == {form}


@pytest.mark.parametrize("rule", RULES)
def test_every_form_of_a_rule_is_taken_by_some_count_and_no_other(rule: PluralRule) -> None:
    assert {form_of(rule, count) for count in range(300)} == set(forms_of(rule)) <= set(FORMS)


def test_each_language_counts_by_the_rule_cldr_has_for_it() -> None:
    assert {code: load_language(code).plurals for code in known_languages()} == {
        "az": "one",
        "en": "one",
        "prs": "zero_or_one",
        "ps": "one",
        "ru": "east_slavic",
    }
