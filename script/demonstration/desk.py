"""One box of the hall: which device it is, how large its screen is, and the file a technician would write.

Owns the device file's lines. Must not know processes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

WINDOW_PX = 900
"""The longer side of a window that a person plays with."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One screen of the hall."""

    device: str
    module: str
    pixels: tuple[int, int]
    millimetres: tuple[int, int]
    keyed: bool = False
    """Whether it hashes document numbers with the centre's key."""

    @property
    def screen_line(self) -> str:
        """Its screen in the device file."""
        width, height = self.millimetres
        return f"screen: {{width_mm: {width}, height_mm: {height}, fullscreen: false}}"

    def window(self) -> tuple[int, int]:
        """Pixels of a window in the same proportions that leaves the others room on a laptop."""
        share = min(1.0, WINDOW_PX / max(self.pixels))
        return round(self.pixels[0] * share), round(self.pixels[1] * share)


def device_file(
    device: str, centre: Path, broker: int, hardware: Sequence[str], state: Path, key: Path | None = None
) -> str:
    """The file of `device` with these lines under `hardware`, and the centre's secret where it needs one."""
    lines = [
        "kind: device",
        f"id: {device}",
        f"centre: {centre.resolve()}",
        f"broker: {{host: 127.0.0.1, port: {broker}}}",
        "hardware:",
        *(f"  {line}" for line in hardware),
        f"state_folder: {state.resolve()}",
    ]
    if key is not None:
        lines.append(f"person_key_file: {key.resolve()}")
    return "\n".join([*lines, ""])
