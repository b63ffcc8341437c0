"""docs/look.md says what the program draws."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine

from config.colours import contrast
from hardware.screen.palettes import PALETTES, SHAPE_PAIRS, TEXT_PAIRS
from hardware.screen.theme import Place, ThemeFacts
from hardware.screen.window import QML_FOLDER

_DOCUMENT = (Path(__file__).parents[4] / "docs" / "look.md").read_text(encoding="utf-8")
_ROWS = {row[0]: row[1:] for line in re.findall(r"(?m)^\| (.*) \|$", _DOCUMENT) if (row := line.split(" | "))}


@pytest.mark.parametrize("pair", [*TEXT_PAIRS, *SHAPE_PAIRS], ids="-on-".join)
def test_the_contrast_of_each_pair_is_written_down(pair: tuple[str, str]) -> None:
    palettes = (asdict(palette) for palette in PALETTES.values())
    ratios = [contrast(palette[pair[0]], palette[pair[1]]) for palette in palettes]
    assert _ROWS[" on ".join(pair)] == [f"{int(ratio * 10) / 10:g}" for ratio in ratios]


@pytest.mark.parametrize("colour", list(asdict(PALETTES["light"])))
def test_each_colour_is_written_down(colour: str) -> None:
    assert _ROWS[colour] == [asdict(palette)[colour] for palette in PALETTES.values()]


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("large", [False, True])
def test_each_size_is_written_down(qapp: QGuiApplication, place: Place, *, large: bool) -> None:
    engine = QQmlEngine()
    engine.addImportPath(str(QML_FOLDER))
    facts = ThemeFacts(place, 1, 4)
    engine.rootContext().setContextProperty("themeFacts", facts)
    page = QQmlComponent(engine)
    page.setData(
        b"import QtQuick\nimport Nobat\nItem { property var sizes: { const all = {};"
        b" for (const name of ['small','body','strong','title','hero','number','touch','gap','pad','margin',"
        b"'iconSize']) all[name] = Theme[name]; return all }"
        + f" Component.onCompleted: Theme.largeText = {str(large).lower()} }}".encode(),
        QUrl("sizes.qml"),
    )
    item = page.create()
    assert item is not None, page.errorString()
    sizes = item.property("sizes").toVariant()
    item.deleteLater()
    for name, size in sizes.items():
        written = list(map(float, (figure for figure in _ROWS[name] if re.fullmatch(r"[\d.]+", figure))))
        kiosk = written[1 if large and len(written) == 4 else 0]
        expected = {Place.KIOSK: kiosk, Place.DESK: written[-2], Place.BOARD: written[-1]}[place]
        if place is not Place.DESK or not large:
            assert size == pytest.approx(expected, abs=0.051), name
