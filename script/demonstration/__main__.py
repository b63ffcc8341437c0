"""`python -m script.demonstration`: start a hall, play in it or let it be played with (see script/demo)."""

import argparse
import json
import os
import shutil
import signal
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from config.loader import centre_file, known_centres, load_centre
from hardware.screen.emulator.hands import HandsError
from script.demonstration.cast import Cast, cast_of
from script.demonstration.hall import OFFSCREEN, Hall, free_port
from script.demonstration.panel_lines import numbers_shown
from script.demonstration.peripherals import PANELS
from script.demonstration.presses import Stuck
from script.demonstration.programs import Silent
from script.demonstration.scene import Album, Scene
from script.demonstration.story import play
from script.demonstration.summary import Devices, Seen, Summary, everybody_served, idle_devices, summary

SERVED, NOT_SERVED = 0, 1
_ENDED_BY_SIGTERM = 128 + signal.SIGTERM
OURS = ("hub", "log", "state", "devices", "tickets", "screens", "sound")
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
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(_ENDED_BY_SIGTERM))  # not without ending the programs
    surface = OFFSCREEN if headless else {}
    cast = cast_of(centre)
    with Hall(centre, asked.out, surface, hands=headless, real_size=headless) as hall:
        try:
            return _headless(hall, cast) if headless else _on_windows(hall, cast)
        except (Stuck, HandsError, Silent) as trouble:
            _say(f"STUCK: {trouble} (the programs' own words are in {hall.folder / 'log'})")
            return NOT_SERVED


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


def _plug_in(hall: Hall, cast: Cast, *, audible: bool) -> None:
    """Every device of the hall, at its box."""
    devices = hall.peripherals
    for kiosk in filter(None, (cast.kiosk, cast.other_kiosk)):
        devices.plug_in_printer(kiosk.device, free_port())
    devices.plug_in_slow_printer(cast.helpdesk.device)
    devices.plug_in_scanner(cast.kiosk.device)
    devices.plug_in_pedal(cast.counter_desks[0].device)
    devices.plug_in_speaker(cast.board.device, audible=audible)
    if cast.panels is not None:
        devices.plug_in_panels(cast.panels, [counter.id for counter in cast.counters])
        hall.start_panels(cast.panels)


def _headless(hall: Hall, cast: Cast) -> int:
    _plug_in(hall, cast, audible=False)
    hall.start_hub()
    *others, kiosk = cast.desks
    for desk in others:
        hall.start_screen(desk)
    _say_starting(hall, len(cast.desks))
    hall.peripherals.wait_for_all()
    report = hall.examine(kiosk)
    hall.start_screen(kiosk)
    scene = Scene(hall, cast, Album(hall.folder / "screens"), _say)
    play(scene)
    found = summary(hall.journal, _seen(scene, report))
    text = json.dumps(found, indent=2, ensure_ascii=False)
    (hall.folder / "summary.json").write_text(text + "\n", encoding="utf-8")
    _say(_told(found, hall.folder))
    idle = idle_devices(found)
    for name in idle:
        _say(f"NOT WELL: {name} did not do its part")
    return SERVED if everybody_served(found) and not idle else NOT_SERVED


def _seen(scene: Scene, report: Mapping[str, Any]) -> Seen:
    hall, tally, peripherals, cast = scene.hall, scene.tally, scene.devices, scene.cast
    printing = filter(None, (cast.kiosk, cast.other_kiosk, cast.helpdesk))
    devices = Devices(
        printed={desk.device: len(peripherals.papers_of(desk.device)) for desk in printing},
        scans=tally.scans,
        pedal_calls=tally.pedal_calls,
        calls_spoken=peripherals.sound.ended,
        panels_shown=None if cast.panels is None else numbers_shown(hall.programs.lines(PANELS)),
    )
    return Seen(
        reply_s=tally.reply_s,
        painted_s=tally.painted_s,
        presses=tally.presses,
        devices=devices,
        copying=cast.helpdesk.device,
        report=report,
        pictures=scene.album.taken,
    )


def _told(found: Summary, folder: Path) -> str:
    reply, painted = found["press_to_reply"], found["press_to_board_painted"]
    devices, doctor = found["devices"], found["doctor"]
    return (
        f"{found['tickets_issued']} tickets issued, {found['tickets_printed']} printed,"
        f" {found['tickets_called']} called, {found['tickets_served']} served\n"
        f"  {devices['scans']} codes scanned, {devices['pedal_calls']} calls by pedal,"
        f" {devices['calls_spoken']} spoken, {devices['panels_shown'] or 0} numbers on panels;"
        f" the doctor before the start: {doctor['ok']} OK, {doctor['warn']} WARN, {doctor['fail']} FAIL\n"
        f"  call-next to reply: p50 {reply['p50_ms']} ms, worst {reply['worst_ms']} ms;"
        f" to the board's frame: p50 {painted['p50_ms']} ms, worst {painted['worst_ms']} ms\n"
        f"  pictures in {folder / 'screens'} and {folder / 'tickets'}, figures in {folder / 'summary.json'}"
    )


def _on_windows(hall: Hall, cast: Cast) -> int:
    """Open the day and leave the rest to the person; ends at Ctrl-C or when a program ends."""
    _plug_in(hall, cast, audible=any(Path("/dev/snd").glob("pcm*p")))
    hall.start_hub()
    for desk in cast.desks:
        hall.start_screen(desk)
    _say_starting(hall, len(cast.desks))
    ended = threading.Event()
    signal.signal(signal.SIGINT, lambda *_: ended.set())
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    hall.manage("open-day")
    _say("the day is open: tap the kiosk, press F5 at a counter. Ctrl-C ends the demo.")
    while not ended.wait(1.0):
        if (dead := hall.programs.first_death()) is not None:
            _say(f"{dead} has ended (its last words are in {hall.folder / 'log'})")
            return NOT_SERVED
    return SERVED


def _say_starting(hall: Hall, screens: int) -> None:
    _say(f"{hall.centre.name[hall.centre.languages[0]]}: hub, devices and {screens} screens are starting")


def _say(line: str) -> None:
    sys.stdout.write(f"· {line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
