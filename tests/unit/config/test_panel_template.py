"""A technician's template: what is read, and what is told of mistakes, with line, column and repair."""

from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.__main__ import BAD, GOOD, main
from config.frame_bytes import frame_bytes, shown_bytes
from config.inspection import problems_of
from config.loader import load_device
from config.panel_buses import fitted_buses
from config.panel_template import (
    AddressField,
    ChecksumField,
    PanelTemplate,
    TextField,
    known_templates,
    load_template,
    template_from,
    template_path,
)
from config.placement import load_placement
from config.problems import ConfigError, Rejected
from config.structure import structured
from config.yaml_source import Tree, parse_document

DEVICE = Path(__file__).parents[3] / "config" / "devices" / "panels-1.yaml"
OWN = """\
kind: panel-template
name: Ours
source: the maker's leaflet of 2019
start: <STX>
address: {style: digits, width: 2}
between: P
text: {width: 4, shows: "0123456789 -", instead: A=1 B=2}
checksum: {kind: crc16}
end: <ETX>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a device file and a template of one's own that it names."""
    text = DEVICE.read_text(encoding="utf-8").replace("template: edi-ed400", "template: ours.yaml")
    (tmp_path / "panels-1.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "ours.yaml").write_text(OWN, encoding="utf-8")
    return tmp_path


def told(folder: Path, old: str, new: str, file: str = "ours.yaml") -> list[str]:
    """The problems of the device file once one piece of a file was replaced, without the folder's name."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return [str(one).replace(f"{folder}/", "") for one in problems_of(folder / "panels-1.yaml")]


@given(st.binary(max_size=40))
def test_any_bytes_can_be_written_down_and_read_back(content: bytes) -> None:
    assert frame_bytes(shown_bytes(content)) == content


@given(st.text(max_size=12))
def test_any_text_is_bytes_or_is_refused_with_a_repair(text: str) -> None:
    try:
        content = frame_bytes(text)
    except Rejected as refused:
        content, fix = b"", refused.fix
    else:
        fix = "none needed"
    assert fix
    assert len(content) <= len(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("<STX>01<0x0D><lf>", b"\x0201\r\n"),
        ("<SP><3C><ff>", b" <\xff"),
        ("|", b"|"),
        ("<ACK>MC<16>", b"\x06MC\x16"),
    ],
)
def test_bytes_are_written_as_manuals_write_them(text: str, content: bytes) -> None:
    assert frame_bytes(text) == content


def test_the_shipped_templates_are_there_and_good() -> None:
    assert known_templates() == ("austin-hughes-mcs", "edi-ed400", "rice-lake-laserlight", "tsl-3-1")
    for name in known_templates():
        template = load_template(template_path(name, Path("/nowhere")))
        assert template.source.startswith("http")


def test_ones_own_template_lies_beside_the_device_file(folder: Path) -> None:
    file = folder / "panels-1.yaml"
    (bus,) = fitted_buses(file, load_device(file))
    assert (bus.template.name, bus.template.text.instead) == ("Ours", {"A": "1", "B": "2"})
    assert (bus.baud, bus.parity, bus.addresses) == (9600, "none", (1, 2, 3, 4))
    assert bus.template.length == 1 + 2 + 1 + 4 + 2 + 1


def test_speed_and_parity_are_the_templates_unless_the_device_file_says_else(folder: Path) -> None:
    assert told(folder, "end: <ETX>", "end: <ETX>\nbaud: 38400\nparity: even") == []
    file = folder / "panels-1.yaml"
    (bus,) = fitted_buses(file, load_device(file))
    assert (bus.baud, bus.parity) == (38400, "even")
    assert told(folder, "refresh: 5s", "baud: 1200\n      parity: odd", "panels-1.yaml") == []
    (bus,) = fitted_buses(file, load_device(file))
    assert (bus.baud, bus.parity) == (1200, "odd")


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("<STX>", "<STC>", "4:8: start: there is no byte '<STC>'", "did you mean 'STX'?"),
        ("<ETX>", "\u00e9", "9:6: end: '\u00e9' is no byte that can be sent", "write <STX>, <0D>"),
        ("start: <STX>\n", "", "1:1: start: nothing tells a panel where a frame begins", "'start: <STX>'"),
        ("digits", "digit", "5:18: address.style: 'digit' is not known here", "did you mean 'digits'?"),
        (
            "width: 2}",
            "width: 2, last: 100}",
            "5:42: address.last: the address 100 has no room",
            "99 or less",
        ),
        ("width: 2}", "width: 9}", "5:33: address.width: no address is 9 wide", "write 1 to 8"),
        ("width: 2}", "width: 2, first: 100}", "5:43: address.first: no address is from 100 to 99", "lower"),
        ("width: 4", "width: 2", "7:15: text.width: a number does not fit 2 characters", "write 3 to 32"),
        ("A=1 B=2", "A-1", "7:50: text.instead: 'A-1' does not say what is shown", "write pairs: A=1 B=2"),
        ("6789 -", "6789 -\u0259", "7:25: text.shows: '\u0259' is in no frame", "name Latin letters"),
        ("end: <ETX>", 'end: "-"', "9:6: end: '-' is a character of the text too", "take it out of 'shows'"),
        ("crc16}", "crc32}", "8:18: checksum.kind: 'crc32' is not known here", "did you mean 'crc16'?"),
        ("crc16}", "crc16, initial: 8}", "8:34: checksum.initial: '8' is not a number of 16 bits", "0x8005"),
        ("crc16}", "xor, skip: 8}", "8:11: checksum: a checksum that skips 8 of 8 bytes", "count the bytes"),
        ("between", "betwen", "6:1: betwen: the key 'betwen' is not known here", "did you mean 'between'?"),
        ("panel-template", "device", "1:7: kind: this is a device file", "name a file with"),
        ("text:", "txt:", "1:1: text: the key 'text' is missing", "add 'text: ...'"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_line_and_a_repair(
    folder: Path, old: str, new: str, place: str, words: str
) -> None:
    problems = told(folder, old, new)
    assert any(one.startswith(f"ours.yaml:{place}") and words in one for one in problems), problems


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("ours.yaml", "edi-ed4000", "20:17", "template: there is no template 'edi-ed4000'; did you mean"),
        ("2, address: 2", "2, address: 100", "28:41", "panels[1].address: no panel of this make has the"),
        ("2, address: 2", "2, address: 1", "28:41", "panels[1].address: the panel of counter-1 has the"),
        ("counter-2, a", "counter-x, a", "28:21", "panels[1].counter: there is no counter 'counter-x' in"),
    ],
)
def test_what_does_not_fit_the_centre_or_the_template_is_told_at_its_line(
    folder: Path, old: str, new: str, place: str, words: str
) -> None:
    problems = told(folder, old, new, "panels-1.yaml")
    assert len(problems) == 1
    assert problems[0].startswith(f"panels-1.yaml:{place}: hardware.counter_panels[0].{words}")
    with pytest.raises(ConfigError, match="counter_panels"):
        load_placement(folder / "panels-1.yaml", "panel")


def test_two_buses_cannot_have_one_line(folder: Path) -> None:
    line = "/dev/serial/by-id/usb-FTDI_USB-RS485_Cable-if00-port0"
    again = f"    - {{path: {line}, template: tsl-3-1, panels: []}}\n"
    problems = told(folder, "\n# Nothing is kept", again + "\n# Nothing is kept", "panels-1.yaml")
    assert len(problems) == 1
    assert "has a bus already; list all panels of one line together" in problems[0]


def test_a_template_can_be_checked_and_shown_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder / "ours.yaml")]) == GOOD
    assert main(["show", str(folder / "ours.yaml")]) == GOOD
    assert "start: <STX>  (line 4)" in capsys.readouterr().out.splitlines()
    (folder / "ours.yaml").write_text("kind: panel-template\n", encoding="utf-8")
    assert main(["check", str(folder / "ours.yaml")]) == BAD


def test_a_box_for_panels_needs_no_screen(folder: Path) -> None:
    placement = load_placement(folder / "panels-1.yaml", "panel")
    assert placement.entry.role == "panel"
    assert placement.device.hardware.screen is None


_KEYS = st.sampled_from(
    [
        *("name", "source", "text", "address", "start", "between", "checksum", "end", "baud", "gap_ms"),
        *("style", "width", "offset", "first", "last", "align", "pad", "shows", "instead", "unknown"),
        *("kind", "skip", "place", "negated", "polynomial", "odd"),
    ]
)
_WORDS = st.sampled_from(
    [
        "",
        "0",
        "1",
        "4",
        "99",
        "999999999",
        "<STX>",
        "<",
        "crc16",
        "sum",
        "binary",
        "A=1",
        "0x8005",
        "yes",
        "-",
        "\u0259",
    ]
)
_TREES: st.SearchStrategy[Tree] = st.recursive(
    _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=12),
    max_leaves=40,
)


@given(st.dictionaries(_KEYS, _TREES, max_size=12))
def test_a_template_of_any_shape_is_one_or_has_findings_and_never_crashes(tree: dict[str, Tree]) -> None:
    made, findings = structured(tree, PanelTemplate)
    assert (made is None) == bool(findings)
    for part, model in (("address", AddressField), ("checksum", ChecksumField), ("text", TextField)):
        structured(tree.get(part, {}), model)


def test_the_templates_in_the_handbook_are_good() -> None:
    handbook = Path(__file__).parents[3] / "docs" / "devices-panel.md"
    blocks = handbook.read_text(encoding="utf-8").split("```yaml\n")[1:]
    templates = [block.partition("```")[0] for block in blocks if block.startswith("kind: panel-template")]
    assert templates
    for one in templates:
        template_from(parse_document("devices-panel.md", one.encode()))


def test_the_handbook_names_every_key_of_a_template() -> None:
    handbook = (Path(__file__).parents[3] / "docs" / "devices-panel.md").read_text(encoding="utf-8")
    for model in (PanelTemplate, AddressField, TextField, ChecksumField):
        for field in attrs.fields(model):
            assert field.name in handbook, field.name
