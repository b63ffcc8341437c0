"""The words of the page on which a service is searched: field, keys, results, the way on from none.

Owns how many results stand beside the keys. Must not know how a service is found or how a row is worded
(`lists`).
"""

from functools import cache

from config.key_layout import Board, as_rows, laid_out, row_count
from config.keyboard import KNOWN_COLUMNS, NARROW_COLUMNS
from config.languages import Language
from kiosk import finding
from kiosk.flow import KioskFlow
from kiosk.views.lists import service_row
from kiosk.views.parts import View, action, citizen


def search(flow: KioskFlow, language: Language) -> View:
    """What was typed, and the services that fit so far."""
    visitor = citizen(flow)
    board, step = finding.board_of(visitor), visitor.step
    found = flow.choices.found(step.typed, board.letters)
    count = len(found)
    return {
        "title": language.text("kiosk.search"),
        "typed": step.typed,
        "script": board.letters,
        "hint": language.text("kiosk.search_hint"),
        "advice": "" if step.typed else language.text("kiosk.search_advice"),
        "clear": language.text("keyboard.clear"),
        "found": [service_row(flow, visitor, one, language) for one in found[: finding.SHOWN]],
        "count": count,
        "show_all": language.text("kiosk.show_all", count=count),
        "nothing": _nothing(language) if step.typed.strip() and not found else {},
        "narrow_keys": keys(board, flow.centre.languages, language.code, NARROW_COLUMNS),
        "narrow_rows": row_count(board, NARROW_COLUMNS),
        "wide_keys": keys(board, flow.centre.languages, language.code, KNOWN_COLUMNS),
        "wide_rows": row_count(board, KNOWN_COLUMNS),
    }


def _nothing(language: Language) -> View:
    return {
        "title": language.text("search.nothing_found"),
        "body": language.text("kiosk.nothing_found_body"),
        "way": action("all_agencies", language.text("kiosk.all_agencies"), icon="building"),
    }


@cache
def keys(board: Board, languages: tuple[str, ...], words: str, columns: int) -> list[View]:
    """The keys of a board as a screen takes them."""
    return as_rows(laid_out(board, languages, words, columns))
