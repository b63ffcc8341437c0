"""Turning the pages of a list: which page stands, whether there are others, and what the buttons are called.

Owns those few facts for every list of counters and help desk. Must not know what a list holds.
"""

from counter_terminal.words import View, Words


def turning(page: int, pages: int, words: Words) -> View:
    """Page `page`, counted from 0, of `pages`; nothing to read where there is one page only."""
    place = words.isolated(words.figures(f"{page + 1} / {pages}"))
    return {
        "page": place if pages > 1 else "",
        "previous": page > 0,
        "next": page + 1 < pages,
        "previous_name": words.text("kiosk.previous_page"),
        "next_name": words.text("kiosk.next_page"),
    }
