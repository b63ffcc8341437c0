"""What a hall may bring onto a board, for pictures and tests of the screen."""

import itertools
from collections.abc import Callable, Mapping
from pathlib import Path

from center_hub.contract.words import Wait
from config.boards import Information
from config.languages import load_language
from display_board.information import WAITS_S
from display_board.sayings import TURN_S
from tests.unit.display_board.hall import Hall, call, move

PICTURE = Path(__file__).parents[3] / "docs" / "pictures" / "board.png"
WAITS = (
    Wait(least=1260, likely=1500, most=2050),
    Wait(least=6700, likely=7600, most=8900),
    Wait(least=90, likely=300, most=550),
)


def _calls(hall: Hall, newest: int, count: int) -> None:
    rows = range(newest, newest - count, -1)
    hall.board("zone-a", newest, *(call(at, 30 + at, f"counter-{at}", standing=at == newest) for at in rows))


def _waits(hall: Hall) -> None:
    """Nine services waited for, those with the longest names among them, one without a forecast."""
    language = hall.centre.languages[0]
    served = [one for one in hall.centre.services if hall.centre.counters_serving(one.id)]
    longest = sorted(served, key=lambda one: -len(one.name[language]))[:3]
    rest = [one for one in served if one not in longest]
    names = [one.id.replace("-", "_") for one in (*longest, *rest)][:9]
    waits = dict(zip(names[:-1], itertools.cycle(WAITS), strict=False))
    hall.waits(12, waits, **{name: 128 - at for at, name in enumerate(names)})


def nothing_heard(hall: Hall) -> None:
    """A board that was switched on."""


def welcome(hall: Hall) -> None:
    hall.beat()


def one_call(hall: Hall) -> None:
    hall.beat()
    _calls(hall, 1, 1)


def few_calls(hall: Hall) -> None:
    hall.beat()
    _calls(hall, 3, 3)
    _waits(hall)


def many_calls(hall: Hall) -> None:
    hall.beat()
    _calls(hall, 12, 12)
    _waits(hall)


def next_turn(hall: Hall) -> None:
    """What is told by turns has turned."""
    many_calls(hall)
    hall.wait(TURN_S)
    hall.beat()


def after_the_light(hall: Hall) -> None:
    """The newest call is no longer lit."""
    few_calls(hall)
    hall.wait(40)
    hall.beat()


def going_on(hall: Hall) -> None:
    """Three go on to the services with the longest names."""
    hall.beat()
    language = hall.centre.languages[0]
    longest = sorted(hall.centre.services, key=lambda one: -len(one.name[language]))
    moves = tuple(move(20 - at, 100 + at, one.id) for at, one in enumerate(longest[:2]))
    named = move(15, 8888, longest[2].id, "counter-12")
    rows = (call(at, 30 + at, f"counter-{at}", standing=at == 12) for at in range(12, 1, -1))
    hall.board("zone-a", 20, *rows, moves=(*moves, named))
    _waits(hall)


def long_numbers(hall: Hall) -> None:
    hall.beat()
    rows = (call(at, 8880 + at, "counter-12", standing=at == 8) for at in range(8, 0, -1))
    hall.board("zone-b", 8, *rows)


def rush(hall: Hall) -> None:
    """Everybody calls at once, as after opening."""
    hall.beat()
    hall.board("zone-a", 1)
    rows = (call(at, 30 + at, f"counter-{at}", standing=True) for at in range(12, 0, -1))
    hall.board("zone-a", 12, *rows)
    _waits(hall)


def still_awaited(hall: Hall) -> None:
    """A page of those who were called and have not come."""
    rush(hall)
    for _ in range(90):
        hall.wait(1)
        hall.beat()


def _tells(hall: Hall) -> None:
    """A sentence of some length in each of the board's languages, words of the program for want of others."""
    codes = hall.centre.languages
    hall.tells(Information(text={code: load_language(code).text("board.ask_the_staff") for code in codes}))


def information(hall: Hall) -> None:
    """A sentence beside the calls of a lying board, below the few calls of an upright one."""
    _tells(hall)
    one_call(hall)


def information_and_waits(hall: Hall) -> None:
    """The waits stand first, and the sentence in its turn."""
    _tells(hall)
    few_calls(hall)
    for _ in range(int(WAITS_S) + 1):
        hall.wait(1)
        hall.beat()


def information_when_closed(hall: Hall) -> None:
    _tells(hall)
    closed(hall)


def picture(hall: Hall) -> None:
    hall.tells(Information(image=PICTURE.as_uri()))
    one_call(hall)


def closed(hall: Hall) -> None:
    """No service day is open."""
    hall.beat(opened=False)


def stale(hall: Hall) -> None:
    many_calls(hall)
    hall.wait(11)


WAYS: Mapping[str, Callable[[Hall], None]] = {
    "nothing_heard": nothing_heard,
    "welcome": welcome,
    "one_call": one_call,
    "few_calls": few_calls,
    "many_calls": many_calls,
    "next_turn": next_turn,
    "after_the_light": after_the_light,
    "going_on": going_on,
    "long_numbers": long_numbers,
    "rush": rush,
    "still_awaited": still_awaited,
    "closed": closed,
    "information": information,
    "information_and_waits": information_and_waits,
    "information_when_closed": information_when_closed,
    "picture": picture,
    "stale": stale,
}
