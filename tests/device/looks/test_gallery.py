import io
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from script.demonstration.gallery import MARK, Wish, draw, made_ours, picture_of, wished
from tests.support.looks import Mode


@pytest.fixture
def drawn(qapp: QGuiApplication, tmp_path: Path) -> tuple[Path, list[str]]:
    """A few pictures in a folder, and what was told meanwhile."""
    states = list(wished(Wish(apps=["kiosk", "board"], languages=["ps"], modes=["plain"])))
    few = [shown for shown in states if shown[0].name in ("confirm", "one_call")]
    told = io.StringIO()
    draw(tmp_path, few, told)
    return tmp_path, told.getvalue().splitlines()


def test_a_gallery_has_a_picture_of_every_state_wished_for(drawn: tuple[Path, list[str]]) -> None:
    folder, told = drawn
    pictures = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.png"))
    assert pictures == [
        "board/one_call/ps-plain-upright.png",
        "board/one_call/ps-plain.png",
        "kiosk/confirm/ps-plain-lying.png",
        "kiosk/confirm/ps-plain.png",
    ]
    assert QImage(str(folder / "kiosk/confirm/ps-plain.png")).height() == 1920
    assert told == ["· 4 of 4 pictures"]


def test_its_page_shows_each_with_a_text_for_who_cannot_see_it(drawn: tuple[Path, list[str]]) -> None:
    folder, _ = drawn
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "<script" not in page
    shown = re.findall(r'<img [^>]*src="([^"]+)"[^>]*alt="([^"]+)"', page)
    assert len(shown) == 4
    assert all((folder / source).is_file() for source, _ in shown)
    assert ("kiosk/confirm/ps-plain.png", "kiosk: confirm, پښتو, upright") in shown


def test_all_that_is_wished_for_is_in_every_language_and_mode() -> None:
    states = [state for state, _ in wished(Wish(apps=["counter"]))]
    assert {state.language for state in states} == {"az", "ru", "en", "prs", "ps"}
    assert {Mode.PLAIN, Mode.LONG} <= {state.mode for state in states}
    assert len({picture_of(state) for state in states}) == len(states)


def test_nothing_is_written_to_a_folder_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "photograph.png").touch()
    assert not made_ours(tmp_path)
    assert made_ours(tmp_path / "new")
    assert (tmp_path / "new" / MARK).exists()
    assert made_ours(tmp_path / "new")
