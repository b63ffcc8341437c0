import pytest

from center_hub.contract.words import Wait
from config.languages import known_languages, load_language
from kiosk.paper.waits import said_wait, worth_telling

FEW = Wait(least=20, likely=90, most=290)
TEN = Wait(least=90, likely=300, most=550)
LONG = Wait(least=1260, likely=1500, most=2050)
ISOLATED = "\u2066{}\u2069"


@pytest.mark.parametrize(
    ("wait", "said"),
    [(FEW, "a few minutes"), (TEN, "at most 10 minutes"), (LONG, "about 20 to 35 minutes")],
)
def test_a_wait_is_told_in_round_minutes(wait: Wait, said: str) -> None:
    assert said_wait(wait, load_language("en")) == said


@pytest.mark.parametrize("code", known_languages())
def test_every_language_tells_both_ends_in_their_order(code: str) -> None:
    language = load_language(code)
    said = said_wait(LONG, language)
    ends = ("20", "35") if language.direction == "ltr" else (ISOLATED.format(20), ISOLATED.format(35))
    assert 0 <= said.index(ends[0]) < said.index(ends[1])
    assert language.isolated(10) in said_wait(TEN, language)
    assert not any(map(str.isdecimal, said_wait(FEW, language)))


@pytest.mark.parametrize(
    ("wait", "ahead", "told"),
    [(None, 9, False), (FEW, 0, False), (FEW, 1, True), (TEN, 0, True), (LONG, 12, True)],
)
def test_a_few_minutes_with_nobody_ahead_are_no_wait(wait: Wait | None, ahead: int, *, told: bool) -> None:
    assert worth_telling(wait, ahead) is told
