"""What a citizen reads at the counter, and for how long they may say how it was."""
# ruff: noqa: RUF001  letters of several languages

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from center_hub.contract.documents import CounterDocument, JustServed, TicketInHand
from center_hub.contract.words import CounterState, LegState, Stamp
from config.languages import Language, load_language
from config.loader import centre_file, load_centre
from config.model import Centre
from counter_terminal.citizen.panel import RATE_S, CitizenPanel, Page
from tests.unit.counter_terminal.desk import in_hand

BAKU = load_centre(centre_file("asan-baku-1"))
SERVED = JustServed(ticket="1-A041", series="A", number=41, language="ru", rated=False)


def panel(centre: Centre = BAKU, *, touch: bool = True) -> CitizenPanel:
    languages: dict[str, Language] = {code: load_language(code) for code in centre.languages}
    return CitizenPanel(centre, centre.counters[0].id, languages, touch=touch)


def document(
    state: CounterState = CounterState.OPEN, hand: TicketInHand | None = None, **also: Any
) -> CounterDocument:
    made = CounterDocument(
        version=1,
        stamp=Stamp(epoch=1, sequence=1),
        counter="counter-1",
        state=state,
        in_hand=hand,
        served=0,
    )
    return replace(made, **also)


SERVING = document(hand=in_hand(LegState.SERVING))
DONE = document(just_served=SERVED, served=1)


def at_the_end(touch: bool = True) -> CitizenPanel:  # noqa: FBT001, FBT002  a fact of the screen
    """A panel whose citizen was served at 100 s."""
    made = panel(touch=touch)
    made.look(SERVING, alive=True, now=99.0)
    made.look(DONE, alive=True, now=100.0)
    return made


@pytest.mark.parametrize(
    ("seen", "page", "title", "number"),
    [
        (document(), Page.WELCOME, "Xoş gəlmisiniz", ""),
        (document(CounterState.PAUSED), Page.PAUSED, "Fasilədir. Tezliklə qayıdacağıq.", ""),
        (document(CounterState.CLOSED), Page.CLOSED, "Bu pəncərə bağlıdır.", ""),
        (document(hand=in_hand(LegState.CALLED)), Page.CALLED, "Пожалуйста, подойдите к окну", "A 042"),
        (SERVING, Page.SERVING, "Идёт приём", "A 042"),
    ],
)
def test_each_state_has_its_page_in_the_tickets_language_else_the_centres(
    seen: CounterDocument, page: Page, title: str, number: str
) -> None:
    made = panel()
    made.look(seen, alive=True, now=1.0)
    assert made.view["page"] == page
    assert made.view["title"] == title
    assert made.view["number"] == number
    assert made.view["counter"]


def test_the_second_line_is_the_centres_own_language() -> None:
    made = panel()
    made.look(SERVING, alive=True, now=1.0)
    assert made.view["also"] == [{"language": "az", "text": "Xidmət göstərilir"}]
    made.look(document(hand=replace(in_hand(LegState.SERVING), language="az")), alive=True, now=2.0)
    assert made.view["also"] == []
    made.look(document(hand=replace(in_hand(LegState.SERVING), language="ps")), alive=True, now=2.0)
    assert made.view["language"] == "az", "a language the centre has no more"


def test_work_without_the_citizen_shows_nobodys_number() -> None:
    made = panel()
    made.look(document(hand=replace(in_hand(LegState.SERVING), announced=False)), alive=True, now=1.0)
    assert (made.view["page"], made.view["number"]) == (Page.BUSY, "")


def test_faces_stand_for_twenty_seconds_after_a_service() -> None:
    made = at_the_end()
    assert made.view["page"] == Page.RATE
    assert made.view["number"] == "A 041"
    assert made.view["language"] == "ru"
    assert len(made.view["scores"]) == 5  # type: ignore[arg-type]  # a list
    made.look(DONE, alive=True, now=100.0 + RATE_S - 0.1)
    assert made.view["page"] == Page.RATE
    made.look(DONE, alive=True, now=100.0 + RATE_S)
    assert made.view["page"] == Page.WELCOME
    assert made.touched("score", 5, 121.0) is None


def test_the_next_call_takes_the_faces_away() -> None:
    made = at_the_end()
    made.look(replace(DONE, in_hand=in_hand(LegState.CALLED)), alive=True, now=101.0)
    assert (made.view["page"], made.view["scores"]) == (Page.CALLED, [])
    assert made.touched("score", 5, 101.5) is None


@pytest.mark.parametrize("touches", [(), (4,)])
def test_whoever_was_called_and_sent_away_finds_nothing_of_the_one_before(touches: tuple[int, ...]) -> None:
    made = at_the_end()
    for score in touches:
        made.touched("score", score, 100.5)
    made.look(replace(DONE, in_hand=in_hand(LegState.CALLED)), alive=True, now=101.0)
    made.look(DONE, alive=True, now=103.0)  # parked, or did not come
    assert (made.view["page"], made.view["number"]) == (Page.WELCOME, "")
    assert made.touched("score", 1, 103.5) is None


def test_who_was_finished_with_the_next_call_is_not_asked_when_that_one_does_not_come() -> None:
    made = panel()
    made.look(SERVING, alive=True, now=99.0)
    made.look(replace(DONE, in_hand=in_hand(LegState.CALLED)), alive=True, now=100.0)
    made.look(DONE, alive=True, now=105.0)
    assert (made.view["page"], made.view["scores"]) == (Page.WELCOME, [])


@pytest.mark.parametrize("late_s", [0.0, 2.0])
def test_who_was_served_while_the_connection_was_gone_has_left(late_s: float) -> None:
    made = panel()
    made.look(SERVING, alive=True, now=10.0)
    made.look(SERVING, alive=False, now=300.0)
    made.look(SERVING, alive=True, now=300.2)
    made.look(DONE, alive=True, now=300.2 + late_s)
    assert (made.view["page"], made.view["number"]) == (Page.WELCOME, "")
    made.look(replace(DONE, served=2), alive=True, now=310.0)
    assert made.view["page"] == Page.RATE


def test_one_touch_is_one_score_and_is_thanked_for() -> None:
    made = at_the_end()
    assert made.touched("score", 4, 101.0) == 4
    assert made.touched("score", 1, 101.1) is None
    made.look(DONE, alive=True, now=101.2)
    assert (made.view["page"], made.view["scores"]) == (Page.THANKS, [])
    made.look(replace(DONE, just_served=replace(SERVED, rated=True)), alive=True, now=105.9)
    assert made.view["page"] == Page.THANKS
    made.look(replace(DONE, just_served=replace(SERVED, rated=True)), alive=True, now=106.1)
    assert made.view["page"] == Page.WELCOME


@pytest.mark.parametrize("value", [0, 6, "5", None, True, 4.0])
def test_a_touch_that_is_no_score_is_none(value: object) -> None:
    expected = 1 if value is True else None  # one is one to Python, and a face all the same
    assert at_the_end().touched("score", value, 101.0) == expected


def test_a_screen_without_touch_thanks_and_sends_to_a_kiosk() -> None:
    made = at_the_end(touch=False)
    assert made.view["title"] == "Спасибо"
    assert "киоске" in str(made.view["body"])
    assert made.view["scores"] == []
    assert made.touched("score", 5, 101.0) is None


def test_whom_the_counter_served_before_the_program_began_is_not_asked() -> None:
    made = panel()
    made.look(DONE, alive=True, now=1.0)
    assert made.view["page"] == Page.WELCOME


def test_two_services_of_one_visit_are_each_asked_about() -> None:
    made = at_the_end()
    made.touched("score", 4, 101.0)
    again = replace(DONE, served=2)
    made.look(replace(again, in_hand=in_hand(LegState.SERVING)), alive=True, now=150.0)
    made.look(replace(again, served=3), alive=True, now=200.0)
    assert made.view["page"] == Page.RATE


def test_a_lost_connection_is_said_and_nothing_can_be_rated() -> None:
    made = panel()
    made.look(None, alive=False, now=1.0)
    assert made.view["page"] == Page.LOST
    assert made.view["lost"]
    made.look(SERVING, alive=True, now=2.0)
    assert made.view["lost"] == ""
    made.look(SERVING, alive=False, now=3.0)
    assert made.view["number"] == "A 042", "what was true stays, and is said to be old"
    assert "устареть" in str(made.view["lost"])
    ended = at_the_end()
    ended.look(DONE, alive=False, now=101.0)
    assert ended.view["scores"] == []
    assert ended.touched("score", 5, 101.0) is None


@given(
    state=st.sampled_from(CounterState),
    hand=st.none() | st.sampled_from([in_hand(LegState.CALLED), in_hand(LegState.SERVING)]),
    served=st.none() | st.just(SERVED),
    alive=st.booleans(),
    touch=st.booleans(),
)
def test_it_is_never_blank_and_never_says_anything_personal(
    state: CounterState, hand: TicketInHand | None, served: JustServed | None, *, alive: bool, touch: bool
) -> None:
    made = panel(touch=touch)
    personal = None if hand is None else replace(hand, priority="disability", party=7)
    for now in (1.0, 2.0):
        made.look(
            document(state, personal, just_served=served, served=int(now), operator="operator-2"),
            alive=alive,
            now=now,
        )
    view = made.view
    assert view["title"]
    assert view["counter"]
    said = str(view)
    assert "operator" not in said
    assert "disability" not in said
    assert bool(view["lost"]) is not alive
