"""Which profile the settings of a device mean."""

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from config.hardware import TicketPrinter
from hardware.ticket_printer.makes import MAKES, UnknownProfileError, profile_of
from hardware.ticket_printer.profile import Asking, PictureCommand, PrinterProfile
from hardware.ticket_printer.settings import ticket_form
from hardware.ticket_printer.ticket_form import TicketForm

REPOSITORY = Path(__file__).parents[4]


def settings(**said: object) -> TicketPrinter:
    return TicketPrinter(transport="network", host="127.0.0.1", **said)  # type: ignore[arg-type]  # by name


@pytest.fixture(autouse=True)
def no_folder_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where python-escpos leaves a folder when it is imported."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


@pytest.mark.parametrize(
    ("name", "width", "inch"),
    [("default", 576, 203), ("generic-58mm", 384, 203), ("TM-T20III", 576, 203), ("TM-T88V", 512, 180)],
)
def test_a_make_of_ours_has_its_width_and_resolution(name: str, width: int, inch: int) -> None:
    profile = profile_of(settings(profile=name))
    assert (profile.width_dots, profile.dots_per_inch) == (width, inch)


def test_a_make_of_ours_is_found_without_python_escpos() -> None:
    program = """
import sys
from hardware.ticket_printer.makes import MAKES, profile_of
from config.hardware import TicketPrinter
for name in MAKES:
    profile_of(TicketPrinter(transport="network", host="h", profile=name))
print(sorted(name for name in sys.modules if name.split(".")[0] in {"escpos", "serial", "usb", "evdev"}))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_what_python_escpos_knows_is_taken_from_there() -> None:
    profile = profile_of(settings(profile="NT-80-V-UL"))
    assert profile == PrinterProfile(name="NT-80-V-UL", width_dots=576, draws_qr=True)
    coarse = profile_of(settings(profile="T-1"))
    assert (coarse.width_dots, coarse.dots_per_inch) == (504, 180)
    star = profile_of(settings(profile="TUP500", width_dots=576))
    assert star.quirks.ignored


@pytest.mark.parametrize("name", [name for name in MAKES if name[0] in "TPZN" and "50II" not in name])
def test_ours_and_theirs_agree_where_both_know_a_make(name: str) -> None:
    from escpos.capabilities import CAPABILITIES  # noqa: PLC0415  leaves a folder, see the fixture

    theirs = CAPABILITIES["profiles"].get(name)
    if theirs is not None:
        assert MAKES[name].width_dots == theirs["media"]["width"]["pixels"]
        assert MAKES[name].dots_per_inch == theirs["media"]["dpi"]
        assert (MAKES[name].cut == "tear") is not theirs["features"]["paperPartCut"]
        assert theirs["features"]["qrCode"] or not MAKES[name].draws_qr


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("TM-T20X", "no printer is known as 'TM-T20X'; did you mean 'TM-T20"),
        ("tm-t88v", "did you mean 'TM-T88V'"),
        ("Umlaut-Ö", "for most printers 'default' will do"),
        ("simple", "add 'width_dots: 576'"),
        ("AF-240", "prints no pictures"),
        ("TM-U220", "prints no pictures"),
    ],
)
def test_a_name_that_will_not_do_is_refused_with_the_fix(name: str, says: str) -> None:
    with pytest.raises(UnknownProfileError, match=says):
        profile_of(settings(profile=name))


def test_the_settings_own_words_count_more_than_the_profile() -> None:
    profile = profile_of(settings(profile="default", width_dots=512, cut="tear", qr="native"))
    assert (profile.width_dots, profile.dots_per_inch, profile.cut, profile.draws_qr) == (
        512,
        180,
        "tear",
        True,
    )
    assert not profile_of(settings(profile="TM-T88V", qr="drawn")).draws_qr
    assert profile_of(settings(profile="TM-T88V", width_dots=360)).dots_per_inch == 203


def test_one_that_never_answers_is_neither_asked_nor_believed() -> None:
    for profile in MAKES.values():
        assert not (profile.confirms and profile.asking is Asking.NEVER)


def test_every_make_is_wide_enough_for_a_ticket() -> None:
    assert {profile.picture for profile in MAKES.values()} <= set(PictureCommand)
    assert min(profile.width_dots for profile in MAKES.values()) >= 384
    assert {field.name for field in fields(PrinterProfile)} >= {"quirks", "asking"}


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ({}, TicketForm(576)),
        ({"qr": "native"}, TicketForm(576, own_code=True)),
        ({"profile": "TM-T20II"}, TicketForm(576)),
        ({"short_ticket": True, "profile": "TM-T20II"}, TicketForm(576, short=True, own_code=True)),
        ({"short_ticket": True}, TicketForm(576, short=True)),
        ({"short_ticket": True, "profile": "TM-T20II", "qr": "drawn"}, TicketForm(576, short=True)),
    ],
)
def test_a_fast_wire_gets_the_whole_ticket_unless_told(said: dict[str, object], form: TicketForm) -> None:
    assert ticket_form(settings(**said)) == form


@pytest.mark.parametrize(
    ("baud", "profile", "form"),
    [
        (19200, "default", TicketForm(576, short=True)),
        (38400, "TM-T88V", TicketForm(512, short=True, own_code=True)),
        (115200, "default", TicketForm(576)),
        (57600, "generic-58mm", TicketForm(384, short=True)),
    ],
)
def test_a_slow_line_gets_a_short_ticket(baud: int, profile: str, form: TicketForm) -> None:
    serial = TicketPrinter(transport="serial", path="/dev/ttyUSB0", baud=baud, profile=profile)
    assert ticket_form(serial) == form


def test_a_slow_line_may_be_told_to_carry_the_whole_ticket() -> None:
    serial = TicketPrinter(transport="serial", path="/dev/ttyS0", short_ticket=False, profile="TM-T88V")
    assert ticket_form(serial) == TicketForm(512, own_code=True)
