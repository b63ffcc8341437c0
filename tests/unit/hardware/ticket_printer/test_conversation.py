"""Questions and answers over a wire that answers out of step."""

from hypothesis import given
from hypothesis import strategies as st

from hardware.ticket_printer.conversation import Conversation
from hardware.ticket_printer.job import ASK_WHEN_PRINTED
from hardware.ticket_printer.makes import USUAL
from hardware.ticket_printer.port import PrinterCondition
from hardware.ticket_printer.wire import Wire

HEALTHY = b"\x12"
OFFLINE = b"\x1a"
LONG = 5.0  # seconds, never waited for


def talk_over(wire: Wire) -> Conversation:
    return Conversation(wire, USUAL)


class HealthyPrinter:
    """A wire to a healthy printer that answers each question at once, after whatever stands in `before`."""

    def __init__(self, before: list[bytes]) -> None:
        self._before = before
        self._readable = b""

    def write(self, data: bytes, within: float) -> None:  # noqa: ARG002  a wire's signature
        self._readable += (self._before.pop(0) if self._before else b"") + HEALTHY * (len(data) // 3)

    def read(self, within: float) -> bytes:  # noqa: ARG002  a wire's signature
        said, self._readable = self._readable, b""
        return said

    def close(self) -> None:
        """Nothing to let go."""


class OneAnswerBehind(HealthyPrinter):
    """The same with an unasked answer under way, so that each right one comes one question late."""

    def __init__(self, unasked: bytes) -> None:
        super().__init__([])
        self._under_way = unasked
        self._questions = 0

    def write(self, data: bytes, within: float) -> None:
        super().write(data, within)
        self._questions += 1
        coming = self._under_way + self._readable
        self._readable, self._under_way = coming[:1], coming[1:]

    def read(self, within: float) -> bytes:
        said = super().read(within)
        if not said and self._questions:
            said, self._under_way = self._under_way, b""
        return said


OUT_OF_PAPER = b"\x18\x00\x0f\x00"  # automatic status


class SaysDuringTheJob(HealthyPrinter):
    """Says something unasked while it takes a job, or after; never says that the job is printed."""

    def __init__(self, *, during: bytes = b"", after: bytes = b"") -> None:
        super().__init__([])
        self._during, self._after = during, after

    def write(self, data: bytes, within: float) -> None:
        if data.startswith(b"\x10"):
            super().write(data, within)
        elif data == ASK_WHEN_PRINTED:
            self._readable += self._after
        else:
            self._readable += self._during


def test_a_report_that_paper_ran_out_is_not_word_of_a_finished_job() -> None:
    talk = talk_over(SaysDuringTheJob(during=OUT_OF_PAPER, after=OUT_OF_PAPER))
    talk.send(bytes(3000), LONG, LONG)
    assert talk.await_printed(0.05, 0.01) is PrinterCondition.SILENT


def test_an_answer_that_there_is_no_paper_is_not_word_of_a_ticket_on_paper() -> None:
    """Clones go on reading when their paper has ended, and throw away what they cannot print."""
    talk = talk_over(SaysDuringTheJob(after=b"\x0c"))
    talk.send(b"job", LONG, LONG)
    assert talk.await_printed(LONG, 0.01) is PrinterCondition.PAPER_OUT


def test_what_was_said_before_the_question_is_not_its_answer() -> None:
    talk = talk_over(SaysDuringTheJob(during=b"\x00"))
    talk.send(bytes(3000), LONG, LONG)
    assert talk.await_printed(0.05, 0.01) is PrinterCondition.SILENT


def test_the_answer_after_a_report_is_heard() -> None:
    talk = talk_over(SaysDuringTheJob(during=OUT_OF_PAPER[:2], after=OUT_OF_PAPER[2:] + b"\x00"))
    talk.send(b"job", LONG, LONG)
    assert talk.await_printed(LONG, 0.01) is None


def test_a_printer_that_never_stops_talking_does_not_hold_up_the_job() -> None:
    class Babbling(HealthyPrinter):
        def read(self, within: float) -> bytes:  # noqa: ARG002  a wire's signature
            return HEALTHY

    talk_over(Babbling([])).send(b"job", LONG, 0.05)


def test_an_unasked_answer_in_front_is_not_taken_for_the_right_one() -> None:
    assert talk_over(HealthyPrinter([OFFLINE])).condition(LONG) is PrinterCondition.READY


def test_answers_that_lag_by_one_question_are_not_taken_for_the_next() -> None:
    assert talk_over(OneAnswerBehind(OFFLINE)).condition(LONG) is PrinterCondition.READY


@given(st.lists(st.binary(max_size=6), max_size=12))
def test_line_noise_never_becomes_trouble_that_is_not_there(noise: list[bytes]) -> None:
    before = [bytes(byte for byte in piece if byte & 0x93 != 0x12) for piece in noise]
    assert talk_over(HealthyPrinter(before)).condition(LONG) is PrinterCondition.READY


def test_a_printer_that_never_stops_talking_is_silent_and_not_waited_for_for_ever() -> None:
    class Babbling(HealthyPrinter):
        def read(self, within: float) -> bytes:  # noqa: ARG002  a wire's signature
            return HEALTHY + OFFLINE

    assert talk_over(Babbling([])).condition(0.05) is PrinterCondition.SILENT
