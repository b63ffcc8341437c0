"""An examination in a process of its own, which may die or hang without taking the doctor along.

Owns the child process and what is told of its end. Must not know what is examined. The examination goes to it
pickled on its standard input, and its findings come back so on its standard output.
"""

import ctypes
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import IO

from hardware.doctor.examination import Examination, died, each_finding, late
from hardware.finding import Finding

_LONGEST_WORD = 160
_PR_SET_PDEATHSIG = 1  # prctl(2)


def findings_apart(examination: Examination) -> Iterator[Finding]:
    """What the examination finds in a child process; that it died or hung is a finding as well.

    The child is ended with the thread that asks.
    """
    part, within_s = examination.part, examination.within_s
    command = [sys.executable, "-m", "hardware.doctor.apart"]
    as_here = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(
            command, env=as_here, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said
        )
        with child:
            try:
                answer, _ = child.communicate(pickle.dumps(examination), timeout=within_s)
            except subprocess.TimeoutExpired:
                child.kill()
                yield late(part, within_s)
                return
        if child.returncode == 0 and answer:
            yield from pickle.loads(answer)  # noqa: S301  of our own child
        else:
            how = f"ended by {_how_it_ended(child.returncode)}{_first_words(said)}"
            yield died(part, how, examination.if_it_dies)


def _how_it_ended(exit_code: int) -> str:
    return f"the signal {signal.Signals(-exit_code).name}" if exit_code < 0 else f"exit code {exit_code}"


def _first_words(said: IO[bytes]) -> str:
    """The first line the child wrote, in which Qt says why it will abort; empty where it wrote nothing."""
    said.seek(0)
    lines = said.read().decode(errors="replace").split("\n")
    words = [line.strip() for line in lines if line.strip()]
    return f", saying: {words[0][:_LONGEST_WORD]}" if words else ""


def _examine() -> None:
    """In the child: examine what comes in, and send the list of findings out."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what is printed meanwhile is no answer
    examination: Examination = pickle.load(sys.stdin.buffer)  # noqa: S301  of our own parent
    with out:
        pickle.dump(list(each_finding(examination.part, examination.examine)), out)


if __name__ == "__main__":
    _examine()
