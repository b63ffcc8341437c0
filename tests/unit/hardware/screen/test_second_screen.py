"""What a technician is told of a citizen's screen."""

from hardware.finding import Verdict
from hardware.screen.second_screen import presence_finding


def test_one_that_is_there_is_named() -> None:
    found = presence_finding("HDMI-2", ["HDMI-1", "HDMI-2"])
    assert (found.part, found.verdict, found.value) == ("citizen_screen", Verdict.OK, "HDMI-2")


def test_one_that_is_not_there_fails_and_says_what_is() -> None:
    found = presence_finding(None, ["HDMI-1"])
    assert (found.verdict, found.value) == (Verdict.FAIL, "there is: HDMI-1")
    assert "output" in found.advice
