"""What is plugged into a device: one class for each kind of thing, as a technician writes it down.

Owns the fields, their units and what one group of keys must say to be reachable. Must not know drivers: each
room of `hardware/` says by a protocol of its own what it needs of these. A thing that is left out is not
there, which is no trouble; `transport: none` says the same aloud.
"""

from collections.abc import Mapping
from itertools import permutations
from typing import Any, Final, Literal

import attrs

from config.kernel_keys import key_number
from config.problems import Rejected
from config.scalars import Host, Id, Port, Said, Seconds, Size, UsbNumber, WholeNumber, YesNo

PrinterTransport = Literal["network", "usb", "serial", "file", "none"]
"""The wire to a ticket printer; `none` is a site without one."""

InputTransport = Literal["evdev", "serial", "none"]
"""How a scanner or keypad reaches us: as a keyboard of the kernel, or on a serial line."""

Parity = Literal["none", "even", "odd"]

KeyboardLayout = Literal["us", "de", "fr", "ru", "tr"]
"""The keyboard that a scanner believes to be."""

_EXAMPLES: Final[Mapping[str, str]] = {
    "host": "host: 192.168.1.50",
    "path": "path: /dev/ttyUSB0",
    "vendor": "vendor: 04b8",
    "product": "product: 0202",
}


_LINE_RATES: Final = (300, 600, 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)


def _is_a_device(_thing: object, _attribute: object, path: Any) -> None:
    """As a validator: the path of a device's file."""
    if path is not None and not path.startswith("/"):
        raise Rejected(f"'{path}' is not the path of a device", f"did you mean '/dev/{path}'?", "path")


def _is_a_line_rate(_thing: object, _attribute: object, baud: Any) -> None:
    """As a validator: bits a second that a scanner's, keypad's or panels' line runs at."""
    if baud is not None and baud not in _LINE_RATES:
        rates = ", ".join(map(str, _LINE_RATES))
        raise Rejected(f"no line runs at {baud} bits a second", f"choose one of: {rates}", "baud")


def _must_say(thing: object, transport: str, needs: Mapping[str, tuple[str, ...]], name: str) -> None:
    for key in needs[transport]:
        if getattr(thing, key) is None:
            what = f"a {name} on transport {transport} must say its {key}"
            raise Rejected(what, f"add '{_EXAMPLES[key]}'", "transport")


_LOWEST_EDGE: Final = 300
_HIGHEST_EDGE: Final = 860
"""Millimetres. From a wheelchair hands reach 800 to 1100 mm: a higher screen leaves less than a page."""


@attrs.frozen
class Screen:
    """The lit area of the screen in whole millimetres, measured with a ruler: all sizes follow from it.

    `lower_edge_mm` is the height of its lower edge above the floor: a kiosk puts what is touched where
    somebody in a wheelchair reaches it. None where nobody has measured it.
    """

    width_mm: Size
    height_mm: Size
    fullscreen: YesNo = True
    lower_edge_mm: Size | None = attrs.field(default=None)

    @lower_edge_mm.validator
    def _is_above_the_floor(self, _attribute: object, edge: int | None) -> None:
        if edge is not None and not _LOWEST_EDGE <= edge <= _HIGHEST_EDGE:
            what = f"a screen whose lower edge is {edge} mm above the floor cannot be used from a wheelchair"
            fix = f"hang it so that this is {_LOWEST_EDGE} to {_HIGHEST_EDGE} mm, measured from the floor"
            raise Rejected(what, fix, "lower_edge_mm")


_NARROWEST_FACES_MM: Final = 190
"""Five faces with a word of 4.8 mm under each: on less the words break. A screen of 10 inches has 217."""


@attrs.frozen
class CitizenScreen:
    """A second screen at a counter, towards the citizen: its lit area in whole millimetres.

    `touch` lets the citizen say how the service was. `output` is the name the system gives the screen, or its
    place among all screens from 1; None: the first that is not the operator's.
    """

    width_mm: Size = attrs.field()
    height_mm: Size
    touch: YesNo = False
    output: Said | None = None

    def __attrs_post_init__(self) -> None:
        if self.touch and self.width_mm < _NARROWEST_FACES_MM:
            what = f"five faces to touch do not fit a screen {self.width_mm} mm wide"
            fix = f"{_NARROWEST_FACES_MM} mm or more, or 'touch: no'"
            raise Rejected(what, fix, "width_mm")


_PRINTER_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "network": ("host",),
    "usb": ("vendor", "product"),
    "serial": ("path",),
    "file": ("path",),
    "none": (),
}

_BAUD_RATES: Final = (9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600)
_NARROWEST_HEAD, _WIDEST_HEAD = 200, 1280  # 25 mm to 160 mm at 203 dots an inch


@attrs.frozen
class TicketPrinter:
    """How the ticket printer is reached, what it is, and what is in it.

    `network` needs `host`; `usb` needs `vendor` and `product`; `serial` (with `baud` bits a second) and
    `file` need `path`. `profile` names a printer known to us or to python-escpos, which `doctor` looks up;
    `width_dots`, `cut` and `qr` are as the profile has them unless said. `roll_m` is the length of a full
    roll in metres. `short_ticket` is for a slow wire: None lets the wire decide.
    """

    transport: PrinterTransport = attrs.field()
    host: Host | None = None
    port: Port = 9100
    path: Said | None = attrs.field(default=None, validator=_is_a_device)
    baud: Size = attrs.field(default=19200)
    vendor: UsbNumber | None = None
    product: UsbNumber | None = None
    profile: Said = "default"
    width_dots: Size | None = attrs.field(default=None)
    cut: Literal["partial", "full", "tear"] | None = None
    qr: Literal["native", "drawn"] | None = None
    roll_m: Size = 80
    short_ticket: YesNo | None = None

    @transport.validator
    def _has_what_its_wire_needs(self, _attribute: object, transport: str) -> None:
        _must_say(self, transport, _PRINTER_NEEDS, "printer")

    @baud.validator
    def _is_a_rate(self, _attribute: object, baud: int) -> None:
        if baud not in _BAUD_RATES:
            rates = ", ".join(map(str, _BAUD_RATES))
            raise Rejected(
                f"no ticket printer's line runs at {baud} bits a second", f"choose one of: {rates}", "baud"
            )

    @width_dots.validator
    def _is_a_head(self, _attribute: object, dots: int | None) -> None:
        if dots is not None and not _NARROWEST_HEAD <= dots <= _WIDEST_HEAD:
            fix = "write 576 for most printers of 80 mm, 384 for 58 mm"
            raise Rejected(f"no ticket printer has {dots} dots across", fix, "width_dots")


_INPUT_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "evdev": ("vendor", "product"),
    "serial": ("path",),
    "none": (),
}


@attrs.frozen
class CodeScanner:
    """The reader of codes. `layout` is the keyboard that one on `evdev` types as.

    `usb_port` tells two of one make apart: where it is plugged in, as `doctor` shows it. `prefixes` are what
    its maker has it put before each text; the standard's own, such as `]Q1`, are known and taken off.
    """

    transport: InputTransport = attrs.field()
    vendor: UsbNumber | None = None
    product: UsbNumber | None = None
    usb_port: Said | None = None
    layout: KeyboardLayout = "us"
    prefixes: tuple[Said, ...] = ()
    path: Said | None = attrs.field(default=None, validator=_is_a_device)
    baud: Size = attrs.field(default=9600, validator=_is_a_line_rate)

    @transport.validator
    def _has_what_its_wire_needs(self, _attribute: object, transport: str) -> None:
        _must_say(self, transport, _INPUT_NEEDS, "scanner")


@attrs.frozen
class KeypadKeys:
    """Which keys do what: names of the kernel (`KEY_KP1`, `BTN_1`) or, on a serial line, what it sends."""

    call_next: tuple[Said, ...] = ()
    recall: tuple[Said, ...] = ()
    no_show: tuple[Said, ...] = ()
    finish: tuple[Said, ...] = ()
    next: tuple[Said, ...] = ()
    previous: tuple[Said, ...] = ()
    press: tuple[Said, ...] = ()
    repeat: tuple[Said, ...] = ()
    louder: tuple[Said, ...] = ()
    softer: tuple[Said, ...] = ()
    read_aloud: tuple[Said, ...] = ()

    @property
    def at_a_counter(self) -> tuple[str, ...]:
        """What an operator presses."""
        return (*self.call_next, *self.recall, *self.no_show, *self.finish)

    @property
    def at_a_kiosk(self) -> tuple[str, ...]:
        """What somebody who hears the screen presses (EN 301 549 5.1.3, US 508 402)."""
        moving = (*self.next, *self.previous, *self.press)
        return (*moving, *self.repeat, *self.louder, *self.softer, *self.read_aloud)

    @property
    def all(self) -> tuple[str, ...]:
        """Every key that does something."""
        return (*self.at_a_counter, *self.at_a_kiosk)

    def __attrs_post_init__(self) -> None:
        if not self.all:
            raise Rejected("no key of the keypad does anything", "add a key such as 'call_next: [KEY_KP1]'")
        twice = next((key for key in self.all if self.all.count(key) > 1), None)
        if twice:
            raise Rejected(f"the key '{twice}' stands here twice", "let each key do one thing")


_LONGEST_WORD: Final = 32


@attrs.frozen
class Keypad:
    """A keypad, button box or foot pedal at a counter."""

    keys: KeypadKeys
    transport: InputTransport = attrs.field()
    vendor: UsbNumber | None = None
    product: UsbNumber | None = None
    usb_port: Said | None = None
    path: Said | None = attrs.field(default=None, validator=_is_a_device)
    baud: Size = attrs.field(default=9600, validator=_is_a_line_rate)

    @property
    def key_numbers(self) -> Mapping[str, int]:
        """The kernel's number of each key that does something, for one on `evdev`."""
        return {key: key_number(key) for key in self.keys.all}

    @transport.validator
    def _has_what_its_wire_needs(self, _attribute: object, transport: str) -> None:
        _must_say(self, transport, _INPUT_NEEDS, "keypad")
        for key in self.keys.all:
            _must_be_a_key(key, transport)
        if transport == "serial":
            _must_differ(self.keys.all)


def _must_be_a_key(key: str, transport: str) -> None:
    """Whether a keypad on this wire can say so; raises `Rejected` at the keys."""
    if transport == "evdev":
        try:
            key_number(key)
        except Rejected as unknown:
            raise Rejected(unknown.what, unknown.fix, "keys") from unknown
    if transport == "serial" and (len(key.encode()) > _LONGEST_WORD or key.split() != [key]):
        fix = f"write it without blanks, {_LONGEST_WORD} bytes at most"
        raise Rejected(f"'{key}' cannot be told from noise", fix, "keys")


def _must_differ(words: tuple[str, ...]) -> None:
    """A held key sends its word over and over with nothing between; raises `Rejected` at the keys."""
    for word, other in permutations(words, 2):
        if word == other * (len(word) // len(other)):
            fix = "have the keypad send words that do not repeat another's"
            raise Rejected(f"'{word}' is '{other}' held down", fix, "keys")


_SHORTEST_STALE: Final = 3  # seconds; two of the hub's words may be lost


@attrs.frozen
class CounterPanel:
    """The number over one counter, and its address on the bus."""

    counter: Id
    address: WholeNumber = 0


@attrs.frozen
class PanelBus:
    """One serial line with one or many panels on it. `template` is a shipped protocol or the path of a file.

    `path: none` is a line that is not there. `baud` and `parity` are the template's unless said. Every panel
    is told its number again each `refresh` seconds, and shows nothing when the hub was not heard for `stale`
    seconds.
    """

    path: Said = attrs.field()
    template: Said
    panels: tuple[CounterPanel, ...]
    baud: Size | None = attrs.field(default=None, validator=_is_a_line_rate)
    parity: Parity | None = None
    refresh: Seconds = 5
    stale: Seconds = attrs.field(default=30)

    @path.validator
    def _is_a_line(self, attribute: object, path: str) -> None:
        if path != "none":
            _is_a_device(self, attribute, path)

    @stale.validator
    def _outlasts_a_pause(self, _attribute: object, stale: int) -> None:
        if stale < _SHORTEST_STALE:
            what = f"the hub speaks once a second: after {stale} s a panel would flicker"
            raise Rejected(what, f"write {_SHORTEST_STALE}s or more", "stale")


@attrs.frozen
class Speaker:
    """The loudspeaker of a hall. `voices` is the folder of recorded clips, one folder a language in it.

    A call that could not be spoken within `drop_after` seconds is not spoken at all. `fallback` lets a
    machine's voice speak a language without recordings.
    """

    player: Literal["auto", "aplay", "pw-play", "none"] = "auto"
    voices: Said | None = attrs.field(default=None)
    chime: YesNo = True
    fallback: YesNo = True
    drop_after: Seconds = 20

    @voices.validator
    def _is_a_folder(self, _attribute: object, voices: str | None) -> None:
        if voices is not None and not voices.startswith("/"):
            what = f"'{voices}' is not the path of a folder"
            raise Rejected(what, "write it from the root, such as /var/lib/nobat/voices", "voices")


@attrs.frozen
class Hardware:
    """What is plugged into this device."""

    screen: Screen | None = None
    citizen_screen: CitizenScreen | None = None
    ticket_printer: TicketPrinter | None = None
    code_scanner: CodeScanner | None = None
    keypad: Keypad | None = None
    counter_panels: tuple[PanelBus, ...] = ()
    speaker: Speaker | None = None
