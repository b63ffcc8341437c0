"""What one counter's box is: its device file and centre, checked to fit each other.

Owns the checks between the two files that neither can make alone. Must not know the screen or the wire.
"""

from dataclasses import dataclass
from pathlib import Path

from config.languages import known_languages
from config.loader import centre_path, load_centre, load_device
from config.model import Centre, DeviceFile
from config.problems import ConfigError, Problem
from config.scalars import nearest


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the terminal is told before it starts."""

    device: DeviceFile
    centre: Centre
    counter: str
    """The id of its counter."""
    language: str
    """The operator's."""


def read_settings(device_file: Path, language: str | None) -> Settings:
    """The settings of the box described by `device_file`; `language` None takes the centre's main one.

    Raises:
        ConfigError: a file has problems, or the device is not one of the centre's counters, or nobody speaks
            the language.
    """
    device = load_device(device_file)
    centre = load_centre(centre_path(device_file, device))
    counters = {one.id: one.counter for one in centre.devices if one.counter is not None}
    counter = counters.get(device.id)
    if counter is None:
        what = f"'{device.id}' is no device of role counter in centre '{centre.id}'"
        fix = nearest(device.id, tuple(counters)) or "name one of the centre's counter devices"
        raise _problem(device_file, "id", what, fix)
    if language is not None and language not in known_languages():
        fix = "choose one of: " + ", ".join(known_languages())
        raise _problem(device_file, "--language", f"Nobat does not speak '{language}'", fix)
    return Settings(device, centre, counter, language or centre.languages[0])


def _problem(file: Path, path: str, what: str, fix: str) -> ConfigError:
    return ConfigError((Problem(str(file), 0, 0, path, what, fix),))
