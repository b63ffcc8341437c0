"""Who works when: forty counters, their hours, lunches, operators and profiles on the made-up day."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from config.model import Centre
from tests.support.baku_day_clock import at

SUPERVISOR = "supervisor-1"
PINS = {
    "operator-1": "274951830662",
    "operator-2": "830561947725",
    "operator-3": "619408257713",
    "operator-4": "905172846635",
    "operator-5": "348610927754",
    SUPERVISOR: "752039486118",
}
"""Canaries: each long enough that chance writes none of them anywhere."""
WRONG_PIN = "111222999000"


@dataclass(frozen=True, slots=True)
class Duty:
    """One counter's day, in seconds of it."""

    counter: str
    device: str
    opens: int
    lunch: tuple[int, int]
    """Begins, ends."""
    leaves: int
    """At the latest; from closing time on whoever has nobody to serve goes home."""
    stores_next: bool
    """When idle, lets the next be called at once."""
    wrong_pins: tuple[int, ...] = ()
    """When somebody types a PIN that is not theirs."""
    shifts: tuple[tuple[int, str], ...] = ()
    """When, which operator signs in."""
    exceptions: tuple[tuple[int, str], ...] = ()
    """When, whether somebody is URGENT or WITHOUT_TICKET."""
    profiles: tuple[tuple[int, str], ...] = ()
    """When, which profile is taken."""


OPENINGS = ("08:58", "09:00", "09:40", "10:45", "13:30")
"""The only counter of a profile opens with the doors, and so does one with operators of its own."""
SHIFTS = {
    "counter-1": (
        ("08:58", "operator-1"),
        ("10:30", SUPERVISOR),
        ("11:20", "operator-1"),
        ("14:00", "operator-2"),
    ),
    "counter-15": (("08:59", "operator-3"), ("15:00", SUPERVISOR), ("15:50", "operator-3")),
    "counter-28": (("09:05", "operator-4"), ("13:40", "operator-5")),
}
WRONG_PINS = {"counter-15": ("08:58",), "counter-28": ("09:02",) * 6}
"""Six in a row: the last is not even looked at."""
URGENT, WITHOUT_TICKET = "urgent", "without a ticket"
EXCEPTIONS = {
    "counter-1": (("10:33", URGENT), ("10:40", WITHOUT_TICKET), ("10:50", URGENT), ("12:50", URGENT)),
    "counter-2": (("09:50", WITHOUT_TICKET), ("11:05", URGENT)),
    "counter-15": (("15:05", WITHOUT_TICKET), ("15:20", WITHOUT_TICKET), ("15:35", URGENT)),
}
"""Of those only what falls to a supervisor is granted."""
PROFILES = {
    "counter-6": (("10:30", "identity-driving"), ("15:00", "identity")),
    "counter-13": (("10:00", "payments"), ("13:30", "partners"), ("16:00", "bank-insurance")),
    "counter-19": (("11:00", "civil"), ("14:00", "notary"), ("16:30", "civil-notary")),
    "counter-34": (("10:40", "tax"), ("15:15", "tax-customs")),
}


def rota(centre: Centre, chance: Random) -> list[Duty]:
    """A duty for each counter."""
    profiles = [one.profile for one in centre.counters]
    early = {one.id for one in centre.counters if profiles.count(one.profile) == 1} | SHIFTS.keys()
    return [
        _duty(device.counter, device.id, OPENINGS[:2] if device.counter in early else OPENINGS, chance)
        for device in centre.devices
        if device.counter is not None
    ]


def _duty(counter: str, device: str, openings: Sequence[str], chance: Random) -> Duty:
    lunch = at("12:00") + chance.randrange(0, 110) * 60
    return Duty(
        counter=counter,
        device=device,
        opens=at(chance.choice(openings)),
        lunch=(lunch, lunch + chance.randrange(25, 46) * 60),
        leaves=at("18:35") + chance.randrange(600),
        stores_next=chance.random() < 0.4,
        wrong_pins=tuple(at(clock_time) for clock_time in WRONG_PINS.get(counter, ())),
        shifts=_at_times(SHIFTS.get(counter, ())),
        exceptions=_at_times(EXCEPTIONS.get(counter, ())),
        profiles=_at_times(PROFILES.get(counter, ())),
    )


def _at_times(entries: tuple[tuple[str, str], ...]) -> tuple[tuple[int, str], ...]:
    return tuple((at(clock_time), what) for clock_time, what in entries)
