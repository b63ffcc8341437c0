import gc
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from center_hub.contract.commands import CancelTicket, CheckIn, GiveFeedback, IssueTicket
from hardware.screen.emulator.items import find, reach, see
from hardware.screen.stage import Stage
from hardware.screen.theme import ScreenSize
from hardware.screen.window import Window, open_window
from hardware.ticket_printer.port import PrinterCondition
from hardware.ticket_printer.ticket_form import TicketForm
from hardware.ticket_printer.ticket_layout import draw_ticket
from kiosk.app import PAGE
from kiosk.paper.ticket_face import ticket_face
from tests.device.kiosk.walk import CENTRES, LANDSCAPE, PORTRAIT, TOKEN, WAYS, Walk

PIXELS = {PORTRAIT: (1080, 1920), LANDSCAPE: (1280, 800)}
IN_EVERY_LANGUAGE = [(centre, language) for centre, languages in CENTRES.items() for language in languages]
BUTTON = QAccessible.Role.Button
FOOT = ("back", "start-over", "foot-language", "help")


class Screen:
    """The kiosk's real window over a walk; taps on it go on to the flow."""

    def __init__(self, walk: Walk, size: tuple[float, float]) -> None:
        self.walk = walk
        self.stage = Stage(walk.view)
        self.intents: list[tuple[str, object]] = []
        self.stage.intent.connect(self._take)
        self.window: Window = open_window(PAGE, self.stage, ScreenSize(*size), size_px=PIXELS[size])
        self._finger = QTest.createTouchDevice()
        QTest.qWaitForWindowExposed(self.window.quick)

    def _take(self, name: str, value: object) -> None:
        self.intents.append((name, value))
        self.walk.do(name, value)
        self.show()

    def show(self) -> None:
        self.stage.show(self.walk.view)

    def tap(self, name: str) -> None:
        self.tap_at(reach(self.window.quick, name).toPoint())

    def tap_at(self, at: QPoint) -> None:
        QTest.touchEvent(self.window.quick, self._finger).press(0, at, self.window.quick).commit()
        QTest.touchEvent(self.window.quick, self._finger).release(0, at, self.window.quick).commit()

    def text(self, name: str) -> str:
        return see(self.window.quick, name).text

    def items(self) -> Iterator[QQuickItem]:
        """Everything visible, parents before children."""
        left = [self.window.quick.contentItem()]
        while left:
            item = left.pop()
            if item.isVisible():
                yield item
                left += item.childItems()


Opener = Callable[..., Screen]


@pytest.fixture
def open_screen(qapp: QGuiApplication) -> Iterator[Opener]:
    """Open the kiosk where a walk has come to."""
    opened: list[Screen] = []

    def opener(
        centre: str,
        language: str,
        page: str = "welcome",
        size: tuple[float, float] = PORTRAIT,
        modes: tuple[str, ...] = (),
    ) -> Screen:
        walk = Walk(centre, language, size)
        for mode in modes:
            walk.do("mode", mode)
        WAYS[page](walk)
        opened.append(Screen(walk, size))
        return opened[-1]

    yield opener
    for screen in opened:
        screen.window.close()


@pytest.mark.parametrize(("centre", "language"), IN_EVERY_LANGUAGE)
def test_three_touches_take_a_ticket(open_screen: Opener, centre: str, language: str) -> None:
    screen = open_screen(centre, language)
    screen.tap(f"language-{language}")
    service = screen.walk.view["choices"][0]["id"]
    screen.tap(f"service-{service}")
    screen.tap("get-ticket")
    assert [(command.service, command.language) for command in screen.walk.orders] == [(service, language)]
    assert screen.walk.view["page"] == "one_moment"


def test_five_touches_take_a_ticket_for_any_service(open_screen: Opener) -> None:
    screen = open_screen("asan-khedmat-kabul-1", "ps")
    for name in ("language-ps", "all-agencies", "agency-traffic"):
        screen.tap(name)
    screen.tap(f"service-{screen.walk.view['choices'][-1]['id']}")
    screen.tap("get-ticket")
    assert len(screen.walk.sent) == 1


def test_the_number_is_shown_and_done_closes_it(open_screen: Opener) -> None:
    screen = open_screen("asan-baku-1", "ru", "one_moment")
    screen.walk.answer(screen.walk.issued())
    screen.show()
    assert "A 042" in screen.text("number")
    screen.walk.printed()
    screen.show()
    screen.tap("done")
    assert screen.walk.view["page"] == "welcome"


def test_print_again_prints_again(open_screen: Opener) -> None:
    screen = open_screen("asan-baku-1", "ru", "print_failed")
    screen.tap("print-again")
    assert len(screen.walk.jobs) == 2


def test_a_copy_is_to_be_had_where_nobody_knows_of_the_ticket_and_is_not_the_obvious_thing(
    open_screen: Opener,
) -> None:
    screen = open_screen("asan-baku-1", "ru", "print_likely")
    assert not see(screen.window.quick, "print-again").visible
    screen.tap("copy-if-none-came")
    assert screen.intents == [("print_again", "17-A042")]


def test_print_again_is_not_drawn_where_the_printer_would_not(open_screen: Opener) -> None:
    screen = open_screen("asan-baku-1", "ru", "print_failed")
    screen.walk.printer(PrinterCondition.PAPER_OUT)
    screen.show()
    assert not see(screen.window.quick, "print-again").visible


def test_a_touch_beside_everything_keeps_the_ticket_on_the_screen(open_screen: Opener) -> None:
    screen = open_screen("asan-baku-1", "az", "ticket")
    screen.walk.wait(14)
    screen.tap("number")
    screen.walk.wait(14)
    assert screen.intents == [("touch", "")]
    assert screen.walk.view["page"] == "ticket"


@pytest.mark.parametrize("where", ["continue", "number-free ground"])
def test_one_tap_anywhere_says_somebody_is_there(open_screen: Opener, where: str) -> None:
    screen = open_screen("asan-baku-1", "az", "still_there")
    if where == "continue":
        screen.tap("continue")
    else:
        screen.tap_at(QPoint(40, 1900))
    assert screen.walk.view["still_there"] == {}
    assert screen.walk.view["page"] == "confirm"
    assert {name for name, _ in screen.intents} == {"continue"}


def test_the_foot_bar_leads_back_to_the_start_and_to_the_languages(open_screen: Opener) -> None:
    screen = open_screen("asan-baku-1", "az", "confirm")
    screen.tap("back")
    assert screen.walk.view["page"] == "popular"
    screen.tap("foot-language")
    screen.tap("language-en")
    assert (screen.walk.view["page"], screen.walk.view["language"]) == ("popular", "en")
    screen.tap("start-over")
    assert screen.walk.flow.visitor is None


def test_lists_are_turned_over_by_touch(open_screen: Opener) -> None:
    screen = open_screen("asan-baku-1", "ru", "agencies")
    first = screen.walk.view["choices"]
    assert not see(screen.window.quick, "previous-page").visible
    screen.tap("next-page")
    assert screen.walk.view["choices"] != first
    assert see(screen.window.quick, "previous-page").visible
    screen.tap("next-page")
    assert not see(screen.window.quick, "next-page").visible
    screen.tap("previous-page")
    screen.tap("previous-page")
    assert screen.walk.view["choices"] == first
    while screen.walk.view["turning"]["has_next"]:
        screen.tap("next-page")
    assert not see(screen.window.quick, "next-page").visible


def test_a_ticket_can_be_taken_by_keyboard_alone(open_screen: Opener) -> None:
    screen = open_screen("asan-baku-1", "en")
    screen.window.quick.requestActivate()
    for wanted in ("language-en", "service-passport-adult", "get-ticket"):
        for _ in range(30):
            focused: QQuickItem | None = screen.window.quick.activeFocusItem()
            if focused is not None and focused.objectName() == wanted:
                break
            QTest.keyClick(screen.window.quick, Qt.Key.Key_Tab)
        QTest.keyClick(screen.window.quick, Qt.Key.Key_Return)
    assert len(screen.walk.sent) == 1


def test_dari_is_mirrored_as_a_whole_and_the_number_is_not(open_screen: Opener) -> None:
    screen = open_screen("asan-khedmat-kabul-1", "prs", "popular")
    first, second = (choice["id"] for choice in screen.walk.view["choices"][:2])
    assert _rect(find(screen.window.quick, f"service-{first}")).x() > 540
    assert _rect(find(screen.window.quick, f"service-{second}")).right() < 540
    assert _rect(find(screen.window.quick, "back")).x() > _rect(find(screen.window.quick, "start-over")).x()
    ticket = open_screen("asan-khedmat-kabul-1", "prs", "ticket")
    digits = find(ticket.window.quick, "number.digits")
    assert str(digits.property("text")) == "\u200e\u2066A 042\u2069"


@pytest.mark.parametrize("modes", [(), ("lower",)])
def test_steps_are_numbered_in_the_figures_of_the_language(
    open_screen: Opener, modes: tuple[str, ...]
) -> None:
    screen = open_screen("asan-khedmat-kabul-1", "ps", "ticket", PORTRAIT, modes)
    steps = [one for one in screen.items() if one.metaObject().className().startswith("Step_QML")]
    assert {one.property("number") for one in steps} == {"۱", "۲", "۳"}  # noqa: RUF001  Pashto figures are meant


IN_MODES = [
    (centre, language, size, modes)
    for centre, languages in CENTRES.items()
    for language in languages
    for size, modes in ((PORTRAIT, ()), (LANDSCAPE, ()), (PORTRAIT, ("lower",)))
]
"""Every language plainly and low; larger those with the longest words and with the tallest letters."""
IN_MODES += [
    (centre, language, size, modes)
    for centre, language in (("asan-baku-1", "ru"), ("asan-khedmat-kabul-1", "ps"))
    for size, modes in ((PORTRAIT, ("larger",)), (LANDSCAPE, ("larger",)))
]


@pytest.mark.parametrize(("centre", "language", "size", "modes"), IN_MODES)
def test_no_page_overlaps_leaves_the_screen_or_cuts_a_word(
    open_screen: Opener, centre: str, language: str, size: tuple[float, float], modes: tuple[str, ...]
) -> None:
    for page in WAYS:
        screen = open_screen(centre, language, page, size, modes)
        _settle(screen)
        whole = QRectF(0, 0, *PIXELS[size])
        words = [item for item in screen.items() if item.inherits("QQuickText") and item.property("text")]
        if page in {"still_there", "not_ours"}:  # what these cover is meant to be covered
            continue
        for item in words:
            said = f"{page}: {item.property('text')}"
            assert whole.contains(_ink(item)), said
            assert not item.property("truncated"), said
        for one, other in itertools.combinations(words, 2):
            both = _ink(one).intersected(_ink(other))
            assert both.isEmpty() or min(both.width(), both.height()) < 2, (
                f"{page}: {one.property('text')!r} and {other.property('text')!r}"
            )
        _panels_keep_apart(screen, page)
        _nothing_stands_out_of_its_choice(screen, page)
        screen.window.close()


@pytest.mark.parametrize(("centre", "language"), IN_EVERY_LANGUAGE)
def test_every_service_has_its_button_whole_below_its_facts(
    open_screen: Opener, centre: str, language: str
) -> None:
    screen = open_screen(centre, language, "confirm")
    places = set()
    for service in screen.walk.centre.services:
        screen.walk.do("start_over")
        screen.walk.agencies()
        _turn_to(screen.walk, "agency", service.agency)
        if screen.walk.view["page"] == "services":  # an agency's only service needs no choosing
            _turn_to(screen.walk, "service", service.id)
        screen.show()
        screen.window.grab()
        facts, button = find(screen.window.quick, "facts"), find(screen.window.quick, "get-ticket")
        more = find(screen.window.quick, "add-service")
        assert screen.walk.view["service"] == service.id
        assert _rect(facts).bottom() + 25 <= _rect(more).y(), service.id
        assert _rect(more).bottom() + 25 <= _rect(button).y(), service.id
        places.add(_rect(button).y())
    assert len(places) == 1


def _settle(screen: Screen) -> None:
    """Let what is laid out later be laid out."""
    for _ in range(3):
        screen.window.grab()
        QCoreApplication.processEvents()


def _turn_to(walk: Walk, kind: str, choice: str) -> None:
    while choice not in {one["id"] for one in walk.view["choices"]}:
        assert walk.view["turning"]["has_next"], choice
        walk.do("next_page")
    walk.do(kind, choice)


def _panels_keep_apart(screen: Screen, page: str) -> None:
    panels = [item for item in screen.items() if item.objectName() not in ("", "kiosk")]
    for one, other in itertools.combinations(panels, 2):
        if not (one.isAncestorOf(other) or other.isAncestorOf(one)):
            both = _rect(one).intersected(_rect(other))
            assert min(both.width(), both.height()) < 1, f"{page}: {one.objectName()}, {other.objectName()}"


def _nothing_stands_out_of_its_choice(screen: Screen, page: str) -> None:
    for item in screen.items():
        if item.objectName().startswith(("service-", "agency-", "language-")):
            assert item.implicitHeight() <= item.height() + 1, f"{page}: {item.objectName()} is cramped"


def _rect(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _ink(item: QQuickItem) -> QRectF:
    """Where the lines of a text stand; letters wider than their box count as far as they go."""
    box = _rect(item)
    if item.objectName().endswith(".digits"):  # drawn close, without room for accents and tails
        return box
    width, height = float(item.property("contentWidth")), float(item.property("contentHeight"))
    beyond = max(0.0, width - box.width())
    return QRectF(box.x() - beyond, box.y(), box.width() + 2 * beyond, height)


@pytest.mark.parametrize("page", sorted(WAYS))
def test_targets_are_twenty_millimetres_with_a_gap_and_have_a_name(open_screen: Opener, page: str) -> None:
    screen = open_screen("asan-baku-1", "ru", page)
    screen.window.grab()
    buttons = [item for item in screen.items() if item.inherits("QQuickItem") and _is_button(item)]
    if page == "still_there":
        buttons = [item for item in buttons if item.objectName() == "continue"]
    per_mm = 1080 / 268
    # A choice of nine at most, and at most seven ways on; the keys of a pad are one thing to look at.
    assert len([item for item in buttons if not _is_key_or_foot(item)]) <= 9 + 7
    for item in buttons:
        assert item.objectName()
        assert item.property("name")
        assert min(item.width(), item.height()) >= 20 * per_mm - 1
    for one, other in itertools.combinations(buttons, 2):
        apart = _rect(one).adjusted(-6 * per_mm / 2, -6 * per_mm / 2, 6 * per_mm / 2, 6 * per_mm / 2)
        near = _rect(other).adjusted(-6 * per_mm / 2, -6 * per_mm / 2, 6 * per_mm / 2, 6 * per_mm / 2)
        assert not apart.intersects(near), f"{one.objectName()} and {other.objectName()}"


def _is_key_or_foot(item: QQuickItem) -> bool:
    name = item.objectName()
    return name.startswith(("key-", "mode-")) or name in FOOT


def _is_button(item: QQuickItem) -> bool:
    face: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return bool(face is not None and face.role() == BUTTON)


@pytest.mark.parametrize("page", ["no_printer", "go_elsewhere", "no_hub", "closed"])
def test_trouble_is_told_in_every_language_and_offers_nothing_but_help_and_to_read_it_more_easily(
    open_screen: Opener, page: str
) -> None:
    for centre, languages in CENTRES.items():
        screen = open_screen(centre, languages[0], page)
        for language in languages:
            assert see(screen.window.quick, f"notice-{language}").visible
        pressed = {item.objectName() for item in screen.items() if _is_button(item)}
        assert pressed == {"help", "mode-larger", "mode-contrast", "mode-lower", "mode-aloud"}


@pytest.mark.parametrize(("centre", "language"), IN_EVERY_LANGUAGE)
def test_every_ticket_fits_the_narrowest_paper(open_screen: Opener, centre: str, language: str) -> None:
    walk = open_screen(centre, language).walk
    for service in walk.centre.services[::7]:
        raster = draw_ticket(ticket_face(walk.centre, walk.issued(service.id)), TicketForm(384))
        assert 400 < raster.height < 1400


def test_a_day_of_citizens_leaves_no_memory_behind(open_screen: Opener) -> None:
    screen = open_screen("asan-baku-1", "ru", "one_moment")
    one, other = screen.walk.view, open_screen("asan-baku-1", "ru", "services").walk.view
    _turn_pages(screen, one, other, 40)
    before = _own_memory_kb()
    _turn_pages(screen, one, other, 200)
    # A page that stayed behind would cost at least 5 kB each time.
    assert _own_memory_kb() - before < 200 * 5


def _turn_pages(screen: Screen, one: dict[str, object], other: dict[str, object], times: int) -> None:
    for view in [one, other] * times:
        screen.stage.show(view)
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(
            None, QEvent.Type.DeferredDelete.value
        )  # as the app's own loop does


def _own_memory_kb() -> int:
    gc.collect()
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss_Anon:"))


@pytest.mark.parametrize("by_key", [False, True])
def test_a_choice_that_cannot_be_had_says_so_and_leads_to_the_reason_by_finger_and_key(
    open_screen: Opener, *, by_key: bool
) -> None:
    screen = open_screen("asan-baku-1", "en", "all_hindered")
    suspended = screen.walk.popular_services()[2]
    choice = find(screen.window.quick, f"service-{suspended}")
    assert "Not available now" in str(choice.property("name"))
    if by_key:
        choice.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(screen.window.quick, Qt.Key.Key_Return)
        screen.show()
    else:
        screen.tap_at(_rect(choice).center().toPoint())
    assert screen.walk.view["page"] == "confirm"
    screen.window.grab()
    assert not see(screen.window.quick, "get-ticket").visible
    assert see(screen.window.quick, "unavailable").visible


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["upright", "lying"])
@pytest.mark.parametrize(("centre", "language"), IN_EVERY_LANGUAGE)
def test_a_code_is_typed_with_the_fingers_alone(
    open_screen: Opener, centre: str, language: str, size: tuple[float, float]
) -> None:
    screen = open_screen(centre, language, size=size)
    screen.tap("appointment")
    screen.tap(f"language-{language}")
    for letter in "K7Q0Z":
        screen.tap(f"key-{letter}")
    screen.tap("erase")
    screen.tap("key-9")
    assert screen.text("typed") == "K7Q09"
    screen.tap("enter")
    screen.tap("check-in")
    assert screen.walk.sent == [CheckIn(code="K7Q09", language=language)]


def test_digits_lie_from_left_to_right_where_words_run_the_other_way(open_screen: Opener) -> None:
    screen = open_screen("asan-khedmat-kabul-1", "ps", "code")
    one, two, five = (_rect(find(screen.window.quick, f"key-{digit}")).x() for digit in "125")
    assert one < two < five
    assert _rect(find(screen.window.quick, "enter")).x() < _rect(find(screen.window.quick, "erase")).x()


def test_two_services_and_a_class_are_chosen_by_touch(open_screen: Opener) -> None:
    screen = open_screen("asan-khedmat-kabul-1", "prs", "popular")
    first, second = screen.walk.popular_services()[:2]
    screen.tap(f"service-{first}")
    screen.tap("add-service")
    screen.tap(f"service-{second}")
    screen.tap("need-priority")
    screen.tap("priority-elderly")
    screen.tap("get-ticket")
    assert screen.walk.orders == [
        IssueTicket(service=first, language="prs", then=(second,), priority="elderly")
    ]


def test_a_service_is_left_out_by_touch(open_screen: Opener) -> None:
    for size in (PORTRAIT, LANDSCAPE):
        screen = open_screen("asan-baku-1", "ru", "eight", size)
        gone = screen.walk.view["services"][3]["id"]
        screen.tap(f"remove-{gone}")
        assert len(screen.walk.view["services"]) == 7
        assert gone not in {row["id"] for row in screen.walk.view["services"]}
        screen.window.close()


def test_a_visit_is_rated_by_touch(open_screen: Opener) -> None:
    screen = open_screen("asan-baku-1", "az", "rating")
    screen.tap("score-5")
    assert screen.walk.sent[-1] == GiveFeedback(ticket="17-A042", score=5, token=TOKEN)


def test_a_ticket_is_given_up_by_two_touches_and_kept_by_another(open_screen: Opener) -> None:
    screen = open_screen("asan-baku-1", "az", "own_waiting")
    screen.tap("give-up-ticket")
    at = reach(screen.window.quick, "cancel-ticket").toPoint()
    screen.tap_at(at)
    assert screen.walk.sent[-1] == CancelTicket(ticket="17-A042", token=TOKEN)
    kept = open_screen("asan-baku-1", "az", "sure_ticket")
    kept.tap("keep")
    assert kept.walk.view["page"] == "own_ticket"
