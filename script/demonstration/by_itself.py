"""The demo without anybody: the hall is fitted out and examined, the story played, its outcome judged.

Owns the order of starting and the exit code.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from script.demonstration.cast import Cast
from script.demonstration.hall import Hall
from script.demonstration.panel_lines import numbers_shown
from script.demonstration.peripherals import PANELS
from script.demonstration.scene import Album, Scene
from script.demonstration.story import play
from script.demonstration.summary import Devices, Seen, everybody_served, idle_devices, summary, told

SERVED, NOT_SERVED = 0, 1


def play_by_itself(hall: Hall, cast: Cast, say: Callable[[str], None]) -> int:
    """Play the story; `SERVED` if each citizen was and each device did its part.

    The doctor looks at the kiosk while the other screens start, before its own program does.

    Raises:
        Stuck, HandsError, Silent: a screen or device did not show what it should have.
    """
    hall.fit_out(cast, audible=False)
    *others, kiosk = cast.desks
    for desk in others:
        hall.start_screen(desk)
    say(f"{hall.name}: hub, devices and {len(cast.desks)} screens are starting")
    hall.peripherals.wait_for_all()
    hall.wait_for_hub()
    report = hall.examine(kiosk)
    hall.start_screen(kiosk)
    scene = Scene(hall, cast, Album(hall.folder / "screens"), say)
    play(scene)
    return _judged(scene, report)


def _judged(scene: Scene, report: Mapping[str, Any]) -> int:
    folder = scene.hall.folder
    found = summary(scene.hall.journal, _seen(scene, report))
    text = json.dumps(found, indent=2, ensure_ascii=False)
    (folder / "summary.json").write_text(text + "\n", encoding="utf-8")
    scene.told(told(found))
    scene.told(f"pictures, tickets, sound and summary.json are in {folder}")
    idle = idle_devices(found)
    for name in idle:
        scene.told(f"NOT WELL: {name} did not do its part")
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
