"""The box as its files describe it.

Owns the reading of the files, whatever the box is for. Must not know what is examined on it.
"""

from dataclasses import dataclass
from pathlib import Path

from config.inspection import problems_of
from config.loader import centre_path, load_centre, load_device
from config.model import Centre, Device, DeviceFile
from config.placement import load_placement
from config.problems import ConfigError


@dataclass(frozen=True, slots=True)
class Box:
    """What is known of a box before anything on it is touched. `entry` is the centre's word on it."""

    file: Path
    device: DeviceFile
    centre: Centre
    entry: Device


def load_box(file: Path) -> Box:
    """The box that a device file describes.

    Raises:
        ConfigError: with every problem of the file, of its centre, or between the two.
    """
    problems = problems_of(file)
    if problems:
        raise ConfigError(problems)
    device = load_device(file)
    role = load_centre(centre_path(file, device)).device(device.id).role
    placement = load_placement(file, role)
    return Box(file, placement.device, placement.centre, placement.entry)
