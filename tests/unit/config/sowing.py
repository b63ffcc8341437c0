"""Mistakes sown one at a time into good files.

`§` in the new text marks where the problem must point; it is taken out before the file is written.
"""

from pathlib import Path

import attrs

from config.inspection import problems_of


@attrs.frozen
class Mistake:
    """One edit of a good file; `says` and `fix` are parts of what must be told."""

    name: str
    file: Path
    old: str
    new: str
    says: str
    fix: str


def sown(mistake: Mistake, folder: Path) -> tuple[Path, str | None]:
    """The file with the mistake in it, and `line:column` of the mark if there is one."""
    good = mistake.file.read_text(encoding="utf-8")
    assert mistake.old in good, "the good file no longer holds what the mistake replaces"
    before, after = good.split(mistake.old, 1)
    text = before + mistake.new + after
    place = None
    if "§" in text:
        lead = text.split("§", 1)[0]
        place = f"{lead.count(chr(10)) + 1}:{len(lead) - (lead.rfind(chr(10)) + 1) + 1}"
    path = folder / mistake.file.name
    path.write_text(text.replace("§", ""), encoding="utf-8")
    return path, place


def assert_told(mistake: Mistake, folder: Path) -> None:
    """The mistake is told with its place and its repair."""
    path, place = sown(mistake, folder)
    problems = problems_of(path)
    told = [one for one in problems if mistake.says in one.what and mistake.fix in (one.fix or "")]
    assert told, [str(one) for one in problems]
    if place is not None:
        assert place in {f"{one.line}:{one.column}" for one in told}, [str(one) for one in problems]
