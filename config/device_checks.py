"""Whether the devices of a centre fit each other: the hub's own name, and the way from kiosk to kiosk.

Owns those two. Reads the text tree, as `checks` does, where the other references are looked up.
"""

from collections.abc import Iterator

from config.problems import Finding
from config.scalars import nearest, usual_label
from config.tree_walk import Group, groups, words


def device_findings(tree: Group) -> Iterator[Finding]:
    """Every finding about the devices of a centre."""
    yield from _reserved(tree)
    yield from _near(tree)
    yield from _labels(tree)


def _reserved(tree: Group) -> Iterator[Finding]:
    """The hub signs its acts and its connection as `hub`: a device so named would throw it off the wire."""
    for path, device in groups(tree, "devices"):
        if device.get("id") == "hub":
            yield Finding((*path, "id"), "the name 'hub' is the hub's own", "give the device another id")


def _near(tree: Group) -> Iterator[Finding]:
    """People are sent to kiosks alone, and never to where they stand."""
    roles = {
        name: device.get("role")
        for _, device in groups(tree, "devices")
        if isinstance(name := device.get("id"), str)
    }
    kiosks = tuple(sorted(name for name, role in roles.items() if role == "kiosk"))
    for path, device in groups(tree, "devices"):
        for place, word in words((*path, "near"), device.get("near")):
            if word == device.get("id"):
                yield Finding(place, f"'{word}' is this kiosk itself", "name the others, the nearest first")
            elif word not in roles:
                fix = nearest(word, kiosks) or f"kiosks of this centre: {', '.join(kiosks)}"
                yield Finding(place, f"there is no kiosk '{word}'", fix)
            elif word not in kiosks:
                yield Finding(place, f"'{word}' is a {roles[word]}, not a kiosk", f"name {_any_of(kiosks)}")


def _any_of(kiosks: tuple[str, ...]) -> str:
    return "one of: " + ", ".join(kiosks) if kiosks else "no device: this centre has no kiosk"


def _labels(tree: Group) -> Iterator[Finding]:
    """Two kiosks of one label: whoever is sent to it may stand before the wrong one."""
    seen: dict[str, str] = {}
    for path, kiosk in groups(tree, "devices"):
        name, given = kiosk.get("id"), kiosk.get("label")
        if kiosk.get("role") != "kiosk" or not isinstance(name, str):
            continue
        label, place = (given, "label") if isinstance(given, str) else (usual_label(name), "id")
        first = seen.setdefault(label, name)
        if first != name:
            what = f"the label '{label}' is already on {first}"
            yield Finding((*path, place), what, f"give each kiosk its own: 'label: {name}'")
