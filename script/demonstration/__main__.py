"""`python -m script.demonstration`: start a hall, play in it or let it be played with (see script/demo)."""

import argparse
import json
import os
import shutil
import signal
import sys
import threading
from pathlib import Path

from config.loader import centre_file, known_centres, load_centre
from config.model import Centre
from hardware.screen.emulator.hands import HandsError
from script.demonstration.cast import Cast, cast_of
from script.demonstration.hall import OFFSCREEN, Hall
from script.demonstration.presses import Stuck
from script.demonstration.story import Album, Story
from script.demonstration.summary import Summary, everybody_served, summary

SERVED, NOT_SERVED = 0, 1
OURS = ("hub", "log", "state", "devices", "tickets", "screens")
"""The folders a run makes, and empties first, in the folder it is given."""
MARK = ".nobat-demo"
"""Stands in a folder that a run has made: nobody else's is emptied."""


def main() -> int:
    """Run the demonstration; 0 if every citizen was served, or the person playing ended it."""
    asked = _parser().parse_args()
    centre = load_centre(centre_file(asked.centre))
    display = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    headless = asked.headless or not display
    if headless and not asked.headless:
        _say("no display here: playing offscreen (the same as --headless)")
    if not _made_ours(asked.out):
        _say(f"{asked.out} is not empty and not a folder of the demo: name another with --out")
        return NOT_SERVED
    surface = OFFSCREEN if headless else {}
    with Hall(centre, asked.out, surface, hands=headless, real_size=headless) as hall:
        cast = _started(hall, centre)
        return _headless(hall, cast) if headless else _on_windows(hall)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="script/demo",
        description="Start a whole centre on this machine: hub, broker, kiosk, two counters, board, printer.",
        epilog="Without --headless the windows are yours: tap the kiosk, press F5 at a counter."
        " Ctrl-C ends it.",
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


def _started(hall: Hall, centre: Centre) -> Cast:
    cast = cast_of(centre)
    hall.start_printer()
    hall.start_hub()
    for desk in cast.desks:
        hall.start_screen(desk)
    _say(f"{centre.name[centre.languages[0]]}: hub, printer and {len(cast.desks)} screens are starting")
    return cast


def _headless(hall: Hall, cast: Cast) -> int:
    album = Album(hall.folder / "screens")
    try:
        story = Story(hall, cast, album, _say)
        story.play()
    except (Stuck, HandsError) as trouble:
        _say(f"STUCK: {trouble} (the programs' own words are in {hall.folder / 'log'})")
        return NOT_SERVED
    found = summary(hall.journal, hall.tickets, album.taken, story.reply_s, story.painted_s)
    text = json.dumps(found, indent=2, ensure_ascii=False)
    (hall.folder / "summary.json").write_text(text + "\n", encoding="utf-8")
    _say(_told(found, hall.folder))
    return SERVED if everybody_served(found) else NOT_SERVED


def _told(found: Summary, folder: Path) -> str:
    reply, painted = found["press_to_reply"], found["press_to_board_painted"]
    return (
        f"{found['tickets_issued']} tickets issued, {found['tickets_printed']} printed,"
        f" {found['tickets_called']} called, {found['tickets_served']} served\n"
        f"  call-next to reply: p50 {reply['p50_ms']} ms, worst {reply['worst_ms']} ms;"
        f" to the board's frame: p50 {painted['p50_ms']} ms, worst {painted['worst_ms']} ms\n"
        f"  pictures in {folder / 'screens'} and {folder / 'tickets'}, figures in {folder / 'summary.json'}"
    )


def _on_windows(hall: Hall) -> int:
    """Open the day and leave the rest to the person; ends at Ctrl-C or when a program ends."""
    ended = threading.Event()
    signal.signal(signal.SIGINT, lambda *_: ended.set())
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    hall.manage("open-day")
    _say("the day is open: tap the kiosk, press F5 at a counter. Ctrl-C ends the demo.")
    while not ended.wait(1.0):
        if (dead := hall.first_death()) is not None:
            _say(f"{dead} has ended (its last words are in {hall.folder / 'log'})")
            return NOT_SERVED
    return SERVED


def _say(line: str) -> None:
    sys.stdout.write(f"· {line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
