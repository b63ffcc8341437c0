"""The makes of printers: those known here, as data, and every other by python-escpos.

Owns the table and which profile the settings of a device mean. Must not know wires or bytes. python-escpos is
asked only for names that are not here: its import costs a third of a second. A line of the table holds what
is documented, with its source; where nothing is known, the cautious value: a code drawn by us prints on any
printer, and so does a picture in GS v 0.

Sources: [E] Epson ESC/POS command reference and technical references. [P] the printer list of python-escpos
3.1 (escpos-printer-db). [U] the profiles of emupos 0.4. [S] python-escpos issue 434: a Star TSP650II always
says that it is offline and answers about its paper rightly. [Z] escpos-printer-db issue 47 and escpos-php
issue 507: clones of 58 mm know neither GS ( L nor GS ( k and have no cutter.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from typing import Any, Final, Literal, Protocol

from hardware.ticket_printer.profile import Asking, Cut, PictureCommand, PrinterProfile
from hardware.ticket_printer.raster import dots_per_inch
from hardware.ticket_printer.status import Question, Quirks

USUAL: Final = PrinterProfile(name="default", width_dots=576)
"""What most printers of 80 mm understand."""

_ALWAYS_OFFLINE: Final = Quirks(ignored=((Question.PRINTER, 0x08),))
_58_MM: Final = PrinterProfile(name="generic-58mm", width_dots=384, cut="tear", sets_motion_unit=False)
_EPSON_203: Final = PrinterProfile(name="TM-T20II", width_dots=576, draws_qr=True)
_EPSON_180: Final = PrinterProfile(name="TM-T88V", width_dots=512, dots_per_inch=180, draws_qr=True)
_STAR: Final = PrinterProfile(name="TSP600", width_dots=576, quirks=_ALWAYS_OFFLINE)


def _mute(profile: PrinterProfile, name: str) -> PrinterProfile:
    return replace(profile, name=name, asking=Asking.NEVER, confirms=False, sets_motion_unit=False)


_KNOWN: Final = (
    USUAL,
    replace(USUAL, name="generic-80mm"),
    _58_MM,
    # For a printer that prints and never answers, however it is wired; see `Asking.NEVER`.
    _mute(USUAL, "mute-80mm"),
    _mute(_58_MM, "mute-58mm"),
    # For one that tells how it is, and does not answer GS r 1 when a ticket is on paper.
    replace(USUAL, name="unconfirming-80mm", confirms=False),
    replace(_58_MM, name="unconfirming-58mm", confirms=False),
    _EPSON_203,  # [E] [P]
    replace(_EPSON_203, name="TM-T20"),
    replace(_EPSON_203, name="TM-T20III"),  # [E] [U]
    _EPSON_180,  # [E] [P]
    replace(_EPSON_180, name="TM-T88IV", draws_qr=False),  # [P]; of these three's GS ( k we have no word
    replace(_EPSON_180, name="TM-T88III", draws_qr=False),
    replace(_EPSON_180, name="TM-T88II", draws_qr=False),
    _STAR,  # in ESC/POS mode [P] [S]
    replace(_STAR, name="TSP650II"),
    replace(USUAL, name="XP-80T"),  # [U]
    replace(USUAL, name="RP326", draws_qr=True),  # [P] without a width, [U] with it
    # [P]: "Use bitImageColumn to print properly"
    replace(USUAL, name="TH230", picture=PictureCommand.COLUMNS),
    replace(USUAL, name="TH230Plus", picture=PictureCommand.COLUMNS, draws_qr=True),
    replace(_58_MM, name="POS-5890"),  # [P] [Z]
    replace(_58_MM, name="ZJ-5870"),
    replace(_58_MM, name="NT-5890K"),
)
MAKES: Final[Mapping[str, PrinterProfile]] = {profile.name: profile for profile in _KNOWN}
"""By name."""


class ProfileSettings(Protocol):
    """What the device file says about the printer's make."""

    @property
    def profile(self) -> str:
        """A name of ours, or one of python-escpos."""

    @property
    def width_dots(self) -> int | None:
        """Dots across, if not as the profile has it."""

    @property
    def cut(self) -> Cut | None:
        """How tickets are parted, if not as the profile has it."""

    @property
    def qr(self) -> Literal["native", "drawn"] | None:
        """Who draws the code, if not as the profile has it."""


class UnknownProfileError(ValueError):
    """The device file names a printer that nobody knows; the message is for the technician."""


def profile_of(settings: ProfileSettings) -> PrinterProfile:
    """The profile these settings name, with their own words over it.

    Raises:
        UnknownProfileError: Neither we nor python-escpos know the name, or know it as a printer of tickets.
    """
    known = MAKES.get(settings.profile) or _of_escpos(settings.profile, settings.width_dots)
    width = settings.width_dots or known.width_dots
    return replace(
        known,
        width_dots=width,
        dots_per_inch=known.dots_per_inch if width == known.width_dots else dots_per_inch(width),
        cut=settings.cut or known.cut,
        draws_qr=known.draws_qr if settings.qr is None else settings.qr == "native",
    )


def _of_escpos(name: str, width_dots: int | None) -> PrinterProfile:
    theirs = _escpos_makes()
    if name not in theirs:
        raise UnknownProfileError(f"no printer is known as '{name}'; {_nearest(name, (*MAKES, *theirs))}")
    features, media = theirs[name]["features"], theirs[name]["media"]
    width = width_dots or _number(media["width"].get("pixels"))
    picture = next(_pictures(features), None)
    if picture is None:
        raise UnknownProfileError(f"'{name}' of python-escpos prints no pictures, and a ticket is a picture")
    if width is None:
        raise UnknownProfileError(
            f"python-escpos does not say how wide '{name}' is; add 'width_dots: 576' (80 mm) or 384 (58 mm)"
        )
    cut: Cut = "partial" if features["paperPartCut"] else "full" if features["paperFullCut"] else "tear"
    return PrinterProfile(
        name=name,
        width_dots=width,
        dots_per_inch=_number(media.get("dpi")) or dots_per_inch(width),
        picture=picture,
        draws_qr=features["qrCode"],
        cut=cut,
        quirks=_ALWAYS_OFFLINE if features["starCommands"] else Quirks(),
    )


def _pictures(features: Mapping[str, bool]) -> Iterator[PictureCommand]:
    """The commands a printer of python-escpos takes pictures with, the best first."""
    if features["bitImageRaster"]:
        yield PictureCommand.RASTER
    if features["graphics"]:
        yield PictureCommand.GRAPHICS
    if features["bitImageColumn"] and features["highDensity"]:  # a coarse head has no 24 dots in a column
        yield PictureCommand.COLUMNS


def _number(said: object) -> int | None:
    """A number that python-escpos gives; its list says 'Unknown' where it has none."""
    return said if isinstance(said, int) else None


def _nearest(wrong: str, known: tuple[str, ...]) -> str:
    lowered = {name.lower(): name for name in known}
    near = get_close_matches(wrong.lower(), lowered, 1)
    return f"did you mean '{lowered[near[0]]}'?" if near else f"for most printers '{USUAL.name}' will do"


@cache
def _escpos_makes() -> Mapping[str, Any]:
    makes: Mapping[str, Any] = import_module("escpos.capabilities").CAPABILITIES["profiles"]
    return makes
