"""All services by name, on shelves: at most three taps to any, however many agencies there are.

Owns where the alphabet is cut and how a cut is called. Must not know pages of the screen, or how a shelf is
drawn.

In a large centre the way by agency is too long for five taps (language, all agencies, agency, service,
ticket, and every page that is turned over). A shelf of the first page holds a stretch of the alphabet; it
holds services, or smaller shelves where there are more than a page of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from config.languages import load_language
from config.model import Centre, Service

_LETTERS: Final = 2


@dataclass(frozen=True, slots=True)
class Shelf:
    """The services from `start` to before `end`, in the alphabet of `language`."""

    language: str
    start: int
    end: int

    @property
    def count(self) -> int:
        """How many services it holds."""
        return self.end - self.start

    @property
    def id(self) -> str:
        """What a tap on it says."""
        return f"{self.language}.{self.start}.{self.end}"


class Shelves:
    """The services of `centre`, `places` of them a page, `keys` shelves on the first page."""

    def __init__(self, centre: Centre, places: int, keys: int) -> None:
        self._centre = centre
        self._places = places
        self._keys = keys
        self._by_name = cache(self._sorted)

    def first(self, language: str) -> tuple[Shelf, ...]:
        """The shelves of the first page: one for each page of services, if they are not too many."""
        count = len(self._centre.services)
        return tuple(_cut(Shelf(language, 0, count), min(self._keys, -(-count // self._places))))

    def inside(self, shelf: Shelf) -> tuple[Service, ...] | tuple[Shelf, ...]:
        """The services of a shelf; where a page does not hold them, smaller shelves of a page at most."""
        count = shelf.count
        if count <= self._places:
            return self._by_name(shelf.language)[shelf.start : shelf.end]
        return tuple(_cut(shelf, -(-count // self._places)))

    def starts(self, shelf: Shelf) -> Sequence[int]:
        """Where in the alphabet each thing inside a shelf begins."""
        return [
            one.start if isinstance(one, Shelf) else shelf.start + at
            for at, one in enumerate(self.inside(shelf))
        ]

    def letters(self, shelf: Shelf) -> tuple[str, str]:
        """The letters that its first and its last name begin with."""
        names = self._names(shelf.language)
        return names[shelf.start][:_LETTERS], names[shelf.end - 1][:_LETTERS]

    def ends(self, shelf: Shelf) -> tuple[str, str]:
        """Its first and its last name, as far as they tell it from the shelves beside it."""
        names = ["", *self._names(shelf.language), ""]
        before, first, last, after = (
            names[at] for at in (shelf.start, shelf.start + 1, shelf.end, shelf.end + 1)
        )
        return _apart(first, before), _apart(last, after)

    def _names(self, language: str) -> list[str]:
        return [one.name[language] for one in self._by_name(language)]

    def _sorted(self, language: str) -> tuple[Service, ...]:
        order = load_language(language).sort_key
        return tuple(sorted(self._centre.services, key=lambda one: order(one.name[language])))


def _cut(shelf: Shelf, parts: int) -> Iterator[Shelf]:
    """The shelf in so many parts that differ by one service at most."""
    for part in range(parts):
        start, end = (shelf.start + shelf.count * at // parts for at in (part, part + 1))
        yield Shelf(shelf.language, start, end)


def _apart(name: str, other: str) -> str:
    """As many words of a name as tell it from another, one at least."""
    words, theirs = name.split(), other.split()
    same = next(
        (at for at, (one, two) in enumerate(zip(words, theirs, strict=False)) if one != two), len(words)
    )
    return " ".join(words[: same + 1]).rstrip(":,;")
