"""Services of a centre by what somebody types: begun words, slips of the finger, another language or script.

Owns what is looked through and which service comes first. Letters are compared by `folding`. What is typed is
neither kept nor logged beyond the last few words, which a next letter asks for again. Must not know screens
or keys.
"""

import enum
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from config.folding import folded
from config.model import Centre, Service

LONGEST: Final = 40
"""More signs than this are no name of a service."""
_REMEMBERED: Final = 8
"""Words: those in the field and what was just erased. More would be what somebody before typed."""

_WHOLE, _BEGUN, _INSIDE, _NEAR = range(4)
"""How a word that was typed fits one of the centre's, the best first."""


class _Kind(enum.IntEnum):
    """What a word belongs to."""

    NAME = 0
    KEYWORD = 1
    AGENCY = 2


_Use = tuple[int, str, _Kind, bool]
"""Service, by its number in the centre; language; what the word is of; whether others stand before it."""
_SHORTEST_INSIDE: Final = 3
_FORGIVEN: Final = ((7, 2), (4, 1))
"""From so many letters on, so many slips."""

_Found = Mapping[int, tuple[int, int]]
"""Service, by its number in the centre, to how well it fits and how nicely among equals; less is better."""


class ServiceSearch:
    """The search in `centre`; made once, asked with each key.

    Measured on 360 services in five languages: see `find`.
    """

    def __init__(self, centre: Centre) -> None:
        self._services = centre.services
        self._uses: dict[str, list[_Use]] = {}
        fold = cache(folded)  # agencies are said again and again
        for at, service in enumerate(centre.services):
            for word, language, kind, late in _words_of(centre, service, fold):
                self._uses.setdefault(word, []).append((at, language, kind, late))
        self._words = sorted(self._uses)
        self._letters = [_letter_set(word) for word in self._words]
        self._fits = lru_cache(maxsize=_REMEMBERED)(self._fits_of)
        self._fitting = lru_cache(maxsize=_REMEMBERED)(self._found_of)

    def find(self, typed: str, language: str) -> tuple[Service, ...]:
        """The services that fit, the best first; none while nothing is typed.

        Each word that is typed stands for a word of the name, of the keywords or of the agency, in any
        language of the centre, `language` first. A word that fits nothing is passed over while another one
        does. Of equals the popular ones come first, then whole words, then those that begin a name, then the
        centre's order decides.
        """
        wanted = folded(typed[:LONGEST]).split()
        found = [self._fitting(word, language) for word in dict.fromkeys(wanted)]
        most = max(_times(found).values(), default=0)
        fitting = [at for at, times in _times(found).items() if times == most]
        return tuple(self._services[at] for at in sorted(fitting, key=lambda at: self._rank(found, at)))

    def _rank(self, found: Sequence[_Found], at: int) -> tuple[int, bool, int, int]:
        well, nicely = map(sum, zip(*(fit.get(at, (0, 0)) for fit in found), strict=True))
        return well, not self._services[at].popular, nicely, at

    def _found_of(self, wanted: str, language: str) -> _Found:
        found: dict[int, tuple[int, int]] = {}
        for word, fit in self._fits(wanted):
            for at, said_in, kind, late in self._uses[word]:
                # In Azerbaijani and Russian words end in many ways: whole is hardly better than begun.
                well = (max(fit, _BEGUN) * len(_Kind) + kind) * 2 + (said_in != language)
                value = well, 2 * (fit != _WHOLE) + late
                found[at] = min(value, found.get(at, value))
        return found

    def _fits_of(self, wanted: str) -> Sequence[tuple[str, int]]:
        """The words that `wanted` may stand for, and how well each fits."""
        start = bisect_left(self._words, wanted)
        fits = []
        for word in self._words[start:]:
            if not word.startswith(wanted):
                break
            fits.append((word, _WHOLE if word == wanted else _BEGUN))
        begun = {word for word, _ in fits}
        if len(wanted) >= _SHORTEST_INSIDE:
            fits += [(word, _INSIDE) for word in self._words if wanted in word and word not in begun]
        known = {word for word, _ in fits}
        return fits + [(word, _NEAR) for word in self._near(wanted) if word not in known]

    def _near(self, wanted: str) -> Iterator[str]:
        """Words that `wanted` begins but for a slip, or two where its first letter is right."""
        most = next((slips for letters, slips in _FORGIVEN if len(wanted) >= letters), 0)
        if most == 0:
            return
        letters, verdicts = _letter_set(wanted), dict[str, bool]()
        rest, within = wanted[2:], len(wanted) + 1
        for word, has in zip(self._words, self._letters, strict=True):
            right = word[0] == wanted[0]
            if not right and rest not in word[1:within]:
                continue  # one slip, and it is at the first letter: what follows it stands there as it is
            slips = most if right else 1
            if (letters & ~has).bit_count() > slips or len(word) < len(wanted) - slips:
                continue
            start = word[: len(wanted) + slips]
            if start not in verdicts:
                verdicts[start] = begins_nearly(wanted, start, slips)
            if verdicts[start]:
                yield word


def begins_nearly(wanted: str, word: str, slips: int) -> bool:
    """Whether `word` begins with `wanted` but for so many slips.

    A slip is a letter more, less, other, or two that changed places: the distance of Damerau (1964) in its
    restricted form (optimal string alignment), from `wanted` to the nearest beginning of `word`.
    """
    before: list[int] = []
    row = list(range(len(word) + 1))
    for at, letter in enumerate(wanted, 1):
        beyond = len(word) + slips
        last, before, row = before, row, [at] + [beyond] * len(word)
        for to in range(max(1, at - slips), min(len(word), at + slips) + 1):
            other = word[to - 1]
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != other))
            if at > 1 < to and letter == word[to - 2] and wanted[at - 2] == other:
                cost = min(cost, last[to - 2] + 1)
            row[to] = cost
        if min(row) > slips:
            return False
    return min(row) <= slips


def _times(found: Sequence[_Found]) -> Mapping[int, int]:
    times: dict[int, int] = {}
    for fit in found:
        for at in fit:
            times[at] = times.get(at, 0) + 1
    return times


def _words_of(
    centre: Centre, service: Service, fold: Callable[[str], str]
) -> Iterator[tuple[str, str, _Kind, bool]]:
    """Every word by which a service is found, its language, what it is of, and whether others come before."""
    texts = {
        _Kind.NAME: service.name,
        _Kind.KEYWORD: service.keywords or {},
        _Kind.AGENCY: centre.agency(service.agency).name,
    }
    for kind, text in texts.items():
        for language, said in text.items():
            for at, word in enumerate(fold(said).split()):
                yield word, language, kind, at > 0


def _letter_set(word: str) -> int:
    """The letters of a word as bits. Two letters may share one, which only lets a few more through."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 64)
    return bits
