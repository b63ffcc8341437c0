"""Our own programs as processes, each with a log of its own, all ended together.

Owns starting, speaking to and ending them. Must not know what any of them does.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

STOP_S = 5.0
"""A process that has not ended this long after it was asked is killed, and the demo says so."""
ANSWER_S = 20.0
"""A program that says nothing for so long will not, on the slowest machine."""
_LOOK_S = 0.02


class Silent(Exception):
    """A program did not say what it should have said; the message says which."""


class Programs:
    """Running programs whose logs are in the folder `logs`, in `environment`."""

    def __init__(self, logs: Path, environment: Mapping[str, str]) -> None:
        self._logs = logs
        self._environment = dict(os.environ) | dict(environment)
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program starts from bytecode
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables that every program is started with."""
        return self._environment

    def start(
        self,
        name: str,
        module: Sequence[str],
        variables: Mapping[str, str] | None = None,
        *,
        asked: bool = False,
    ) -> None:
        """Start `python -m MODULE ...`, with `variables` of its own.

        One that is `asked` takes words on its standard input, and ends when that ends.
        """
        with (self._logs / f"{name}.log").open("ab") as log:
            self._processes[name] = subprocess.Popen(
                [sys.executable, "-m", *module],
                stdin=subprocess.PIPE if asked else subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment | dict(variables or {}),
            )

    def ask(self, name: str, line: str) -> None:
        """One line for a program that takes words; raises RuntimeError where it says that it cannot."""
        process, known = self._processes[name], len(self.lines(name))
        if process.stdin is None:
            raise ValueError(f"{name} takes no words")
        process.stdin.write(line.encode() + b"\n")
        process.stdin.flush()
        answer = self.wait_for(name, ("ok", "error"), known)
        if answer.startswith("error"):
            raise RuntimeError(f"{name}: {answer}")

    def wait_for(self, name: str, begin: str | tuple[str, ...], known: int = 0) -> str:
        """The first line of a program's log after `known` lines that begins so; raises `Silent`."""
        return self._wait(name, lambda line: line.startswith(begin), begin, known)

    def wait_until_said(self, name: str, words: str) -> str:
        """The first line of a program's log in which these words stand; raises `Silent`."""
        return self._wait(name, lambda line: words in line, words, 0)

    def _wait(self, name: str, wanted: Callable[[str], bool], what: object, known: int) -> str:
        until = time.monotonic() + ANSWER_S
        while time.monotonic() < until:
            for line in self.lines(name)[known:]:
                if wanted(line):
                    return line
            time.sleep(_LOOK_S)
        raise Silent(f"{name} never said {what!r}")

    def log(self, name: str) -> str:
        """What a program has written so far."""
        return (self._logs / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def lines(self, name: str) -> list[str]:
        """The whole lines that a program has written so far."""
        return self.log(name).split("\n")[:-1]

    def process_id(self, name: str) -> int:
        """Of a running program."""
        return self._processes[name].pid

    def freeze(self, name: str) -> None:
        """Let a program stand still, as if its machine hung."""
        self._processes[name].send_signal(signal.SIGSTOP)

    def thaw(self, name: str) -> None:
        """Let it go on."""
        self._processes[name].send_signal(signal.SIGCONT)

    def first_death(self) -> str | None:
        """The name of a program that has ended by itself, if any."""
        return next((name for name, process in self._processes.items() if process.poll() is not None), None)

    def end(self, last: Collection[str] = ()) -> None:
        """End them all, `last` when the others are gone; whoever does not end is killed."""
        for wave in (self._processes.keys() - set(last), self._processes.keys() & set(last)):
            for name in wave:
                _ask_to_end(self._processes[name])
            until = time.monotonic() + STOP_S
            for name in wave:
                _bury(name, self._processes[name], until)


def _ask_to_end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGCONT)
    if process.stdin is None:
        process.terminate()
    else:
        process.stdin.close()


def _bury(name: str, process: subprocess.Popen[bytes], until: float) -> None:
    try:
        process.wait(max(0.1, until - time.monotonic()))
    except subprocess.TimeoutExpired:
        sys.stderr.write(f"{name} did not end by itself and was killed\n")
        process.kill()
        process.wait()
