import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hardware.screen.app import EXIT_FAULT
from hardware.screen.emulator.hands import Hands, HandsError

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PAGE = """
import QtQuick
import Nobat
Screen {
    id: page
    Shortcut { sequence: "F5"; onActivated: stage.act("key", "F5") }
    PrimaryButton {
        objectName: "take"
        width: 800
        text: "Növbə \\u2068A 042\\u2069"
        onActivated: stage.act("take")
    }
    BigChoice { objectName: "covered"; y: 300; width: 400; title: "under" }
    Rectangle { objectName: "lid"; y: 300; width: 400; height: 200; color: "white" }
    BigChoice { objectName: "hidden"; y: 600; width: 400; visible: false }
    BigChoice { objectName: "disabled"; y: 600; width: 400; enabled: false }
    BigChoice { objectName: "nothing"; y: 600; width: 0; height: 0 }
    BigChoice { objectName: "outside"; y: 5000; width: 400 }
    BigChoice { objectName: "twin"; y: 900; width: 400 }
    BigChoice { objectName: "twin"; y: 1200; width: 400 }
    TextInput {
        y: 1500
        focus: true
        onTextEdited: stage.act("typed", text)
    }
}
"""


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{HERE}"}


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = tmp_path_factory.mktemp("hands") / "Page.qml"
    page.write_text(PAGE, encoding="utf-8")
    return page


def run_with_hands(page_file: Path, path: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "hardware.screen.emulator", "--socket", str(path)]
    return subprocess.Popen([*command, "--", "sample_app", str(page_file)], env=environment())


@pytest.fixture(scope="module")
def hands(page_file: Path) -> Iterator[Hands]:
    path = page_file.with_name("hands")
    app = run_with_hands(page_file, path)
    with Hands(path) as hands:
        yield hands
        hands.quit()
    assert app.wait(10) == 0


def test_a_tap_is_felt_and_its_moment_known(hands: Hands) -> None:
    before = hands.view()["stamp"]
    tapped = hands.tap("take")
    felt_ns = hands.wait("stamp", before + 1)
    assert tapped["pressed_ns"] < tapped["released_ns"] < felt_ns
    assert hands.view()["heard"][-1] == ["take", ""]


def test_frames_tell_when_they_were_shown_and_of_which_view(hands: Hands) -> None:
    hands.frames()
    before = hands.view()["stamp"]
    tapped = hands.tap("take")
    hands.wait("stamp", before + 1)
    frames = hands.frames()
    moments = [at_ns for at_ns, _ in frames]
    assert moments == sorted(moments)
    # The pressed button was painted while the finger rested on it.
    assert any(tapped["pressed_ns"] < at_ns < tapped["released_ns"] for at_ns in moments)
    assert all(stamp in (before, before + 1) for _, stamp in frames)


def test_a_key_reaches_the_page(hands: Hands) -> None:
    hands.key("F5")
    assert hands.view()["heard"][-1] == ["key", "F5"]


def test_letters_of_any_script_can_be_typed(hands: Hands) -> None:
    hands.type("əяښ")
    assert hands.view()["heard"][-1] == ["typed", "əяښ"]


def test_an_eye_sees_words_place_and_millimetres(hands: Hands) -> None:
    seen = hands.see("take")
    assert (seen["visible"], seen["enabled"], seen["text"]) == (True, True, "Növbə A 042")
    assert seen["mm"][2] == pytest.approx(800 / 1080 * 268, abs=0.1)
    assert not hands.see("hidden")["visible"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("absent", "nothing on the screen is called 'absent'"),
        ("covered", "'covered' is covered by 'lid'"),
        ("hidden", "is hidden"),
        ("disabled", "is disabled"),
        ("nothing", "has no size"),
        ("outside", "outside the window"),
        ("twin", "2 visible items"),
    ],
)
def test_hands_never_tap_the_void(hands: Hands, name: str, why: str) -> None:
    before = hands.view()
    with pytest.raises(HandsError, match=why):
        hands.tap(name)
    assert hands.view() == before


def test_waiting_in_vain_says_what_is_there_instead(hands: Hands) -> None:
    with pytest.raises(HandsError, match=r"after 0\.1 s nowhere is None, not 'x'"):
        hands.wait("nowhere", "x", timeout_s=0.1)


@pytest.mark.parametrize("key", ["Nokey", "F5,F6", ""])
def test_a_key_that_does_not_exist_is_refused(hands: Hands, key: str) -> None:
    with pytest.raises(HandsError, match="is not one key"):
        hands.key(key)


def test_a_picture_of_the_window_is_written(hands: Hands, tmp_path: Path) -> None:
    assert hands.grab(tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(HandsError, match="cannot be written"):
        hands.grab(tmp_path / "no" / "page.png")


def test_no_app_is_said_within_the_time_allowed(tmp_path: Path) -> None:
    with pytest.raises(HandsError, match="no hands listen"):
        Hands(tmp_path / "nobody", connect_s=0.05)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_app_ends_promptly_and_in_order_when_told(page_file: Path, number: signal.Signals) -> None:
    path = page_file.with_name(f"end{number}")
    app = run_with_hands(page_file, path)
    with Hands(path) as hands:
        hands.view()
        told = time.monotonic()
        app.send_signal(number)
        assert app.wait(10) == 0
    assert time.monotonic() - told < 2
    assert not path.exists()


def test_a_broken_page_is_told_in_the_log_and_by_the_exit_code(tmp_path: Path) -> None:
    page = tmp_path / "Broken.qml"
    page.write_text("import QtQuick\nItem { colour: 1 }\n")
    command = [sys.executable, "-m", "sample_app", str(page)]
    ended = subprocess.run(
        command, env=environment(), capture_output=True, text=True, check=False, timeout=30
    )
    assert ended.returncode == EXIT_FAULT
    assert "Broken.qml:2" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_app_does_not_load_what_a_screen_does_not_need(page_file: Path) -> None:
    asks: Callable[[str], str] = "import sys, hardware.screen.app; print('PySide6.{}' in sys.modules)".format
    for module in ("QtWidgets", "QtTest"):
        loaded = subprocess.run(
            [sys.executable, "-c", asks(module)], env=environment(), capture_output=True, check=True
        )
        assert loaded.stdout.strip() == b"False", module
