"""The demo on windows, played with by a person, and words for what no window can do.

Owns the words, each answered by one line, and when such a demo ends.
"""

import signal
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from script.demonstration.cast import Cast
from script.demonstration.hall import Hall
from script.demonstration.paper import code_given
from script.demonstration.programs import Silent

WORDS = ("scan", "scan CODE", "tread", "bounce", "paper out", "paper in")
"""Hold the newest ticket, or any code, to the kiosk's scanner; tread the first counter's pedal, well or with
a worn contact; use up the first kiosk's paper, and put a new roll in."""

ENDED, DIED = 0, 1
_LOOK_S = 1.0


class ByHand:
    """What a person does to the devices of `hall`."""

    def __init__(self, hall: Hall, cast: Cast) -> None:
        self._hall = hall
        self._cast = cast
        self._devices = hall.peripherals
        self._panels: Mapping[int, str] = {}
        self._acts: Mapping[str, Callable[[str], None]] = {
            "scan": self._scan,
            "tread": lambda _: self._devices.tread(cast.counter_desks[0].device),
            "bounce": lambda _: self._devices.tread(cast.counter_desks[0].device, "bounce"),
            "paper": self._paper,
        }

    def obey(self, line: str) -> str:
        """Do what one line says, and what to answer."""
        word, _, rest = line.strip().partition(" ")
        if word not in self._acts:
            return f"'{line.strip()}' is not one of: {', '.join(WORDS)}"
        try:
            self._acts[word](rest.strip())
        except (LookupError, OSError, RuntimeError, Silent) as trouble:
            return str(trouble)
        return "done"

    def panels_changed(self) -> str | None:
        """What the panels show, if it is not what they showed when last asked."""
        now = self._devices.panels()
        if now == self._panels:
            return None
        self._panels = now
        shown = (f"{counter.label} [{now.get(at, '')}]" for at, counter in enumerate(self._cast.counters, 1))
        return f"the panels over the counters: {', '.join(shown)}"

    def _scan(self, code: str) -> None:
        self._devices.hold_up(self._cast.kiosk.device, code or code_given(self._hall.journal))

    def _paper(self, how: str) -> None:
        fates = {"out": "fault paper_out", "in": "fault none"}
        if how not in fates:
            raise LookupError("say 'paper out' or 'paper in'")
        self._devices.tell_printer(self._cast.kiosk.device, fates[how])


def play_by_hand(hall: Hall, cast: Cast, say: Callable[[str], None]) -> int:
    """Open the day and leave the rest to the person; `ENDED` at Ctrl-C, `DIED` when a program ends."""
    hall.fit_out(cast, audible=any(Path("/dev/snd").glob("pcm*p")))
    for desk in cast.desks:
        hall.start_screen(desk)
    say(f"{hall.name}: hub, devices and {len(cast.desks)} screens are starting")
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    hall.manage("open-day")
    say("the day is open: tap the kiosk, press F5 at a counter. Ctrl-C ends the demo.")
    say(f"what no window can do, write here: {', '.join(WORDS)}")
    by_hand = ByHand(hall, cast)
    threading.Thread(target=_listen, args=(by_hand, sys.stdin, say), daemon=True).start()
    while not ended.wait(_LOOK_S):
        if (changed := by_hand.panels_changed()) is not None:
            say(changed)
        if (dead := hall.programs.first_death()) is not None:
            say(f"{dead} has ended (its last words are in {hall.folder / 'log'})")
            return DIED
    return ENDED


def _listen(by_hand: ByHand, lines: Iterable[str], say: Callable[[str], None]) -> None:
    for line in lines:
        if line.strip():
            say(by_hand.obey(line))
