"""Facts as sentences: in any language that has the texts, with the names of any centre.

Owns how each field of a fact is spoken. Must not know where texts and names come from: both are given.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any, Protocol

from msgspec.structs import asdict

from center_hub.contract.words import shown_number
from center_hub.journal.facts import Because, ByDevice, Fact, Placed


class Texts(Protocol):
    """A language: what it says under a key. Raises KeyError for a key that it does not have."""

    def text(self, key: str, **values: object) -> str:
        """The sentence of `key` with its names filled in."""
        ...

    def plural(self, key: str, count: int, **values: object) -> str:
        """The sentence of `key` in the form that `count` takes."""
        ...

    def listed(self, things: Iterable[object]) -> str:
        """Several things in a row, as the language parts them."""
        ...

    def isolated(self, value: object) -> str:
        """`value` so that it keeps its own order in this language."""
        ...


class Names(Protocol):
    """What people call the things of a centre."""

    def name(self, kind: str, of: str) -> str:
        """Of a counter, service, priority, reason, outcome, profile, device, operator; its id if unknown."""
        ...

    def figures(self, number: str) -> str:
        """A ticket's number in the digits that numbers have in the centre."""
        ...

    def role(self, device: str) -> str | None:
        """What kind of device it is: kiosk, counter, helpdesk, manager; None if not known."""
        ...


class Ids:
    """Names where there is no configuration at hand: the journal's own ids."""

    def name(self, kind: str, of: str) -> str:  # noqa: ARG002 - as `Names` has it
        """The id."""
        return of

    def figures(self, number: str) -> str:
        """In Latin digits, as they come."""
        return number

    def role(self, device: str) -> str | None:  # noqa: ARG002 - as `Names` has it
        """Not known."""
        return None


_ASKING = frozenset({"kiosk", "counter", "helpdesk", "manager"})
"""The roles of devices that may ask for something; boards only show."""


class Wording:
    """One language, one centre's names, and the zone in which times are told (this machine's if None)."""

    def __init__(self, texts: Texts, names: Names, zone: tzinfo | None = None) -> None:
        self._texts = texts
        self._names = names
        self._zone = zone

    def said(self, facts: Iterable[Fact]) -> str:
        """The facts, a sentence each."""
        return " ".join(map(self._sentence, facts))

    def text(self, key: str, **values: object) -> str:
        """Another text of `explain`, values spoken as they are."""
        return self._texts.text(f"explain.{key}", **values)

    def name(self, kind: str, of: str) -> str:
        """What people call it."""
        return self._names.name(kind, of)

    def isolated(self, value: str) -> str:
        """`value` so that it keeps its own order beside others."""
        return self._texts.isolated(value)

    def moment(self, wall: int) -> datetime:
        """UTC milliseconds as a date and time in the zone."""
        return datetime.fromtimestamp(wall / 1000, tz=UTC).astimezone(self._zone)

    def stamp(self, wall: int) -> str:
        """UTC milliseconds as date and time, as they stand before a sentence."""
        return self._texts.isolated(f"{self.moment(wall):%Y-%m-%d %H:%M:%S}")

    def span(self, milliseconds: int) -> str:
        """A length of time, no more exact than people care: `1 h 5 min`, `12 min`, `3 min 5 s`."""
        hours, minutes, seconds = _parts(abs(milliseconds))
        parts = [("hours", hours), ("minutes", minutes), ("seconds", seconds)]
        told = [self._texts.plural(f"explain.{unit}", count) for unit, count in parts if count]
        said = " ".join(told) or self._texts.plural("explain.seconds", 0)
        return f"\N{MINUS SIGN}{said}" if milliseconds < 0 else said

    def listed(self, items: Iterable[str]) -> str:
        """Several things in a row."""
        return self._texts.listed(items)

    def number(self, ticket: str) -> str:
        """A ticket as people say it: `A 042` of 17-A042."""
        _, _, short = ticket.partition("-")
        return self._names.figures(shown_number(short[:1], int(short[1:])))

    def _sentence(self, fact: Fact) -> str:
        key = f"explain.{self._tag(fact)}"
        words = dict(self._word(field, value) for field, value in asdict(fact).items())
        count = words.pop("count", None)
        if isinstance(count, int):
            return self._texts.plural(key, count, **words)
        return self._texts.text(key, **words)

    def _tag(self, fact: Fact) -> str:
        """The name of the fact's text; three facts have one for each of their values."""
        match fact:
            case Because(why=why):
                return f"why.{why}"
            case Placed(position=position):
                return f"place.{position}"
            case ByDevice(device=device):
                role = self._names.role(device)
                return f"by.{role if role in _ASKING else 'device'}"
            case _:
                return str(fact.__struct_config__.tag)

    def _word(self, field: str, value: Any) -> tuple[str, object]:
        """The name by which a text calls a field, and how its value is spoken."""
        stem, _, unit = field.rpartition("_")
        if unit == "ms":
            return stem, self.span(value)
        if unit == "at":
            return stem, f"{self.moment(value):%H:%M}"
        speaks = _SPEAKS.get(field)
        return field, value if speaks is None else speaks(self, value)


def _parts(milliseconds: int) -> tuple[int, int, int]:
    """Hours, minutes and seconds; no seconds from ten minutes on."""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    exact = minutes < 10  # noqa: PLR2004 - ten minutes, as the docstring says
    return *divmod(minutes, 60), seconds if exact else 0


def _named(kind: str) -> Callable[[Wording, Any], str]:
    return lambda wording, of: wording.name(kind, of)


_SPEAKS: Mapping[str, Callable[[Wording, Any], str]] = {
    "ticket": Wording.number,
    "other": Wording.number,
    "first": Wording.number,
    "tickets": lambda wording, several: wording.listed(map(wording.number, several)),
    "services": lambda wording, several: wording.listed(wording.name("service", one) for one in several),
    "counters": lambda wording, several: wording.listed(wording.name("counter", one) for one in several),
    "before": _named("priority"),
    **{
        kind: _named(kind)
        for kind in ("counter", "service", "priority", "reason", "outcome", "profile", "device", "operator")
    },
}
