"""The buses of panels of one device, each with its template, and whether they fit the centre.

Owns the checks between device file, template and centre that none of them can make alone. Must not know how a
bus is driven.
"""

from pathlib import Path

import attrs

from config.hardware import PanelBus, Parity
from config.model import Centre, DeviceFile
from config.panel_template import (
    AddressField,
    PanelTemplate,
    known_templates,
    load_template,
    template_path,
)
from config.problems import Finding, TreePath
from config.scalars import nearest


@attrs.frozen
class FittedBus:
    """A bus with the template it names; speed and parity are its own word, else the template's."""

    bus: PanelBus
    template: PanelTemplate

    @property
    def path(self) -> str:
        """The serial line."""
        return self.bus.path

    @property
    def baud(self) -> int:
        """Bits a second."""
        return self.bus.baud or self.template.baud

    @property
    def parity(self) -> Parity:
        """The line's parity."""
        return self.bus.parity or self.template.parity

    @property
    def refresh(self) -> int:
        """Seconds."""
        return self.bus.refresh

    @property
    def stale(self) -> int:
        """Seconds."""
        return self.bus.stale

    @property
    def addresses(self) -> tuple[int, ...]:
        """Of its panels."""
        return tuple(panel.address for panel in self.bus.panels)


def fitted_buses(file: Path, device: DeviceFile) -> tuple[FittedBus, ...]:
    """The buses of the device that `file` describes, each with its template.

    Raises:
        ConfigError: a template is not there or has problems, all of them told with their lines.
    """
    return tuple(
        FittedBus(bus, load_template(template_path(bus.template, file.parent)))
        for bus in device.hardware.counter_panels
    )


def bus_findings(file: Path, device: DeviceFile, centre: Centre) -> list[Finding]:
    """What does not fit: a line taken twice, no such template, counter or address.

    Raises:
        ConfigError: a template has problems of its own, all of them told with their lines.
    """
    findings: list[Finding] = []
    lines: set[str] = set()
    for number, bus in enumerate(device.hardware.counter_panels):
        place: TreePath = ("hardware", "counter_panels", number)
        if bus.path in lines and bus.path != "none":
            what = f"the line {bus.path} has a bus already"
            findings.append(Finding((*place, "path"), what, "list all panels of one line together"))
        lines.add(bus.path)
        findings += _counter_findings((*place, "panels"), bus, centre)
        path = template_path(bus.template, file.parent)
        if not path.is_file():
            fix = nearest(bus.template, known_templates()) or "shipped: " + ", ".join(known_templates())
            findings.append(Finding((*place, "template"), f"there is no template '{bus.template}'", fix))
            continue
        findings += _address_findings((*place, "panels"), bus, load_template(path).address)
    return findings


def _address_findings(place: TreePath, bus: PanelBus, field: AddressField) -> list[Finding]:
    findings: list[Finding] = []
    taken: dict[int, str] = {}
    for number, panel in enumerate(bus.panels):
        at = (*place, number, "address")
        if not field.first <= panel.address <= field.highest:
            what = f"no panel of this make has the address {panel.address}"
            findings.append(Finding(at, what, f"write {field.first} to {field.highest}"))
        elif panel.address in taken:
            what = f"the panel of {taken[panel.address]} has the address {panel.address} already"
            findings.append(Finding(at, what, "set another on the panel's switches, and write it here"))
        taken.setdefault(panel.address, panel.counter)
    return findings


def _counter_findings(place: TreePath, bus: PanelBus, centre: Centre) -> list[Finding]:
    known = tuple(counter.id for counter in centre.counters)
    return [
        Finding(
            (*place, number, "counter"),
            f"there is no counter '{panel.counter}' in the centre '{centre.id}'",
            nearest(panel.counter, known) or "look up 'counters' in the centre's file",
        )
        for number, panel in enumerate(bus.panels)
        if panel.counter not in known
    ]
