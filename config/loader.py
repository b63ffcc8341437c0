"""From a path to a checked centre or device file, or to every problem in it at once.

Owns which kind of file is which and where the shipped files stand. Must not know who reads the configuration.
"""

from pathlib import Path
from typing import Final, TypeVar

import attrs

from config.checks import cross_check
from config.look import beside, look_findings
from config.model import Centre, DeviceFile
from config.problems import Finding
from config.scalars import nearest
from config.structure import structured
from config.yaml_source import Document, Tree, read_document

KINDS: Final = ("centre", "device", "language", "panel-template")
"""What the top-level key `kind` may say."""

_Made = TypeVar("_Made")
_CENTRES: Final = Path(__file__).parent / "centres"


def load_centre(path: Path) -> Centre:
    """The centre in this file, checked as a whole.

    Raises:
        ConfigError: with every problem of the file.
    """
    return centre_from(read_document(path))


def centre_from(document: Document) -> Centre:
    """As `load_centre`, from a document read before."""
    file = Path(document.file)
    tree, findings = body(document, "centre")
    made, misshapen = structured(tree, Centre)
    document.refuse([*findings, *misshapen, *cross_check(tree), *look_findings(tree, file)])
    centre = certain(made)
    return attrs.evolve(centre, look=beside(centre.look, file))


def load_device(path: Path) -> DeviceFile:
    """The device file at this path; the centre it names is there, but is not read.

    Raises:
        ConfigError: with every problem of the file.
    """
    return device_from(path, read_document(path))


def device_from(path: Path, document: Document) -> DeviceFile:
    """As `load_device`, from a document read before."""
    tree, findings = body(document, "device")
    device, misshapen = structured(tree, DeviceFile)
    findings.extend(misshapen)
    if device is not None and not centre_path(path, device).is_file():
        known = known_centres()
        fix = nearest(device.centre, known) or "shipped centres: " + ", ".join(known)
        findings.append(Finding(("centre",), f"there is no centre '{device.centre}'", fix))
    document.refuse(findings)
    return certain(device)


def centre_path(device_file_path: Path, device: DeviceFile) -> Path:
    """The file of the centre a device belongs to: a shipped centre, or relative to the device file."""
    if device.centre in known_centres():
        return centre_file(device.centre)
    return device_file_path.parent / device.centre


def known_centres() -> tuple[str, ...]:
    """The ids of the centres shipped with Nobat, sorted."""
    return tuple(sorted(path.stem for path in _CENTRES.glob("*.yaml")))


def centre_file(centre_id: str) -> Path:
    """The file of a shipped centre; it may not exist for an id that is not known."""
    return _CENTRES / f"{centre_id}.yaml"


def kind_of(document: Document) -> str | None:
    """What the file says it is, or None if it says nothing."""
    kind = document.tree.get("kind") if isinstance(document.tree, dict) else None
    return kind if isinstance(kind, str) else None


def body(document: Document, kind: str) -> tuple[Tree, list[Finding]]:
    """The tree without its `kind`, and what is wrong with that key. Stops at a file of another kind."""
    if not isinstance(document.tree, dict):
        what = "a configuration file is a group of keys, and this is not"
        document.refuse([Finding((), what, f"begin with 'kind: {kind}'")])
    found = kind_of(document)
    if found in KINDS and found != kind:
        what = f"this is a {found} file where a {kind} file is expected"
        document.refuse([Finding(("kind",), what, f"name a file with 'kind: {kind}'")])
    findings: list[Finding] = []
    if found is None:
        findings.append(
            Finding(("kind",), "the key 'kind' is missing", f"add 'kind: {kind}' as the first line")
        )
    elif found != kind:
        fix = nearest(found, KINDS) or f"write 'kind: {kind}'"
        findings.append(Finding(("kind",), f"there is no kind of file '{found}'", fix))
    tree = document.tree if isinstance(document.tree, dict) else {}
    return {key: value for key, value in tree.items() if key != "kind"}, findings


def certain(made: _Made | None) -> _Made:
    """What is made once no finding stands; nothing made and nothing found would be our own fault."""
    if made is None:
        raise AssertionError("a file without findings made no value")
    return made
