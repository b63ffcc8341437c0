"""`python -m hardware.screen.gallery --png DIR` draws every component, in every language, mode and state.

Owns the sheets, the screens they are drawn on and the names of the pictures. An app never imports it.
"""

import argparse
import logging
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication

from hardware.screen.fonts import tell_directions
from hardware.screen.gallery.views import LANGUAGES, MODES, Mode, component_view, state_view, token_view
from hardware.screen.gallery.words import DIRECTIONS
from hardware.screen.stage import Stage
from hardware.screen.theme import Place, ScreenSize
from hardware.screen.window import Window, choose_software_rendering, open_window

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the gallery, and the screens it is drawn on: of a true density, and large enough."""

    page: Path
    view: Callable[[str, Place, Mode], dict[str, Any]]
    screens: dict[Place, tuple[ScreenSize, tuple[int, int]]]
    translated: bool = True


SHEETS = {
    "components": Sheet(
        _FOLDER / "Gallery.qml",
        component_view,
        {
            Place.KIOSK: (ScreenSize(268, 1360), (1072, 5440)),
            Place.DESK: (ScreenSize(217, 560), (1085, 2800)),
            Place.BOARD: (ScreenSize(941, 2200, viewing_m=3), (1080, 2525)),
        },
    ),
    "states": Sheet(
        _FOLDER / "States.qml",
        state_view,
        {
            Place.KIOSK: (ScreenSize(640, 1240), (1600, 3100)),
            Place.DESK: (ScreenSize(360, 560), (1440, 2240)),
        },
    ),
    "tokens": Sheet(
        _FOLDER / "Tokens.qml",
        token_view,
        {
            Place.KIOSK: (ScreenSize(560, 430), (1680, 1290)),
            Place.BOARD: (ScreenSize(1400, 1000, viewing_m=3), (1680, 1200)),
        },
        translated=False,
    ),
}


def draw(
    out: Path, languages: Collection[str] = LANGUAGES, modes: Collection[str] | None = None
) -> list[Path]:
    """Draw the pictures of these languages and modes (all unless named) into `out`, made if missing.

    Returns:
        The pictures, `SHEET-PLACE-MODE-LANGUAGE.png`, without the language where there are no words.
    """
    out.mkdir(parents=True, exist_ok=True)
    tell_directions(DIRECTIONS)
    drawn: list[Path] = []
    for name, sheet in SHEETS.items():
        for place in sheet.screens:
            drawn += _draw_sheet(out / f"{name}-{place}", sheet, place, languages, modes)
    return drawn


def _draw_sheet(
    stem: Path, sheet: Sheet, place: Place, languages: Collection[str], modes: Collection[str] | None
) -> Iterator[Path]:
    screen, size_px = sheet.screens[place]
    shown = [mode for mode in MODES[place] if modes is None or mode.name in modes]
    written = languages if sheet.translated else (next(iter(languages)),)
    stage = Stage(sheet.view(next(iter(written)), place, MODES[place][0]))
    window = open_window(sheet.page, stage, screen, size_px=size_px, place=place)
    for mode in shown:
        for language in written:
            stage.show(sheet.view(language, place, mode))
            ending = f"-{language}" if sheet.translated else ""
            yield _saved(window, stem.with_name(f"{stem.name}-{mode.name}{ending}.png"))
    window.close()


def _saved(window: Window, file: Path) -> Path:
    window.grab()  # a first drawing puts everything in its place
    window.grab().save(str(file))
    return file


def main() -> int:
    """Read the arguments, draw, and print where the pictures are."""
    parser = argparse.ArgumentParser(
        prog="python -m hardware.screen.gallery",
        description="Draw every component in every language, mode and state.",
    )
    parser.add_argument("--png", type=Path, required=True, metavar="DIR", help="folder for the pictures")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    choose_software_rendering()
    app = QGuiApplication(sys.argv[:1])
    for picture in draw(arguments.png):
        sys.stdout.write(f"{picture}\n")
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
