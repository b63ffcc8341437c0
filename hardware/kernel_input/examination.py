"""What a technician is told of one input device of the kernel: there, on which port, ours to read.

Owns the look at it and the sentences. Opens it for a moment; the next scan or press is not affected. Must not
know what it is used for.
"""

from collections.abc import Iterator

from hardware.finding import Finding, Verdict
from hardware.input_reader import unopened
from hardware.kernel_input.binding import NotFound, Wanted, choose, of_one_make, ports_of
from hardware.kernel_input.nodes import EventNode, Places, list_nodes
from hardware.kernel_input.opening import OpenAlone, open_alone


def examine_event_device(
    part: str,
    wanted: Wanted,
    places: Places | None = None,
    open_device: OpenAlone = open_alone,
) -> Iterator[Finding]:
    """Whether it is plugged in, where, and whether it may be read; with the ports of all of its make."""
    nodes = list_nodes(Places() if places is None else places)
    alike = of_one_make(nodes, wanted)
    if alike:
        yield Finding(part, "ports of its make", Verdict.OK, ", ".join(ports_of(alike)))
    try:
        node = choose(nodes, wanted)
    except NotFound as missing:
        advice = "plug it in, or correct vendor, product and usb_port in the device file" + _others(nodes)
        yield Finding(part, "plugged in", Verdict.FAIL, str(missing), f"one {wanted.numbers}", advice)
        return
    value = f"{node.name} as {node.path}, usb_port {node.usb_port or 'unknown'}"
    yield Finding(part, "plugged in", Verdict.OK, value)
    yield _readable(part, node, open_device)


def _readable(part: str, node: EventNode, open_device: OpenAlone) -> Finding:
    threshold = "ours alone"
    try:
        open_device(node.path).close()
    except OSError as error:
        return unopened(part, error, threshold)
    return Finding(part, "readable", Verdict.OK, "yes", threshold)


def _others(nodes: tuple[EventNode, ...]) -> str:
    """What is plugged in instead, for whoever copied the wrong numbers."""
    found = dict.fromkeys(f"{one.vendor:04x}:{one.product:04x} {one.name}" for one in nodes if one.keys)
    return f"; there are: {', '.join(found)}" if found else "; there is no input device at all"
