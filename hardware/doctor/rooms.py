"""Which rooms of `hardware/` are examined, and what each is told of the device file.

Owns the one table. A room's examination is imported when it is used: most boxes have few of these devices,
and no box needs all their libraries.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from config.boards import drawn_for_m
from config.hardware import Screen
from config.languages import load_language
from config.model import Centre, Role
from config.panel_buses import fitted_buses
from config.voice import Voice
from hardware.doctor.box import Box
from hardware.doctor.examination import Examination, named

_PLACE: dict[Role, str] = {"kiosk": "kiosk", "board": "board"}
"""Where the screen of a role stands, as `hardware.screen.theme.Place` has it; all others stand on a desk."""

_DEVICE_S = 10.0
_QT_S = 30.0
"""A slow box needs seconds to load Qt from a cold card."""

_NO_DISPLAY = (
    "There is no such display: start this in the graphical session of this box, as the user who is signed in"
    " there, and without DISPLAY or QT_QPA_PLATFORM set by hand."
)
"""Only Qt, which ends the program where it finds no display, has a room examined in a process of its own."""


@dataclass(frozen=True, slots=True)
class Room:
    """One way of examining one kind of device.

    Args:
        part: its name in the device file.
        examiner: module and function, `hardware.screen.examination:examine`: findings from what is told.
        told: for each such device of a box, the arguments of that function; none where it has none.
        apart: as an `Examination` has it.
        watched: as an `Examination` has it.
    """

    part: str
    examiner: str
    told: Callable[[Box], Iterable[tuple[Any, ...]]]
    apart: bool = False
    watched: bool = False


def _if_there(settings: object, *more: object) -> Iterator[tuple[Any, ...]]:
    if settings is not None:
        yield (settings, *more)


def voices_of(centre: Centre) -> dict[str, Voice]:
    """How each language of a centre is spoken, by its code."""
    return {code: load_language(code).voice for code in centre.languages}


def _place(box: Box) -> str:
    return _PLACE.get(box.entry.role, "desk")


def _screen(box: Box, screen: Screen | None) -> Iterator[tuple[Any, ...]]:
    """Its settings and its place; of a board also the metres that its letters are made for."""
    if screen is not None and _place(box) == "board":
        wished_m = box.device.board.viewing_m if box.device.board else None
        yield screen, "board", drawn_for_m(screen.width_mm, screen.height_mm, wished_m)
    else:
        yield from _if_there(screen, _place(box))


ROOMS: tuple[Room, ...] = (
    Room(
        "screen",
        "hardware.screen.examination:examine",
        lambda box: _screen(box, box.device.hardware.screen),
        apart=True,
    ),
    Room(
        "screen",
        "hardware.screen.touch_devices:examine_touch",
        lambda box: _if_there(box.device.hardware.screen and _place(box)),
        watched=True,
    ),
    Room(
        "citizen_screen",
        "hardware.screen.second_screen:examine",
        lambda box: _if_there(box.device.hardware.citizen_screen),
        apart=True,
    ),
    Room(
        "ticket_printer",
        "hardware.ticket_printer.examination:examine",
        lambda box: _if_there(box.device.hardware.ticket_printer),
        watched=True,
    ),
    Room(
        "code_scanner",
        "hardware.code_scanner.examination:examine",
        lambda box: _if_there(box.device.hardware.code_scanner),
        watched=True,
    ),
    Room(
        "keypad",
        "hardware.keypad.examination:examine",
        lambda box: _if_there(box.device.hardware.keypad),
        watched=True,
    ),
    Room(
        "counter_panels",
        "hardware.counter_panel.examination:examine",
        lambda box: ((bus,) for bus in fitted_buses(box.file, box.device)),
        watched=True,
    ),
    Room(
        "speaker",
        "hardware.speaker.examination:examine",
        lambda box: _if_there(box.device.hardware.speaker, voices_of(box.centre)),
        watched=True,
    ),
)


def room_examinations(box: Box) -> Iterator[Examination]:
    """One examination for each device of the file, in the order of the table."""
    for room in ROOMS:
        for told in room.told(box):
            yield Examination(
                room.part,
                partial(named, room.examiner, *told),
                within_s=_QT_S if room.apart else _DEVICE_S,
                apart=room.apart,
                if_it_dies=_NO_DISPLAY,
                watched=room.watched,
            )
