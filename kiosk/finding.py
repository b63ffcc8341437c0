"""Finding a service by typing: what stands in the field, which keys are seen, where a result leads.

Owns what may be typed and how much of it. It stands in the citizen's step and goes with the citizen; nothing
of it is sent or logged. Must not know how services are compared (`config.search`) or how a key looks.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from config.key_layout import Board
from kiosk.page import Page
from kiosk.situation import Next, Rule, Situation
from kiosk.visit import Step, Visitor

MOST: Final = 24
"""Signs in the field: two words of any name, and they stand in it whole."""
SHOWN: Final = 5
"""More results beside the keys are not read: another letter leaves fewer."""
_LONGEST_KEY: Final = 3


def board_of(here: Visitor) -> Board:
    """The keys to be seen: those of the citizen's language until another script is chosen."""
    return here.step.board or Board(here.language)


def on_search(_now: Situation, here: Visitor, _value: str) -> Next:
    """From a list to the field."""
    return here.onward(Step(Page.SEARCH, services=here.step.services))


def on_letter(_now: Situation, here: Visitor, letter: str) -> Next:
    """One more letter, digit or blank, while there is room; a blank parts words alone."""
    typed = here.step.typed
    is_blank = letter == " "
    takes = (typed[-1:] not in {"", " "}) if is_blank else _is_word(letter)
    return here.here(typed=typed + letter) if takes and len(typed) + len(letter) <= MOST else here


def on_take_back(_now: Situation, here: Visitor, _value: str) -> Next:
    """The last one taken back."""
    return here.here(typed=here.step.typed[:-1])


def on_clear(_now: Situation, here: Visitor, _value: str) -> Next:
    """Nothing was typed."""
    return here.here(typed="")


def on_board(now: Situation, here: Visitor, value: str) -> Next:
    """Other keys: digits, letters, or those of another language of the centre."""
    board = Board.named(value)
    return here.here(board=board) if board.letters in now.centre.languages else here


def on_show_found(now: Situation, here: Visitor, _value: str) -> Next:
    """All that was found, as a list; what was typed stays in the field behind it."""
    if not now.choices.on_page(here.step, here.language):
        return here
    return here.onward(replace(here.step, page=Page.FOUND, board=board_of(here), turned=0))


def _is_word(letter: str) -> bool:
    return 0 < len(letter) <= _LONGEST_KEY and all(sign.isalnum() for sign in letter)


RULES: Mapping[str, Rule] = {
    "search": on_search,
    "letter": on_letter,
    "take_back": on_take_back,
    "clear": on_clear,
    "board": on_board,
    "show_found": on_show_found,
}
"""Intent -> where it leads."""
