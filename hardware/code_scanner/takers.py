"""What becomes of a scanner's bytes: scans, by way of the kernel's key events or of a serial line's text.

Owns the joining of the pure parts. Must not know how the bytes were read, nor what a scan means.
"""

import codecs
from collections.abc import Callable

from hardware.code_scanner.assembly import Assembly
from hardware.code_scanner.keyboard import Typing
from hardware.code_scanner.layouts import Layout
from hardware.kernel_input.records import Records, Reports


class TypedScans:
    """Scans that come as keys: each whole one to `on_scan`, on the reader's thread."""

    def __init__(self, layout: Layout, assembly: Assembly, on_scan: Callable[[str], None]) -> None:
        self._typing = Typing(layout)
        self._assembly = assembly
        self._on_scan = on_scan
        self._records, self._reports = Records(), Reports()

    @property
    def waiting(self) -> bool:
        """Whether a scan has begun."""
        return self._assembly.waiting

    def begin(self, now: float) -> None:  # noqa: ARG002  silence is told, and time means nothing else here
        """A fresh device: no key is down, no scan has begun."""
        self._records, self._reports = Records(), Reports()
        self._typing.let_go()
        self._assembly.clear()

    def take(self, data: bytes, now: float) -> None:  # noqa: ARG002  as above
        """Records of the kernel. Where some were lost the scan is torn, and no tail of it is delivered."""
        for event in self._records.feed(data):
            report = self._reports.take(event)
            if report is None:
                continue
            if report.lost:
                self._typing.let_go()
                self._assembly.spoil("the kernel lost some of it")
            for text in self._assembly.take(self._typing.typed(report)):
                self._on_scan(text)

    def quiet(self) -> None:
        """The scan is at its end, and every key is up."""
        self._typing.let_go()
        for text in self._assembly.quiet():
            self._on_scan(text)


class SentScans:
    """Scans that come as UTF-8 on a serial line: each whole one to `on_scan`, on the reader's thread.

    What is no UTF-8 becomes U+FFFD, which no grammar of ours takes: whoever scanned is told that it is no
    code of this centre.
    """

    def __init__(self, assembly: Assembly, on_scan: Callable[[str], None]) -> None:
        self._assembly = assembly
        self._on_scan = on_scan
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    @property
    def waiting(self) -> bool:
        """Whether a scan has begun, be it with half a character."""
        return self._assembly.waiting or bool(self._decoder.getstate()[0])

    def begin(self, now: float) -> None:  # noqa: ARG002  as above
        """A fresh line."""
        self._decoder.reset()
        self._assembly.clear()

    def take(self, data: bytes, now: float) -> None:  # noqa: ARG002  as above
        """Bytes of the line, cut anywhere."""
        self._deliver(self._assembly.take(self._decoder.decode(data)))

    def quiet(self) -> None:
        """The scan is at its end."""
        self._deliver(self._assembly.take(self._decoder.decode(b"", final=True)))
        self._decoder.reset()
        self._deliver(self._assembly.quiet())

    def _deliver(self, scans: list[str]) -> None:
        for text in scans:
            self._on_scan(text)
