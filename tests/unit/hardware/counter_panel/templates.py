"""Templates for tests: the shipped ones, and any that a technician could write."""

from pathlib import Path
from typing import Literal

from hypothesis import assume
from hypothesis import strategies as st

from config.panel_template import (
    AddressField,
    ChecksumField,
    PanelTemplate,
    TextField,
    load_template,
    template_path,
)
from config.problems import Rejected
from tests.unit.hardware.counter_panel.test_checksum import RULES

_STYLES: st.SearchStrategy[Literal["digits", "hex", "binary"]] = st.sampled_from(["digits", "hex", "binary"])
_MARKS = st.binary(max_size=3).filter(lambda mark: not any(0x20 <= one <= 0x7E or not one for one in mark))


def shipped(name: str) -> PanelTemplate:
    return load_template(template_path(name, Path("/nowhere")))


@st.composite
def any_template(draw: st.DrawFn) -> PanelTemplate:
    """A template that passes its checks, with a checksum or without."""
    style = draw(_STYLES)
    offset = 0x80 if style == "binary" and draw(st.booleans()) else 0
    shows = draw(st.sampled_from(["0123456789", "0123456789 -", "0123456789 -ABCDEFGHJKLMNPQRSTUVWXYZ"]))
    try:
        return PanelTemplate(
            name="any",
            source="a test",
            start=draw(_MARKS),
            address=AddressField(style=style, width=draw(st.integers(2, 3)), offset=offset, first=0),
            between=draw(st.binary(max_size=2)),
            text=TextField(
                width=draw(st.integers(3, 8)),
                align=draw(st.sampled_from(["left", "right"])),
                blank=draw(st.sampled_from([" ", "\0"])),
                shows=shows,
                unknown=draw(st.sampled_from(["drop", "blank", "dash"])),
            ),
            checksum=draw(st.just(ChecksumField()) | RULES),
            end=draw(_MARKS),
        )
    except Rejected:
        assume(condition=False)
        raise


NUMBERS = st.from_regex(r"[A-HJ-NP-Z][0-9]{3,4}|--|", fullmatch=True)
"""What a panel is asked to show."""
