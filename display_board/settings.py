"""What one board's box is: its device file and centre, checked to fit each other.

Owns the check between the two files that neither can make alone. Must not know the screen or the wire.
"""

from dataclasses import dataclass
from pathlib import Path

from config.loader import centre_path, load_centre, load_device
from config.model import Centre, DeviceFile
from config.problems import ConfigError, Problem
from config.scalars import nearest


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the board is told before it starts."""

    device: DeviceFile
    centre: Centre
    zones: tuple[str, ...]
    """The zones it shows; none means all."""


def read_settings(device_file: Path) -> Settings:
    """The settings of the box described by `device_file`.

    Raises:
        ConfigError: a file has problems, or the device is not one of the centre's boards.
    """
    device = load_device(device_file)
    centre = load_centre(centre_path(device_file, device))
    boards = {one.id: one for one in centre.devices if one.role == "board"}
    if device.id not in boards:
        what = f"'{device.id}' is no device of role board in centre '{centre.id}'"
        fix = nearest(device.id, tuple(boards)) or "name one of the centre's boards: " + ", ".join(boards)
        raise ConfigError((Problem(str(device_file), 0, 0, "id", what, fix),))
    return Settings(device, centre, boards[device.id].zones)
