"""The face of a ticket, judged by its dots."""
# ruff: noqa: RUF001  the letters of five languages and real dashes are what tickets are made of

import subprocess
import sys
import threading
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from hardware.screen.fonts import install_fonts
from hardware.ticket_printer.face import TicketFace
from hardware.ticket_printer.job import encode
from hardware.ticket_printer.makes import USUAL
from hardware.ticket_printer.qr import qr_modules
from hardware.ticket_printer.raster import Raster
from hardware.ticket_printer.ticket_form import TicketForm
from hardware.ticket_printer.ticket_layout import draw_ticket

WIDTHS = (576, 512, 384)
TOKEN = "K7Q2M9XW4TBR6ZHD"  # noqa: S105  an opaque visit token for a test, no password
REPOSITORY = Path(__file__).parents[4]

AZ = TicketFace(
    language="az",
    centre="ASAN Xidmət · Bakı 1",
    number="A 042",
    service="Şəxsiyyət vəsiqəsi, yenilənmə",
    where="Zal B · pəncərələr 5–12",
    ahead="Sizdən əvvəl 12 nəfər",
    issued="21.11.2026 · 09:42",
    token=TOKEN,
    footer=("Tablonu izləyin, nömrəniz həm də səslə çağırılacaq.", "Bileti sona qədər saxlayın."),
)
PRS = TicketFace(
    language="prs",
    centre="آسان خدمت · کابل \u20681\u2069",
    number="A 042",
    service="تذکرهٔ الکترونیکی",
    where="سالون ب · غرفه‌های \u20683–8\u2069",
    ahead="\u206812\u2069 نفر پیش از شما",
    issued="\u20681405/08/30\u2069 · \u206809:42\u2069",
    token=TOKEN,
    footer=("لطفاً تخته را ببینید؛ نمبر شما با آواز هم خوانده می‌شود.",),
)
LONG_RU = replace(
    AZ,
    language="ru",
    number="B 1117",
    service="Регистрация по месту жительства несовершеннолетних детей, не достигших четырнадцати лет",
    where="Зал административных услуг C · окна 21–28, 30, 32, 34–39",
    ahead="Перед вами 121 человек",
    footer=("Следите за табло, номер также объявят голосом. Сохраняйте талон до самого конца визита.",),
    main_language="az",
    main_lines=(
        "Yetkinlik yaşına çatmayan uşaqların yaşayış yeri üzrə qeydiyyatı",
        "Zal C · pəncərələr 21–39",
    ),
)
LONG_PRS = replace(
    PRS,
    number="C 1204",
    service="تجدید جواز رانندگی برای افرادی که جوازشان در بیرون از کشور صادر شده و میعاد آن ختم گردیده است",
    where="سالون خدمات وزارت امور داخله ب · غرفه‌های \u20683–8\u2069 و \u206811–16\u2069",
    main_language="ps",
    main_lines=("د هغو کسانو د موټر چلولو د جواز لیک نوي کول چې په بهر کې صادر شوی وي",),
)
UNBROKEN = replace(AZ, service="Ş" * 70, where="7" * 70, ahead="Ə" * 40, centre="W" * 60)
WHOLE_PS = replace(
    PRS,
    language="ps",
    particulars=(
        "د مراجعې وخت: \u206610:30\u2069 · لومړیتوب: \u2068د شهید د کورنۍ غړی\u2069",
        "بیا: \u2068د زېږون ثبت · نوی پاسپورټ · د فیس تحویلول\u2069",
    ),
)
FACES = {
    "whole ps": WHOLE_PS,
    "az": AZ,
    "prs": PRS,
    "long ru": LONG_RU,
    "long prs": LONG_PRS,
    "unbroken": UNBROKEN,
}


@pytest.fixture(autouse=True)
def fonts(qapp: QGuiApplication) -> None:
    install_fonts()


def dots(raster: Raster) -> list[str]:
    """The rows as text, '1' is black."""
    return [
        "".join(f"{byte:08b}" for byte in raster.row(y))[: raster.width_dots] for y in range(raster.height)
    ]


def rules(rows: list[str]) -> list[int]:
    """The rows that are ruled from margin to margin."""
    width = len(rows[0])
    inner = "1" * (width - 2 * round(width * 0.03))
    return [y for y, row in enumerate(rows) if row.strip("0") == inner]


def number_picture(rows: list[str]) -> list[str]:
    """What stands between the first rule and the second."""
    ruled = rules(rows)
    first = next(y for y, below in pairwise(ruled) if below > y + 1)
    second = next(y for y in ruled if y > first)
    return [row for row in rows[first + 1 : second] if "1" in row]


def code_at(rows: list[str], token: str) -> tuple[int, int, int, int]:
    """Left, top, side and module of the square code, which must be there dot for dot."""
    modules = qr_modules(token)
    for module in (4, 5, 6):
        lines = ["".join(("1" if dark else "0") * module for dark in row) for row in modules]
        for top in range(len(rows) - len(lines) * module):
            left = rows[top].find(lines[0])
            picture = [row[left : left + len(lines[0])] for row in rows[top : top + len(lines) * module]]
            if left >= 0 and picture == [line for line in lines for _ in range(module)]:
                return left, top, len(lines[0]), module
    raise AssertionError("no square code with this token")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("face", FACES.values(), ids=FACES.keys())
def test_nothing_is_clipped_at_the_sides(face: TicketFace, width: int) -> None:
    margin = round(width * 0.03)
    rows = dots(draw_ticket(face, TicketForm(width)))
    # Letters may overhang their line by a few dots; a clipped line would reach the edge.
    assert not any("1" in row[: margin - 6] or "1" in row[width - margin + 6 :] for row in rows)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("face", FACES.values(), ids=FACES.keys())
def test_nothing_is_clipped_at_the_bottom(face: TicketFace, width: int) -> None:
    ticket = draw_ticket(face, TicketForm(width))
    longer = draw_ticket(replace(face, footer=(*face.footer, "—")), TicketForm(width))
    assert longer.height > ticket.height
    assert longer.rows.startswith(ticket.rows)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("face", FACES.values(), ids=FACES.keys())
def test_the_code_is_whole_large_enough_and_has_its_quiet_zone(face: TicketFace, width: int) -> None:
    rows = dots(draw_ticket(face, TicketForm(width)))
    left, top, side, module = code_at(rows, TOKEN)
    quiet = 4 * module
    assert module >= 4
    assert left >= quiet
    assert left + side + quiet <= width
    around = [row[left - quiet : left + side + quiet] for row in rows[top - quiet : top + side + quiet]]
    assert not any("1" in row for row in around[:quiet] + around[-quiet:])
    assert not any("1" in row[:quiet] + row[-quiet:] for row in around)


def test_a_longer_token_on_narrow_paper_still_has_its_code() -> None:
    longer = "nobat://asan-khedmat-kabul-1/visit/7f3b2a9c4d5e6f708192a3b4c5d6e7f8"
    rows = dots(draw_ticket(replace(PRS, token=longer), TicketForm(384)))
    left, _, side, module = code_at(rows, longer)
    assert module >= 4
    assert left >= 4 * module
    assert left + side + 4 * module <= 384


@pytest.mark.parametrize("width", WIDTHS)
def test_the_number_is_by_far_the_largest(width: int) -> None:
    rows = dots(draw_ticket(AZ, TicketForm(width)))
    # The next largest, the service's capitals, are some 27 dots high on the widest paper.
    assert len(number_picture(rows)) >= 0.2 * width
    assert len(number_picture(rows)) >= 3 * 27


def test_the_number_keeps_its_order_and_shape_in_right_to_left_tickets() -> None:
    for width in WIDTHS:
        latin, dari = (number_picture(dots(draw_ticket(face, TicketForm(width)))) for face in (AZ, PRS))
        assert latin == dari


def test_a_right_to_left_ticket_is_mirrored() -> None:
    for width in WIDTHS:
        left, _, side, _ = code_at(dots(draw_ticket(AZ, TicketForm(width))), TOKEN)
        assert left + side < width / 2
        left, top, side, _ = code_at(rows := dots(draw_ticket(PRS, TicketForm(width))), TOKEN)
        assert left > width / 2
        facts = [row[:left].rstrip("0") for row in rows[top : top + side]]
        assert max(map(len, facts)) > left - 50, "the facts stand against the code"


def test_every_line_of_the_face_leaves_ink() -> None:
    ticket = draw_ticket(LONG_RU, TicketForm(576))
    for changed in (
        replace(LONG_RU, centre="B 2"),
        replace(LONG_RU, number="B 2"),
        replace(LONG_RU, service="B 2"),
        replace(LONG_RU, where="B 2"),
        replace(LONG_RU, ahead="B 2"),
        replace(LONG_RU, particulars=("B 2",)),
        replace(LONG_RU, issued="B 2"),
        replace(LONG_RU, token="B 2"),  # noqa: S106  an opaque visit token, no password
    ):
        assert draw_ticket(changed, TicketForm(576)) != ticket, changed
    assert draw_ticket(replace(LONG_RU, main_lines=()), TicketForm(576)).height < ticket.height
    assert draw_ticket(replace(LONG_RU, footer=()), TicketForm(576)).height < ticket.height


def test_an_everyday_ticket_takes_eight_centimetres_of_paper() -> None:
    assert draw_ticket(AZ, TicketForm(576)).height <= 80 * 8
    assert draw_ticket(PRS, TicketForm(576)).height <= 80 * 8


@pytest.mark.parametrize("width", WIDTHS)
def test_all_that_a_visit_may_have_over_and_above_takes_two_centimetres_more(width: int) -> None:
    plain = draw_ticket(replace(WHOLE_PS, particulars=()), TicketForm(width)).height
    assert 0 < draw_ticket(WHOLE_PS, TicketForm(width)).height - plain <= 20 * 8


@pytest.mark.parametrize("width", WIDTHS)
def test_a_long_name_does_not_double_the_paper(width: int) -> None:
    assert draw_ticket(LONG_RU, TicketForm(width)).height < 2 * draw_ticket(AZ, TicketForm(width)).height
    assert draw_ticket(LONG_PRS, TicketForm(width)).height < 2 * draw_ticket(PRS, TicketForm(width)).height


def test_a_ticket_is_the_same_drawn_on_another_thread() -> None:
    drawn: list[Raster] = []
    thread = threading.Thread(target=lambda: drawn.append(draw_ticket(PRS, TicketForm(576))))
    thread.start()
    thread.join()
    assert drawn == [draw_ticket(PRS, TicketForm(576))]


def test_drawing_without_qt_or_its_fonts_is_told_and_not_a_crash() -> None:
    program = """
from PySide6.QtGui import QGuiApplication
from hardware.ticket_printer.ticket_form import TicketForm
from hardware.ticket_printer.face import TicketFace
from hardware.ticket_printer.ticket_layout import draw_ticket
for prepare in (lambda: None, lambda: QGuiApplication([])):
    kept = prepare()
    try:
        draw_ticket(TicketFace("az", "", "", "", "", "", "", ""), TicketForm())
    except RuntimeError as error:
        print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert done.stdout.count("install_fonts()") == 2


SHORT = {"az": AZ, "prs": PRS, "long ru": LONG_RU, "long prs": LONG_PRS, "unbroken": UNBROKEN}
ROWS_OF_BYTES = 160
"""What a short ticket costs on the wire, in whole rows of its width."""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("face", SHORT.values(), ids=SHORT.keys())
def test_a_short_ticket_keeps_number_service_place_and_code(face: TicketFace, width: int) -> None:
    form = TicketForm(width, short=True)
    ticket = draw_ticket(face, form)
    code_at(dots(ticket), TOKEN)
    for changed in (
        replace(face, centre="B 2"),
        replace(face, number="B 2"),
        replace(face, service="B 2"),
        replace(face, where="B 2"),
    ):
        assert draw_ticket(changed, form) != ticket
    assert draw_ticket(replace(face, ahead="B 2", footer=(), issued="B 2"), form) == ticket
    assert ticket.height < draw_ticket(face, TicketForm(width)).height


@pytest.mark.parametrize("own_code", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("face", [AZ, PRS], ids=["az", "prs"])
def test_a_short_ticket_is_short_on_the_wire(face: TicketFace, width: int, own_code: bool) -> None:  # noqa: FBT001  a parameter of the test
    ticket = draw_ticket(face, TicketForm(width, short=True, own_code=own_code))
    assert len(encode(ticket, replace(USUAL, width_dots=width))) <= ROWS_OF_BYTES * width / 8


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("short", [True, False])
@pytest.mark.parametrize("face", FACES.values(), ids=FACES.keys())
def test_a_code_of_the_printers_own_has_room_and_quiet(face: TicketFace, width: int, short: bool) -> None:  # noqa: FBT001  a parameter of the test
    ticket = draw_ticket(face, TicketForm(width, short=short, own_code=True))
    code = ticket.code
    assert code is not None
    assert code.text == TOKEN
    assert code.side == len(qr_modules(TOKEN)) * code.module_dots
    quiet = 4 * code.module_dots
    around = range(code.top - quiet, min(ticket.height, code.top + code.side + quiet))
    assert not any(any(ticket.row(y)) for y in around)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("face", SHORT.values(), ids=SHORT.keys())
def test_a_short_ticket_is_not_clipped_at_the_sides(face: TicketFace, width: int) -> None:
    margin = round(width * 0.03)
    rows = dots(draw_ticket(face, TicketForm(width, short=True)))
    assert not any("1" in row[: margin - 6] or "1" in row[width - margin + 6 :] for row in rows)


def test_no_word_of_a_centred_sentence_is_left_alone_on_its_last_line() -> None:
    widow = replace(AZ, language="en", footer=("Watch the board for your number and counter.",))
    rows = dots(draw_ticket(widow, TicketForm(384)))
    lines = inked_lines(rows[max(rules(rows)) + 1 :])
    assert len(lines) == 2
    shorter, longer = sorted(lines)
    assert shorter > longer * 0.7


def inked_lines(rows: list[str]) -> list[int]:
    """How wide the ink of each line of text is."""
    lines: list[list[str]] = [[]]
    for row in rows:
        if "1" in row:
            lines[-1].append(row)
        elif lines[-1]:
            lines.append([])
    widths = [
        max(row.rindex("1") for row in line) - min(row.index("1") for row in line) for line in lines if line
    ]
    return [width for width in widths if width > 40]
