"""What is in force: every value of a file with its defaults, and the line that set it.

Owns the two pictures `show` draws, lines for people and plain values for programs. Must not know files.
"""

from collections.abc import Iterator, Mapping
from datetime import time

import attrs

from config.frame_bytes import shown_bytes
from config.problems import TreePath, dotted
from config.yaml_source import Document

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]
"""What JSON can say."""


def plain(value: object) -> Plain:
    """A model value as JSON can say it: times as `09:00`, durations in seconds, bytes as `<STX>`."""
    if attrs.has(type(value)):
        return {field.name: plain(getattr(value, field.name)) for field in _fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, bool | int) else _written(value)


def _written(value: object) -> str:
    """As the file would have it."""
    match value:
        case time():
            return f"{value:%H:%M}"
        case bytes():
            return shown_bytes(value)
        case _:
            return str(value)


def lines(value: object, document: Document) -> Iterator[str]:
    """One line for each single value: its path, the value, and `line 12` or `default`."""
    for path, single in _singles(plain(value), ()):
        mark = document.value_marks.get(path)
        origin = f"line {mark[0]}" if mark else "default"
        yield f"{dotted(path)}: {single}  ({origin})"


def _singles(value: Plain, path: TreePath) -> Iterator[tuple[TreePath, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _singles(item, (*path, key))
    elif isinstance(value, list) and value:
        for number, item in enumerate(value):
            yield from _singles(item, (*path, number))
    elif isinstance(value, bool):
        yield path, "true" if value else "false"
    elif value is None or value == []:
        yield path, "none"
    else:
        yield path, str(value)


def _fields(value: object) -> tuple["attrs.Attribute[object]", ...]:
    every: tuple[attrs.Attribute[object], ...] = attrs.fields(type(value))  # type: ignore[arg-type]  # has() said so
    return tuple(field for field in every if field.init)
