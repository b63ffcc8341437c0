from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from center_hub.contract.commands import CancelTicket, FindTicket, FinishService, IssueTicket
from center_hub.contract.health import HelpStep, at_start, with_printer
from center_hub.contract.words import Role, Wait
from config.languages import known_languages
from counter_terminal.helpdesk.calls_view import MOST_ROWS
from tests.device.counter_terminal.helpdesk.tablet import PIXELS, PX_PER_MM, Tablet
from tests.unit.counter_terminal.helpdesk.volunteer import Volunteer

NEEDS_SOMEBODY = with_printer(at_start(has_printer=True), "cover_open", can_print=False)
"""As much as may stand below the menu: each of two kiosks in a trouble of its own, both told at length."""
RIGHT_TO_LEFT = ("prs", "ps")
Opener = Callable[..., Tablet]


@pytest.fixture
def open_tablet(qtbot: QtBot) -> Iterator[Opener]:
    opened: list[Tablet] = []

    def make(language: str = "en", *, upright: bool = False) -> Tablet:
        centre = "asan-khedmat-kabul-1" if language in RIGHT_TO_LEFT else "asan-baku-1"
        tablet = Tablet(Volunteer(centre, language), upright=upright)
        opened.append(tablet)
        tablet.window.quick.requestActivate()
        qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is tablet.window.quick)
        return tablet

    yield make
    for tablet in opened:
        tablet.window.close()


def pages(tablet: Tablet, *, calls: int = 0) -> Iterator[str]:
    """The desk led through every page it has, each with as much on it as there may be, and with calls."""
    desk = tablet.desk
    desk.foretold = Wait(least=6700, likely=7600, most=8900)
    service = next(one for one in desk.centre.services if one.per_person is None and not one.back_office)
    limited = next((one for one in desk.centre.services if one.per_person is not None), None)
    for _ in range(9):
        desk.ticket(service.id, then=tuple(one.id for one in desk.centre.services[1:3] if one != service))
    desk.documents()
    if calls:
        desk.kiosk_calls(**dict.fromkeys(["kiosk_1", "kiosk_2", "kiosk_3"][:calls], desk.centre.languages[1]))
    else:
        desk.hall_devices(kiosk_1=NEEDS_SOMEBODY)
    yield from _told("find", tablet, ("key", service.series), ("key", "4"))
    yield from _told("card", tablet, ("enter", ""))
    yield from _told("classes", tablet, ("deed", "priority"))
    yield from _told("reason", tablet, ("choose", desk.centre.priority_classes[0].id))
    yield from _told("card with a result", tablet, ("reason", desk.centre.reasons[0].id), ("give", ""))
    yield from _told("agencies", tablet, ("deed", "move"))
    yield from _told("services", tablet, ("choose", service.agency))
    yield from _told("profiles", tablet, ("tab", "profile"))
    yield from _told("counters", tablet, ("tab", "counter"))
    yield from _told("moving", tablet, ("choose", desk.centre.counters[0].id))
    yield from _told("cancel", tablet, ("back", ""), ("back", ""), ("deed", "cancel"))
    for number in range(1, 9):
        tablet.desk.press("go", "family")
        tablet.desk.keys(f"{service.series}{number}")
        tablet.desk.press("enter")
    yield from _told("family", tablet, ("key", "1"))
    yield from _told("search", tablet, ("go", "issue"), ("search", service.name[desk.language][:1]))
    yield from _told("filling", tablet, ("choose", service.id), ("party", "more"))
    yield from _told("declaring", tablet, ("classes", "others"))
    yield from _told("declared", tablet, ("choose", desk.centre.priority_classes[-1].id))
    yield from _journey(tablet)
    if limited is not None:
        tablet.desk.press("go", "issue")
        tablet.desk.press("search", limited.name[desk.language][:1])
        for letter in limited.name[desk.language][1:9]:
            tablet.desk.press("key", letter)
        yield from _told("document", tablet, ("choose", limited.id), ("give", ""), ("key", "A"))
    yield from _told("code", tablet, ("go", "appointment"), *(("key", sign) for sign in "B7K2"))
    yield from _told("check in", tablet, ("enter", ""))
    yield from _told("sure appointment", tablet, ("forgo", ""))
    yield from _told("check in refused", tablet, ("back", ""), ("give", ""))
    counter = desk.centre.counters_serving(service.id)[0].id
    served = desk.called(counter, served=True)
    desk.hall.give(FinishService(counter=counter, ticket=served), Role.COUNTER)
    desk.scan(served)
    yield from _told("rating", tablet, ("deed", "rate"))
    if not calls:
        desk.kiosk_calls(kiosk_1=desk.centre.languages[1], kiosk_2=desk.centre.languages[0])
        yield from _told("call", tablet, ("go", "find"))
        yield from _told("call answered", tablet, ("call_go", "kiosk-1"))
        yield from _told("all calls", tablet, ("calls", ""))


def _journey(tablet: Tablet) -> Iterator[str]:
    """The longest journey on one ticket, from the list to the number."""
    desk = tablet.desk
    longest = max(desk.centre.journeys, key=lambda one: len(one.services))
    yield from _told("popular", tablet, ("go", "issue"))
    while all(row["id"] != longest.id for row in desk.rows("list.rows")):
        yield from _told("popular on", tablet, ("turn", "next"))
    yield from _told("journey", tablet, ("choose", longest.id), ("party", "more"))
    yield from _told("adding", tablet, ("add", ""))
    yield from _told("given", tablet, ("back", ""), ("give", ""))


def _told(page: str, tablet: Tablet, *presses: tuple[str, str]) -> Iterator[str]:
    for name, value in presses:
        tablet.desk.press(name, value)
    tablet.refresh()
    yield page


@pytest.mark.parametrize(
    ("upright", "calls"),
    [(False, 0), (False, 2), (True, 2)],
    ids=["lying", "lying, called", "upright, called"],
)
@pytest.mark.parametrize("language", known_languages())
def test_every_page_has_room_for_its_words_and_its_fingers(
    open_tablet: Opener, language: str, calls: int, *, upright: bool
) -> None:
    tablet = open_tablet(language, upright=upright)
    seen = []
    for page in pages(tablet, calls=calls):
        seen.append(page)
        assert page != "search" or any(one.objectName().startswith("option-") for one in tablet.pressables())
        _fingers_fit(tablet, page)
        _words_fit(tablet, page)
    assert len(seen) >= 18


def _fingers_fit(tablet: Tablet, page: str) -> None:
    touched = tablet.pressables()
    assert touched
    screen = tablet.box(tablet.window.quick.contentItem())
    for one in touched:
        name = f"{page}: {one.objectName()} {one.property('name')}"
        box = tablet.box(one)
        assert one.property("name"), name
        assert screen.contains(box), name
        assert box.height() >= 10.8 * PX_PER_MM, (name, box.height() / PX_PER_MM)
        assert box.width() >= 10.8 * PX_PER_MM, (name, box.width() / PX_PER_MM)
    for one, other in combinations(touched, 2):
        both = tablet.box(one).adjusted(1, 1, -1, -1)
        names = f"{page}: {one.objectName()} over {other.objectName()}"
        assert not both.intersects(tablet.box(other)), names


def _words_fit(tablet: Tablet, page: str) -> None:
    written = tablet.labels()
    screen = tablet.box(tablet.window.quick.contentItem())
    for one in written:
        name = f"{page}: {one.property('text')}"
        assert screen.adjusted(-1, -1, 1, 1).contains(tablet.box(one)), name
    for one, other in combinations([one for one in written if one.property("text")], 2):
        box, against = tablet.box(one).adjusted(2, 3, -2, -3), tablet.box(other).adjusted(2, 3, -2, -3)
        assert not box.intersects(against), f"{page}: {one.property('text')} over {other.property('text')}"
    whole = {"heading", "state", "line.words", "kiosks-0", "kiosks-1"}
    heading = [one for one in written if one.objectName() in whole]
    assert not any(one.property("truncated") for one in heading), page


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_the_desk_is_mirrored_and_its_numbers_are_not(open_tablet: Opener, language: str) -> None:
    tablet = open_tablet(language)
    series = tablet.desk.centre.services[0].series
    tablet.desk.ticket(tablet.desk.centre.services[0].id)
    tablet.refresh()
    assert tablet.left("menu-find") > PIXELS[0] / 2
    assert tablet.left("key-A") < tablet.left("key-B")
    assert tablet.left("key-1") < tablet.left("key-2")
    assert tablet.left("key-3") < tablet.left("key-A")
    tablet.press("key", series)
    tablet.press("key", "1")
    assert tablet.item("typed").property("text") == f"{series}1"
    tablet.press("enter")
    assert tablet.left("number") > tablet.left("deed-reprint") > tablet.left("deed-priority")


def test_a_ticket_is_found_with_three_taps(open_tablet: Opener) -> None:
    tablet = open_tablet()
    tablet.desk.ticket()
    for name in ("key-A", "key-1", "enter"):
        tablet.tap(name)
    assert tablet.desk.sent == [FindTicket(wanted="A 001")]
    assert tablet.item("state").property("text") == "Waiting"
    tablet.tap("deed-cancel")
    tablet.tap("sure-give")
    assert tablet.desk.commands(CancelTicket) == [CancelTicket(ticket="1-A001")]
    assert tablet.item("line.words").property("text") == "A 001 is cancelled."


def test_a_keyboard_types_what_the_glass_types(open_tablet: Opener) -> None:
    tablet = open_tablet()
    tablet.desk.ticket()
    tablet.type("a12")
    tablet.key(Qt.Key.Key_Backspace)
    assert tablet.item("typed").property("text") == "A1"
    tablet.key(Qt.Key.Key_Return)
    assert tablet.item("number").property("number") == "A 001"
    tablet.key(Qt.Key.Key_Escape)
    assert tablet.desk.view("page") == "typing"


def test_a_letter_on_a_list_of_services_begins_a_search(open_tablet: Opener) -> None:
    tablet = open_tablet()
    tablet.tap("menu-issue")
    tablet.type("birth")
    assert tablet.item("typed").property("text") == "BIRTH"
    tablet.tap("option-birth-registration")
    tablet.tap("language-ru")
    tablet.tap("form-give")
    assert tablet.desk.sent == [IssueTicket(service="birth-registration", language="ru")]
    assert tablet.item("given-number").property("number") == "H 001"


def test_two_quick_taps_on_a_button_are_one_command(open_tablet: Opener) -> None:
    tablet = open_tablet()
    tablet.desk.ticket()
    tablet.desk.answers = False
    for name in ("key-A", "key-1", "enter", "enter"):
        tablet.tap(name)
    assert len(tablet.desk.sent) == 1
    assert tablet.item("enter").property("enabled") is False


def test_the_number_given_can_be_read_across_the_desk(open_tablet: Opener) -> None:
    tablet = open_tablet()
    tablet.press("go", "issue")
    tablet.press("tab", "service")
    tablet.press("choose", "internal-affairs")
    tablet.press("choose", "id-card-first")
    tablet.press("give")
    # Two metres across a desk: 0.4 degrees are 14 mm; the number is never below.
    cap_mm = tablet.item("given-number").property("numberPx") * 0.714 / PX_PER_MM
    assert cap_mm >= 14


def test_a_lost_hub_is_said_and_nothing_can_be_sent(open_tablet: Opener) -> None:
    tablet = open_tablet()
    tablet.desk.ticket()
    tablet.desk.find("A1")
    tablet.desk.now += 30
    tablet.desk.flow.tick(tablet.desk.now)
    tablet.refresh()
    assert tablet.item("line.words").property("text").startswith("No connection.")
    deeds = [one for one in tablet.pressables() if one.objectName().startswith("deed-")]
    assert deeds
    assert not any(one.property("enabled") for one in deeds)


def test_a_call_is_answered_and_ended_with_a_finger_while_a_card_stands(open_tablet: Opener) -> None:
    tablet = open_tablet()
    tablet.desk.ticket()
    tablet.desk.find("A1")
    tablet.desk.kiosk_calls(kiosk_1="az")
    tablet.refresh()
    assert tablet.item("call-title-kiosk-1").property("text") == "Kiosk 1: somebody needs help"
    tablet.tap("call-go-kiosk-1")
    assert [one.step for one in tablet.desk.flow.calls.said] == [HelpStep.COMING]
    assert tablet.item("number").property("number") == "A 001"
    tablet.tap("call-done-kiosk-1")
    assert "call-title-kiosk-1" not in {one.objectName() for one in tablet.drawn()}
    assert tablet.item("title").property("text") == "Help desk"


@pytest.mark.parametrize("upright", [False, True], ids=["lying", "upright"])
@pytest.mark.parametrize("language", known_languages())
def test_all_calls_have_room_below_one_another(open_tablet: Opener, language: str, *, upright: bool) -> None:
    tablet = open_tablet(language, upright=upright)
    kiosks = [one.id.replace("-", "_") for one in tablet.desk.centre.devices if one.role == "kiosk"]
    tablet.desk.kiosk_calls(**dict.fromkeys(kiosks, tablet.desk.centre.languages[1]))
    tablet.press("calls")
    shown = {one.objectName() for one in tablet.drawn() if one.objectName().startswith("call-title")}
    assert len(shown) == min(len(kiosks), MOST_ROWS)
    _fingers_fit(tablet, "all calls")
    _words_fit(tablet, "all calls")
    assert "menu-find" not in {one.objectName() for one in tablet.drawn()}
    tablet.tap("calls-more")
    assert "menu-find" in {one.objectName() for one in tablet.drawn()}
