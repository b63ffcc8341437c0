"""Every state of every app, in every language, mode and screen; and one window for all of those that fit it.

A new state of the kiosk is a key of `tests.device.kiosk.walk.WAYS`, of a counter a key of
`tests.unit.counter_terminal.ways.WAYS`, of a board one of `tests.unit.display_board.ways.WAYS`, and of the
help desk a page that `pages` of its screen tests comes to: it is walked from then on. A new mode is a word in
`modes` of an app in `APPS`, and what its view makes of it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

from PySide6.QtGui import QGuiApplication

import counter_terminal.app
import counter_terminal.citizen.window
import counter_terminal.helpdesk.app
import display_board.app
import kiosk.app
from config.boards import SHORT_SIDE_MM_PER_METRE
from config.loader import centre_file, load_centre
from counter_terminal.strip import HEIGHT_MM, WIDTH_MM
from hardware.screen.stage import Stage
from hardware.screen.theme import Place, ScreenSize
from hardware.screen.window import Window, open_window
from tests.device.counter_terminal.helpdesk import tablet
from tests.device.counter_terminal.helpdesk.test_screens import pages
from tests.device.kiosk import walk
from tests.support.looks.longer import all_texts_longer
from tests.support.looks.look import Look, Mode
from tests.unit.counter_terminal import desk
from tests.unit.counter_terminal import ways as counter_ways
from tests.unit.counter_terminal.citizen import ways as citizen_ways
from tests.unit.counter_terminal.helpdesk.volunteer import Volunteer
from tests.unit.display_board import ways as board_ways
from tests.unit.display_board.hall import Hall

View = dict[str, Any]
CENTRE_OF: Final[Mapping[str, str]] = {
    code: centre
    for centre in ("asan-khedmat-kabul-1", "asan-baku-1")
    for code in load_centre(centre_file(centre)).languages
}
"""The centre whose people speak a language; English is looked at in Baku."""
RIGHT_TO_LEFT: Final = tuple(code for code, centre in CENTRE_OF.items() if centre == "asan-khedmat-kabul-1")
LANGUAGES: Final = tuple(sorted(CENTRE_OF))


@dataclass(frozen=True, slots=True)
class Glass:
    """A screen: its size in millimetres, its pixels, and how high it stands."""

    size: ScreenSize
    pixels: tuple[int, int]
    lower_edge_mm: float = 750.0


@dataclass(frozen=True, slots=True)
class App:
    """One program: its page, its screens, and how its view of a state is come by."""

    page: Path
    place: Place
    glasses: Mapping[str, Glass]
    modes: tuple[Mode, ...]
    states: Callable[[str, str], tuple[str, ...]]
    """The names of the states that a centre's people have in a language."""
    view: Callable[[str, str, str, Glass, Mode], View | None]
    """State, centre, language, screen and mode to what is shown; None where the state has no such mode."""


@dataclass(frozen=True, slots=True, order=True)
class State:
    """One picture: of which app, in what state, language, mode, and on which screen."""

    app: str
    name: str
    language: str
    mode: Mode = Mode.PLAIN
    glass: str = ""
    centre: str = ""

    def __str__(self) -> str:
        return f"{self.app}-{self.name}-{self.language}-{self.mode}-{self.glass}"


# The kiosk.


def _kiosk_view(name: str, centre: str, language: str, glass: Glass, mode: Mode) -> View:
    way = walk.Walk(centre, language, (glass.size.width_mm, glass.size.height_mm))
    walk.WAYS[name](way)
    return way.view


# The help desk.


@dataclass(slots=True)
class _Follower:
    """As much of a tablet as being led through the pages needs."""

    desk: Volunteer

    def refresh(self) -> None:
        """Nothing is drawn here."""


@cache
def _helpdesk_views(centre: str, language: str, mode: Mode) -> Mapping[str, View]:
    follower = _Follower(Volunteer(centre, language))
    return {page: cast("View", follower.desk.view()) for page in pages(cast("tablet.Tablet", follower))}


def _helpdesk_view(name: str, centre: str, language: str, _glass: Glass, mode: Mode) -> View:
    return _helpdesk_views(centre, language, mode)[name]


# The counter.


def _counter_view(name: str, centre: str, language: str, _glass: Glass, mode: Mode) -> View:
    known = load_centre(centre_file(centre))
    counter = next(one.id for one in known.counters if len(known.profile(one.profile).services) > 1)
    at_desk = desk.desk_of(desk.ruled(known), counter, language)
    at_desk.connect()
    counter_ways.WAYS[name](at_desk)
    return at_desk.flow.view


# The counter made small, and what the citizen sees there.


def _strip_view(name: str, centre: str, language: str, glass: Glass, mode: Mode) -> View | None:
    view = _counter_view(name, centre, language, glass, mode)
    return view | {"strip": view["strip"] | {"on": True}} if view["page"] == "work" else None


def _citizen_view(name: str, centre: str, language: str, _glass: Glass, mode: Mode) -> View:
    return citizen_ways.WAYS[name](load_centre(centre_file(centre)), language)


# The board.


def _board_view(name: str, centre: str, language: str, _glass: Glass, mode: Mode) -> View:
    hall = Hall(centre)
    hall.speak(language, *(code for code in hall.centre.languages if code != language))
    board_ways.WAYS[name](hall)
    return cast("View", hall.model.view)


def _board_glass(width_mm: int, height_mm: int, pixels: tuple[int, int]) -> Glass:
    farthest = min(width_mm, height_mm) / SHORT_SIDE_MM_PER_METRE
    return Glass(ScreenSize(width_mm, height_mm, viewing_m=farthest), pixels)


APPS: Final[Mapping[str, App]] = {
    "kiosk": App(
        kiosk.app.PAGE,
        Place.KIOSK,
        {
            "upright": Glass(ScreenSize(*walk.PORTRAIT), (1080, 1920)),
            "lying": Glass(ScreenSize(*walk.LANDSCAPE), (1280, 800)),
        },
        (Mode.PLAIN, Mode.LONG),
        lambda _centre, _language: tuple(walk.WAYS),
        _kiosk_view,
    ),
    "helpdesk": App(
        counter_terminal.helpdesk.app.PAGE,
        Place.DESK,
        {"lying": Glass(ScreenSize(tablet.WIDTH_MM, tablet.HEIGHT_MM), tablet.PIXELS)},
        (Mode.PLAIN, Mode.LONG),
        lambda centre, language: tuple(_helpdesk_views(centre, language, Mode.PLAIN)),
        _helpdesk_view,
    ),
    "counter": App(
        counter_terminal.app.PAGE,
        Place.DESK,
        {"lying": Glass(ScreenSize(300, 188), (1280, 802))},
        (Mode.PLAIN, Mode.LONG),
        lambda _centre, _language: tuple(counter_ways.WAYS),
        _counter_view,
    ),
    "strip": App(
        counter_terminal.app.PAGE,
        Place.DESK,
        {"small": Glass(ScreenSize(WIDTH_MM, HEIGHT_MM), (512, 119))},
        (Mode.PLAIN,),
        lambda _centre, _language: tuple(counter_ways.WAYS),
        _strip_view,
    ),
    "citizen": App(
        counter_terminal.citizen.window.PAGE,
        Place.KIOSK,
        {"lying": Glass(ScreenSize(217, 136), (1280, 802))},
        (Mode.PLAIN, Mode.LONG),
        lambda _centre, _language: tuple(citizen_ways.WAYS),
        _citizen_view,
    ),
    "board": App(
        display_board.app.PAGE,
        Place.BOARD,
        {
            "lying": _board_glass(941, 529, (1920, 1080)),
            "upright": _board_glass(529, 941, (1080, 1920)),
        },
        (Mode.PLAIN, Mode.LONG),
        lambda _centre, _language: tuple(board_ways.WAYS),
        _board_view,
    ),
}


def states_of(
    app: str, glass: str, language: str, mode: Mode = Mode.PLAIN, centre: str = ""
) -> Iterator[tuple[State, View]]:
    """Every state an app can be in, on this screen, in this language and mode, with what it then shows."""
    known = APPS[app]
    at = centre or CENTRE_OF[language]
    with all_texts_longer() if mode is Mode.LONG else nullcontext():
        for name in known.states(at, language):
            view = known.view(name, at, language, known.glasses[glass], mode)
            if view is not None:
                yield State(app, name, language, mode, glass, at), view


class Showcase:
    """Windows that stay open from state to state: one for each app and screen."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, str], Window] = {}
        self._good_focus: dict[tuple[str, str], set[object]] = {}

    def show(self, state: State, view: View) -> Look:
        """Put a state into its window and draw it, until everything is in its place."""
        app = APPS[state.app]
        glass = app.glasses[state.glass]
        window = self._open.get((state.app, state.glass)) or self._opened(state, app, glass, view)
        window.stage.show(view)
        QGuiApplication.processEvents()
        window.grab()  # a second picture, taken by who looks at it, has everything in its place
        QGuiApplication.processEvents()
        good_focus = self._good_focus.setdefault((state.app, state.glass), set())
        return Look(
            window, app.place, glass.size, state.language, state.mode, glass.lower_edge_mm, good_focus
        )

    def close(self) -> None:
        """Close them all."""
        for window in self._open.values():
            window.close()
        self._open.clear()

    def _opened(self, state: State, app: App, glass: Glass, view: View) -> Window:
        window = open_window(app.page, Stage(view), glass.size, size_px=glass.pixels, place=app.place)
        window.quick.requestActivate()
        QGuiApplication.processEvents()
        self._open[state.app, state.glass] = window
        return window


__all__ = ["APPS", "LANGUAGES", "Glass", "Showcase", "State", "states_of"]
