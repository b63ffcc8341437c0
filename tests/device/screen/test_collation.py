"""Whether the alphabets of the language files sort as CLDR does: Qt's collator is ICU's."""

from functools import cmp_to_key
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale

from config.languages import known_languages, load_language
from config.loader import centre_file, known_centres, load_centre
from config.model import Text

CENTRES = [load_centre(centre_file(name)) for name in known_centres()]
NAMES: list[Text] = [
    *(one.name for centre in CENTRES for one in centre.services),
    *(one.name for centre in CENTRES for one in centre.agencies),
    *(one.name for centre in CENTRES for one in centre.profiles),
]


def before(code: str, one: str, other: str) -> int:
    """-1, 0 or 1 as Qt has it."""
    order = QCollator(QLocale(load_language(code).locale)).compare(one, other)
    return (order > 0) - (order < 0)


@pytest.mark.parametrize("code", known_languages())
def test_letters_and_their_forms_stand_as_in_cldr(code: str) -> None:
    language = load_language(code)
    letters = [one for one in language.alphabet if one != " "]
    first, last = language.alphabet.split()[0][0], language.alphabet.split()[-1][0]
    for one, other in permutations(letters, 2):
        for left, right in ((one, other), (one + last, other + first)):
            ours = -1 if language.sort_key(left) < language.sort_key(right) else 1
            assert ours == before(code, left, right), (left, right)


@pytest.mark.parametrize("code", known_languages())
def test_the_names_of_real_centres_stand_as_in_cldr(code: str) -> None:
    names = sorted({text[code] for text in NAMES if code in text})
    collator = QCollator(QLocale(load_language(code).locale))
    ours = sorted(names, key=load_language(code).sort_key)
    assert ours == sorted(names, key=cmp_to_key(collator.compare))
    assert len(ours) > 50


@given(st.lists(st.text(alphabet="aəAƏhxqk zı İ12é", max_size=5), min_size=2, max_size=6))  # noqa: RUF001 - the dotless i
def test_any_words_of_azerbaijani_letters_stand_as_in_cldr(words: list[str]) -> None:
    key = load_language("az").sort_key
    ours = sorted(words, key=key)
    for one, other in pairwise(ours):
        assert before("az", one, other) <= 0
