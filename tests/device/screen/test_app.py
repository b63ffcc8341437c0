"""A screen program's end, in a process of its own."""

import subprocess
import sys

from hardware.screen.app import EXIT_BUG

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
