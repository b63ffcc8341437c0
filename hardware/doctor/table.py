"""The report for people: a calm table, one group a part, the advice under what it is about.

Owns the layout of lines. Must not know where they are written, but for whether colours are seen there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from hardware.doctor.report import Report
from hardware.finding import Finding, Verdict

_COLOUR = {Verdict.OK: "32", Verdict.WARN: "33", Verdict.FAIL: "1;31"}
_WIDEST_CHECK, _WIDEST_VALUE = 24, 44
_ARROW, _UNDER_ARROW = "        -> ", "           "
_WIDTH = 100
_WORD_ROOM = 6

_OUTCOME = {
    Verdict.OK: "{device} is ready",
    Verdict.WARN: "{device} is ready, and something should be looked after",
    Verdict.FAIL: "{device} is not ready",
}


def report_lines(report: Report, *, coloured: bool) -> Iterator[str]:
    """The whole report: head, findings, summary."""
    who, versions = report.device, report.versions
    yield f"{who.id} ({who.role} of {who.centre})  {report.at}"
    yield f"Nobat {versions.nobat}, Python {versions.python}, {versions.system}"
    yield ""
    yield from _finding_lines(report.findings, coloured=coloured)
    yield ""
    yield summary(report)


def summary(report: Report) -> str:
    """One line: how many of each verdict, and whether the device is ready."""
    counts = Counter(one.verdict for one in report.findings)
    told = ", ".join(f"{counts[verdict]} {verdict.name}" for verdict in Verdict if counts[verdict])
    return f"{told or 'nothing examined'}: {_OUTCOME[report.verdict].format(device=report.device.id)}"


def verdict_word(verdict: Verdict, *, coloured: bool, room: int = 0) -> str:
    """OK, WARN or FAIL, padded to `room`, in its colour where that is seen."""
    word = verdict.name.ljust(room)
    return f"\x1b[{_COLOUR[verdict]}m{word}\x1b[0m" if coloured else word


def _finding_lines(findings: Sequence[Finding], *, coloured: bool) -> Iterator[str]:
    check_room = _room((one.check for one in findings), _WIDEST_CHECK)
    value_room = _room((one.value for one in findings), _WIDEST_VALUE)
    yield f"  {'':{_WORD_ROOM}}{'check':{check_room}}  {'found':{value_room}}  should be"
    for part in dict.fromkeys(one.part for one in findings):
        yield part
        for one in findings:
            if one.part == part:
                word = verdict_word(one.verdict, coloured=coloured, room=_WORD_ROOM)
                line = f"  {word}{one.check:{check_room}}  {one.value:{value_room}}  {one.threshold}"
                yield line.rstrip()
                if one.advice:
                    yield from _advice_lines(one.advice)


def _room(texts: Iterable[str], widest: int) -> int:
    """The width of a column. Few texts are longer than `widest`; they push their own line only."""
    return max((len(text) for text in texts if len(text) <= widest), default=0)


def _advice_lines(advice: str) -> list[str]:
    """Begun large, as rooms write it either way. Its end is left alone: it may be a command to be copied."""
    return wrap(
        advice[:1].upper() + advice[1:], _WIDTH, initial_indent=_ARROW, subsequent_indent=_UNDER_ARROW
    )
