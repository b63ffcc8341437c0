"""When a centre or one of its services works: days of the week, dates, and the hours on them.

Owns the rules one span of hours can be judged by alone. Must not know whose hours they are, nor whether two
spans fit each other (`calendar_checks`). Times are the centre's local time of day.
"""

from datetime import time
from enum import StrEnum
from typing import Final

import attrs

from config.problems import Rejected
from config.scalars import Date, TimeOfDay

_DAY_MINUTES: Final = 24 * 60
_LONGEST_NIGHT_MINUTES: Final = 20 * 60  # 09:00-08:00 is a slip of the pen, 20:00-08:00 is a night
_LONGEST_NIGHT_BREAK_MINUTES: Final = 4 * 60  # 13:00-12:00 is a slip, 23:30-00:30 is a break


class Weekday(StrEnum):
    """A day of the week, in ISO order: `list(Weekday)[date.weekday()]` is the day of a date."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


def minutes_between(begins: time, ends: time) -> int:
    """How many minutes a span lasts, 1 to 1440; one that ends earlier than it begins ends the next day."""
    passed = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
    return passed if passed > 0 else passed + _DAY_MINUTES


@attrs.frozen
class OpeningHours:
    """When the doors are open, beginning on each of these days.

    `closes` earlier than `opens` means the next morning: 20:00-02:00 lasts six hours. Two spans on one day
    are two entries.
    """

    days: tuple[Weekday, ...] = attrs.field()
    opens: TimeOfDay
    closes: TimeOfDay = attrs.field()

    @days.validator
    def _has_a_day(self, _attribute: object, days: tuple[Weekday, ...]) -> None:
        _refuse_no_day(days)

    @closes.validator
    def _closes_in_time(self, _attribute: object, closes: time) -> None:
        _refuse_wrong_hours(self.opens, closes)


@attrs.frozen
class SpecialHours:
    """Other hours on one date, instead of those of its day of the week. `closes` as in `OpeningHours`."""

    date: Date
    opens: TimeOfDay
    closes: TimeOfDay = attrs.field()

    @closes.validator
    def _closes_in_time(self, _attribute: object, closes: time) -> None:
        _refuse_wrong_hours(self.opens, closes)


@attrs.frozen
class Break:
    """When a service rests within its hours, in the service day that opens on each of these days.

    `ends` earlier than `begins` means after midnight: 23:45-00:15 lasts half an hour. In a night that opens
    on Friday evening, 01:00 is of Friday's service day, though the calendar says Saturday.
    """

    days: tuple[Weekday, ...] = attrs.field()
    begins: TimeOfDay
    ends: TimeOfDay = attrs.field()

    @days.validator
    def _has_a_day(self, _attribute: object, days: tuple[Weekday, ...]) -> None:
        _refuse_no_day(days)

    @ends.validator
    def _ends_in_time(self, _attribute: object, ends: time) -> None:
        begins = f"{self.begins:%H:%M}"
        if ends == self.begins:
            raise Rejected(
                f"ends at {begins}, the moment it begins: that is no break",
                f"write a time after {begins}",
                "ends",
            )
        if ends < self.begins and minutes_between(self.begins, ends) > _LONGEST_NIGHT_BREAK_MINUTES:
            what = f"ends at {ends:%H:%M}, which is not after it begins at {begins}"
            raise Rejected(what, f"write a time after {begins}", "ends")


def _refuse_no_day(days: tuple[Weekday, ...]) -> None:
    if not days:
        raise Rejected("no day is listed", "list one at least, such as [mon, tue]", "days")


def _refuse_wrong_hours(opens: time, closes: time) -> None:
    fix = f"write a time after {opens:%H:%M}, or one early the next morning"
    if closes == opens:
        what = f"closes at {closes:%H:%M}, the moment it opens: that is no hours at all"
        raise Rejected(what, fix, "closes")
    if closes < opens and minutes_between(opens, closes) > _LONGEST_NIGHT_MINUTES:
        what = f"closes at {closes:%H:%M}, which is not after it opens at {opens:%H:%M}"
        raise Rejected(what, fix, "closes")
