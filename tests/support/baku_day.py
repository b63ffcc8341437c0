"""One whole day of the shipped centre in Baku, from before the doors open until after they are shut."""

import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from center_hub.contract.replies import Imported, Issued
from center_hub.core.model import State
from center_hub.link.wire import Incoming
from config.loader import centre_file, load_centre
from config.model import Centre
from tests.support.baku_day_citizens import Citizens
from tests.support.baku_day_clock import DayClock, at
from tests.support.baku_day_desk import Desk
from tests.support.baku_day_hall import Hall
from tests.support.baku_day_office import HelpDesk, Manager
from tests.support.baku_day_reckoning import Records, records_of
from tests.support.baku_day_rota import PINS, rota
from tests.support.baku_day_stage import Stage
from tests.support.baku_day_visitors import Visitor, crowd

SEED = 20261120
BEGINS, ENDS = at("08:50"), at("20:05")
HUB_ANEW = at("12:45")
LATE_SCREENS = ("10:30", "11:30", "13:15", "16:20", "17:50", "19:00", "20:04")


@dataclass(frozen=True, slots=True)
class Day:
    """What is left of it when everybody has gone home."""

    centre: Centre
    journal: Path
    state: State
    records: Records
    people: list[Visitor]
    copies: list[Issued]
    imported: list[Imported]
    asked: dict[str, int]
    heard: list[Incoming]
    given: int
    """Commands given by all devices."""
    unasked: int
    """Answers that no device waited for."""
    troubles: list[str]
    took_s: float
    """Real time."""


def a_whole_day(folder: Path, port: int) -> Day:
    """Let the day happen in the hall at the broker on `port`."""
    began = time.perf_counter()
    centre = load_centre(centre_file("asan-baku-1"))
    clock = DayClock(centre.timezone, BEGINS)
    with Hall(centre, folder, port, clock) as hall:
        for operator, pin in PINS.items():
            hall.pins.set_pin(operator, pin)
        stage = Stage(hall, Random(SEED))
        citizens = Citizens(stage, crowd(centre, clock, Random(SEED)))
        desk, manager = HelpDesk(stage, citizens), Manager(stage, citizens)
        for one in (citizens, desk, manager):
            one.begin()
        for duty in rota(centre, Random(SEED)):
            Desk(stage, citizens, duty).begin()
        _stir(stage, hall)
        stage.run(ENDS)
        hall.look_for_troubles()
        hall.look_at_the_counters()
        state = hall.stop_hub()
    assert state is not None
    return Day(
        centre=centre,
        journal=hall.journal,
        state=state,
        records=records_of(hall.journal),
        people=citizens.people,
        copies=desk.copies,
        imported=manager.imported,
        asked=dict(stage.asked),
        heard=hall.witness.heard,
        given=sum(one.given for one in hall.stations.values()),
        unasked=sum(one.unasked for one in hall.stations.values()),
        troubles=hall.troubles,
        took_s=time.perf_counter() - began,
    )


def _stir(stage: Stage, hall: Hall) -> None:
    """Screens that are plugged in during the day, and a hub that goes down and comes up again."""
    for clock_time in LATE_SCREENS:
        name = f"late-screen-{clock_time.replace(':', '')}"
        stage.at(at(clock_time), partial(hall.plug_in_a_screen, name))
    stage.at(HUB_ANEW, hall.start_anew)
