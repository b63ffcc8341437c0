import pytest

from config.languages import known_languages
from config.plurals import form_of, forms_of


@pytest.mark.parametrize(
    ("language", "form", "counts"),
    [
        ("ru", "one", (1, 21, 31, 101, 1001)),
        ("ru", "few", (2, 3, 4, 22, 24, 102, 1002)),
        ("ru", "many", (0, 5, 11, 12, 13, 14, 19, 20, 111, 112, 1000)),
        ("en", "one", (1,)),
        ("en", "other", (0, 2, 11, 21, 101)),
        ("az", "one", (1,)),
        ("az", "other", (0, 2, 21)),
        ("prs", "one", (0, 1)),
        ("prs", "other", (2, 10, 101)),
        ("ps", "one", (1,)),
        ("ps", "other", (0, 2, 11)),
    ],
)
def test_counts_take_the_form_cldr_gives_as_examples(
    language: str, form: str, counts: tuple[int, ...]
) -> None:
    assert {form_of(language, count) for count in counts} == {form}


def test_every_count_takes_a_form_its_language_has() -> None:
    for language in known_languages():
        assert {form_of(language, count) for count in range(300)} == set(forms_of(language))


def test_a_language_without_a_rule_is_a_fault_of_the_caller() -> None:
    with pytest.raises(KeyError):
        form_of("tlh", 1)
