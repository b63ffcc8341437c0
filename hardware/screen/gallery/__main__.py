"""`python -m hardware.screen.gallery --out DIR` draws every control, in every language, at every place.

Owns the sample page and its views. An app never imports it.
"""

import argparse
import logging
import sys
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication

from hardware.screen.fonts import tell_directions
from hardware.screen.gallery.words import DIRECTIONS, WORDS
from hardware.screen.stage import Stage
from hardware.screen.theme import Place, ScreenSize
from hardware.screen.window import choose_software_rendering, open_window

PAGE = Path(__file__).with_name("Gallery.qml")

SCREENS = {
    Place.KIOSK: (ScreenSize(268, 640), (1080, 2579)),
    Place.DESK: (ScreenSize(217, 280), (1280, 1652)),
    Place.BOARD: (ScreenSize(941, 1600, viewing_m=3), (1080, 1836)),
}
"""Screens of a true density, made longer so that all controls fit on one picture."""


def gallery_view(
    language: str, place: Place, *, large_text: bool = False, strong: bool = False
) -> dict[str, Any]:
    """The view that shows each control once."""
    words = WORDS[language]
    other = "ps" if language in ("az", "ru", "en") else "ru"
    return {
        "language": language,
        "large_text": large_text,
        "strong_contrast": strong,
        "words": words,
        "tone": "call" if place is Place.BOARD else "brand" if place is Place.KIOSK else "plain",
        "keys": place is Place.DESK,
        "choices": [
            {"id": "passport", "icon": "passport", "title": words["passport"], "subtitle": words["ahead"]},
            {"id": "register", "icon": "people", "title": words["register"], "subtitle": words["wait"]},
        ],
        "other": {"language": other, "title": WORDS[other]["language"], "trailing": WORDS[other]["take"]},
    }


def draw(out: Path) -> list[Path]:
    """Draw all pictures into `out` (made if missing) and say which."""
    out.mkdir(parents=True, exist_ok=True)
    tell_directions(DIRECTIONS)
    drawn = []
    for place, (screen, size_px) in SCREENS.items():
        stage = Stage(gallery_view("az", place))
        window = open_window(PAGE, stage, screen, size_px=size_px, place=place)
        for language in WORDS:
            stage.show(gallery_view(language, place))
            drawn.append(out / f"{place}-{language}.png")
            window.grab().save(str(drawn[-1]))
        if place is Place.KIOSK:
            stage.show(gallery_view("ru", place, large_text=True, strong=True))
            drawn.append(out / "kiosk-ru-large-strong.png")
            window.grab().save(str(drawn[-1]))
        window.close()
    return drawn


def main() -> int:
    """Read the arguments, draw, and print where the pictures are."""
    parser = argparse.ArgumentParser(
        prog="python -m hardware.screen.gallery", description="Draw every control in every language."
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    choose_software_rendering()
    app = QGuiApplication(sys.argv[:1])
    for picture in draw(arguments.out):
        sys.stdout.write(f"{picture}\n")
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
