"""Which of the system's screens is the second one of a box: a citizen's, beside the operator's.

Owns that choice, and what a technician is told of it. Must not know what is shown there.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from PySide6.QtGui import QGuiApplication, QScreen

from hardware.finding import Finding, Verdict
from hardware.screen.app import choose_platform
from hardware.screen.examination import ScreenSettings, platform_finding, size_findings, smallest_cap_mm
from hardware.screen.fault import ScreenFault
from hardware.screen.theme import Place

_PART = "citizen_screen"


class SecondScreenSettings(ScreenSettings, Protocol):
    """What must be known of a second screen."""

    @property
    def output(self) -> str | None:
        """As `second_screen` takes it."""


def second_screen(output: str | None, screens: Sequence[QScreen], own: QScreen) -> QScreen | None:
    """The screen of that name, or of that place in the list from 1; without either the first other one.

    Never the operator's own.
    """
    others = [screen for screen in screens if screen is not own]
    if output is None:
        return others[0] if others else None
    if output.isdecimal():
        at = int(output) - 1
        return screens[at] if 0 <= at < len(screens) and screens[at] is not own else None
    return next((screen for screen in others if screen.name() == output), None)


def examine(settings: SecondScreenSettings) -> Iterator[Finding]:
    """Whether it is there, and as large as the device file says; nothing where the first one is not seen.

    Starts Qt as `hardware.screen.examination` does, and needs a process of its own like that.
    """
    try:
        choose_platform()
    except ScreenFault:
        return
    app = QGuiApplication([])
    if platform_finding(app.platformName()).verdict is not Verdict.OK:
        return
    found = second_screen(settings.output, app.screens(), app.primaryScreen())
    yield presence_finding(
        None if found is None else found.name(), [screen.name() for screen in app.screens()]
    )
    if found is not None:
        pixels = found.size() * found.devicePixelRatio()
        yield from size_findings(
            settings, (pixels.width(), pixels.height()), smallest_cap_mm(Place.KIOSK), _PART
        )


def presence_finding(found: str | None, names: Sequence[str]) -> Finding:
    """What is said of it by its name, and by those of all screens."""
    wanted = "a screen besides the operator's"
    if found is not None:
        return Finding(_PART, "display", Verdict.OK, found, wanted)
    advice = "Plug it in and switch it on; under citizen_screen: output: stands its name or its place from 1."
    return Finding(_PART, "display", Verdict.FAIL, f"there is: {', '.join(names)}", wanted, advice)
