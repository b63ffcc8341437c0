"""What may be written on the command line; whatever is mistyped is refused before anything is sent."""

from pathlib import Path

import pytest

from center_hub.manager.__main__ import main
from center_hub.manager.answers import UNUSABLE

CENTRE = str(Path(__file__).parents[3] / "support" / "small-centre.yaml")


def ask(state: Path, *command: str, centre: str = CENTRE) -> int:
    return main(["--centre", centre, "--state", str(state), *command])


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["cancel", "A042"], "find A042 tells it"),
        (["find", ""], "no number or code"),
        (["cancel-appointment", "ab12"], "4 to 16 capital letters"),
        (["suspend", "Card", "--message", "en=x"], "no id of a service"),
        (["suspend", "card", "--message", "Back at noon"], "says no language"),
        (["suspend", "card", "--message", "english=Back at noon"], "is no language"),
        (["suspend", "card", "--message", "en= "], "is no message"),
        (["suspend", "card", "--message", "en=" + "x" * 201], "is no message"),
        (["suspend", "card"], "--message"),
        (["--device", "Manager 1", "open-day"], "no id of a device"),
        (["fly"], "invalid choice"),
        ([], "COMMAND"),
    ],
)
def test_a_mistyped_command_is_refused_before_anything_is_sent(
    tmp_path: Path, command: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        ask(tmp_path / "state", *command)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["suspend", "crad", "--message", "en=x"], "no service 'crad'; did you mean 'card'?"),
        (["resume", "crad"], "no service 'crad'; did you mean 'card'?"),
        (["suspend", "card", "--message", "en=x"], "add --message az=..."),
        (["suspend", "card", "--message", "ru=x"], "no language 'ru'"),
        (["suspend", "card", "--message", "en=x", "--message", "en=y"], "'en' is given twice"),
    ],
)
def test_what_the_centre_s_file_can_refuse_is_refused_before_anything_is_sent(
    tmp_path: Path, command: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(tmp_path / "state", *command) == UNUSABLE
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [[], ["import-appointments"], ["set-pin"], ["suspend"]])
def test_help_teaches(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--centre", "small-1", *command, "--help"])
    assert ended.value.code == 0
    assert "usage: python -m center_hub.manager" in capsys.readouterr().out
