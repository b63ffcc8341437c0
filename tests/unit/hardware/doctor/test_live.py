import io
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta

from hardware.doctor.examination import Examination
from hardware.doctor.live import EVERY_S, Watch
from hardware.finding import Finding, Verdict

START = datetime(2026, 11, 30, 9, 12, 30)  # noqa: DTZ001  the wall clock of the terminal


def seen(verdict: Verdict, value: str) -> Finding:
    return Finding("keypad", "plugged in", verdict, value)


IN, OUT = seen(Verdict.OK, "3-1.2"), seen(Verdict.FAIL, "not there")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """Goes on by what is waited for, and ends the watch after so many seconds as Ctrl-C does.

    Whoever waits lets the examinations come to their ends, but for those that hang until `released`.
    """

    def __init__(self, until_s: float, released: threading.Event | None = None) -> None:
        self.now_s = 0.0
        self._until_s = until_s
        self._released = released

    def wait(self, seconds: float) -> None:
        if self._released is None or self._released.is_set():
            for thread in threading.enumerate():
                if thread.name == "doctor keypad":
                    thread.join(10)
        self.now_s += seconds
        if self.now_s > self._until_s:
            raise KeyboardInterrupt

    def watch(self, examination: Examination, out: io.StringIO) -> Watch:
        return Watch(
            [examination],
            out,
            clock=lambda: START + timedelta(seconds=self.now_s),
            monotonic=lambda: self.now_s,
            wait=self.wait,
        )


def scripted(*looks: Finding) -> Examination:
    """One finding a look, the last for ever."""
    script: Iterator[Finding] = iter(looks)
    last = looks[-1]
    return Examination("keypad", lambda: [next(script, last)])


def test_changes_are_told_with_their_time_and_the_bell() -> None:
    out, clock = Terminal(), Clock(until_s=8 * EVERY_S)
    clock.watch(scripted(IN, IN, OUT, OUT, IN), out).run()
    first, *changes = out.getvalue().splitlines()[:3]
    assert first == "09:12:30 keypad plugged in: OK 3-1.2"
    assert [line[9:] for line in changes] == [
        "keypad plugged in: OK 3-1.2 -> FAIL not there\a",
        "keypad plugged in: FAIL not there -> OK 3-1.2\a",
    ]
    assert changes[0][:8] > "09:12:31"


def test_the_end_tells_what_flickered_and_how_all_stands() -> None:
    out, clock = io.StringIO(), Clock(until_s=8 * EVERY_S)
    assert clock.watch(scripted(IN, OUT, IN, OUT), out).run() == [OUT]
    assert out.getvalue().splitlines()[-1] == "keypad plugged in: changed 3 times, now FAIL not there"
    assert "\a" not in out.getvalue()  # nobody hears a bell in a file


def test_a_device_that_hangs_is_told_late_once_and_not_asked_a_second_time() -> None:
    asked, released = [], threading.Event()

    def hang() -> list[Finding]:
        asked.append(1)
        released.wait(10)
        return []

    out = io.StringIO()
    Clock(20.0, released).watch(Examination("keypad", hang, within_s=5.0), out).run()
    released.set()
    assert asked == [1]
    assert "keypad examination: FAIL no end" in out.getvalue()
    assert out.getvalue().count("no end") == 1


def test_a_device_that_answers_again_after_it_hung_is_no_longer_late() -> None:
    released = threading.Event()
    looks = iter([None])

    def hang_once() -> list[Finding]:
        if next(looks, IN) is None:
            released.wait(10)
        return [IN]

    out, clock = io.StringIO(), Clock(20.0, released)
    watch = clock.watch(Examination("keypad", hang_once, within_s=5.0), out)

    def wait(seconds: float) -> None:
        if "no end" in out.getvalue():
            released.set()
        clock.wait(seconds)

    watch.wait = wait
    assert watch.run() == [IN]
    assert "keypad examination: FAIL no end -> over" in out.getvalue()
