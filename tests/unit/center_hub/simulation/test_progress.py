"""The bar: on a terminal alone, and gone when it is done."""

import io

from center_hub.simulation.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_is_drawn_on_a_terminal_and_wiped_away() -> None:
    out = Terminal()
    progress = Progress(out, "playing")
    for share in (0.0, 0.001, 0.5, 1.0):
        progress(share)
    drawn = out.getvalue().split("\r")[1:]
    assert [line[-5:] for line in drawn] == ["  0 %", " 50 %", "100 %"]
    progress.done()
    wiped, rest = out.getvalue().split("\r")[-2:]
    assert (wiped.strip(), rest) == ("", "")
    assert len(wiped) >= max(map(len, drawn))


def test_nothing_is_drawn_where_nobody_looks() -> None:
    out = io.StringIO()
    progress = Progress(out, "playing")
    progress(0.5)
    progress.done()
    assert out.getvalue() == ""
