"""How a device is, in its own words, and what the hub makes of the words of all.

Owns the shapes, and the few ways in which a device's word changes. A device says nothing of who it is: that
is in the topic. Must not know how anything is found out.
"""

import enum
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from center_hub.contract.words import Count, Identifier, LanguageCode, Milliseconds

MOST_PARTS = 16
"""More than a device has; what it says of itself stays small."""
MOST_ANSWERS = 16
"""More calls than the volunteers of one desk look after at a time."""

PartName = Annotated[
    str,
    Meta(
        pattern=r"^[a-z](?:[a-z0-9_]{0,30}[a-z0-9])?$(?!\n)",
        description="code_scanner, keypad, speaker, counter_panels: a group of the device's hardware.",
    ),
]


class PrinterState(enum.StrEnum):
    """How a ticket printer is. What a printer did not say is never guessed to be well."""

    READY = "ready"
    PAPER_LOW = "paper_low"
    """It prints, and its roll is nearly used up."""
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER_ERROR = "cutter_error"
    JAMMED = "jammed"
    OFFLINE = "offline"
    """It answers, says that it does not print, and names no cause."""
    SILENT = "silent"
    """It was asked and said nothing."""
    UNKNOWN = "unknown"
    """It was not asked yet, or is of a make that answers nothing: only then may it print all the same."""


class PartState(enum.StrEnum):
    """How another part of a device is."""

    OK = "ok"
    TROUBLE = "trouble"
    """It is there and does not do what it should."""
    MISSING = "missing"
    """It should be there and is not."""


class PrinterHealth(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The ticket printer of a device that has one."""

    condition: PrinterState
    can_print: bool
    """Whether a ticket may be promised to somebody who is sent there; the device's own judgement."""
    tickets_left: Count | None = None
    """An estimate; None where nobody can say."""
    change_roll_soon: bool = False


Parts = Annotated[dict[PartName, PartState], Meta(max_length=MOST_PARTS)]


CallNumber = Annotated[
    int,
    Meta(ge=0, le=2**53 - 1, description="One call for help among those of its kiosk: no two have the same."),
]


class HelpCall(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody at a kiosk wants a volunteer, now; it stands in the kiosk's word for as long as that is so."""

    call: CallNumber
    language: LanguageCode
    """In which the kiosk speaks with them."""


class HelpStep(enum.StrEnum):
    """What a help desk says to a call."""

    COMING = "coming"
    """A volunteer is on the way."""
    DONE = "done"
    """The volunteer was there, or sees that nobody is: the kiosk is to take its call back."""


class HelpAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """A help desk's word on one call; it stands until the call is taken back."""

    kiosk: Identifier
    call: CallNumber
    step: HelpStep


class DeviceHealth(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a device says of itself, retained, on a topic that names it; the newest is all there is.

    Said anew after each connection and every `SAID_AGAIN_S`, so that a broker that forgot, or remembers what
    is no longer so, is put right. With `online` false, which is also the device's last will, it says nothing
    else: nobody knows how a printer is that nobody asks.
    """

    version: Literal[1]
    online: bool
    printer: PrinterHealth | None = None
    """None for a device without a printer."""
    parts: Parts = {}
    help: HelpCall | None = None
    """A kiosk's only."""
    answers: Annotated[tuple[HelpAnswer, ...], Meta(max_length=MOST_ANSWERS)] = ()
    """A help desk's only: what it says to the calls that stand."""


SAID_AGAIN_S = 30.0
"""Between two words of a device that has nothing new to say."""
WORD_HOLDS_S = 100.0
"""How long a device's word is believed: two may get lost."""

OFFLINE = DeviceHealth(version=1, online=False)
"""The last word of every device, said by itself or by the broker in its name."""


def with_printer(health: DeviceHealth, condition: str, *, can_print: bool) -> DeviceHealth:
    """`health` once its printer is in `condition`; what is known of the paper stays known.

    Raises:
        ValueError: `condition` is no word of `PrinterState`.
    """
    before = health.printer or _UNHEARD
    printer = replace(before, condition=PrinterState(condition), can_print=can_print)
    return replace(health, printer=printer)


def with_paper(health: DeviceHealth, tickets_left: int | None, *, change_roll_soon: bool) -> DeviceHealth:
    """`health` once so much paper is left for the device's printer."""
    before = health.printer or _UNHEARD
    printer = replace(before, tickets_left=tickets_left, change_roll_soon=change_roll_soon)
    return replace(health, printer=printer)


def with_part(health: DeviceHealth, part: str, state: PartState) -> DeviceHealth:
    """`health` once a part, a `PartName`, is in this state."""
    return replace(health, parts={**health.parts, part: state})


def with_presence(health: DeviceHealth, part: str, *, present: bool) -> DeviceHealth:
    """`health` once a part is plugged in, or is not and should be."""
    return with_part(health, part, PartState.OK if present else PartState.MISSING)


def with_help(health: DeviceHealth, call: HelpCall | None) -> DeviceHealth:
    """`health` of a kiosk at which this call stands, or none."""
    return replace(health, help=call)


def with_answers(health: DeviceHealth, answers: tuple[HelpAnswer, ...]) -> DeviceHealth:
    """`health` of a help desk that says so much to the calls that stand."""
    return replace(health, answers=answers)


def at_start(*, has_printer: bool) -> DeviceHealth:
    """What a device can say before it has asked anything of its parts."""
    return DeviceHealth(version=1, online=True, printer=_UNHEARD if has_printer else None)


_UNHEARD = PrinterHealth(condition=PrinterState.UNKNOWN, can_print=False)


class Presence(enum.StrEnum):
    """Whether a device is there."""

    ONLINE = "online"
    OFFLINE = "offline"
    """It said goodbye, or its connection broke."""
    UNKNOWN = "unknown"
    """It was never heard, or not for so long that its word no longer holds."""


class HelpWanted(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A call for help as it stands, with what the help desks say to it."""

    call: CallNumber
    language: LanguageCode
    since: Milliseconds
    """When this hub heard of it: UTC, since 1970, for people to read, and for the oldest to come first."""
    step: HelpStep | None = None
    """None while nobody goes."""
    desk: Identifier | None = None
    """Whose word that is."""

    @property
    def coming(self) -> bool:
        """Whether somebody is on the way."""
        return self.step is HelpStep.COMING


class DeviceStanding(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One device as the hub knows it. Of one that is not online nothing else is said."""

    device: Identifier
    presence: Presence
    since: Milliseconds | None = None
    """When this hub heard that it is there or not: UTC, since 1970, for people to read. None: never heard."""
    printer: PrinterHealth | None = None
    parts: Parts = {}
    help: HelpWanted | None = None

    @property
    def can_print(self) -> bool:
        """Whether somebody may be sent there for a ticket."""
        return self.presence is Presence.ONLINE and self.printer is not None and self.printer.can_print
