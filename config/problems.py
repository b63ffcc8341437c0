"""What can be wrong with a configuration file, in the words of the technician who must repair it.

Owns the three shapes a mistake passes through: a parser refuses a text (`Rejected`), the loader says where in
the tree that was (`Finding`), and the file's line marks turn it into a `Problem` to show. Must not know YAML,
cattrs or the model.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import attrs

SHAPE_NAMES: Final[Mapping[type, str]] = {str: "a text", list: "a list", dict: "a group of keys"}
"""What a technician calls the three shapes a YAML file is made of."""

TreePath = tuple[str | int, ...]
"""Where a value stands in a file: keys and list positions from the top, `("services", 3, "name")`."""


class Rejected(ValueError):
    """A single text that does not say what it must.

    `what` is the reason without the value's place; `fix` is the likely repair or None; `key` names the key
    inside a group when the group as a whole was judged.
    """

    def __init__(self, what: str, fix: str | None = None, key: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix
        self.key = key


@attrs.frozen
class Finding:
    """A mistake at a place in the tree, not yet at a line of a file.

    `on_key` asks for the mark of the key instead of the mark of its value (a key that should not be there).
    """

    path: TreePath
    what: str
    fix: str | None = None
    on_key: bool = False


@attrs.frozen(order=True)
class Problem:
    """A mistake with its place: `line` and `column` count from 1; 0 when there is no line to point at."""

    file: str
    line: int
    column: int
    path: str
    what: str
    fix: str | None = attrs.field(default=None, order=False)

    def __str__(self) -> str:
        """One line, clickable in an editor: `file:line:column: path: what; fix`."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        where = f" {self.path}:" if self.path else ""
        fix = f"; {self.fix}" if self.fix else ""
        return f"{place}:{where} {self.what}{fix}"


class ConfigError(Exception):
    """A file that cannot be used. `problems` holds every mistake found, in the order of the lines."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def dotted(path: TreePath) -> str:
    """A path as people write it: `services[3].name`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def unreadable(path: Path, what: str, fix: str | None = None) -> ConfigError:
    """The error for a file of which not one line could be read."""
    return ConfigError((Problem(str(path), 0, 0, "", what, fix),))
