"""The kernel's names of keys, as a technician finds them on a key with `evtest`, and their numbers.

Owns the table (`kernel_keys.txt`, from `linux/input-event-codes.h`: keyboards, buttons, pedals). Must not
know what a key is for.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from config.problems import Rejected
from config.scalars import nearest


@cache
def kernel_keys() -> Mapping[str, int]:
    """Every name known here, with the kernel's number."""
    lines = files("config").joinpath("kernel_keys.txt").read_text(encoding="ascii").splitlines()
    return {name: int(number) for number, name in (line.split() for line in lines)}


def key_number(name: str) -> int:
    """The kernel's number of one key.

    Raises:
        Rejected: there is no such key; the fix names the nearest.
    """
    known = kernel_keys()
    if name in known:
        return known[name]
    fix = nearest(name.upper(), tuple(known)) or "write the kernel's name, such as KEY_KP1 or BTN_1"
    raise Rejected(f"there is no key '{name}'", fix)
