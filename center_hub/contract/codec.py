"""Bytes to messages and back, strictly.

Owns the size limit, the decoders and the words in which an unreadable message is described. Must not
know what a message means.
"""

from typing import TypeVar

from msgspec import DecodeError, Struct, json

from center_hub.contract.commands import CommandEnvelope
from center_hub.contract.documents import AnyDocument
from center_hub.contract.health import DeviceHealth
from center_hub.contract.replies import Reason, Reply
from center_hub.contract.words import CommandKey

COMMAND_LIMIT = 16 * 1024
"""Bytes; most commands take 300, an import of appointments up to 14,000."""
DOCUMENT_LIMIT = 1024 * 1024
"""Bytes; 360 queues take about 30 kB, 360 suspended services with their sentences up to 700."""
HEALTH_LIMIT = 4 * 1024
"""Bytes; a kiosk's health takes about 200, the longest there is 1,100."""

D = TypeVar("D", bound=Struct)
M = TypeVar("M")

_encoder = json.Encoder(order="deterministic")
_command = json.Decoder(CommandEnvelope)
_reply = json.Decoder(Reply)
_health = json.Decoder(DeviceHealth)


class _Opening(Struct, frozen=True):
    """Just enough of an envelope to answer one that cannot be read as a whole."""

    version: int | None = None
    key: CommandKey | None = None


_opening = json.Decoder(_Opening)


class Unreadable(ValueError):
    """A message that is not of our language.

    `reason` is MALFORMED, TOO_LARGE or UNSUPPORTED_VERSION; `key` is the command's key if that much
    could be read.
    """

    def __init__(self, reason: Reason, note: str, key: CommandKey | None = None) -> None:
        super().__init__(note)
        self.reason = reason
        self.note = note
        self.key = key


def encode(message: CommandEnvelope | Reply | AnyDocument | DeviceHealth) -> bytes:
    """The one byte form of `message`: equal messages give equal bytes."""
    return _encoder.encode(message)


def decode_command(payload: bytes) -> CommandEnvelope:
    """The command in `payload`.

    Raises:
        Unreadable: unknown field, wrong type, other version, over 16 KiB, or not JSON at all.
    """
    if len(payload) > COMMAND_LIMIT:
        note = f"{len(payload)} bytes; a command has at most {COMMAND_LIMIT}"
        raise Unreadable(Reason.TOO_LARGE, note)
    try:
        return _command.decode(payload)
    except (DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _explained(payload, error) from error


def _explained(payload: bytes, error: Exception) -> Unreadable:
    try:
        opening = _opening.decode(payload)
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return Unreadable(Reason.MALFORMED, str(error))
    if opening.version not in (None, 1):
        note = f"version {opening.version}; this hub speaks version 1"
        return Unreadable(Reason.UNSUPPORTED_VERSION, note, opening.key)
    return Unreadable(Reason.MALFORMED, str(error), opening.key)


def decode_reply(payload: bytes) -> Reply:
    """The reply in `payload`; raises `Unreadable`."""
    return _strictly(_reply, payload)


def decode_health(payload: bytes) -> DeviceHealth:
    """The health in `payload`; raises `Unreadable`."""
    return _strictly(_health, payload, HEALTH_LIMIT)


def decode_document(kind: type[D], payload: bytes) -> D:
    """The document of `kind` in `payload`; raises `Unreadable`."""
    return _strictly(json.Decoder(kind), payload)


def _strictly(decoder: json.Decoder[M], payload: bytes, limit: int = DOCUMENT_LIMIT) -> M:
    if len(payload) > limit:
        note = f"{len(payload)} bytes; at most {limit} are read here"
        raise Unreadable(Reason.TOO_LARGE, note)
    try:
        return decoder.decode(payload)
    except (DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(Reason.MALFORMED, str(error)) from error
