"""From a ticket and a counter to the clips that call it, by the words of any language.

Owns how numbers are put together - one way for all languages, whose differences are data - and how a sentence
with slots is cut into clips. Must not know files, sound, or any language.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

MOST: Final = 999
"""The largest number with a name; larger ones are read figure by figure."""

_SLOT: Final = re.compile(r"\{(ticket|counter)\}")
_SPEAKABLE_LABEL: Final = re.compile(r"([A-HJ-NP-Z]?)[ -]?([0-9]{1,4})[ -]?([A-HJ-NP-Z]?)", re.ASCII)
_EDGES: Final = " ,.:;!?،؛؟"


class Voice(Protocol):
    """The words of one language; the configuration's own class has these fields."""

    @property
    def call(self) -> str:
        """The sentence with `{ticket}` and `{counter}`."""

    @property
    def look(self) -> str:
        """The sentence with `{ticket}` alone, for a counter that cannot be said."""

    @property
    def letters(self) -> Mapping[str, str]:
        """How each letter A-Z but I and O is said."""

    @property
    def numbers(self) -> Mapping[str, str]:
        """How a number is said: at least 0-20, the tens and the hundreds; and each irregular one."""

    @property
    def after_hundreds(self) -> str | None:
        """What is said between a hundred and the rest."""

    @property
    def after_tens(self) -> str | None:
        """What is said between a ten and the rest."""

    @property
    def machine(self) -> str | None:
        """The name of the language's voice in espeak-ng; None where it has none."""


@dataclass(frozen=True, slots=True)
class Clip:
    """One recording: `key` names its file, `text` is what it says."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One call in one language: as clips, and as a text for a machine's voice."""

    clips: tuple[Clip, ...]
    text: str


def number_clips(voice: Voice, number: int) -> tuple[Clip, ...]:
    """A number from 0 up: its own word where it has one, else the hundred or ten, what joins, and the rest.

    Above `MOST` it is read figure by figure.
    """
    if number > MOST:
        return tuple(clip for figure in str(number) for clip in number_clips(voice, int(figure)))
    listed = voice.numbers.get(str(number))
    if listed is not None:
        return (Clip(f"number-{number}", listed),)
    unit, joiner = (100, "hundreds") if number >= 100 else (10, "tens")  # noqa: PLR2004  the decimal system
    rest = number % unit
    said = voice.after_hundreds if unit == 100 else voice.after_tens  # noqa: PLR2004  the same
    between = () if said is None else (Clip(f"after-{joiner}", said),)
    return (*number_clips(voice, number - rest), *between, *number_clips(voice, rest))


def letter_clip(voice: Voice, letter: str) -> Clip:
    """A letter of a ticket's number.

    Raises:
        KeyError: no ticket has this letter.
    """
    return Clip(f"letter-{letter}", voice.letters[letter])


def label_clips(voice: Voice, label: str) -> tuple[Clip, ...] | None:
    """A counter's label, a number with or without a letter, as `7`, `B2`, `12 A`; None for any other."""
    # A sign may have the digits of any script.
    latin = "".join(str(unicodedata.decimal(sign, sign)) for sign in label.strip())
    found = _SPEAKABLE_LABEL.fullmatch(latin)
    if found is None:
        return None
    before, number, after = found.groups()
    parts = [number_clips(voice, int(number))]
    if before:
        parts.insert(0, (letter_clip(voice, before),))
    if after:
        parts.append((letter_clip(voice, after),))
    return tuple(clip for part in parts for clip in part)


def sentence(voice: Voice, series: str, number: int, label: str) -> Sentence:
    """Ticket and counter in this language; without the counter where its label cannot be said.

    Raises:
        KeyError: no ticket has this letter.
    """
    slots = {"ticket": (letter_clip(voice, series), *number_clips(voice, number))}
    counter = label_clips(voice, label)
    if counter is not None:
        slots["counter"] = counter
    name, template = ("look", voice.look) if counter is None else ("call", voice.call)
    clips: list[Clip] = []
    for part in _parts(name, template):
        clips.extend((part,) if isinstance(part, Clip) else slots[part[0]])
    return Sentence(tuple(clips), _SLOT.sub(lambda found: _for_a_machine(slots[found[1]]), template))


def every_clip(voice: Voice) -> tuple[Clip, ...]:
    """Each clip that some call needs, in the order a native speaker reads them out."""
    phrases = [
        part
        for name, template in (("call", voice.call), ("look", voice.look))
        for part in _parts(name, template)
        if isinstance(part, Clip)
    ]
    joiners = (("after-hundreds", voice.after_hundreds), ("after-tens", voice.after_tens))
    return (
        *phrases,
        *(Clip(key, said) for key, said in joiners if said is not None),
        *(letter_clip(voice, letter) for letter in sorted(voice.letters)),
        *(Clip(f"number-{number}", voice.numbers[str(number)]) for number in sorted(map(int, voice.numbers))),
    )


def _parts(name: str, template: str) -> Iterator[Clip | tuple[str]]:
    """What stands between the slots as clips, numbered from 1; each slot as its name alone."""
    count = 0
    for at, piece in enumerate(_SLOT.split(template)):
        if at % 2:
            yield (piece,)
        elif said := piece.strip(_EDGES):
            count += 1
            yield Clip(f"{name}-{count}", said)


def _for_a_machine(clips: tuple[Clip, ...]) -> str:
    """Words with a comma around each letter: without it espeak-ng reads `A forty` as it reads `a tree`."""
    said = ""
    for before, clip in zip((None, *clips), clips, strict=False):
        apart = before is not None and "letter" in (clip.key[:6], before.key[:6])
        said += f"{',' if apart else ''} {clip.text}" if before else clip.text
    return said
