"""One file of any kind, looked at whole: what it says, or everything that is wrong with it.

Owns what a person at a keyboard wants beyond loading: the kind found out by itself, a device looked up in its
centre, a language compared with the others. Must not know how it is shown.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import attrs

from config.boards import board_findings
from config.languages import Language, translated_from
from config.loader import KINDS, centre_from, centre_path, device_from, kind_of, load_centre
from config.model import Centre, DeviceFile, Role
from config.panel_buses import bus_findings
from config.panel_template import PanelTemplate, template_from
from config.problems import ConfigError, Finding, Problem
from config.scalars import nearest
from config.yaml_source import Document, read_document

_ASKING_ROLES: Final = ("kiosk", "helpdesk")
_USED_BY: Final[Mapping[str, tuple[Role, ...]]] = {
    "ticket_printer": ("kiosk", "helpdesk"),
    "code_scanner": ("kiosk", "helpdesk"),
    "keypad": ("counter", "kiosk"),
    "citizen_screen": ("counter",),
    "counter_panels": ("panel",),
    "speaker": ("board", "kiosk"),
}
"""What is plugged in, and the devices whose program makes use of it."""


@attrs.frozen
class Inspected:
    """A file that was read and what it means."""

    document: Document
    meaning: Centre | DeviceFile | Language | PanelTemplate


def inspect_file(path: Path) -> Inspected:
    """The file's meaning.

    Raises:
        ConfigError: with every problem of the file.
    """
    document = read_document(path)
    return Inspected(document, _meaning(path, document))


def problems_of(path: Path) -> tuple[Problem, ...]:
    """Every problem of a file; empty when it is good."""
    try:
        inspect_file(path)
    except ConfigError as error:
        return error.problems
    return ()


def _meaning(path: Path, document: Document) -> Centre | DeviceFile | Language | PanelTemplate:
    kind = kind_of(document)
    if kind == "device":
        device = device_from(path, document)
        _look_up_in_centre(path, document, device)
        return device
    if kind == "language":
        return translated_from(document)
    if kind == "panel-template":
        return template_from(document)
    if kind != "centre" and isinstance(document.tree, dict):
        what = "the key 'kind' is missing" if kind is None else f"there is no kind of file '{kind}'"
        fix = (nearest(kind, KINDS) if kind else None) or "begin with 'kind: " + "', 'kind: ".join(
            KINDS
        ) + "'"
        document.refuse([Finding(("kind",), what, fix)])
    return centre_from(document)


def _look_up_in_centre(path: Path, document: Document, device: DeviceFile) -> None:
    place = centre_path(path, device)
    try:
        centre = load_centre(place)
    except ConfigError as error:
        what = f"the centre it names has problems of its own ({len(error.problems)})"
        document.refuse([Finding(("centre",), what, f"run: python -m config check {place}")])
        return
    known = tuple(one.id for one in centre.devices)
    if device.id not in known:
        fix = nearest(device.id, known) or "add it to 'devices' of the centre"
        document.refuse([Finding(("id",), f"the centre '{centre.id}' has no device '{device.id}'", fix)])
    found = [*_person_key_findings(centre, device), *_use_findings(centre, device)]
    found += board_findings(path, device, centre)
    document.refuse([*found, *bus_findings(path, device, centre)])


def _person_key_findings(centre: Centre, device: DeviceFile) -> Iterator[Finding]:
    """Whether a box that asks for document numbers can hash them."""
    asking = [service.id for service in centre.services if service.per_person]
    role = centre.device(device.id).role
    if asking and role in _ASKING_ROLES and device.person_key_file is None:
        what = (
            f"a {role} must hash document numbers here ('{asking[0]}' has per_person), and has no key for it"
        )
        yield Finding((), what, "add 'person_key_file: /etc/nobat/person-key', the same file on each box")


def _use_findings(centre: Centre, device: DeviceFile) -> Iterator[Finding]:
    """Whether all that is plugged in is of use here: nobody would look for it in another device's file."""
    role = centre.device(device.id).role
    for thing, roles in _USED_BY.items():
        if getattr(device.hardware, thing) and role not in roles:
            fix = f"move it to the file of a {' or '.join(roles)}, or remove it"
            yield Finding(("hardware", thing), f"a {role} makes no use of it", fix, on_key=True)
    yield from _keys_of_another_place(device, role)
    if role == "panel" and not device.hardware.counter_panels:
        yield Finding(("hardware",), "a box for panels has no panels", "add 'counter_panels: ...'")


def _keys_of_another_place(device: DeviceFile, role: Role) -> Iterator[Finding]:
    """A keypad calls people at a counter, and goes through the page at a kiosk: never the other way round."""
    keypad = device.hardware.keypad
    if keypad is None or role not in {"counter", "kiosk"}:
        return
    strange = keypad.keys.at_a_kiosk if role == "counter" else keypad.keys.at_a_counter
    if strange:
        keys = (
            "call_next, recall, no_show, finish"
            if role == "counter"
            else ("next, previous, press, repeat, louder, softer, read_aloud")
        )
        what = f"the key '{strange[0]}' does nothing at a {role}"
        yield Finding(("hardware", "keypad", "keys"), what, f"a {role} knows: {keys}", on_key=True)
