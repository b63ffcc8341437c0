"""A screen program's end, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hardware.screen.app import EXIT_BUG, EXIT_FAULT, choose_platform
from hardware.screen.fault import ScreenFault

_NAMED = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")

_DIES = """
import threading
from hardware.screen.app import run_app

def start():
    def fail():
        raise RuntimeError("a bug in the link")
    threading.Thread(target=fail, name="link kiosk-1").start()

raise SystemExit(run_app(start))
"""


def test_a_dead_thread_ends_the_program_so_that_it_is_started_anew() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _DIES], timeout=30, check=False, capture_output=True, text=True
    )
    assert ended.returncode == EXIT_BUG
    assert "link kiosk-1 died" in ended.stderr
    assert "a bug in the link" in ended.stderr


@pytest.mark.skipif(Path("/dev/fb0").exists(), reason="this machine has a screen: its frame buffer")
def test_without_any_screen_the_program_says_so_instead_of_being_aborted() -> None:
    bare = {name: value for name, value in os.environ.items() if name not in _NAMED}
    ended = subprocess.run(
        [sys.executable, "-c", _DIES], timeout=30, check=False, capture_output=True, text=True, env=bare
    )
    assert ended.returncode == EXIT_FAULT
    assert "there is no screen to draw on" in ended.stderr


def test_a_bare_frame_buffer_is_taken_where_there_is_no_display(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in _NAMED:
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ScreenFault, match="no screen"):
        choose_platform(tmp_path / "fb0")
    (tmp_path / "fb0").touch()
    choose_platform(tmp_path / "fb0")
    assert os.environ["QT_QPA_PLATFORM"] == f"linuxfb:fb={tmp_path / 'fb0'}"


def test_a_display_that_is_named_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in _NAMED:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    choose_platform(tmp_path / "fb0")
    assert "QT_QPA_PLATFORM" not in os.environ
