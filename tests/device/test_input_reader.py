"""The thread that reads scanners and keypads: what goes wrong around it, on real descriptors."""

import errno
import logging
import os
import queue
import sys
import time
from collections.abc import Callable, Iterator
from logging.handlers import QueueHandler
from pathlib import Path

import pytest

from hardware.input_reader import InputReader, OpenInput, trouble_of
from hardware.kernel_input.emulator.line import EmulatedLine
from hardware.kernel_input.opening import open_alone
from hardware.permission import denied
from hardware.serial_input import SerialWay

PATIENCE_S = 15.0


class Pipe:
    """A device that is a pipe; `refuse` are errors of the next openings."""

    def __init__(self, *refuse: int) -> None:
        self.refuse = list(refuse)
        self.opened_at: list[float] = []
        self._writer = -1

    def open(self) -> OpenInput:
        self.opened_at.append(time.monotonic())
        if self.refuse:
            number = self.refuse.pop(0)
            raise OSError(number, os.strerror(number), "/dev/input/event3")
        reader, self._writer = os.pipe()
        os.set_blocking(reader, False)
        return OpenInput(reader, lambda: os.close(reader))

    def say(self, data: bytes) -> None:
        os.write(self._writer, data)

    def pull(self) -> None:
        if self._writer >= 0:
            os.close(self._writer)
            self._writer = -1


class Listener:
    """Keeps what it is given; bytes that begin with a cross make it fail."""

    waiting = False

    def __init__(self) -> None:
        self.heard: queue.Queue[bytes] = queue.Queue()

    def begin(self, now: float) -> None:
        pass

    def take(self, data: bytes, _now: float) -> None:
        if data.startswith(b"x"):
            raise ValueError(data.decode())
        self.heard.put(data)

    def quiet(self) -> None:
        pass


Start = Callable[..., tuple[InputReader, Listener, "queue.Queue[bool]"]]


@pytest.fixture
def start() -> Iterator[Start]:
    readers: list[InputReader] = []

    def started(
        way: Pipe | SerialWay, look_again_s: float = 0.01
    ) -> tuple[InputReader, Listener, "queue.Queue[bool]"]:
        listener: Listener = Listener()
        presence: queue.Queue[bool] = queue.Queue()
        reader = InputReader("code scanner", way, listener, presence.put, look_again_s)
        readers.append(reader)
        reader.start()
        return reader, listener, presence

    yield started
    assert all(reader.stop(PATIENCE_S) for reader in readers)


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    made = Pipe()
    yield made
    made.pull()


Logged = queue.Queue[logging.LogRecord]


@pytest.fixture
def logged() -> Iterator[Logged]:
    """Warnings of the reader as they come."""
    records: Logged = queue.Queue()
    handler = QueueHandler(records)
    handler.setLevel(logging.WARNING)
    log = logging.getLogger("hardware.input_reader")
    log.addHandler(handler)
    yield records
    log.removeHandler(handler)


def test_one_bad_reading_does_not_end_all_others_and_is_logged_without_its_content(
    start: Start, pipe: Pipe, logged: Logged, caplog: pytest.LogCaptureFixture
) -> None:
    _, listener, presence = start(pipe)
    assert presence.get(timeout=PATIENCE_S)
    pipe.say(b"x AZE12345678")
    assert "ValueError" in logged.get(timeout=PATIENCE_S).getMessage()
    pipe.say(b"good")
    assert listener.heard.get(timeout=PATIENCE_S) == b"good"
    assert "AZE12345678" not in caplog.text


def test_a_device_that_is_gone_as_soon_as_it_is_open_is_not_opened_without_end(start: Start) -> None:
    class Broken(Pipe):
        def open(self) -> OpenInput:
            opened = super().open()
            self.pull()
            return opened

    broken = Broken()
    _, _, presence = start(broken, 0.05)
    assert [presence.get(timeout=PATIENCE_S) for _ in range(6)] == [True, False] * 3
    gaps = [later - earlier for earlier, later in zip(broken.opened_at, broken.opened_at[1:], strict=False)]
    assert min(gaps) >= 0.045


def test_rights_that_come_a_moment_after_the_device_are_no_trouble(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    late = Pipe(errno.EACCES)
    _, _, presence = start(late)
    assert [presence.get(timeout=PATIENCE_S) for _ in range(2)] == [False, True]
    assert [record for record in caplog.records if record.levelname == "WARNING"] == []
    late.pull()


def test_rights_that_do_not_come_are_told_once_with_the_rule(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    never = Pipe(*[errno.EACCES] * 10)
    _, _, presence = start(never)
    assert [presence.get(timeout=PATIENCE_S) for _ in range(2)] == [False, True]
    warned = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert warned == [f"code scanner: {denied('/dev/input/event3')}"]
    never.pull()


def test_it_ends_at_once_while_it_waits_for_a_device(start: Start) -> None:
    reader, _, presence = start(Pipe(*[errno.ENOENT] * 1000), 3600.0)
    assert not presence.get(timeout=PATIENCE_S)
    assert reader.stop(PATIENCE_S)


def test_a_speed_that_no_line_has_is_a_sentence_and_not_the_end_of_the_thread(
    start: Start, logged: Logged
) -> None:
    ours, theirs = os.openpty()
    path = os.ttyname(theirs)
    start(SerialWay(path, -1))
    assert f"{path} cannot be opened" in logged.get(timeout=PATIENCE_S).getMessage()
    os.close(ours)
    os.close(theirs)


def test_a_device_that_fails_at_being_closed_is_found_again(start: Start) -> None:
    """Some kernels say ENODEV to whoever closes what was pulled out."""

    class Stubborn(Pipe):
        def open(self) -> OpenInput:
            opened = super().open()

            def close() -> None:
                opened.close()
                raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))

            return OpenInput(opened.descriptor, close)

    stubborn = Stubborn()
    _, listener, presence = start(stubborn)
    for word in (b"first", b"second"):
        assert presence.get(timeout=PATIENCE_S)
        stubborn.say(word)
        assert listener.heard.get(timeout=PATIENCE_S) == word
        stubborn.pull()
        assert not presence.get(timeout=PATIENCE_S)


@pytest.mark.parametrize(
    ("package", "open_it"),
    [
        ("serial", lambda: SerialWay("/dev/ttyUSB0", 9600).open()),
        ("evdev", lambda: open_alone(Path("/dev/input/event3"))),
    ],
)
def test_a_package_that_is_not_installed_is_a_sentence_and_not_the_end_of_a_thread(
    package: str, open_it: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(
        OSError, match=rf"\A\[Errno {errno.ENOPKG}\] the package {package} is not installed"
    ) as failed:
        open_it()
    assert f"the package {package} is not installed" in trouble_of(failed.value)


def test_a_thousand_pulled_cables_leave_no_descriptor_behind(start: Start, tmp_path: Path) -> None:
    line = EmulatedLine(tmp_path / "line")
    line.plug()
    _, _, presence = start(SerialWay(str(line.path), 9600), 0.001)
    assert presence.get(timeout=PATIENCE_S)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(1000):
        line.unplug()
        assert not presence.get(timeout=PATIENCE_S)
        line.plug()
        assert presence.get(timeout=PATIENCE_S)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    line.unplug()
