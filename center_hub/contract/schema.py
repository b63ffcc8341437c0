"""JSON Schemas of everything that travels, for those who speak to us in another language.

Owns the list of what is published. The schemas are kept as golden files, so that a change to a
message is seen as a change to a file.
"""

import inspect
from collections.abc import Mapping
from typing import Any

from msgspec.json import schema

from center_hub.contract.commands import CommandEnvelope
from center_hub.contract.documents import (
    BoardDocument,
    CounterDocument,
    DayDocument,
    DevicesDocument,
    HubPulse,
    QueuesDocument,
)
from center_hub.contract.health import DeviceHealth
from center_hub.contract.replies import Reply

PUBLISHED: Mapping[str, type[Any]] = {
    "command": CommandEnvelope,
    "reply": Reply,
    "pulse": HubPulse,
    "day": DayDocument,
    "counter": CounterDocument,
    "queues": QueuesDocument,
    "board": BoardDocument,
    "devices": DevicesDocument,
    "health": DeviceHealth,
}


def schemas() -> dict[str, dict[str, Any]]:
    """File stem -> JSON Schema (draft 2020-12) of each published message."""
    return {name: schema_of(kind) for name, kind in PUBLISHED.items()}


def schema_of(kind: type[Any]) -> dict[str, Any]:
    """JSON Schema of one message, the same whichever Python made it."""
    made: dict[str, Any] = _tidy(schema(kind))
    return made


def _tidy(part: Any) -> Any:
    """The same schema whichever Python made it, in JSON's own types.

    Before 3.13 a docstring keeps the indent of its source.
    """
    if isinstance(part, list | tuple):
        return [_tidy(item) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        key: inspect.cleandoc(value) if key == "description" and isinstance(value, str) else _tidy(value)
        for key, value in part.items()
    }
