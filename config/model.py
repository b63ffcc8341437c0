"""What a centre is made of, as frozen typed values: the one shape everybody else reads configuration in.

Owns the fields, their units and the rules one group of keys can be judged by alone. Must not know files, YAML
or how names refer to each other across a centre (`checks`). Values made here by hand in a test are taken as
they are; values from a file have passed every parser of `scalars`.
"""

from collections.abc import Callable, Mapping
from datetime import time
from enum import StrEnum
from typing import Literal, TypeVar

import attrs

from config.problems import Rejected
from config.scalars import (
    Host,
    Id,
    Port,
    Said,
    Seconds,
    SeriesLetter,
    Size,
    TimeOfDay,
    TimezoneName,
    UsbNumber,
    YesNo,
)

_One = TypeVar("_One")

Text = Mapping[str, str]
"""Language code to text; complete for all the centre's languages once a file has been checked."""

LanguageCode = Literal["az", "ru", "en", "prs", "ps"]
"""The languages Nobat speaks; each has its file in `config/languages/`."""

Icon = Literal[
    "id-card", "passport", "people", "car", "stamp", "house", "globe", "scales", "coins", "box", "briefcase",
    "archive", "shield", "bank", "translate", "umbrella", "post", "phone", "graduation", "heart", "building",
]  # fmt: skip
"""The line icons the screens can draw."""

Role = Literal["kiosk", "counter", "board", "helpdesk", "manager"]
"""What a device is for; it decides what the device may ask of the hub."""

Transport = Literal["network", "usb", "serial", "file", "none"]
"""The wire to a ticket printer; `none` is a site without one."""


class Weekday(StrEnum):
    """A day of the week, in ISO order: `list(Weekday)[date.weekday()]` is the day of a date."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


@attrs.frozen
class OpeningHours:
    """When the doors are open, on each of these days; times are the centre's local time."""

    days: tuple[Weekday, ...]
    opens: TimeOfDay
    closes: TimeOfDay = attrs.field()

    @closes.validator
    def _closes_after_opening(self, _attribute: object, closes: time) -> None:
        if closes <= self.opens:
            opens = f"{self.opens:%H:%M}"
            fix = f"write a time after {opens}; a service day never runs past midnight"
            raise Rejected(f"closes at {closes:%H:%M}, which is not after it opens at {opens}", fix, "closes")


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
    `icon` None takes the agency's.
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
    """A desk. `label` is the number people see above it, and it is unique in its zone."""

    id: Id
    label: Said
    zone: Id
    profile: Id


@attrs.frozen
class Device:
    """A box with a screen that the hub knows.

    `counter` is set for role counter and for no other. `zones` are the zones a board shows; empty means all.
    """

    id: Id
    role: Role = attrs.field()
    counter: Id | None = None
    zones: tuple[Id, ...] = ()

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


def _index(make: Callable[["Centre"], Mapping[str, _One]]) -> Mapping[str, _One]:
    """A lookup of a centre, made once when the centre is made and no part of its value."""
    made = attrs.Factory(make, takes_self=True)
    made_once: Mapping[str, _One] = attrs.field(init=False, repr=False, eq=False, default=made)
    return made_once


@attrs.frozen
class Centre:
    """A whole centre. `languages[0]` is the main language, printed when a citizen chose none.

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
    _agencies_by_id: Mapping[str, Agency] = _index(lambda centre: {one.id: one for one in centre.agencies})
    _services_by_id: Mapping[str, Service] = _index(lambda centre: {one.id: one for one in centre.services})
    _zones_by_id: Mapping[str, Zone] = _index(lambda centre: {one.id: one for one in centre.zones})
    _profiles_by_id: Mapping[str, Profile] = _index(lambda centre: {one.id: one for one in centre.profiles})
    _counters_by_id: Mapping[str, Counter] = _index(lambda centre: {one.id: one for one in centre.counters})
    _devices_by_id: Mapping[str, Device] = _index(lambda centre: {one.id: one for one in centre.devices})

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

    def counters_serving(self, service_id: str) -> tuple[Counter, ...]:
        """The counters whose profile has this service, in the file's order; KeyError if unknown."""
        self.service(service_id)
        return tuple(one for one in self.counters if service_id in self.profile(one.profile).services)


@attrs.frozen
class Broker:
    """Where the MQTT broker listens."""

    host: Host
    port: Port = 1883


@attrs.frozen
class Screen:
    """The lit area of the screen in whole millimetres, as measured with a ruler: all sizes follow from it."""

    width_mm: Size
    height_mm: Size
    fullscreen: YesNo = True


@attrs.frozen
class TicketPrinter:
    """How the ticket printer is reached and how wide it prints.

    `network` needs `host`; `usb` needs `vendor` and `product`; `serial` (with `baud` bits a second) and
    `file` need `path`. `width_dots` is the printable width in dots: 576 on 80 mm paper, 512 or 384 on
    narrower.
    """

    transport: Transport = attrs.field()
    host: Host | None = None
    port: Port = 9100
    path: Said | None = None
    baud: Size = 19200
    vendor: UsbNumber | None = None
    product: UsbNumber | None = None
    width_dots: Size = 576

    @transport.validator
    def _has_what_its_wire_needs(self, _attribute: object, transport: Transport) -> None:
        examples = {
            "host": "host: 192.168.1.50",
            "path": "path: /dev/ttyUSB0",
            "vendor": "vendor: 04b8",
            "product": "product: 0202",
        }
        for key in _WIRE_NEEDS[transport]:
            if getattr(self, key) is None:
                what = f"a printer on transport {transport} must say its {key}"
                raise Rejected(what, f"add '{examples[key]}'", "transport")


_WIRE_NEEDS: Mapping[str, tuple[str, ...]] = {
    "network": ("host",),
    "usb": ("vendor", "product"),
    "serial": ("path",),
    "file": ("path",),
    "none": (),
}


@attrs.frozen
class Hardware:
    """What is plugged into this device."""

    screen: Screen
    ticket_printer: TicketPrinter | None = None


@attrs.frozen
class DeviceFile:
    """The few lines a technician writes for one box.

    `id` names a device of the centre. `centre` is the id of a centre shipped with Nobat or a path relative to
    the device file. `state_folder` is where the box keeps what it must not forget over a restart.
    """

    id: Id
    centre: Said
    broker: Broker
    hardware: Hardware
    state_folder: Said
