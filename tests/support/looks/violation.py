"""One thing that is wrong with a screen. Must not know how it is found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Violation:
    """`check` is A1, A2 and so on, `item` a name or a path, with what was `found` and what was `wanted`."""

    check: str
    item: str
    found: str
    wanted: str

    def __str__(self) -> str:
        return f"{self.check} {self.item}: {self.found}, wanted {self.wanted}"
