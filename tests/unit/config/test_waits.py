import pytest

from config.languages import known_languages, load_language
from config.waits import Minutes, said_wait, short_wait, worth_telling

FEW, TEN, LONG = (0, 5), (0, 10), (20, 35)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(FEW, "a few minutes"), (TEN, "at most 10 minutes"), (LONG, "about 20 to 35 minutes")],
)
def test_a_wait_is_told_in_round_minutes(minutes: Minutes, said: str) -> None:
    assert said_wait(minutes, load_language("en")) == said


@pytest.mark.parametrize("code", known_languages())
def test_every_language_tells_both_ends_in_their_order(code: str) -> None:
    language = load_language(code)
    for said in (said_wait(LONG, language), short_wait(LONG, language)):
        assert 0 <= said.index(language.isolated(20)) < said.index(language.isolated(35))
    assert language.isolated(10) in said_wait(TEN, language)
    assert not any(map(str.isdecimal, said_wait(FEW, language)))
    assert language.isolated(5) in short_wait(FEW, language)


@pytest.mark.parametrize(
    ("minutes", "ahead", "told"), [(FEW, 0, False), (FEW, 1, True), (TEN, 0, True), (LONG, 12, True)]
)
def test_a_few_minutes_with_nobody_ahead_are_no_wait(minutes: Minutes, ahead: int, *, told: bool) -> None:
    assert worth_telling(minutes, ahead) is told
