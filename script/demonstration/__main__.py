"""`python -m script.demonstration`: start a hall, play in it or let it be played with (see script/demo)."""

import argparse
import os
import shutil
import signal
import sys
from pathlib import Path

from config.loader import centre_file, known_centres, load_centre
from hardware.screen.emulator.hands import HandsError
from script.demonstration.by_hand import play_by_hand
from script.demonstration.by_itself import NOT_SERVED, play_by_itself
from script.demonstration.cast import cast_of
from script.demonstration.hall import OFFSCREEN, Hall
from script.demonstration.presses import Stuck
from script.demonstration.programs import Silent

_ENDED_BY_SIGTERM = 128 + signal.SIGTERM
OURS = ("hub", "log", "state", "devices", "tickets", "screens", "sound")
"""The folders a run makes, and empties first, in the folder it is given."""
MARK = ".nobat-demo"
"""Stands in a folder that a run has made: nobody else's is emptied."""


def main() -> int:
    """Run the demonstration; 0 if all citizens were served and all devices used, or the person ended it."""
    asked = _parser().parse_args()
    centre = load_centre(centre_file(asked.centre))
    display = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    headless = asked.headless or not display
    if headless and not asked.headless:
        _say("no display here: playing offscreen (the same as --headless)")
    if not _made_ours(asked.out):
        _say(f"{asked.out} is not empty and not a folder of the demo: name another with --out")
        return NOT_SERVED
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(_ENDED_BY_SIGTERM))  # not without ending the programs
    surface = OFFSCREEN if headless else {}
    cast = cast_of(centre)
    with Hall(centre, asked.out, surface, hands=headless, real_size=headless) as hall:
        try:
            return play_by_itself(hall, cast, _say) if headless else play_by_hand(hall, cast, _say)
        except (Stuck, HandsError, Silent) as trouble:
            _say(f"STUCK: {trouble} (the programs' own words are in {hall.folder / 'log'})")
            return NOT_SERVED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="script/demo",
        description="Start a whole centre on this machine: hub, broker, screens, and every device of a hall.",
        epilog="Without --headless the windows are yours: tap the kiosk, press F5 at a counter."
        " Ctrl-C ends it. --gallery DIR, given first, draws every state of every screen instead.",
    )
    parser.add_argument("--headless", action="store_true", help="offscreen, with citizens we make up")
    parser.add_argument("--out", type=Path, default=Path("demo-out"), metavar="DIR", help="default demo-out")
    parser.add_argument("--centre", choices=known_centres(), default=known_centres()[0])
    return parser


def _made_ours(folder: Path) -> bool:
    """Make `folder` ready, emptied of an earlier run; False if it is somebody else's."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        return False
    for name in OURS:
        shutil.rmtree(folder / name, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).touch()
    return True


def _say(line: str) -> None:
    sys.stdout.write(f"· {line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
