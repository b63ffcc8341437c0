"""What things are called in one operator's language: services, counters, people, durations.

Owns the choice of the language and what stands for something this box's configuration does not have yet. Must
not know pages or what a press does.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from center_hub.contract.words import shown_number
from config.languages import Language
from config.model import Centre, Text
from counter_terminal.durations import whole_minutes

View = dict[str, object]
"""A part of what the screen shows: plain data with finished sentences."""

_MINUTE_MS = 60_000


class Words:
    """The words of one operator.

    Args:
        centre: whose names they are.
        languages: by code, for the names of the languages that citizens speak.
        language: the operator's.
    """

    def __init__(self, centre: Centre, languages: Mapping[str, Language], language: Language) -> None:
        self.language = language
        self._centre = centre
        self._names = {code: one.name for code, one in languages.items()}
        self._zone = ZoneInfo(centre.timezone)
        self._services = {one.id: one for one in centre.services}
        self._profiles = {one.id: one for one in centre.profiles}
        self._counters = {one.id: one for one in centre.counters}
        self._classes = {one.id: one for one in centre.priority_classes}

    def text(self, key: str, **values: object) -> str:
        """The sentence of a key; KeyError where there is none."""
        return self.language.text(key, **values)

    def isolated(self, value: object) -> str:
        """A figure or a Latin name as it may stand beside words of this language."""
        return self.language.isolated(value)

    def said(self, text: Text) -> str:
        """What the centre's file says, in the operator's language or else in the centre's first."""
        return text.get(self.language.code) or text[self._centre.languages[0]]

    def service(self, service: str) -> str:
        """A service's name, or its bare id where this box does not know it yet."""
        known = self._services.get(service)
        return service if known is None else self.said(known.name)

    def profile(self, profile: str) -> str:
        """A profile's name, or its bare id."""
        known = self._profiles.get(profile)
        return profile if known is None else self.said(known.name)

    def priority(self, priority: str) -> str:
        """A priority class, or its bare id."""
        known = self._classes.get(priority)
        return priority if known is None else self.said(known.name)

    def label(self, counter: str) -> str:
        """The number above a counter, or its bare id."""
        known = self._counters.get(counter)
        return counter if known is None else known.label

    def counter(self, counter: str) -> str:
        """A counter, as `Counter 7`."""
        return self.text("counter.counter", label=self.label(counter))

    def spoken(self, language: str) -> str:
        """The name of a citizen's language, in that language."""
        return self.isolated(self._names.get(language, language))

    def number(self, series: str, number: int) -> str:
        """A ticket's number within words of this language."""
        return self.isolated(self.plain_number(series, number))

    def plain_number(self, series: str, number: int) -> str:
        """A ticket's number alone, in the one form that numbers have in this centre."""
        return self._centre.figures(shown_number(series, number))

    def figures(self, text: object) -> str:
        """Counts and times in the digits of this language."""
        return self.language.figures(text)

    def minutes(self, milliseconds: int) -> str:
        """Whole minutes, as `12 min`."""
        return self.language.plural("counter.minutes", whole_minutes(milliseconds))

    def mean_s(self, service: str) -> int:
        """Seconds that one citizen takes on average; 0 where it is not known."""
        known = self._services.get(service)
        return 0 if known is None else known.mean_service_s

    def target_ms(self, service: str) -> int | None:
        """The wait that the centre promises; None where it is not known."""
        known = self._services.get(service)
        return None if known is None else known.target_wait_s * 1000

    def clock(self, wall: int) -> str:
        """`10:42` on the wall of the centre, of UTC milliseconds since 1970, in the language's digits."""
        return self.figures(f"{datetime.fromtimestamp(wall / 1000, UTC).astimezone(self._zone):%H:%M}")

    def refusal(self, reason: str, at: int | None) -> str:
        """Why the hub said no; with the whole minute from which it would not, where the hub told."""
        key, time = f"refusal.{reason}", "" if at is None else self.clock(at + _MINUTE_MS - 1)
        sentence = self.text(key, time=time)
        if at is None or "{time}" in self.language.texts[key]:
            return sentence
        return self.text("counter.possible_from", sentence=sentence, time=time)
