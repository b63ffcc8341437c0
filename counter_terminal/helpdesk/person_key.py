"""A document's number made into a key that tells people apart and names nobody.

Owns the spelling of the number and the hash: to the letter those of a kiosk, or one person would be two. A
test holds it to the kiosk's, which is a stranger to this package. The number is not stored, not logged and in
no message of an exception.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Final

_SHORTEST_SECRET: Final = 16
"""Bytes: 128 bits, as many as the key has. A shorter secret could be guessed, and the numbers with it."""
_KEY_BYTES: Final = 16
_CAPITALS: Final = {ord(small): ord(small) - 32 for small in "abcdefghijklmnopqrstuvwxyz"}
_HYPHENS: Final = dict.fromkeys(map(ord, "-\u2010\u2011\u2012\u2013\u2014\u2212"))


class BadSecret(Exception):
    """The centre's secret cannot be used; the message is for the technician."""


def person_key(secret: bytes, number: str) -> str:
    """The `PersonKey` of a document's number: HMAC-SHA256, its first 16 bytes, base64url, 22 characters."""
    spelt = "".join(number.split()).translate(_HYPHENS).translate(_CAPITALS)
    digest = hmac.new(secret, spelt.encode(), hashlib.sha256).digest()
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
