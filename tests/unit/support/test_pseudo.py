import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.language_checks import names_by_sentence
from config.languages import known_languages, load_language
from tests.support.pseudo import lengthened, pseudo


@pytest.mark.parametrize("code", known_languages())
def test_a_pseudo_language_has_the_same_texts_with_the_same_names_all_longer(code: str) -> None:
    real = load_language(code)
    made = pseudo(real)
    assert names_by_sentence(made.texts) == names_by_sentence(real.texts)
    for key, text in real.texts.items():
        letters = sum(map(str.isalpha, _without_names(text)))
        assert len(made.texts[key]) == len(text) + math.ceil(letters * 0.4), key


def test_a_pseudo_language_is_seen_to_be_one() -> None:
    assert lengthened("Take a ticket, {name}") == "TTàkké à ttîççkétt, {name}"
    assert lengthened("ورق نوبت") == "وورقق نوببت"
    assert lengthened("7") == "7"


@given(st.text(alphabet="abcмн {}:1", max_size=30))
def test_no_text_is_lengthened_by_anything_but_its_letters(text: str) -> None:
    made = lengthened(text)
    assert [one for one in made if not one.isalpha()] == [one for one in text if not one.isalpha()]


def _without_names(text: str) -> str:
    return "".join(part.rpartition("}")[2] for part in text.split("{"))
