"""Who comes to the centre on the made-up day, when, for what, and how they are. Drawn from one seed."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

from center_hub.contract.commands import Appointment
from center_hub.contract.replies import Issued, Reason
from config.model import Centre
from config.person_key import person_key
from tests.support.baku_day_clock import DayClock, at

VISITORS = 600
APPOINTMENTS = 120
JOURNEYS_BEGUN = 90
SECRET = b"the secret of this centre, on its kiosks only"

BY_HOUR = {9: 16, 10: 19, 11: 17, 12: 9, 13: 7, 14: 11, 15: 10, 16: 7, 17: 4}
"""Of a hundred who come without an appointment, how many in each hour."""


MOST_WANTED = {"id-card-renewal": 60, "passport-adult": 40}
POPULAR = 14
"""How many come for a popular service, for each one who comes for another that nobody needs often."""


class Heed(enum.Enum):
    """What somebody does when called."""

    COMES = enum.auto()
    COMES_LATE = enum.auto()
    """After a recall."""
    IS_AWAY = enum.auto()
    IS_AWAY_AND_RETURNS = enum.auto()
    FORGOTTEN_WHEN_CALLED = enum.auto()
    """Whoever called them goes home."""
    FORGOTTEN_WHEN_SERVED = enum.auto()


class Errand(enum.Enum):
    """What comes up while somebody is served."""

    NONE = enum.auto()
    FETCHES_A_PAPER = enum.auto()
    """Parked, and called back by the counter."""
    ASKS_THE_DESK = enum.auto()
    """Parked, and comes back over the help desk."""
    STAYS_AWAY = enum.auto()
    """Parked, and waits again by time."""
    TO_A_SERVICE = enum.auto()
    TO_A_COUNTER_AND_BACK = enum.auto()
    TO_A_PROFILE = enum.auto()


@dataclass(slots=True)
class Visitor:
    """One person, or a family with one number; the first half is drawn, the rest happens."""

    name: str
    arrives: int
    """Second of the day."""
    services: tuple[str, ...]
    language: str
    priority: str | None = None
    party: int = 1
    person: str | None = None
    appointment: Appointment | None = None
    appears: bool = True
    cancels_before: bool = False
    heed: Heed = Heed.COMES
    errand: Errand = Errand.NONE
    patience_s: int | None = None
    score: int | None = None
    family: str | None = None
    asks_nobody: bool = False
    """The help desk lets them be."""
    # what happens
    paper: Issued | None = None
    ticket: str | None = None
    waiting: bool = False
    tries: int = 0
    refused: Reason | None = None
    served: list[str] = field(default_factory=list)
    """The services, as often as the visitor was served."""
    calls: int = 0


def crowd(centre: Centre, clock: DayClock, chance: Random) -> list[Visitor]:
    """Everybody who has to do with the centre this day, in the order of their names."""
    others = _who_makes_sure()
    walk_ins = [_walk_in(centre, chance, n) for n in range(VISITORS - APPOINTMENTS - len(others))]
    for number, visitor in enumerate(walk_ins[:JOURNEYS_BEGUN]):
        visitor.services = _journey(centre, chance, number)
    booked = [_booked(centre, clock, chance, n) for n in range(APPOINTMENTS)]
    people = [*walk_ins, *booked]
    for visitor in people:
        _given_a_temper(visitor, chance)
    _families(walk_ins)
    _documents(people)
    return [*people, *others]


def _walk_in(centre: Centre, chance: Random, number: int) -> Visitor:
    (hour,) = chance.choices(list(BY_HOUR), list(BY_HOUR.values()))
    second = hour * 3600 + chance.randrange(3600)
    if number % 60 == 0:
        second = at("08:55") + chance.randrange(240)  # at the door before it opens
    classes = [None] * 12 + [one.id for one in centre.priority_classes]
    return Visitor(
        name=f"walk-in {number}",
        arrives=second,
        services=(_service(centre, chance),),
        language=_language(chance),
        priority=chance.choice(classes),
        party=chance.choice([1] * 12 + [2, 3, 4]),
    )


def _service(centre: Centre, chance: Random) -> str:
    wanted = [MOST_WANTED.get(one.id, POPULAR if one.popular else 1) for one in centre.services]
    return chance.choices(centre.services, wanted)[0].id


def _language(chance: Random) -> str:
    return chance.choices(["az", "ru", "en"], [80, 14, 6])[0]


JOURNEYS = (
    ("property-extract", "power-of-attorney"),
    ("passport-adult", "post-delivery"),
    ("certified-copies", "translation", "apostille"),
    ("vehicle-insurance", "bank-payment", "vehicle-registration"),
    ("marriage-registration", "id-card-renewal", "passport-adult"),
)


def _journey(centre: Centre, chance: Random, number: int) -> tuple[str, ...]:
    offered = [one.services for one in centre.journeys]
    return chance.choice([*offered, *JOURNEYS]) if number % 2 else offered[number // 2 % len(offered)]


def _booked(centre: Centre, clock: DayClock, chance: Random, number: int) -> Visitor:
    """Of a hundred appointments 29 come to nothing; of the others some come early, some late."""
    slot = at("09:15") + number * (at("17:15") - at("09:15")) // APPOINTMENTS // 300 * 300
    lateness = chance.randrange(-20 * 60, 5 * 60)
    if number % 12 == 5:
        lateness = -chance.randrange(40, 80) * 60
    elif number % 15 == 7:
        lateness = chance.randrange(12, 30) * 60
    service = _service(centre, chance)
    while service in {"disability-assessment", "temporary-residence", "wills", "notary-contracts"}:
        service = _service(centre, chance)
    promised = Appointment(
        code=f"BK{number:04d}",
        service=service,
        slot=clock.utc_ms(slot),
        priority="veteran" if number % 30 == 3 else None,
    )
    return Visitor(
        name=f"booked {number}",
        arrives=max(at("08:56"), slot + lateness),
        services=(service,),
        language=_language(chance),
        appointment=promised,
        appears=number % 100 * 29 % 100 >= 29,
        cancels_before=number % 20 == 0,
    )


def _given_a_temper(visitor: Visitor, chance: Random) -> None:
    visitor.heed = chance.choices(
        [Heed.COMES, Heed.COMES_LATE, Heed.IS_AWAY, Heed.IS_AWAY_AND_RETURNS], [80, 11, 6.5, 2.5]
    )[0]
    errands = list(Errand)
    visitor.errand = chance.choices(errands, [88] + [2] * (len(errands) - 1))[0]
    visitor.patience_s = chance.randrange(60, 1500) if chance.random() < 0.05 else None
    visitor.score = chance.choice([5, 5, 4, 4, 3, 2, 1]) if chance.random() < 0.34 else None


def _families(walk_ins: Sequence[Visitor]) -> None:
    """Five times three people come together and would rather have one number."""
    for number in range(5):
        family = walk_ins[100 + number * 3 : 103 + number * 3]
        for place, visitor in enumerate(family):
            visitor.family = f"family {number}"
            visitor.arrives = at("10:20") + number * 2400 + place * 20
            visitor.services, visitor.priority, visitor.party = ("passport-child",), None, 1
            visitor.patience_s, visitor.asks_nobody = None, True
        family[-1].services = ("id-card-first",)


CANARY = "5508261943"
CANARIES = tuple(f"AZE7{number:03d}{CANARY}" for number in range(200))
"""Numbers of documents, typed at kiosks. What is in all of them must be found nowhere."""


def _documents(people: Sequence[Visitor]) -> None:
    """Whoever needs it types the number of a document at the kiosk; its key alone goes further."""
    for number, visitor in enumerate(people):
        if "temporary-residence" in visitor.services:
            visitor.person = person_key(SECRET, CANARIES[number % len(CANARIES)])


def _planted(name: str, arrives: str, service: str, heed: Heed = Heed.COMES) -> Visitor:
    return Visitor(
        name=name, arrives=at(arrives), services=(service,), language="az", heed=heed, asks_nobody=True
    )


def _with_document(name: str, arrives: str) -> Visitor:
    key = person_key(SECRET, CANARIES[-1])
    return replace(_planted(name, arrives, "temporary-residence"), person=key)


def _who_makes_sure() -> list[Visitor]:
    """People who make sure that it happens."""
    return [
        _planted("forgotten when called", "17:02", "archive-copy", Heed.FORGOTTEN_WHEN_CALLED),
        _planted("forgotten when served", "17:03", "apostille", Heed.FORGOTTEN_WHEN_SERVED),
        _planted("left waiting 1", "17:08", "archive-work-record"),
        _planted("left waiting 2", "17:10", "legalisation"),
        _planted("after the doctors", "14:10", "disability-assessment"),
        _planted("after closing time", "18:02", "id-card-renewal"),
        _planted("while suspended 1", "11:20", "property-extract"),
        _planted("while suspended 2", "11:40", "property-extract"),
        _with_document("seller of numbers, first", "09:50"),
        _with_document("seller of numbers, again", "09:55"),
        _planted("without a document", "10:05", "temporary-residence"),
    ]
