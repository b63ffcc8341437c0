"""What becomes of a keypad's bytes: presses, by way of the kernel's key events or of words on a serial line.

Owns the joining of the pure parts and what a word is. Must not know how the bytes were read, nor what a press
does.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from hardware.kernel_input.records import DOWN, UP, Records, Report, Reports
from hardware.keypad.port import KeypadAction, Press
from hardware.keypad.presses import Presses

_LONGEST_WORD: Final = 64
_ENDS: Final = frozenset(b"\r\n")


class KeyPresses:
    """Presses that come as keys of the kernel; `keys` are numbers of `linux/input-event-codes.h`."""

    waiting = False
    """Silence means nothing here."""

    def __init__(self, keys: Mapping[int, KeypadAction], on_press: Callable[[Press], None]) -> None:
        self._presses = Presses(keys)
        self._on_press = on_press
        self._records, self._reports = Records(), Reports()

    def begin(self, now: float) -> None:
        """A fresh device."""
        self._records, self._reports = Records(), Reports()
        self._presses.begin(now)

    def take(self, data: bytes, now: float) -> None:  # noqa: ARG002  the records carry the kernel's own time
        """Records of the kernel. By their times a bounce is one however late it is read."""
        for event in self._records.feed(data):
            report = self._reports.take(event)
            if report is not None and (press := self._press(report)):
                self._on_press(press)

    def quiet(self) -> None:
        """Nothing follows from it."""

    def _press(self, report: Report) -> Press | None:
        if report.lost:
            self._presses.unsure()
        down = [one.code for one in report.keys if one.value == DOWN]
        up = [one.code for one in report.keys if one.value == UP]
        return self._presses.changed(down, up, report.time)


class WordPresses:
    """Presses that come as words on a serial line: `words` says what each is for.

    A word ends with its line or with silence. One that is repeated in one breath comes from a key that is
    held: it is one press. Anything else is noise.
    """

    def __init__(self, words: Mapping[str, KeypadAction], on_press: Callable[[Press], None]) -> None:
        self._words = {word.encode(): word for word in words}
        self._presses = Presses(words)
        self._on_press = on_press
        self._begun = bytearray()
        self._now = 0.0

    @property
    def waiting(self) -> bool:
        """Whether a word has begun."""
        return bool(self._begun)

    def begin(self, now: float) -> None:
        """A fresh line."""
        self._begun.clear()
        self._presses.begin(now)

    def take(self, data: bytes, now: float) -> None:
        """Bytes of the line, cut anywhere."""
        self._now = now
        for byte in data:
            if byte in _ENDS:
                self.quiet()
            elif len(self._begun) <= _LONGEST_WORD:
                self._begun.append(byte)

    def quiet(self) -> None:
        """The word is at its end."""
        said = bytes(self._begun)
        self._begun.clear()
        for word in self._meant(said):
            if press := self._presses.changed([word], [word], self._now):
                self._on_press(press)

    def _meant(self, said: bytes) -> Iterator[str]:
        """The word that was said, once; a held key may have said it many times, the last time cut short."""
        if (whole := self._words.get(said)) is not None:
            yield whole
            return
        for written, word in self._words.items():
            times = len(said) // len(written)
            if (
                times
                and said.startswith(written * times)
                and written.startswith(said[times * len(written) :])
            ):
                yield word
                return
