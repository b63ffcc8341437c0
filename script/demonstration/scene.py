"""The hall as the story sees it: hands on every screen, an album of pictures, and a tally of what was done.

Owns looking, waiting and tapping. Everything goes through the screens and the devices: a finger, a key, a
code, an eye; nothing is read from inside a program but what its screen shows.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from config.languages import Language, load_language
from hardware.screen.emulator.hands import Hands, HandsError
from script.demonstration.cast import Cast
from script.demonstration.hall import Hall
from script.demonstration.panel_lines import drawn
from script.demonstration.presses import PATIENCE_S, Stuck

_LOOK_S = 0.05
_PAGES = 12
"""More than any list of a kiosk or a counter has."""


class Album:
    """Pictures in `folder`, numbered in the order in which they were taken."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.taken: list[str] = []

    def take(self, hands: Hands, name: str) -> None:
        """A picture of a whole screen."""
        hands.grab(self._next(f"{name}.png").resolve())

    def write(self, text: str, name: str) -> None:
        """A picture in letters."""
        self._next(f"{name}.txt").write_text(text, encoding="utf-8")

    def _next(self, name: str) -> Path:
        self.taken.append(f"{len(self.taken) + 1:02d}-{name}")
        return self._folder / self.taken[-1]


@dataclass
class Tally:
    """What was done by hand in the hall, as it is counted nowhere else."""

    reply_s: list[float] = field(default_factory=list)
    """From each timed press of call-next to the reply on the operator's screen."""
    painted_s: list[float] = field(default_factory=list)
    """From each timed press of call-next to the board's frame that shows it."""
    pedal_calls: int = 0
    """Treads that called somebody, a bouncing one counted once."""
    scans: int = 0
    """Codes held to the scanner that the kiosk followed."""

    @property
    def presses(self) -> int:
        """Of call-next, by key or foot: nobody else may have been called."""
        return len(self.reply_s) + self.pedal_calls


class Scene:
    """Everything that is seen and touched; `told` is called with a line for each thing that happens."""

    def __init__(self, hall: Hall, cast: Cast, album: Album, told: Callable[[str], None]) -> None:
        self.hall = hall
        self.cast = cast
        self.album = album
        self.told = told
        self.devices = hall.peripherals
        self.tally = Tally()
        self.kiosk = hall.hands(cast.kiosk.device)
        self.board = hall.hands(cast.board.device)
        self.helpdesk = hall.hands(cast.helpdesk.device)
        self.counters = [hall.hands(desk.device) for desk in cast.counter_desks]

    @property
    def language(self) -> Language:
        """The centre's main one."""
        return load_language(self.hall.centre.languages[0])

    def photograph_panels(self, name: str) -> None:
        """A picture in letters of the panels over the counters."""
        shown = self.devices.panels()
        labels = [counter.label for counter in self.cast.counters]
        self.album.write(drawn({label: shown.get(at, "") for at, label in enumerate(labels, 1)}), name)

    def panel_over(self, counter: int) -> str:
        """What the panel over one of the two counters shows."""
        return self.devices.panels().get(counter + 1, "")


def until(done: Callable[[], bool], what: str) -> None:
    """Wait until it is `done`; raises `Stuck` when patience is over."""
    end = time.monotonic() + PATIENCE_S
    while not done():
        if time.monotonic() > end:
            message = f"waited in vain until {what}"
            raise Stuck(message)
        time.sleep(_LOOK_S)


def shows(hands: Hands, name: str) -> bool:
    """Whether a screen shows an item of this name now."""
    try:
        return bool(hands.see(name)["visible"])
    except HandsError:
        return False


def find(hands: Hands, name: str) -> None:
    """Tap `name`, on whichever page of the list it stands; raises `Stuck`."""
    for _ in range(_PAGES):
        if shows(hands, name):
            hands.tap(name)
            return
        hands.tap("next-page")
    message = f"the screen does not offer {name}"
    raise Stuck(message)
