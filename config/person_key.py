"""A document's number made into a key that tells people apart and names nobody.

Owns the spelling of the number and the hash. The number itself never leaves this module: it is not stored,
not logged and in no message of an exception. Must not know pads, pages or the hub.

The same number gives the same key wherever the centre's secret is the same, however it was typed.
"""

import hashlib
import hmac
import logging
from base64 import urlsafe_b64encode
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from config.digits import in_digits
from config.model import Centre, DeviceFile

_log = logging.getLogger(__name__)

_SHORTEST_SECRET: Final = 16
"""Bytes: 128 bits, as many as the key has. A shorter secret could be guessed, and the numbers with it."""
_KEY_BYTES: Final = 16
_CAPITALS: Final = {ord(small): ord(small) - 32 for small in "abcdefghijklmnopqrstuvwxyz"}
_HYPHENS: Final = dict.fromkeys(map(ord, "-\u2010\u2011\u2012\u2013\u2014\u2212"))


class BadSecret(Exception):
    """The centre's secret cannot be used; the message is for the technician."""


def normalised(number: str) -> str:
    """The number as it is hashed: ASCII letters large, digits Latin, blanks and hyphens left out."""
    return in_digits("".join(number.split()), "latin").translate(_HYPHENS).translate(_CAPITALS)


def person_key(secret: bytes, number: str) -> str:
    """The `PersonKey` of a document's number: HMAC-SHA256, its first 16 bytes, base64url, 22 characters.

    Raises:
        BadSecret: `secret` is shorter than 16 bytes.
    """
    if len(secret) < _SHORTEST_SECRET:
        message = f"the secret has {len(secret)} bytes and needs at least {_SHORTEST_SECRET}"
        raise BadSecret(message)
    digest = hmac.new(secret, normalised(number).encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(digest[:_KEY_BYTES]).rstrip(b"=").decode("ascii")


def read_secret(path: Path) -> bytes:
    """The centre's secret: the bytes of the file as they are.

    Raises:
        BadSecret: the file cannot be read, or holds fewer than 16 bytes.
    """
    try:
        secret = path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise BadSecret(message) from error
    if len(secret) < _SHORTEST_SECRET:
        message = f"{path} holds {len(secret)} bytes and needs at least {_SHORTEST_SECRET}"
        raise BadSecret(message)
    return secret


def document_hash(centre: Centre, device: DeviceFile) -> Callable[[str], str] | None:
    """How `device` turns a document's number into a key; None, and said in the log, where it cannot.

    Nothing is said where no service of the centre asks for a document.
    """
    if all(service.per_person is None for service in centre.services):
        return None
    if device.person_key_file is None:
        _log.error("no person_key_file: no tickets here for services that ask for a document")
        return None
    try:
        secret = read_secret(Path(device.person_key_file))
    except BadSecret as error:
        _log.error("person_key_file: %s. No tickets here for services that ask for a document", error)
        return None
    return partial(person_key, secret)
