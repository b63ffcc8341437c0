"""An examination in a process of its own, which may die or hang without taking the doctor along.

Owns the child process and what is told of its end. Must not know what is examined.
"""

import multiprocessing
import os
import signal
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from hardware.doctor.examination import Examination, died, each_finding, late
from hardware.finding import Finding

_LONGEST_WORD = 160


def findings_apart(examination: Examination) -> Iterator[Finding]:
    """What the examination finds in a child process; that it died or hung is a finding as well."""
    part, within_s = examination.part, examination.within_s
    with tempfile.TemporaryDirectory(prefix="nobat-doctor-") as folder:
        said = Path(folder) / "said"
        ours, theirs = multiprocessing.Pipe(duplex=False)
        context = multiprocessing.get_context("spawn")  # forked with threads at work, a child may hang
        child = context.Process(target=_tell, args=(theirs, examination, said), daemon=True)
        child.start()
        theirs.close()
        try:
            if ours.poll(within_s):
                yield from ours.recv()
            else:
                yield late(part, within_s)
        except EOFError:
            child.join()
            how = f"ended by {_how_it_ended(child.exitcode)}{_first_words(said)}"
            yield died(part, how, examination.if_it_dies)
        finally:
            child.kill()
            child.join()
            ours.close()


def _tell(pipe: Connection, examination: Examination, said: Path) -> None:
    """In the child: examine, and send the list of findings."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the doctor, who ends us
    with said.open("wb") as stream:
        for descriptor in (1, 2):
            os.dup2(stream.fileno(), descriptor)
    pipe.send(list(each_finding(examination.part, examination.examine)))
    pipe.close()


def _how_it_ended(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return f"the signal {signal.Signals(-exit_code).name}"
    return f"exit code {exit_code}"


def _first_words(said: Path) -> str:
    """The first line the child wrote, in which Qt says why it will abort; empty where it wrote nothing."""
    lines = said.read_text(encoding="utf-8", errors="replace").split("\n") if said.exists() else []
    words = [line.strip() for line in lines if line.strip()]
    return f", saying: {words[0][:_LONGEST_WORD]}" if words else ""
