"""The PINs of operators, kept beside the centre's file and never in it.

Owns the file of salted hashes: its reading, its safety from other eyes and its replacement in one step. Must
not know who may sign in where, nor what a wrong PIN leads to.

A hash is scrypt (RFC 7914) with N=2^14, r=8, p=1: 16 MiB and some 50 ms for each guess, and for each look.
"""

import contextlib
import fcntl
import hashlib
import hmac
import logging
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Literal

from msgspec import DecodeError, Struct, ValidationError, convert, json

from center_hub.contract.words import Identifier

logger = logging.getLogger(__name__)

_COST, _BLOCK_SIZE, _PARALLEL = 2**14, 8, 1
_SALT_BYTES = 16
_MOST_BYTES = 1 << 20  # 100 bytes an operator; a megabyte is another file
_PIN = re.compile(r"[0-9]{4,12}")
_NOBODY_S_SALT = bytes(_SALT_BYTES)
_FOR_OTHERS = 0o077


class PinBookFault(Exception):
    """The file of PINs cannot be used; the message says what to do."""


class WeakPin(ValueError):
    """A PIN that would be guessed soon; the message is a sentence for whoever chose it."""


class _Entry(Struct, frozen=True, forbid_unknown_fields=True):
    salt: bytes
    hash: bytes


class _Book(Struct, frozen=True, forbid_unknown_fields=True):
    version: Literal[1]
    pins: dict[Identifier, _Entry]


Signature = tuple[int, int, int]
"""What changes when a file is replaced, written or opened to others: inode, length, time of change."""


class PinBook:
    """The PINs in the file `path` (mode 0600). A file that is not there yet holds none.

    Not to be shared between threads.

    Raises:
        PinBookFault: others may read the file, or it is no file of PINs.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._signature: Signature | None = None
        self._pins: Mapping[str, _Entry] = {}
        self._read()

    def is_right(self, operator: str, pin: str) -> bool:
        """Whether `pin` is the PIN of `operator`. Takes some 50 ms, as long for an operator nobody knows.

        A file that was changed is read anew. While it cannot be used no PIN is right, and the log says why.
        """
        if self._signature != _signature(self._path):
            self._read_again()
        entry = self._pins.get(operator)
        expected = entry.hash if entry else b""
        given = _hash(pin, entry.salt if entry else _NOBODY_S_SALT)
        return hmac.compare_digest(given, expected)

    def set_pin(self, operator: str, pin: str) -> None:
        """Let `pin` be the only PIN of `operator` from now on; on the disk when this returns.

        Raises:
            WeakPin: not 4 to 12 digits, or digits that go up or down in equal steps.
            ValueError: `operator` is no id.
            PinBookFault: the file cannot be read or replaced.
        """
        _refuse_weak(pin)
        try:
            convert(operator, Identifier)
        except ValidationError as error:
            message = f"'{operator}' is no operator's id: small letters, digits and hyphens"
            raise ValueError(message) from error
        salt = os.urandom(_SALT_BYTES)
        entry = _Entry(salt=salt, hash=_hash(pin, salt))
        try:
            with _alone_in(self._path.parent) as folder:
                self._read()
                book = _Book(version=1, pins={**self._pins, operator: entry})
                _replace(self._path, json.format(json.encode(book), indent=1) + b"\n", folder)
                self._read()
        except OSError as error:
            message = f"{self._path} cannot be written: {error.strerror}"
            raise PinBookFault(message) from error

    def _read_again(self) -> None:
        try:
            self._read()
        except PinBookFault as fault:
            self._pins = {}
            logger.error("nobody can sign in: %s", fault)  # noqa: TRY400 - the sentence is all there is to know

    def _read(self) -> None:
        """Take over what the file says; raises `PinBookFault`."""
        try:
            with self._path.open("rb") as file:
                found = os.fstat(file.fileno())
                content = file.read(_MOST_BYTES)
        except FileNotFoundError:
            self._signature, self._pins = None, {}
            return
        except OSError as error:
            message = f"{self._path} cannot be read: {error.strerror}"
            raise PinBookFault(message) from error
        if found.st_mode & _FOR_OTHERS:
            message = f"others may read {self._path}, and try every PIN on it: chmod 600 {self._path}"
            raise PinBookFault(message)
        try:
            self._pins = json.decode(content, type=_Book).pins
        except DecodeError as error:
            message = (
                f"{self._path} is no file of PINs ({error}): move it away and give each operator a new PIN"
                " with 'python -m center_hub.manager ... set-pin'"
            )
            raise PinBookFault(message) from error
        self._signature = _signature_of(found)


def _signature(path: Path) -> Signature | None:
    try:
        return _signature_of(path.stat())
    except OSError:  # not there, or not to be looked at: reading it will tell
        return None


def _signature_of(found: os.stat_result) -> Signature:
    return found.st_ino, found.st_size, found.st_ctime_ns


def _hash(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_COST, r=_BLOCK_SIZE, p=_PARALLEL)


def _refuse_weak(pin: str) -> None:
    if _PIN.fullmatch(pin) is None:
        raise WeakPin("A PIN has 4 to 12 digits, and nothing else.")
    digits = [int(digit) for digit in pin]
    steps = {(after - before) % 10 for before, after in pairwise(digits)}
    if len(steps) == 1:
        raise WeakPin("This PIN is among the first that anybody tries: take one that follows no pattern.")


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[int]:
    """Keep other writers of `folder` waiting; gives the open folder."""
    folder.mkdir(parents=True, exist_ok=True)
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield opened
    finally:
        os.close(opened)


def _replace(path: Path, content: bytes, folder: int) -> None:
    """Put `content` in the place of `path` in one step: after a power cut it is the old file or the new."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mode 0600
    fresh = Path(name)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - a file that is open already
            _keep_owner(path, handle)
            file.write(content)
            file.flush()
            os.fsync(handle)
        fresh.replace(path)
        os.fsync(folder)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _keep_owner(path: Path, handle: int) -> None:
    """A file written by root stays the hub's."""
    with contextlib.suppress(FileNotFoundError):
        owned = path.stat()
        os.fchown(handle, owned.st_uid, owned.st_gid)
