"""Calls for help at the desk: none is missed, none is ended by a finger that slipped."""

from hypothesis import given
from hypothesis import strategies as st

from center_hub.contract.codec import encode
from center_hub.contract.documents import DevicesDocument
from center_hub.contract.health import (
    OFFLINE,
    DeviceHealth,
    HelpAnswer,
    HelpCall,
    HelpStep,
    at_start,
    with_answers,
    with_help,
)
from center_hub.contract.words import Role, Stamp
from center_hub.core.events import Moment
from center_hub.service.fleet import Fleet
from counter_terminal.helpdesk.calls import Calls
from counter_terminal.helpdesk.errand import GUARD_S
from tests.unit.counter_terminal.helpdesk.volunteer import Volunteer

ROLES = {"kiosk-1": Role.KIOSK, "kiosk-2": Role.KIOSK, "desk-1": Role.HELPDESK, "desk-2": Role.HELPDESK}
WELL = at_start(has_printer=False)


class Centre:
    """Two kiosks and two desks around a real fleet."""

    def __init__(self) -> None:
        self.fleet = Fleet(ROLES)
        self.desk = Calls()
        self.now = 0.0
        for device in ROLES:
            self.says(device, WELL)

    def says(self, device: str, health: DeviceHealth) -> None:
        self.now += 1
        self.fleet.hear(device, encode(health), Moment(wall=round(self.now * 1000), steady=0))
        self.tell()

    def tell(self) -> None:
        document: DevicesDocument = self.fleet.document(Stamp(epoch=1, sequence=1))
        self.desk.hear(document)

    def calls(self, kiosk: str, call: int = 1) -> None:
        self.says(kiosk, with_help(WELL, HelpCall(call=call, language="az")))

    def press(self, name: str, kiosk: str = "") -> bool:
        self.now += 1
        taken = self.desk.intent(name, kiosk, self.now)
        self.says("desk-1", with_answers(WELL, self.desk.said))
        return taken

    def said(self) -> list[HelpAnswer]:
        return list(self.desk.said)

    def kiosks(self) -> list[str]:
        return [one.kiosk for one in self.desk.standing]


def answer(kiosk: str, step: HelpStep, call: int = 1) -> HelpAnswer:
    return HelpAnswer(kiosk=kiosk, call=call, step=step)


def test_the_oldest_call_comes_first_whatever_is_said_to_it() -> None:
    centre = Centre()
    centre.calls("kiosk-2")
    centre.calls("kiosk-1")
    centre.calls("kiosk-2")  # said again, it is no younger
    assert centre.kiosks() == ["kiosk-2", "kiosk-1"]
    centre.press("call_go", "kiosk-2")
    assert centre.kiosks() == ["kiosk-2", "kiosk-1"]


def test_who_goes_is_seen_at_the_other_desk_and_may_think_better_of_it() -> None:
    centre = Centre()
    centre.calls("kiosk-1")
    centre.press("call_go", "kiosk-1")
    assert centre.said() == [answer("kiosk-1", HelpStep.COMING)]
    (call,) = centre.desk.standing
    assert (call.mine, call.other) == (True, "desk-1")
    elsewhere = Calls()
    elsewhere.hear(centre.fleet.document(Stamp(epoch=1, sequence=1)))
    assert [(one.mine, one.other) for one in elsewhere.standing] == [(False, "desk-1")]
    centre.press("call_stay", "kiosk-1")
    assert centre.said() == []
    assert centre.desk.standing[0].other is None


def test_a_call_that_is_ended_is_gone_at_once_and_forgotten_once_the_kiosk_took_it_back() -> None:
    centre = Centre()
    centre.calls("kiosk-1")
    centre.press("call_done", "kiosk-1")
    assert centre.kiosks() == []
    assert centre.said() == [answer("kiosk-1", HelpStep.DONE)]
    centre.says("kiosk-1", WELL)
    assert centre.said() == []
    centre.calls("kiosk-1", call=2)
    assert centre.kiosks() == ["kiosk-1"]


def test_the_other_desk_ends_a_call_too() -> None:
    centre = Centre()
    centre.calls("kiosk-1")
    centre.says("desk-2", with_answers(WELL, (answer("kiosk-1", HelpStep.DONE),)))
    assert centre.kiosks() == []


def test_the_second_half_of_a_double_tap_does_not_end_the_call_that_came_to_its_place() -> None:
    centre = Centre()
    centre.calls("kiosk-1")
    centre.calls("kiosk-2")
    centre.press("call_done", "kiosk-1")
    assert centre.desk.intent("call_done", "kiosk-2", centre.now - 1 + GUARD_S / 2)
    assert centre.kiosks() == ["kiosk-2"]


def test_a_kiosk_that_is_gone_calls_no_more_and_a_hub_that_starts_anew_makes_no_volunteer_turn_back() -> None:
    centre = Centre()
    centre.calls("kiosk-1")
    centre.press("call_go", "kiosk-1")
    centre.fleet = Fleet(ROLES)
    centre.tell()
    assert centre.said() == [answer("kiosk-1", HelpStep.COMING)]
    centre.calls("kiosk-1")
    assert centre.desk.standing[0].mine
    centre.says("kiosk-1", OFFLINE)
    assert centre.kiosks() == []
    assert centre.said() == []


def test_what_fits_no_call_changes_nothing() -> None:
    centre = Centre()
    assert centre.press("call_go", "kiosk-1")
    assert centre.press("call_done", "entrance")
    assert not centre.press("give")
    assert centre.said() == []


STEPS = st.sampled_from(("call_go", "call_stay", "call_done"))
KIOSKS = st.sampled_from(("kiosk-1", "kiosk-2"))
ACTS = st.tuples(st.sampled_from(("calls", "ends", "dies", "press")), KIOSKS, STEPS)


@given(st.lists(ACTS, max_size=40))
def test_a_desk_answers_only_calls_that_stand_each_of_them_once(acts: list[tuple[str, str, str]]) -> None:
    centre, call = Centre(), 0
    wanted: set[str] = set()
    for act, kiosk, step in acts:
        match act:
            case "calls":
                call += 1
                centre.calls(kiosk, call)
                wanted.add(kiosk)
            case "press":
                centre.press(step, kiosk)
            case _:
                centre.says(kiosk, WELL if act == "ends" else OFFLINE)
                wanted.discard(kiosk)
        answered = [one.kiosk for one in centre.desk.said]
        assert len(answered) == len(set(answered))
        assert set(answered) <= wanted
        ended = {one.kiosk for one in centre.desk.said if one.step is HelpStep.DONE}
        assert set(centre.kiosks()) == wanted - ended


def first(desk: Volunteer) -> dict[str, object]:
    return desk.rows("calls.rows")[0]


def test_a_volunteer_reads_where_in_which_language_and_for_how_long() -> None:
    desk = Volunteer()
    assert desk.rows("calls.rows") == []
    desk.kiosk_calls(kiosk_2="ru", kiosk_1="az")
    row = first(desk)
    assert row["title"] == "Kiosk 2: somebody needs help"
    assert row["note"] == "Русский · waiting for 1 min"
    assert (row["go"], row["done"], row["more"]) == ("I am going", "Done", "1 more call")
    assert not row["answered"]


def test_a_call_that_came_just_now_says_so() -> None:
    desk = Volunteer()
    desk.kiosk_calls(kiosk_2="ru")
    assert first(desk)["note"] == "Русский · just now"
    assert first(desk)["more"] == ""


def test_a_volunteer_who_goes_is_told_so_and_the_call_is_quiet() -> None:
    desk = Volunteer()
    desk.kiosk_calls(kiosk_2="ru")
    desk.press("call_go", "kiosk-2")
    assert first(desk)["note"] == "Русский · just now · You are going"
    assert first(desk)["answered"]
    assert (first(desk)["intent"], first(desk)["go"]) == ("call_stay", "I cannot go")
    desk.press("call_done", "kiosk-2")
    assert desk.rows("calls.rows") == []


def test_all_calls_can_be_looked_at_and_put_away_again() -> None:
    desk = Volunteer()
    desk.kiosk_calls(kiosk_2="ru", kiosk_1="az")
    desk.press("calls")
    assert [row["kiosk"] for row in desk.rows("calls.rows")] == ["kiosk-2", "kiosk-1"]
    assert [row["more"] for row in desk.rows("calls.rows")] == ["Show one call", ""]
    desk.press("call_done", "kiosk-1")
    assert desk.view("calls.all") is False
    assert first(desk)["more"] == ""


def test_a_call_stands_over_whatever_page_the_volunteer_is_on_and_takes_nothing_from_it() -> None:
    desk = Volunteer()
    desk.press("go", "appointment")
    desk.keys("B7")
    desk.kiosk_calls(kiosk_1="en")
    desk.press("call_go", "kiosk-1")
    assert desk.view("typing.typed") == "B7"
    assert first(desk)["kiosk"] == "kiosk-1"
    assert desk.sent == []
