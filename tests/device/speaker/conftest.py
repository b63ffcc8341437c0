"""A hall with the emulated player, and the real player code that runs it as a process."""

import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hardware.speaker.emulator import EmulatedHall
from hardware.speaker.player import PlayerFault, ProcessPlayer
from hardware.speaker.sound import Sound

_never = threading.Event()

SOON = 20.0
"""Seconds; the longest a test waits for what comes in milliseconds."""


def until(happened: Callable[[], object]) -> None:
    """Wait until something has happened in another process."""
    deadline = time.monotonic() + SOON
    while not happened():
        assert time.monotonic() < deadline
        _never.wait(0.01)


class OverheardPlayer:
    """The real player; a test is told how each sound ended: an empty text, or the fault's."""

    def __init__(self, hall: EmulatedHall) -> None:
        self._player = ProcessPlayer(lambda: (str(hall.program), "-q"), SOON)
        self._ended: queue.SimpleQueue[str] = queue.SimpleQueue()

    def play(self, sound: Sound) -> None:
        try:
            self._player.play(sound)
        except PlayerFault as fault:
            self._ended.put(str(fault))
            raise
        self._ended.put("")

    def stop(self) -> None:
        self._player.stop()

    def be_patient(self, slack_s: float) -> None:
        """From the next sound on, wait so much longer than it takes."""
        self._player._slack_s = slack_s

    def next_end(self) -> str:
        """How the next sound ended."""
        return self._ended.get(timeout=SOON)


@pytest.fixture
def hall(tmp_path: Path) -> EmulatedHall:
    return EmulatedHall(tmp_path / "hall")
