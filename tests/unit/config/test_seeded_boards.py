"""Mistakes in what a board tells and in a centre's calendars, sown one at a time."""

from pathlib import Path

import pytest

from config.loader import centre_file
from tests.unit.config.sowing import Mistake, assert_told

_CENTRE = centre_file("asan-khedmat-kabul-1")
_DEVICES = _CENTRE.parents[1] / "devices"
_BOARD = _DEVICES / "board-main.yaml"
_KIOSK = _DEVICES / "kiosk-1.yaml"
_CALENDARS = "calendars: [solar_hijri, lunar_hijri, gregorian]\n"
_DAYS = "lunar_hijri_days: 0\n"
_PICTURE = "    # - {image: pictures/opening-hours.png, seconds: 12s}\n"

MISTAKES = (
    Mistake(
        "a board hung too far away",
        _BOARD,
        "viewing_m: 4\n",
        "viewing_m: §9\n",
        "on 941 x 529 mm four calls are legible from 4 m at most",
        "write 4, or hang a screen whose short side is 1188 mm or more",
    ),
    Mistake(
        "a distance with its unit",
        _BOARD,
        "viewing_m: 4\n",
        "viewing_m: §4m\n",
        "'4m' is not a distance",
        "'4'?",
    ),
    Mistake(
        "information without one of the languages",
        _BOARD,
        "        ru: Держите документы наготове\n",
        "",
        "has no text in 'ru'",
        "add 'ru: ...'",
    ),
    Mistake(
        "information in a language the centre has not",
        _BOARD,
        "        ru: Держите документы наготове\n",
        "        ru: Держите документы наготове\n        §ps: اسناد\n",
        "'ps' is not among the languages",
        "remove it",
    ),
    Mistake(
        "a text for readers who have time",
        _BOARD,
        "en: Please have your documents ready",
        "en: §" + "Please have your documents ready and " * 4,
        "from afar nobody reads more than 120",
        "fewer words",
    ),
    Mistake(
        "a text in no language",
        _BOARD,
        _PICTURE,
        "    - text: §{}\n",
        "has no text in any language",
        "one line for each language",
    ),
    Mistake(
        "a picture's name with a sign that no file has",
        _BOARD,
        _PICTURE,
        '    - image: §"a\\0.png"\n',
        "no file's name can have",
        "as the folder shows it",
    ),
    Mistake(
        "neither text nor image", _BOARD, _PICTURE, "    - §seconds: 12s\n", "says neither", "- image: ..."
    ),
    Mistake(
        "text and image at once",
        _BOARD,
        "      seconds: 16s\n",
        "      seconds: 16s\n      image: a.png\n",
        "says both a text and an image",
        "an entry of its own",
    ),
    Mistake(
        "a blink of a text",
        _BOARD,
        "seconds: 16s",
        "seconds: §2s",
        "2 s is too short to be read",
        "5s to 120s",
    ),
    Mistake(
        "a picture that is not there",
        _BOARD,
        _PICTURE,
        "    - image: §pictures/hours.png\n",
        "there is no file",
        "copy the picture there",
    ),
    Mistake(
        "a picture that is none",
        _BOARD,
        _PICTURE,
        "    - image: §board-main.yaml\n",
        "is neither a PNG",
        "as PNG or JPEG",
    ),
    Mistake(
        "a kiosk that would be a board",
        _KIOSK,
        "state_folder:",
        "§board: {viewing_m: 2}\nstate_folder:",
        "a kiosk is no board",
        "remove this group",
    ),
    Mistake(
        "a calendar by another name",
        _CENTRE,
        _CALENDARS,
        "calendars: [solar_hijri, §lunar_hijry]\n",
        "'lunar_hijry' is not known here",
        "did you mean 'lunar_hijri'?",
    ),
    Mistake(
        "a calendar listed twice",
        _CENTRE,
        _CALENDARS,
        "calendars: [solar_hijri, lunar_hijri, §solar_hijri]\n",
        "'solar_hijri' is listed twice",
        "remove one",
    ),
    Mistake(
        "the moon seen a week late",
        _CENTRE,
        _DAYS,
        "lunar_hijri_days: §7\n",
        "'7' is not known here",
        "-2, -1, 0, 1, 2",
    ),
    Mistake(
        "lunar days without a lunar calendar",
        _CENTRE,
        _CALENDARS + _DAYS,
        "calendars: [solar_hijri]\n§lunar_hijri_days: 1\n",
        "no date of this centre is lunar",
        "add lunar_hijri",
    ),
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_sown_mistake_is_told_with_its_place_and_repair(mistake: Mistake, tmp_path: Path) -> None:
    assert_told(mistake, tmp_path)
