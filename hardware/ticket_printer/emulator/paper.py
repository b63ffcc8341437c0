"""The roll and the strip that hangs out of the printer.

Owns how much paper is left, what is on the strip and where it is cut. Must not know commands or wires.
"""

from dataclasses import dataclass, field

from PIL import Image

NEAR_END_MM = 5_000.0
"""Where the near-end sensor trips: some fifty tickets before the end."""
HEAD_TO_CUTTER_MM = 14.0
"""Between print head and cutter: blank at the top of every ticket, as on real ones."""


@dataclass
class Paper:
    """A roll of `roll_mm` millimetres under a head of `head_dots` dots, `dots_per_mm` to a millimetre."""

    roll_mm: float
    head_dots: int
    dots_per_mm: float
    _strip: list[bytes] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self.left_mm = self.roll_mm
        self.moved_dots = 0
        """Since the printer was made: what its motor has done."""
        self._blank = bytes((self.head_dots + 7) // 8)

    @property
    def is_out(self) -> bool:
        """Nothing left under the head."""
        return self.left_mm <= 0

    @property
    def is_near_end(self) -> bool:
        """Less left than the near-end sensor sees."""
        return self.left_mm < NEAR_END_MM

    def burn(self, row: bytes) -> None:
        """Print one row of dots, left to right over the whole head, and move on by one."""
        self._strip.append(row)
        self._use(1)

    def feed(self, dots: int) -> None:
        """Move on without ink."""
        self._strip += [self._blank] * dots
        self._use(dots)

    def cut(self, feed_dots: int | None) -> Image.Image | None:
        """Cut; None when there was nothing but the blank before the head.

        Args:
            feed_dots: Feed to the cutter and so many dots on, then cut; None cuts where the cutter stands,
            so that
                the last millimetres stay on the next ticket.
        """
        reach = round(HEAD_TO_CUTTER_MM * self.dots_per_mm)
        if feed_dots is None:
            ticket, self._strip = self._strip[:-reach], self._strip[-reach:]
        else:
            self.feed(feed_dots)
            ticket, self._strip = self._strip, []
            self.left_mm = max(0.0, self.left_mm - HEAD_TO_CUTTER_MM)
        return self._picture(ticket) if len(ticket) > (feed_dots or 0) else None

    def replace_roll(self) -> Image.Image | None:
        """Put in a full roll. What was printed on the end of the old one is torn off and given back."""
        torn, self._strip = self._strip, []
        self.left_mm = self.roll_mm
        return self._picture(torn) if torn else None

    def _use(self, dots: int) -> None:
        self.moved_dots += dots
        self.left_mm = max(0.0, self.left_mm - dots / self.dots_per_mm)

    def _picture(self, rows: list[bytes]) -> Image.Image:
        """One bit a dot; Pillow's 1 is white, the head's 1 is black."""
        return Image.frombytes("1", (self.head_dots, len(rows)), b"".join(rows), "raw", "1;I")
