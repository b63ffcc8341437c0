"""A device in its centre: the device file, the centre it names, and the centre's own entry for it.

Owns the check between the two files that neither can make alone. Must not know what the device does.
"""

from pathlib import Path
from typing import Final

import attrs

from config.loader import centre_path, device_from, load_centre
from config.model import Centre, Device, DeviceFile, Role
from config.panel_buses import bus_findings
from config.problems import ConfigError, Problem
from config.scalars import nearest
from config.yaml_source import read_document

_WITH_A_SCREEN: Final = frozenset({"kiosk", "counter", "board", "helpdesk"})


@attrs.frozen
class Placement:
    """Everything a program is told of its box before it starts. `entry` is the centre's word on it."""

    device: DeviceFile
    centre: Centre
    entry: Device


def load_placement(file: Path, role: Role) -> Placement:
    """The box that `file` describes, if its centre has it as a device of `role`.

    Raises:
        ConfigError: with every problem of a file; or the centre has no such device.
    """
    document = read_document(file)
    device = device_from(file, document)
    centre = load_centre(centre_path(file, device))
    entries = {one.id: one for one in centre.devices if one.role == role}
    if device.id not in entries:
        what = f"'{device.id}' is no device of role {role} in centre '{centre.id}'"
        fix = nearest(device.id, tuple(entries)) or f"its {role} devices: " + (", ".join(entries) or "none")
        raise ConfigError((Problem(str(file), 0, 0, "id", what, fix),))
    if device.hardware.screen is None and role in _WITH_A_SCREEN:
        what = f"a {role} needs a screen, and this file has none"
        fix = "add 'screen: {width_mm: 268, height_mm: 476}', measured with a ruler"
        raise ConfigError((Problem(str(file), 0, 0, "hardware", what, fix),))
    document.refuse(bus_findings(file, device, centre))
    return Placement(device, centre, entries[device.id])
