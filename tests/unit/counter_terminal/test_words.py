import pytest

from center_hub.contract.replies import Reason
from config.languages import Language, load_language
from config.model import Centre
from counter_terminal.words import Words
from tests.unit.counter_terminal.desk import WALL


def words(centre: Centre, code: str) -> Words:
    languages: dict[str, Language] = {code: load_language(code)}
    return Words(centre, languages, languages[code])


@pytest.mark.parametrize("code", ["az", "ru", "en", "prs", "ps"])
@pytest.mark.parametrize("at", [None, WALL])
def test_every_refusal_has_a_sentence_with_or_without_its_time(
    baku: Centre, code: str, at: int | None
) -> None:
    said = [words(baku, code).refusal(reason.value, at) for reason in Reason]
    assert all(said)
    time = load_language(code).figures("09:47")
    assert all((time in sentence) is (at is not None) for sentence in said)


def test_a_time_is_told_in_minutes_that_have_surely_come(baku: Centre) -> None:
    exactly = WALL - WALL % 60_000
    at = [words(baku, "en").refusal("pin_locked", moment)[-6:] for moment in (exactly, exactly + 1)]
    assert at == ["09:46.", "09:47."]
