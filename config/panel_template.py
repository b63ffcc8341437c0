"""The frame that tells a panel over a counter what to show, as a technician has it from the maker's manual.

Owns the fields of such a template, what makes one impossible, and where the shipped ones stand. Must not know
how a frame is put together or sent: that is `hardware.counter_panel`.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

import attrs

from config.frame_bytes import frame_bytes, shown_bytes
from config.hardware import Parity
from config.loader import body, certain
from config.problems import Rejected
from config.scalars import Parsed, Said, Size, WholeNumber, YesNo
from config.structure import structured
from config.yaml_source import Document, read_document

_FOLDER: Final = Path(__file__).parent / "panel_templates"
_WORD: Final = re.compile(r"(?:0[xX])?([0-9A-Fa-f]{4})", re.ASCII)
_REPLACEMENT: Final = re.compile(r"([\x21-\x7e])=([\x21-\x7e])", re.ASCII)
_LONGEST: Final = 255  # bytes; no panel of one number has longer frames, and a slip of the pen does
_NARROWEST: Final = 3  # the digits of a number
_WIDEST: Final = 32
_TOP_BIT: Final = 0x80


def _single(text: str) -> str:
    content = frame_bytes(text)
    if len(content) == 1 and content.isascii():
        return content.decode("ascii")
    raise Rejected(f"'{text}' is not a single character", "write one, such as 0, or <SP> for a blank")


def _printable(text: str) -> str:
    for character in text:
        if not (character.isascii() and character.isprintable()):
            raise Rejected(f"'{character}' is in no frame", "name Latin letters, digits and signs only")
    return text


def _replacements(text: str) -> Mapping[str, str]:
    """What to show instead, from `A=1 B=2`."""
    made: dict[str, str] = {}
    for word in text.split():
        found = _REPLACEMENT.fullmatch(word)
        if found is None:
            raise Rejected(f"'{word}' does not say what is shown instead of what", "write pairs: A=1 B=2")
        made[found[1]] = found[2]
    return made


def _word(text: str) -> int:
    if found := _WORD.fullmatch(text):
        return int(found[1], 16)
    raise Rejected(f"'{text}' is not a number of 16 bits", "write four hexadecimal digits, such as 0x8005")


FrameBytes = Annotated[bytes, Parsed(frame_bytes)]
Character = Annotated[str, Parsed(_single)]
Characters = Annotated[str, Parsed(_printable)]
Replacements = Annotated[Mapping[str, str], Parsed(_replacements)]
Word = Annotated[int, Parsed(_word)]


@attrs.frozen
class AddressField:
    """The panel's address: `width` decimal or hexadecimal digits, or `width` bytes with the highest first.

    `offset` is added to it before it is written (TSL has 128 there). A panel may have `first` to `last`; None
    is the highest that can be written.
    """

    style: Literal["digits", "hex", "binary"] = "digits"
    width: Size = 2
    offset: WholeNumber = 0
    first: WholeNumber = 1
    last: WholeNumber | None = attrs.field(default=None)

    @last.validator
    def _can_be_written(self, _attribute: object, last: int | None) -> None:
        widest = 8
        if self.width > widest:
            raise Rejected(f"no address is {self.width} wide", f"write 1 to {widest}", "width")
        if last is not None and last > self._room:
            what = f"the address {last} has no room in this width"
            raise Rejected(what, f"write {max(self._room, 0)} or less, or a greater width", "last")
        if self.first > self.highest:
            what = f"no address is from {self.first} to {self.highest}"
            raise Rejected(what, "write the lower one first", "first")

    @property
    def highest(self) -> int:
        """The highest address that a panel may have."""
        return self._room if self.last is None else self.last

    @property
    def _room(self) -> int:
        base = {"digits": 10, "hex": 16, "binary": 256}[self.style]
        return int(base**self.width) - 1 - self.offset


@attrs.frozen
class TextField:
    """What the panel shows: always `width` characters, filled up with `pad`; all `blank` when it is empty.

    `shows` are the characters it has; a small letter becomes a capital one where only that is shown.
    `instead` replaces a character by another. What remains `unknown` is left out, or becomes a blank or a
    dash. A number too long for the panel loses its beginning: its end tells people more.
    """

    width: Size = attrs.field()
    align: Literal["right", "left"] = "right"
    pad: Character = " "
    blank: Character = " "
    shows: Characters = "0123456789 -"
    instead: Replacements = attrs.field(factory=dict[str, str])
    unknown: Literal["drop", "blank", "dash"] = "drop"

    @width.validator
    def _is_a_width(self, _attribute: object, width: int) -> None:
        if not _NARROWEST <= width <= _WIDEST:
            what = f"a number does not fit {width} characters"
            raise Rejected(what, f"write {_NARROWEST} to {_WIDEST}", "width")


@attrs.frozen
class ChecksumField:
    """What proves that a frame came whole; without one a panel may show a wrong number until the next.

    It covers the frame from its beginning, less the first `skip` bytes, up to where the checksum stands:
    `before_end`, or `after_end` and then with the end. `xor` and `sum` are one byte, the sum modulo 256, and
    `negated` is 256 less it. `crc16` has its `polynomial`, `initial` value, whether bits are `reflected`, and
    which of its bytes comes first; as they stand here it is that of Modbus. `style` `hex` writes capital
    hexadecimal digits instead of bytes.
    """

    kind: Literal["none", "xor", "sum", "crc16"] = "none"
    skip: WholeNumber = 0
    place: Literal["before_end", "after_end"] = "before_end"
    style: Literal["binary", "hex"] = "binary"
    negated: YesNo = False
    polynomial: Word = 0x8005
    initial: Word = 0xFFFF
    reflected: YesNo = True
    first: Literal["low", "high"] = "low"

    @property
    def width(self) -> int:
        """Bytes of the frame that it takes."""
        length = {"none": 0, "xor": 1, "sum": 1, "crc16": 2}[self.kind]
        return length * (2 if self.style == "hex" else 1)


@attrs.frozen
class PanelTemplate:
    """One maker's frame: start, address, `between`, text, checksum, end; and the line as it leaves the works.

    `source` says where it is published. After each frame the bus rests for `gap_ms` milliseconds.
    """

    name: Said
    source: Said
    text: TextField
    address: AddressField = AddressField()
    start: FrameBytes = attrs.field(default=b"")
    between: FrameBytes = b""
    checksum: ChecksumField = attrs.field(default=ChecksumField())
    end: FrameBytes = attrs.field(default=b"")
    baud: Size = 9600
    parity: Parity = "none"
    gap_ms: WholeNumber = 20

    @start.validator
    def _can_be_found(self, _attribute: object, start: bytes) -> None:
        by_its_address = self.address.style == "binary" and self.address.offset >= _TOP_BIT
        if not start and not by_its_address:
            what = "nothing tells a panel where a frame begins"
            raise Rejected(what, "write the manual's first byte, such as 'start: <STX>'", "start")

    @checksum.validator
    def _covers_something(self, _attribute: object, checksum: ChecksumField) -> None:
        before = len(self.start) + self.address.width + len(self.between) + self.text.width
        if checksum.skip >= before:
            what = f"a checksum that skips {checksum.skip} of {before} bytes proves nothing"
            raise Rejected(what, "count the bytes before the first that the manual adds up", "checksum")

    @end.validator
    def _is_no_text(self, _attribute: object, end: bytes) -> None:
        shown = {*self.text.shows, *self.text.instead.values(), self.text.pad, self.text.blank}
        shown |= {*{"drop": "", "blank": " ", "dash": "-"}[self.text.unknown]}
        for mark, key in ((self.start[:1], "start"), (end[:1], "end")):
            if mark.decode("latin-1") in shown and mark:
                what = f"'{shown_bytes(mark)}' is a character of the text too: no panel can tell them apart"
                raise Rejected(what, "take it out of 'shows'", key)
        if self.length > _LONGEST:
            raise Rejected(
                f"a frame of {self.length} bytes is none for one number", "check the widths", "end"
            )

    @property
    def length(self) -> int:
        """Bytes of a frame; every frame has as many."""
        marks = len(self.start) + len(self.between) + len(self.end)
        return marks + self.address.width + self.text.width + self.checksum.width


def known_templates() -> tuple[str, ...]:
    """The names of the templates shipped with Nobat, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def template_path(name: str, beside: Path) -> Path:
    """The file of a shipped template, or of a technician's own: a path as seen from the folder `beside`."""
    return _FOLDER / f"{name}.yaml" if name in known_templates() else beside / name


def load_template(path: Path) -> PanelTemplate:
    """The template in this file.

    Raises:
        ConfigError: with every problem of the file.
    """
    return template_from(read_document(path))


def template_from(document: Document) -> PanelTemplate:
    """As `load_template`, from a document read before."""
    tree, findings = body(document, "panel-template")
    template, misshapen = structured(tree, PanelTemplate)
    document.refuse([*findings, *misshapen])
    return certain(template)
