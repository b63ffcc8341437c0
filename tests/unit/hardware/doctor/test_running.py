import io
import os
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial

import pytest

from hardware.doctor.examination import Examination, named
from hardware.doctor.progress import Progress
from hardware.doctor.running import examine_all
from hardware.finding import Finding, Verdict

WELL = Finding("keypad", "plugged in", Verdict.OK, "3-1.2")


def quiet(_parts: object) -> None:
    """Nobody waits."""


def crashes() -> Iterator[Finding]:
    yield WELL
    raise ValueError("no such key")


def test_findings_come_in_the_order_of_the_examinations_however_long_each_takes() -> None:
    second_is_done = threading.Event()

    def first() -> list[Finding]:
        assert second_is_done.wait(10)
        return [WELL]

    def second() -> list[Finding]:
        second_is_done.set()
        return [Finding("speaker", "voices", Verdict.OK, "5")]

    found = examine_all([Examination("keypad", first), Examination("speaker", second)], quiet)
    assert [one.part for one in found] == ["keypad", "speaker"]


def test_what_must_be_alone_begins_when_all_others_have_ended() -> None:
    order: list[str] = []
    side_by_side = threading.Barrier(2, timeout=10)

    def noting(name: str, *, alone: bool) -> Examination:
        def examine() -> list[Finding]:
            if not alone:
                side_by_side.wait()
            order.append(name)
            return [Finding(name, "ended", Verdict.OK, "")]

        return Examination(name, examine, alone=alone)

    together = [noting("keypad", alone=False), noting("speaker", alone=False)]
    found = examine_all([noting("disk", alone=True), *together], quiet)
    assert order[-1] == "disk"
    assert [one.part for one in found] == ["disk", "keypad", "speaker"]


def test_a_check_that_crashes_is_a_finding_and_what_it_found_before_is_kept() -> None:
    found = examine_all([Examination("keypad", crashes)], quiet)
    assert found[0] == WELL
    assert found[1].verdict is Verdict.FAIL
    assert found[1].value == "ended by ValueError: no such key"
    assert "maintain Nobat" in found[1].advice


def test_a_library_that_is_missing_is_a_finding() -> None:
    found = examine_all([Examination("keypad", partial(named, "hardware.gone.examination:examine"))], quiet)
    assert found[0].value == "ended by ModuleNotFoundError: No module named 'hardware.gone'"


def test_a_check_that_hangs_is_given_up_and_the_others_are_told() -> None:
    released = threading.Event()

    def hang() -> Iterator[Finding]:
        yield WELL
        released.wait(30)

    slow, fine = Examination("keypad", hang, within_s=0.2), Examination("speaker", lambda: [WELL])
    found = examine_all([slow, fine], quiet)
    released.set()
    assert [one.check for one in found] == ["plugged in", "examination", "plugged in"]
    assert (found[1].verdict, found[1].threshold) == (Verdict.FAIL, "within 0.2 s")


def test_what_is_examined_apart_comes_back_whole() -> None:
    found = examine_all([Examination("keypad", partial(list, [WELL]), apart=True)], quiet)
    assert found == [WELL]


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (os.abort, "ended by the signal SIGABRT"),
        (partial(os._exit, 3), "ended by exit code 3"),
        (partial(sys.exit, 4), "ended by exit code 4"),
        (partial(int, "seven"), "ended by ValueError: invalid literal for int() with base 10: 'seven'"),
    ],
)
def test_a_process_that_dies_is_a_finding(end: partial[Finding], told: str) -> None:
    dying = Examination("screen", end, apart=True)  # type: ignore[arg-type] # it never returns
    (found,) = examine_all([dying], quiet)
    assert (found.verdict, found.value) == (Verdict.FAIL, told)


def test_what_a_dying_process_said_first_is_told_and_what_to_do() -> None:
    script = "import os; print('could not connect to display :7'); print('more'); os.abort()"
    dying = Examination(
        "screen",
        partial(os.execv, sys.executable, [sys.executable, "-u", "-c", script]),
        apart=True,
        if_it_dies="Plug it in.",
    )
    (found,) = examine_all([dying], quiet)
    assert found.value == "ended by the signal SIGABRT, saying: could not connect to display :7"
    assert found.advice == "Plug it in."


def test_a_process_that_hangs_is_ended() -> None:
    before = time.monotonic()
    hanging = Examination("screen", partial(time.sleep, 50), within_s=0.5, apart=True)  # type: ignore[arg-type]
    (found,) = examine_all([hanging], quiet)
    assert (found.value, found.threshold) == ("no end", "within 0.5 s")
    assert time.monotonic() - before < 40


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_whoever_waits_before_a_terminal_sees_what_is_waited_for() -> None:
    seconds = iter((0.0, 2.4))
    terminal = Terminal()
    progress = Progress(terminal, lambda: next(seconds))
    progress(["broker", "screen", "screen"])
    progress.end()
    assert terminal.getvalue() == "\r\x1b[K  2 s  examining broker, screen\r\x1b[K"


def test_a_file_gets_no_moving_line() -> None:
    stream = io.StringIO()
    progress = Progress(stream)
    progress(["broker"])
    progress.end()
    assert stream.getvalue() == ""
