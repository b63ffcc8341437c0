"""How a call is spoken in one language: its sentences, its letters and the words of its numbers.

Owns the fields and what must be there for every ticket and counter to be speakable. Must not know how words
are put together to a number, nor sound: `hardware/speaker` does, and sees this by a protocol of its own.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from config.problems import Finding
from config.scalars import Said, nearest

Words = Mapping[str, str]
"""A letter or a number as it is written to the word that is said."""

LETTERS: Final = tuple("ABCDEFGHJKLMNPQRSTUVWXYZ")
"""Those of ticket numbers: I and O are read as 1 and 0."""

NEEDED_NUMBERS: Final = (*range(21), *range(30, 100, 10), *range(100, 1000, 100))
"""What every language lists: the rest of 0-999 is put together from these, or listed too where it is not."""

_MOST: Final = 999
_SLOT: Final = re.compile(r"\{([^{}]*)\}")
_SLOTS: Final[Mapping[str, tuple[str, ...]]] = {"call": ("ticket", "counter"), "look": ("ticket",)}
_FIGURES: Final = re.compile(r"0|[1-9][0-9]{0,2}", re.ASCII)


@attrs.frozen
class Voice:
    """The words of a loudspeaker. `call` has the slots `{ticket}` and `{counter}`, `look` has `{ticket}`.

    `look` sends to the board whoever goes to a counter with a name that is no number. `after_hundreds` and
    `after_tens` are said between a hundred or a ten and what follows it, None for nothing. `machine` is the
    language's voice in espeak-ng, None where that has none.
    """

    call: Said
    look: Said
    letters: Words
    numbers: Words
    after_hundreds: Said | None = None
    after_tens: Said | None = None
    machine: Said | None = None


def voice_findings(voice: Voice) -> Iterator[Finding]:
    """What keeps some ticket or counter from being spoken, with its place below the group `voice`."""
    for name, wanted in _SLOTS.items():
        yield from _slot_findings(name, getattr(voice, name), wanted)
    yield from _word_findings("letters", voice.letters, LETTERS)
    needed = tuple(map(str, NEEDED_NUMBERS))
    yield from _word_findings("numbers", voice.numbers, needed)


def _slot_findings(name: str, sentence: str, wanted: tuple[str, ...]) -> Iterator[Finding]:
    place = ("voice", name)
    slots = _SLOT.findall(sentence)
    for slot in sorted(set(slots) - set(wanted)):
        fix = nearest(slot, wanted) or "use " + " and ".join(f"{{{one}}}" for one in wanted)
        yield Finding(place, f"there is nothing to say for {{{slot}}}", fix)
    for slot in wanted:
        if slots.count(slot) != 1:
            how_often = "is missing" if slot not in slots else "stands more than once"
            yield Finding(place, f"{{{slot}}} {how_often}", f"write {{{slot}}} once, where it is said")
    if set("{}") & set(_SLOT.sub("", sentence)):
        yield Finding(place, "has a brace that belongs to no name", "write names as {ticket}")


def _word_findings(section: str, words: Words, needed: tuple[str, ...]) -> Iterator[Finding]:
    place = ("voice", section)
    for key in needed:
        if key not in words:
            yield Finding(place, f"the word for {key} is missing", f"add '{key}: ...'")
    for key in words:
        if section == "letters" and key not in needed:
            yield Finding((*place, key), f"no ticket has the letter '{key}'", "remove it", on_key=True)
        if section == "numbers" and not _FIGURES.fullmatch(key):
            what = f"'{key}' is not a number from 0 to {_MOST}"
            yield Finding((*place, key), what, "write it in the digits 0-9", on_key=True)
