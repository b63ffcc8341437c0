"""What each app shows in each of its states, and on which screens it is looked at.

A new state of the kiosk is a key of `tests.device.kiosk.walk.WAYS`, of a counter a key of
`tests.unit.counter_terminal.ways.WAYS`, of a board one of `tests.unit.display_board.ways.WAYS`, and of the
help desk a page that `pages` of its screen tests comes to: it is walked from then on. A new mode is a word in
`modes` of an app in `APPS`, and what its `show` makes of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

from msgspec.structs import replace

import counter_terminal.app
import counter_terminal.citizen.window
import counter_terminal.helpdesk.app
import display_board.app
import kiosk.app
from center_hub.contract.documents import CounterDocument, JustServed
from center_hub.contract.words import CounterState, LegState, Stamp
from config.boards import SHORT_SIDE_MM_PER_METRE
from config.languages import load_language
from config.loader import centre_file, load_centre
from config.model import Counter
from counter_terminal import strip
from counter_terminal.citizen.panel import CitizenPanel
from hardware.screen.theme import Place, ScreenSize
from kiosk.modes import Mode as Easing
from tests.device.counter_terminal.helpdesk import tablet
from tests.device.counter_terminal.helpdesk.test_screens import pages
from tests.device.kiosk import walk
from tests.support.looks.look import Mode
from tests.unit.counter_terminal import desk
from tests.unit.counter_terminal import ways as counter_ways
from tests.unit.counter_terminal.helpdesk.volunteer import Volunteer
from tests.unit.display_board import ways as board_ways
from tests.unit.display_board.hall import Hall

View = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Glass:
    """A screen: its size in millimetres, its pixels, and how high it stands."""

    size: ScreenSize
    pixels: tuple[int, int]
    lower_edge_mm: float = 750.0


def _deaf(_name: str, _value: object) -> None:
    """What most pages say by themselves: nothing."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What stands behind a page: what it draws, and whom it tells of itself, such as how much room it has."""

    view: Callable[[], View]
    hear: Callable[[str, object], None] = _deaf


@dataclass(frozen=True, slots=True)
class Where:
    """One state of an app: whose it is."""

    name: str
    centre: str
    language: str
    glass: Glass
    mode: Mode


@dataclass(frozen=True, slots=True)
class App:
    """One program: its page, its screens, and how it comes to be in a state."""

    page: Path
    place: Place
    glasses: Mapping[str, Glass]
    modes: tuple[Mode, ...]
    states: Callable[[str, str], tuple[str, ...]]
    """The names of the states that a centre's people have in a language."""
    show: Callable[[Where], Showing | None]
    """None where the state has no such mode."""


def _still(view: View) -> Showing:
    return Showing(lambda: view)


_SWITCHED: Final[Mapping[Mode, tuple[Easing, ...]]] = {
    Mode.LARGE: (Easing.LARGER,),
    Mode.STRONG: (Easing.CONTRAST,),
    Mode.LOW: (Easing.LOWER,),
    Mode.ALL: (Easing.LARGER, Easing.CONTRAST, Easing.LOWER),
}


def _kiosk(at: Where) -> Showing | None:
    """Led there in the mode, as somebody is who switches it on first of all."""
    size = (at.glass.size.width_mm, at.glass.size.height_mm)
    way = walk.Walk(at.centre, at.language, size, lower_edge_mm=at.glass.lower_edge_mm)
    wanted = _SWITCHED.get(at.mode, ())
    if not way.flow.ways.offered.issuperset(wanted):
        return None
    for mode in wanted:
        way.do("mode", mode.value)
    walk.WAYS[at.name](way)
    return _still(way.view)


@dataclass(slots=True)
class _Follower:
    """As much of a tablet as being led through the pages needs."""

    desk: Volunteer

    def refresh(self) -> None:
        """Nothing is drawn here."""


@cache
def _helpdesk_views(centre: str, language: str, mode: Mode) -> Mapping[str, View]:
    """All pages at once, for each is reached from the one before; `mode` tells the words apart."""
    del mode
    follower = _Follower(Volunteer(centre, language))
    return {page: cast("View", follower.desk.view()) for page in pages(cast("tablet.Tablet", follower))}


def _helpdesk(at: Where) -> Showing:
    return _still(_helpdesk_views(at.centre, at.language, at.mode)[at.name])


def _at_a_counter(at: Where) -> desk.Desk:
    """Of those that give several services, the counter with the longest name of one."""
    centre = load_centre(centre_file(at.centre))
    names = {one.id: one.name.get(at.language, "") for one in centre.services}

    def longest(one: Counter) -> tuple[bool, int]:
        services = centre.profile(one.profile).services
        return len(services) > 1, max(len(names[service]) for service in services)

    counter = max(centre.counters, key=longest).id
    found = desk.desk_of(desk.ruled(centre), counter, at.language)
    found.connect()
    return found


def _counter(at: Where) -> Showing:
    here = _at_a_counter(at)
    counter_ways.WAYS[at.name](here)
    return _still(here.flow.view)


IN_A_STRIP: Final = (
    "closed",
    "paused",
    "free",
    "called",
    "called_in_vain",
    "serving",
    "too_long",
    "working",
    "unanswered",
    "nobody_waits",
    "refused",
    "silent_hub",
    "not_sent",
)
"""States of a counter that the strip shows; whatever asks a question opens the large window."""


def _strip(at: Where) -> Showing:
    here = _at_a_counter(at)
    here.is_now(CounterState.OPEN)
    here.press("strip")
    counter_ways.WAYS[at.name](here)
    return _still(here.flow.view)


_CITIZEN: Final[Mapping[str, LegState | CounterState]] = {
    "welcome": CounterState.OPEN,
    "paused": CounterState.PAUSED,
    "closed": CounterState.CLOSED,
    "called": LegState.CALLED,
    "serving": LegState.SERVING,
}
_AT_THE_END: Final = ("rate", "rated")


def _citizen(at: Where) -> Showing:
    centre = load_centre(centre_file(at.centre))
    codes = (at.language, *(code for code in centre.languages if code != at.language))
    languages = {code: load_language(code) for code in codes}
    panel = CitizenPanel(centre, centre.counters[0].id, languages, touch=True)
    if at.name not in _AT_THE_END:
        panel.look(_before_a_citizen(_CITIZEN[at.name], at.language), alive=True, now=1.0)
        return _still(panel.view)
    panel.look(_before_a_citizen(LegState.SERVING, at.language), alive=True, now=1.0)
    done = JustServed(ticket="1-A041", series="A", number=41, language=at.language, rated=False)
    served = replace(_before_a_citizen(CounterState.OPEN, at.language), served=1, just_served=done)
    panel.look(served, alive=True, now=2.0)
    if at.name == "rated":
        panel.touched("score", 5, 2.5)
    return _still(panel.view)


def _before_a_citizen(state: LegState | CounterState, language: str) -> CounterDocument:
    held = replace(desk.in_hand(state), language=language) if isinstance(state, LegState) else None
    return CounterDocument(
        version=1,
        stamp=Stamp(epoch=1, sequence=1),
        counter="counter-1",
        state=CounterState.OPEN if isinstance(state, LegState) else state,
        in_hand=held,
        served=0,
    )


def _board(at: Where) -> Showing:
    hall = Hall(at.centre)
    hall.speak(at.language, *(code for code in hall.centre.languages if code != at.language))
    board_ways.WAYS[at.name](hall)

    def hear(name: str, value: object) -> None:
        if isinstance(value, int):
            hall.has_room(value, upright=name == "upright")

    return Showing(lambda: hall.model.view, hear)


def _board_glass(width_mm: int, height_mm: int, pixels: tuple[int, int]) -> Glass:
    metres = min(width_mm, height_mm) / SHORT_SIDE_MM_PER_METRE
    return Glass(ScreenSize(width_mm, height_mm, viewing_m=metres), pixels)


_PLAIN_AND_LONG: Final = (Mode.PLAIN, Mode.LONG)
APPS: Final[Mapping[str, App]] = {
    "kiosk": App(
        kiosk.app.PAGE,
        Place.KIOSK,
        {
            "upright": Glass(ScreenSize(*walk.PORTRAIT), (1080, 1920)),
            # Too low for a part above 800 mm to hold the keys of a search: it has no low mode.
            "lying": Glass(ScreenSize(*walk.LANDSCAPE), (1280, 800)),
        },
        (*_PLAIN_AND_LONG, *_SWITCHED, Mode.DARK),
        lambda _centre, _language: tuple(walk.WAYS),
        _kiosk,
    ),
    "helpdesk": App(
        counter_terminal.helpdesk.app.PAGE,
        Place.DESK,
        {
            "lying": Glass(ScreenSize(tablet.WIDTH_MM, tablet.HEIGHT_MM), tablet.PIXELS),
            "upright": Glass(ScreenSize(tablet.HEIGHT_MM, tablet.WIDTH_MM), tablet.PIXELS[::-1]),
        },
        (*_PLAIN_AND_LONG, Mode.DARK),
        lambda centre, language: tuple(_helpdesk_views(centre, language, Mode.PLAIN)),
        _helpdesk,
    ),
    "counter": App(
        counter_terminal.app.PAGE,
        Place.DESK,
        {"lying": Glass(ScreenSize(300, 188), (1280, 802))},
        (*_PLAIN_AND_LONG, Mode.DARK),
        lambda _centre, _language: tuple(counter_ways.WAYS),
        _counter,
    ),
    "strip": App(
        counter_terminal.app.PAGE,
        Place.DESK,
        {"lying": Glass(ScreenSize(strip.WIDTH_MM, strip.HEIGHT_MM), (600, 120))},
        (*_PLAIN_AND_LONG, Mode.DARK),
        lambda _centre, _language: IN_A_STRIP,
        _strip,
    ),
    "citizen": App(
        counter_terminal.citizen.window.PAGE,
        Place.KIOSK,
        {"lying": Glass(ScreenSize(217, 136), (1280, 802))},
        (*_PLAIN_AND_LONG, Mode.DARK),
        lambda _centre, _language: (*_CITIZEN, *_AT_THE_END),
        _citizen,
    ),
    "board": App(
        display_board.app.PAGE,
        Place.BOARD,
        {
            "lying": _board_glass(941, 529, (1920, 1080)),
            "upright": _board_glass(529, 941, (1080, 1920)),
        },
        _PLAIN_AND_LONG,
        lambda _centre, _language: tuple(board_ways.WAYS),
        _board,
    ),
}
