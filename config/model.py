"""What a centre is made of, as frozen typed values: the one shape everybody else reads configuration in.

Owns the fields, their units and the rules one group of keys can be judged by alone; hours are in `hours`, the
group `rules` in `rules`. Must not know files, YAML or how names refer to each other across a centre
(`checks`). Values made here by hand in a test are taken as they are; values from a file have passed every
parser of `scalars`.
"""

from collections.abc import Callable, Mapping
from typing import Annotated, Final, Literal, Protocol, TypeVar

import attrs

from config.boards import Board
from config.calendars import Adjustment, CalendarName
from config.digits import Digits, in_digits
from config.hardware import Hardware, Screen
from config.hours import Break, OpeningHours, SpecialHours
from config.language_files import known_language
from config.look import Look
from config.problems import Rejected
from config.rules import Rules
from config.scalars import (
    Date,
    Host,
    Id,
    Parsed,
    Percent,
    Port,
    Said,
    Seconds,
    SeriesLetter,
    Size,
    TimezoneName,
    YesNo,
    usual_label,
)
from config.tickets import Tickets

_One = TypeVar("_One")

Text = Mapping[str, str]
"""Language code to text; complete for all the centre's languages once a file has been checked."""

LanguageCode = Annotated[str, Parsed(known_language)]
"""A language Nobat speaks: one that has its file (`language_files`)."""

Icon = Literal[
    "id-card", "passport", "people", "car", "stamp", "house", "globe", "scales", "coins", "box", "briefcase",
    "archive", "shield", "bank", "translate", "umbrella", "post", "phone", "graduation", "heart", "building",
    "address", "agriculture", "benefit", "birth", "business", "child", "clock", "court", "customs", "death",
    "diploma", "document", "driving-licence", "ear", "electricity", "eye", "gas", "health", "information",
    "internet", "land", "marriage", "military", "municipality", "notary", "pension", "photo", "printer",
    "star", "tax", "visa", "wallet", "water", "wheelchair",
]  # fmt: skip
"""The line icons the screens can draw for an agency or a service."""

Role = Literal["kiosk", "counter", "board", "helpdesk", "manager", "panel"]
"""What a device is for; it decides what the device may ask of the hub."""


@attrs.frozen
class Agency:
    """Who serves: a ministry, a bank."""

    id: Id
    name: Text
    icon: Icon


@attrs.frozen
class Service:
    """What is asked for; each has a queue of its own.

    `series` is the letter of its ticket numbers (services may share one). `mean_service_s` is how long one
    citizen takes at a counter, `target_wait_s` the wait the centre promises; both in seconds. `bring` and
    `fee` tell the citizen what to have at hand and what it costs, None where there is nothing to say.
    `icon` None takes the agency's. `keywords` are words people use for it beside its name, which search looks
    at too; not every language needs any.

    In a visit of several services those of `after` come before this one. `hours` are its own within the
    centre's (empty: all of them), less its `breaks`. `daily_quota` is how many tickets it gives a day,
    `per_person` how many of them for one document number, None where there is no limit; `document` then says
    which number to type. A `back_office` service is a step without the citizen: taken up, never called.
    """

    id: Id
    agency: Id
    name: Text
    series: SeriesLetter
    mean_service_s: Seconds
    target_wait_s: Seconds
    popular: YesNo = False
    bring: Text | None = None
    fee: Text | None = None
    icon: Icon | None = None
    after: tuple[Id, ...] = ()
    hours: tuple[OpeningHours, ...] = ()
    breaks: tuple[Break, ...] = ()
    daily_quota: Size | None = None
    per_person: Size | None = attrs.field(default=None)
    document: Text | None = None
    back_office: YesNo = False
    keywords: Text | None = None

    @per_person.validator
    def _asks_for_a_document(self, _attribute: object, per_person: int | None) -> None:
        if per_person is not None and self.document is None:
            what = "a limit for each person needs to know which document tells them apart"
            raise Rejected(what, "add 'document: ...' with what to type, in every language", "per_person")
        if per_person is None and self.document is not None:
            what = "nobody is asked for a document where each person may take any number of tickets"
            raise Rejected(what, "add 'per_person: 1', or remove this key", "document")


@attrs.frozen
class Zone:
    """A part of the hall with its own boards."""

    id: Id
    name: Text


@attrs.frozen
class Profile:
    """The set of services a counter takes."""

    id: Id
    name: Text
    services: tuple[Id, ...]


@attrs.frozen
class Counter:
    """A desk. `label` is the number people see above it, and it is unique in its zone.

    It begins the day with `profile`; `profiles` are others an operator may switch to here. `hours` (empty:
    all of the centre's) less `breaks` are when it is usually staffed: forecasts go by them, nobody is held to
    them.
    """

    id: Id
    label: Said
    zone: Id
    profile: Id
    profiles: tuple[Id, ...] = ()
    hours: tuple[OpeningHours, ...] = ()
    breaks: tuple[Break, ...] = ()


@attrs.frozen
class PriorityClass:
    """People who are called before others who came when they did; how much, `rules.dispatch.policy` says.

    They are promised `target_percent` of everybody's wait, and a minute of theirs counts as `weight` minutes.
    Under `first_come` a ticket of the class is called as if it had come `head_start_s` seconds earlier, so
    that a long wait still counts for more than a class. With `at_kiosk` a citizen may say so at the kiosk;
    otherwise the help desk alone gives it, where a paper can be shown.
    """

    id: Id
    name: Text
    target_percent: Percent = 50
    weight: Size = 2
    head_start_s: Seconds = 1800
    at_kiosk: YesNo = False


@attrs.frozen
class Code:
    """One word of a list that the centre keeps for its own books: a reason, or an outcome."""

    id: Id
    name: Text


@attrs.frozen
class Operator:
    """Who may sign in at a counter. No name: nothing personal is written here, and PINs are the hub's."""

    id: Id
    role: Literal["operator", "supervisor"] = "operator"


_JOURNEY_SIZES: Final = range(2, 9)  # one service is no journey, and a visit has 8 at most


@attrs.frozen
class Journey:
    """Two to eight services that belong together, offered by kiosks as one choice under one number."""

    id: Id
    name: Text
    services: tuple[Id, ...] = attrs.field()

    @services.validator
    def _is_a_journey(self, _attribute: object, services: tuple[str, ...]) -> None:
        if len(services) not in _JOURNEY_SIZES:
            what = f"a journey has 2 to 8 services, and this has {len(services)}"
            raise Rejected(what, "add or remove services", "services")


@attrs.frozen
class Device:
    """A box that the hub knows; one of role panel has no screen and drives the panels over counters.

    `counter` is set for role counter and for no other. `zones` are the zones a board shows; empty means all.
    `label` is what people call it, `2` for "kiosk 2", and what is to be written on it; unless said, the
    digits at the end of its id. `near` are the kiosks to which a kiosk that cannot print sends people, the
    nearest first; empty means all others, in the file's order from this one on. `where` says of a help desk
    where it is, for citizens whom nobody can come to.
    """

    id: Id
    role: Role = attrs.field()
    counter: Id | None = None
    zones: tuple[Id, ...] = ()
    label: Said = attrs.Factory(lambda device: usual_label(device.id), takes_self=True)
    near: tuple[Id, ...] = ()
    where: Text | None = None

    @role.validator
    def _counter_fits_role(self, _attribute: object, role: Role) -> None:
        if role == "counter" and self.counter is None:
            raise Rejected(
                "a device of role counter must say which counter", "add 'counter: counter-1'", "role"
            )
        if role != "counter" and self.counter is not None:
            raise Rejected(f"a device of role {role} stands at no counter", "remove this key", "counter")
        if role != "board" and self.zones:
            raise Rejected(f"only a board shows zones, not a {role}", "remove this key", "zones")
        if role != "kiosk" and self.near:
            raise Rejected(f"only a kiosk sends people to another, not a {role}", "remove this key", "near")
        if role != "helpdesk" and self.where is not None:
            what = f"only of a help desk it is said where it is, not of a {role}"
            raise Rejected(what, "remove this key", "where")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Group = TypeVar("_Group", bound=_Named)


def _by_id(groups: tuple[_Group, ...]) -> Mapping[str, _Group]:
    return {one.id: one for one in groups}


def _index(make: Callable[["Centre"], Mapping[str, _One]]) -> Mapping[str, _One]:
    """A lookup of a centre, made once when the centre is made and no part of its value."""
    made = attrs.Factory(make, takes_self=True)
    made_once: Mapping[str, _One] = attrs.field(init=False, repr=False, eq=False, default=made)
    return made_once


@attrs.frozen
class Centre:
    """A whole centre. `languages[0]` is the main language, printed when a citizen chose none.

    On `holidays` it is closed, and on the dates of `special_hours` it has those hours instead of `hours`.
    `reasons` say why somebody acted out of order (a call by number, a move, a change of class, serving
    without a ticket): without any, such acts are refused. `outcomes` say how a service ended.
    `calendars` are those of dates on boards; tickets have that of the citizen's language where it is among
    them, else the first. Empty: each language has its own.
    `lunar_hijri_days` (-2 to 2) follows the moon as it was seen here.
    `number_digits` are those of every ticket number, in every language, so that shapes can be matched.
    `order` is how lists of agencies and services stand: as in the file, or by the reader's alphabet.
    Lookups raise KeyError for an id the centre does not have.
    """

    id: Id
    name: Text
    timezone: TimezoneName
    languages: tuple[LanguageCode, ...]
    hours: tuple[OpeningHours, ...]
    agencies: tuple[Agency, ...]
    services: tuple[Service, ...]
    zones: tuple[Zone, ...]
    profiles: tuple[Profile, ...]
    counters: tuple[Counter, ...]
    devices: tuple[Device, ...]
    holidays: tuple[Date, ...] = ()
    special_hours: tuple[SpecialHours, ...] = ()
    priority_classes: tuple[PriorityClass, ...] = ()
    reasons: tuple[Code, ...] = ()
    outcomes: tuple[Code, ...] = ()
    operators: tuple[Operator, ...] = ()
    journeys: tuple[Journey, ...] = ()
    look: Look = attrs.field(factory=Look)
    tickets: Tickets = attrs.field(factory=Tickets)
    calendars: tuple[CalendarName, ...] = ()
    lunar_hijri_days: Adjustment = 0
    rules: Rules = attrs.field(factory=Rules)
    number_digits: Digits = "latin"
    order: Literal["as_written", "alphabetical"] = "as_written"
    _agencies_by_id: Mapping[str, Agency] = _index(lambda centre: _by_id(centre.agencies))
    _services_by_id: Mapping[str, Service] = _index(lambda centre: _by_id(centre.services))
    _zones_by_id: Mapping[str, Zone] = _index(lambda centre: _by_id(centre.zones))
    _profiles_by_id: Mapping[str, Profile] = _index(lambda centre: _by_id(centre.profiles))
    _counters_by_id: Mapping[str, Counter] = _index(lambda centre: _by_id(centre.counters))
    _devices_by_id: Mapping[str, Device] = _index(lambda centre: _by_id(centre.devices))
    _classes_by_id: Mapping[str, PriorityClass] = _index(lambda centre: _by_id(centre.priority_classes))
    _reasons_by_id: Mapping[str, Code] = _index(lambda centre: _by_id(centre.reasons))
    _outcomes_by_id: Mapping[str, Code] = _index(lambda centre: _by_id(centre.outcomes))
    _journeys_by_id: Mapping[str, Journey] = _index(lambda centre: _by_id(centre.journeys))

    def figures(self, number: str) -> str:
        """A ticket's number, `A 042`, in the one form it has in this centre: on screen, paper and board."""
        return in_digits(number, self.number_digits)

    def agency(self, agency_id: str) -> Agency:
        """The agency of this id; KeyError if unknown."""
        return self._agencies_by_id[agency_id]

    def service(self, service_id: str) -> Service:
        """The service of this id; KeyError if unknown."""
        return self._services_by_id[service_id]

    def zone(self, zone_id: str) -> Zone:
        """The zone of this id; KeyError if unknown."""
        return self._zones_by_id[zone_id]

    def profile(self, profile_id: str) -> Profile:
        """The profile of this id; KeyError if unknown."""
        return self._profiles_by_id[profile_id]

    def counter(self, counter_id: str) -> Counter:
        """The counter of this id; KeyError if unknown."""
        return self._counters_by_id[counter_id]

    def device(self, device_id: str) -> Device:
        """The device of this id; KeyError if unknown."""
        return self._devices_by_id[device_id]

    def priority_class(self, class_id: str) -> PriorityClass:
        """The priority class of this id; KeyError if unknown."""
        return self._classes_by_id[class_id]

    def reason(self, reason_id: str) -> Code:
        """The reason of this id; KeyError if unknown."""
        return self._reasons_by_id[reason_id]

    def outcome(self, outcome_id: str) -> Code:
        """The outcome of this id; KeyError if unknown."""
        return self._outcomes_by_id[outcome_id]

    def journey(self, journey_id: str) -> Journey:
        """The journey of this id; KeyError if unknown."""
        return self._journeys_by_id[journey_id]

    def kiosks_near(self, device_id: str) -> tuple[Device, ...]:
        """The kiosks to which one that cannot print sends people, the nearest first; KeyError if unknown."""
        here = self.device(device_id)
        if here.near:
            return tuple(self.device(near) for near in here.near)
        kiosks = [one for one in self.devices if one.role == "kiosk"]
        at = kiosks.index(here) if here in kiosks else 0
        return tuple(one for one in (*kiosks[at:], *kiosks[:at]) if one != here)

    def counters_serving(self, service_id: str) -> tuple[Counter, ...]:
        """The counters that begin the day with this service, in the file's order; KeyError if unknown.

        Where none does, the counters that may switch to a profile with it.
        """
        self.service(service_id)
        usual = tuple(one for one in self.counters if service_id in self.profile(one.profile).services)
        return usual or tuple(
            one
            for one in self.counters
            if any(service_id in self.profile(other).services for other in one.profiles)
        )


@attrs.frozen
class Broker:
    """Where the MQTT broker listens."""

    host: Host
    port: Port = 1883


@attrs.frozen
class DeviceFile:
    """The few lines a technician writes for one box.

    `id` names a device of the centre. `centre` is the id of a centre shipped with Nobat or a path relative to
    the device file. `state_folder` is where the box keeps what it must not forget over a restart.
    `person_key_file` is the path of the centre's secret with which kiosks and help desks hash document
    numbers, never the secret itself; None where no service has a limit for each person. `board` is for a
    board alone.
    """

    id: Id
    centre: Said
    broker: Broker
    hardware: Hardware
    state_folder: Said
    person_key_file: Said | None = None
    board: Board | None = None

    @property
    def screen(self) -> Screen:
        """The screen of a device whose program draws on one.

        Raises:
            ValueError: it has none; `placement` has told the technician before any program asks.
        """
        if self.hardware.screen is None:
            raise ValueError(f"{self.id} has no screen")
        return self.hardware.screen
