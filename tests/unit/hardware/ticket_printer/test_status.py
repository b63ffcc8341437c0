"""What a printer's answers mean. The bytes are an independent emulator's and the command reference's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.ticket_printer.port import PrinterCondition
from hardware.ticket_printer.status import (
    Question,
    Quirks,
    UnaskedReports,
    condition_of,
    condition_of_paper,
    condition_of_report,
    is_printed_answer,
    is_status_answer,
)

HEALTHY = (0x12, 0x12, 0x12, 0x12)


def told(*answers: int) -> dict[Question, int]:
    return dict(zip(Question, answers, strict=True))


@pytest.mark.parametrize(
    ("answers", "condition"),
    [
        (HEALTHY, PrinterCondition.READY),
        ((0x12, 0x12, 0x12, 0x1E), PrinterCondition.PAPER_LOW),
        ((0x1A, 0x32, 0x12, 0x7E), PrinterCondition.PAPER_OUT),
        ((0x12, 0x12, 0x12, 0x72), PrinterCondition.PAPER_OUT),
        ((0x1A, 0x16, 0x12, 0x12), PrinterCondition.COVER_OPEN),
        ((0x1A, 0x36, 0x12, 0x7E), PrinterCondition.COVER_OPEN),
        ((0x1A, 0x52, 0x1A, 0x12), PrinterCondition.CUTTER_ERROR),
        ((0x1A, 0x52, 0x16, 0x12), PrinterCondition.JAMMED),
        ((0x1A, 0x52, 0x32, 0x12), PrinterCondition.OFFLINE),
        ((0x1A, 0x12, 0x12, 0x12), PrinterCondition.OFFLINE),
        ((0x16, 0x1A, 0x12, 0x12), PrinterCondition.READY),
    ],
)
def test_answers_are_understood(answers: tuple[int, int, int, int], condition: PrinterCondition) -> None:
    assert condition_of(told(*answers)) is condition


@pytest.mark.parametrize("missing", list(Question))
def test_a_missing_answer_is_never_taken_for_good_news(missing: Question) -> None:
    answers = told(*HEALTHY)
    del answers[missing]
    assert condition_of(answers) is PrinterCondition.SILENT


def test_bad_news_counts_although_other_answers_are_missing() -> None:
    assert condition_of({Question.PAPER: 0x7E}) is PrinterCondition.PAPER_OUT
    assert condition_of({Question.OFFLINE_CAUSE: 0x16}) is PrinterCondition.COVER_OPEN


@given(st.sampled_from(Question), st.integers(0, 255).filter(lambda byte: byte & 0x93 != 0x12))
def test_garbage_in_any_answer_is_never_taken_for_good_news(question: Question, garbage: int) -> None:
    assert condition_of(told(*HEALTHY) | {question: garbage}) is PrinterCondition.SILENT


@given(st.dictionaries(st.sampled_from(Question), st.integers(0, 255)))
def test_any_answers_give_a_condition(answers: dict[Question, int]) -> None:
    condition = condition_of(answers)
    assert not condition.can_print or len(answers) == len(Question)


@given(st.integers(0, 255))
def test_no_byte_is_both_a_status_and_word_of_a_finished_job(byte: int) -> None:
    assert not (is_status_answer(byte) and is_printed_answer(byte))


REPORT = (
    st.tuples(*[st.integers(0, 255)] * 4)
    .map(lambda four: (four[0] & 0x6C | 0x10, *(byte & 0x6F for byte in four[1:])))
    .map(bytes)
)
STATUS = st.integers(0, 255).map(lambda byte: bytes((byte & 0x6C | 0x12,)))
PRINTED = st.integers(0, 255).map(lambda byte: bytes((byte & 0x6F,)))


@given(st.lists(st.tuples(st.booleans(), REPORT, STATUS | PRINTED), max_size=8), st.lists(st.integers(1, 5)))
def test_reports_are_taken_out_and_answers_left_however_they_arrive(
    told: list[tuple[bool, bytes, bytes]], cuts: list[int]
) -> None:
    said = b"".join(report if unasked else answer for unasked, report, answer in told)
    reports, heard = UnaskedReports(), b""
    for size in cuts:
        heard += reports.without(said[:size])
        said = said[size:]
    heard += reports.without(said)
    assert heard == b"".join(answer for unasked, _, answer in told if not unasked)


def test_an_answer_in_the_midst_of_a_report_does_not_end_it() -> None:
    assert UnaskedReports().without(b"\x18\x00\x12\x0f\x00") == b"\x12"


def test_only_a_printer_with_paper_or_one_that_cannot_be_asked_is_promised() -> None:
    assert {condition for condition in PrinterCondition if condition.can_print} == {
        PrinterCondition.READY,
        PrinterCondition.PAPER_LOW,
        PrinterCondition.UNKNOWN,
    }


def test_bits_that_say_nothing_on_a_make_are_not_heeded() -> None:
    star = Quirks(ignored=((Question.PRINTER, 0x08),))
    assert condition_of(told(0x1A, 0x12, 0x12, 0x12), star) is PrinterCondition.READY
    assert condition_of(told(0x1A, 0x12, 0x12, 0x7E), star) is PrinterCondition.PAPER_OUT


def test_a_make_that_calls_a_jam_unrecoverable_is_understood() -> None:
    assert condition_of(told(0x1A, 0x52, 0x32, 0x12), Quirks(jam=0x24)) is PrinterCondition.JAMMED


@pytest.mark.parametrize(
    ("answer", "condition"),
    [(0, PrinterCondition.READY), (0x03, PrinterCondition.PAPER_LOW), (0x0F, PrinterCondition.PAPER_OUT)],
)
def test_what_is_told_in_turn_is_about_paper(answer: int, condition: PrinterCondition) -> None:
    assert condition_of_paper(answer) is condition


@pytest.mark.parametrize(
    ("report", "condition"),
    [
        (b"\x10\x00\x00\x00", PrinterCondition.READY),
        (b"\x10\x00\x03\x00", PrinterCondition.PAPER_LOW),
        (b"\x18\x00\x0f\x00", PrinterCondition.PAPER_OUT),
        (b"\x38\x00\x00\x00", PrinterCondition.COVER_OPEN),
        (b"\x18\x08\x00\x00", PrinterCondition.CUTTER_ERROR),
        (b"\x18\x04\x00\x00", PrinterCondition.JAMMED),
        (b"\x18\x00\x00\x00", PrinterCondition.OFFLINE),
    ],
)
def test_a_report_is_understood(report: bytes, condition: PrinterCondition) -> None:
    assert condition_of_report(report) is condition


@given(REPORT, st.integers(1, 3))
def test_the_latest_report_is_kept_once_it_is_whole(report: bytes, cut: int) -> None:
    reports = UnaskedReports()
    reports.without(report[:cut])
    assert reports.latest is None
    reports.without(report[cut:])
    assert reports.latest == report
