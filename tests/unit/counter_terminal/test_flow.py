from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from center_hub.contract.commands import (
    CallNext,
    CloseCounter,
    MarkNoShow,
    OpenCounter,
    ParkTicket,
    PauseCounter,
    Recall,
    StartService,
    StoreNext,
    TransferTicket,
)
from center_hub.contract.documents import ServiceQueue
from center_hub.contract.replies import Agreed, Called, Reason, Refused
from center_hub.contract.words import CounterState, LegState, ToService
from center_hub.link.port import LinkChanged
from config.loader import centre_file, load_centre
from counter_terminal.actions import Action
from counter_terminal.keys import KEYS
from tests.unit.counter_terminal.desk import Desk, open_desk, parked, ruled

AT = "counter-7"
BAKU = load_centre(centre_file("asan-baku-1"))


def enabled(desk: Desk) -> set[object]:
    return {row["id"] for row in desk.rows("actions") if row["enabled"]}


def test_the_large_button_says_and_does_the_next_thing_in_each_state(desk: Desk) -> None:
    held = "1-A042"
    for state, text, command in (
        (CounterState.CLOSED, "Open the counter", OpenCounter(counter=AT)),
        (CounterState.PAUSED, "Resume", OpenCounter(counter=AT)),
        (CounterState.OPEN, "Call next", CallNext(counter=AT, expect=None)),
        (LegState.CALLED, "Start", StartService(counter=AT, ticket=held)),
        (LegState.SERVING, "Finish and call next", CallNext(counter=AT, expect=held)),
    ):
        if isinstance(state, LegState):
            desk.holds(state)
        else:
            desk.is_now(state)
        assert desk.view("main.text") == text
        assert desk.view("main.enabled") is True
        desk.press("main", desk.view("main.action"))
        assert desk.sent[-1] == command
        desk.refused()


def test_only_what_the_rules_allow_now_can_be_pressed(desk: Desk) -> None:
    desk.is_now(CounterState.CLOSED)
    assert enabled(desk) == {"more"}
    desk.is_now(CounterState.OPEN)
    assert enabled(desk) == {"pause", "close-counter", "store-next", "more"}
    desk.is_now(CounterState.PAUSED)
    assert enabled(desk) == {"close-counter", "more"}
    desk.holds(LegState.CALLED)
    assert enabled(desk) == {"recall", "no-show", "pause-after", "more"}
    desk.holds(LegState.SERVING)
    assert enabled(desk) == {"park", "transfer", "finish", "pause-after", "more"}
    desk.press("close")
    desk.press("recall")
    desk.press("park_ticket")
    assert desk.sent == []


def test_each_small_button_sends_its_command_for_the_ticket_in_hand(desk: Desk) -> None:
    held = "1-A042"
    called, serving = LegState.CALLED, LegState.SERVING
    for state, name, key, command in (
        (called, "recall", "F6", Recall(counter=AT, ticket=held)),
        (called, "no_show", "F7", MarkNoShow(counter=AT, ticket=held)),
        (called, "pause_after", "F10", PauseCounter(counter=AT)),
        (serving, "park", "F4", ParkTicket(counter=AT, ticket=held)),
        (serving, "close_after", "F12", CloseCounter(counter=AT)),
        (None, "store_next", "F11", StoreNext(counter=AT, wanted=True)),
        (None, "pause", "F10", PauseCounter(counter=AT)),
        (None, "close", "F12", CloseCounter(counter=AT)),
    ):
        for press in ((name, ""), ("key", key)):
            if state is None:
                desk.is_now(CounterState.OPEN)
            else:
                desk.holds(state)
            desk.press(*press)
            assert desk.sent[-1] == command
            desk.refused()


def test_one_press_is_one_command_until_the_document_shows_what_came_of_it(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.press("main")
    assert desk.view("busy") is True
    assert desk.view("main.text") == "Working…"
    desk.press("main")
    desk.press("pause")
    desk.taken()
    desk.wait(60)
    desk.beat()
    desk.press("main")
    desk.answer(Called(ticket="1-A042"), desk.sequence + 1)
    desk.press("main")
    assert desk.view("busy") is True
    desk.holds(LegState.CALLED)
    assert desk.view("busy") is False
    assert desk.view("main.text") == "Start"
    assert len(desk.sent) == 1


def test_a_document_that_comes_before_its_reply_counts(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.press("main")
    desk.wait(0.5)
    desk.holds(LegState.CALLED)
    assert desk.view("busy") is True
    desk.answer(Called(ticket="1-A042"), desk.sequence)
    assert desk.view("busy") is False


def test_a_lost_document_frees_the_screen_two_seconds_after_the_reply(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.press("main")
    desk.answer(Called(ticket="1-A042"), desk.sequence + 1)
    desk.wait(1.9)
    assert desk.view("busy") is True
    desk.wait(0.2)
    assert desk.view("busy") is False


def test_the_second_half_of_a_double_click_starts_nothing(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.press("main")
    desk.holds(LegState.CALLED)
    desk.answer(Called(ticket="1-A042"), desk.sequence)
    desk.wait(0.2)
    desk.press("main")
    assert desk.sent == [CallNext(counter=AT, expect=None)]
    desk.wait(0.3)
    desk.press("main")
    assert desk.sent[-1] == StartService(counter=AT, ticket="1-A042")


def test_a_press_of_a_button_that_changed_under_the_finger_is_no_press(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.holds(LegState.CALLED)
    desk.press("main", "call_next")
    assert desk.sent == []


def test_a_press_the_link_never_took_does_not_lock_the_screen_for_ever(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.press("main")
    desk.answer(Called(ticket=None), 0, again=True)
    assert desk.view("busy") is True
    desk.wait(3.1)
    assert desk.view("busy") is False


def test_a_command_taken_late_still_holds_back_the_next(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.press("main")
    desk.wait(3.5)
    desk.taken()
    assert desk.view("busy") is True
    desk.press("main")
    assert len(desk.sent) == 1


def test_a_refusal_is_said_in_words_for_six_seconds(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.press("main")
    desk.answer(Refused(reason=Reason.STALE_EXPECTATION), desk.sequence)
    assert desk.view("banner.body") == "Things have changed. Look at the screen and press again."
    desk.wait(5.9)
    desk.beat()
    assert desk.view("banner.kind") == "refusal"
    desk.wait(0.2)
    assert desk.view("banner") is None


def test_a_call_for_nobody_says_that_nobody_is_waiting(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.press("main")
    desk.answer(Called(ticket=None), desk.sequence)
    assert desk.view("banner.body") == "Nobody is waiting"
    assert desk.view("banner.trouble") is False
    desk.wait(0.5)
    assert desk.view("busy") is False


def test_a_silent_hub_calls_nobody_and_is_said_plainly(desk: Desk) -> None:
    desk.holds(LegState.SERVING)
    desk.wait(9.9)
    assert desk.view("alive") is True
    desk.wait(0.2)
    assert desk.view("alive") is False
    assert desk.view("banner.kind") == "connection"
    assert desk.view("main.enabled") is False
    assert enabled(desk) == set()
    desk.press("main")
    desk.press("finish")
    desk.press("transfer")
    assert desk.sent == []
    assert desk.view("page") == "work"
    assert desk.view("ticket.number") == "A 042"
    desk.beat()
    assert desk.view("main.enabled") is True


def test_a_lost_wire_is_said_at_once(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.flow.heard(LinkChanged(connected=False), desk.now)
    assert desk.view("alive") is False
    desk.press("main")
    assert desk.sent == []


def test_before_the_first_document_there_is_nothing_to_press(desk: Desk) -> None:
    assert desk.view("main.enabled") is False
    desk.press("main")
    assert desk.sent == []


def test_a_transfer_is_two_presses(desk: Desk) -> None:
    desk.holds(LegState.SERVING)
    desk.press("transfer")
    assert desk.view("page") == "transfer"
    desk.press("service", "passport-adult")
    to = ToService(service="passport-adult")
    assert desk.sent == [TransferTicket(counter=AT, ticket="1-A042", destination=to)]
    assert desk.view("page") == "work"


def test_the_transfer_list_can_be_left_and_sends_nowhere_unknown(desk: Desk) -> None:
    desk.holds(LegState.SERVING)
    desk.press("transfer")
    desk.press("service", "no-such-service")
    desk.press("main")
    assert desk.view("page") == "transfer"
    desk.press("leave")
    assert desk.view("page") == "work"
    assert desk.sent == []


def test_the_transfer_list_closes_when_its_ticket_is_no_longer_in_hand(desk: Desk) -> None:
    desk.holds(LegState.SERVING)
    desk.press("transfer")
    desk.holds(LegState.SERVING, number=43)
    assert desk.view("page") == "work"
    desk.press("service", "passport-adult")
    assert desk.sent == []


def test_the_column_counts_who_waits_for_this_counter_and_marks_the_late(desk: Desk) -> None:
    minute, steady = 60_000, 3_600_000
    desk.queues(
        ServiceQueue(service="passport-adult", waiting=3, ahead=3, oldest_since=steady - 5 * minute),
        ServiceQueue(service="id-card-first", waiting=2, ahead=2, oldest_since=steady - 59 * minute),
        ServiceQueue(service="birth-registration", waiting=9, ahead=9, oldest_since=0),
    )
    assert desk.view("waiting.count") == "5"
    assert desk.view("waiting.longest") == "Longest wait: 59 min"
    assert [row["id"] for row in desk.rows("waiting.rows")] == ["id-card-first", "passport-adult"]
    assert [row["over"] for row in desk.rows("waiting.rows")] == [True, False]


def test_the_timer_runs_on_the_hubs_time_against_the_services_mean(desk: Desk) -> None:
    desk.holds(LegState.CALLED)
    assert desk.view("ticket.timer") == "5:00"
    desk.holds(LegState.SERVING)
    assert desk.view("ticket.timer") == "4:20 / 12:00"
    assert desk.view("ticket.share") == 0.361
    desk.wait(0.25)
    desk.wait(0.75)
    assert desk.view("ticket.timer") == "4:21 / 12:00"


def test_the_clock_is_the_centres_and_comes_from_the_hub(desk: Desk) -> None:
    assert desk.view("clock") == "09:46"
    desk.wait(60)
    assert desk.view("clock") == "09:47"


def test_the_stamp_is_of_the_newest_document_shown(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.queues()
    assert desk.view("stamp") == desk.sequence


def test_figures_in_dari_stand_in_isolates(kabul_desk: Desk) -> None:
    kabul_desk.is_now(CounterState.OPEN)
    kabul_desk.queues(ServiceQueue(service="tazkira-first", waiting=3, ahead=3, oldest_since=3_000_000))
    assert kabul_desk.view("direction") == "rtl"
    assert kabul_desk.view("counter") == "غرفهٔ \u20664\u2069"
    assert kabul_desk.rows("waiting.rows")[0]["longest"] == "\u2066۱۰\u2069 دقیقه"  # noqa: RUF001 - digits of Dari


INTENTS = (*Action, "main", "more", "leave", "page", "service", "send", "choose", "switch", "note", "x")
VALUES = st.sampled_from(
    [
        "",
        "next",
        "previous",
        "passport-adult",
        "call_next",
        "urgent",
        "done",
        "operator-1",
        "come_back",
        7,
        None,
    ]
)
CAPS = st.sampled_from([*"0123456789AZ", *KEYS.values(), "Esc", "Enter", "Space", "PageDown", "Left", "F2"])
HAPPENINGS = st.one_of(
    st.tuples(st.just("press"), st.sampled_from(INTENTS), VALUES),
    st.tuples(st.just("press"), st.just("key"), CAPS),
    st.tuples(st.just("holds"), st.sampled_from([LegState.CALLED, LegState.SERVING]), st.integers(1, 3)),
    st.tuples(st.just("state"), st.sampled_from(list(CounterState)), st.none()),
    st.tuples(st.just("wait"), st.floats(0, 12), st.none()),
    st.tuples(st.just("link"), st.booleans(), st.none()),
    st.tuples(st.just("beat"), st.none(), st.none()),
    st.tuples(st.just("taken"), st.none(), st.none()),
    st.tuples(
        st.just("answer"),
        st.sampled_from([Agreed(), Called(ticket=None), Called(ticket="1-A001"), *map(Refused, Reason)]),
        st.integers(0, 60),
    ),
)


def happen(desk: Desk, kind: str, what: Any, value: Any) -> None:
    match kind:
        case "press":
            desk.press(what, value)
        case "holds":
            desk.holds(what, number=value)
        case "state":
            desk.is_now(what)
        case "wait":
            desk.wait(what)
        case "link":
            desk.flow.heard(LinkChanged(connected=what), desk.now)
        case "beat":
            desk.beat()
        case "taken" if desk.sent:
            desk.taken()
        case "answer" if desk.sent:
            desk.answer(what, value)


@settings(max_examples=150, deadline=None)
@given(happenings=st.lists(HAPPENINGS, max_size=40))
def test_no_order_of_presses_and_events_crashes_or_sends_two_at_once(
    happenings: list[tuple[str, Any, Any]],
) -> None:
    desk = open_desk(ruled(BAKU, sign_in_needed=True))
    desk.is_now(CounterState.OPEN, operator="operator-2", parked=(parked(7, 5),))
    since, taken, answered = -100.0, False, True
    for kind, what, value in happenings:
        before = len(desk.sent)
        happen(desk, kind, what, value)
        taken, answered = taken or kind == "taken", answered or kind == "answer"
        if len(desk.sent) > before:
            assert len(desk.sent) == before + 1
            assert desk.now - since >= (0.4 if answered else 3.0)
            assert answered or not taken
            since, taken, answered = desk.now, False, False
        assert desk.view("page") in ("work", "transfer", "list", "pad")
