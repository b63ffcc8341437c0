"""Every state of every app, in every language and mode; and one window for all of those that fit it.

Which states there are is said in `apps`. Must not judge what is shown.
"""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QGuiApplication

from config.languages import directions, known_languages
from config.loader import centre_file, load_centre
from hardware.screen.fonts import tell_directions
from hardware.screen.stage import Stage
from hardware.screen.window import Window, open_window
from tests.support.looks.apps import APPS, App, Glass, Showing, Where
from tests.support.looks.longer import all_texts_longer
from tests.support.looks.look import Look, Mode

CENTRE_OF: Final[Mapping[str, str]] = {
    code: centre
    for centre in ("asan-khedmat-kabul-1", "asan-baku-1")
    for code in load_centre(centre_file(centre)).languages
}
"""The centre whose people speak a language; English is looked at in Baku."""
RIGHT_TO_LEFT: Final = tuple(code for code, runs in directions(CENTRE_OF).items() if runs == "rtl")
LANGUAGES: Final = tuple(sorted(CENTRE_OF))


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


def said_in(mode: Mode) -> AbstractContextManager[None]:
    """The languages as a mode has them, for a while."""
    return all_texts_longer() if mode is Mode.LONG else nullcontext()


def states_of(
    app: str, glass: str, language: str, mode: Mode = Mode.PLAIN, centre: str = ""
) -> Iterator[tuple[State, Showing]]:
    """Every state an app can be in, on this screen, in this language and mode, with what stands behind it."""
    known = APPS[app]
    at = centre or CENTRE_OF[language]
    for name in known.states(at, language):
        with said_in(mode):
            showing = known.show(Where(name, at, language, known.glasses[glass], mode))
        if showing is not None:
            yield State(app, name, language, mode, glass, at), showing


class Showcase:
    """Windows that stay open from state to state: one for each app and screen."""

    def __init__(self) -> None:
        tell_directions(directions(known_languages()))
        self._open: dict[tuple[str, str], Window] = {}
        self._good_focus: dict[tuple[str, str], set[object]] = {}
        self._told: dict[Window, dict[str, object]] = {}
        """What the page of a window has told of itself: it tells it once, and every state has to know."""

    def show(self, state: State, showing: Showing) -> Look:
        """Put a state into its window and draw it, until everything is in its place."""
        app = APPS[state.app]
        glass = app.glasses[state.glass]
        with said_in(state.mode):
            window = self._window(state, app, glass, showing)
            told = self._told[window]
            for name, value in told.items():
                showing.hear(name, value)
            window.stage.intent.connect(showing.hear)
            if Mode.DARK in app.modes:
                window.quick.rootObject().setProperty("dark", state.mode is Mode.DARK)
            for _ in range(3):
                window.stage.show(showing.view())
                QGuiApplication.processEvents()
                window.quick.contentItem().ensurePolished()
            window.stage.intent.disconnect(showing.hear)
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
        self._told.clear()

    def _window(self, state: State, app: App, glass: Glass, showing: Showing) -> Window:
        """The window of this app and screen, opened for its first state."""
        if (window := self._open.get((state.app, state.glass))) is not None:
            return window
        stage = Stage(showing.view())
        told: dict[str, object] = {}
        stage.intent.connect(told.__setitem__)
        window = open_window(app.page, stage, glass.size, size_px=glass.pixels, place=app.place)
        window.quick.requestActivate()
        QGuiApplication.processEvents()
        self._open[state.app, state.glass] = window
        self._told[window] = told
        return window


__all__ = ["APPS", "CENTRE_OF", "LANGUAGES", "RIGHT_TO_LEFT", "Showcase", "State", "states_of"]
