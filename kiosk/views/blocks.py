"""A page as blocks one under the other, for larger text or the part of a screen that a seated hand reaches.

Owns the order of the blocks and which buttons stand below them. Must not know how many fit; the screen shows
as many as do, and turns over to the rest.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from kiosk.page import TROUBLES, Page
from kiosk.views.parts import View, action

_Blocks = Iterator[View]


def laid_out(page: Page, view: View) -> View:
    """The blocks and buttons of a page that may be laid out so; nothing for one with a layout of its own."""
    if page not in _PAGES:
        return {}
    blocks, buttons = _PAGES[page]
    return {"blocks": list(blocks(view)), "buttons": list(buttons(view))}


def _block(kind: str, title: str, body: str = "", icon: str = "") -> View:
    block = {"kind": kind, "title": title, "body": body, "icon": icon}
    return block | {"value": "", "button": "", "available": True}


def _words(text: str, kind: str = "text") -> _Blocks:
    if text:
        yield _block(kind, text)


def _facts(view: View) -> _Blocks:
    yield from (_block("fact", one["title"], one["body"], one["icon"]) for one in view["facts"])


def _confirm(view: View) -> _Blocks:
    for one in view["unavailable"]:
        yield _block("banner", one["title"], one["body"], "clock")
    yield from _words(view["wait"], "strong")
    yield from _facts(view)
    for one in view["services"]:
        chosen = {"value": one["id"], "button": one["remove"], "available": one["available"]}
        yield _block("chosen", one["title"], one["body"], one["icon"]) | chosen
    yield from _words(view["subtitle"])


def _confirm_buttons(view: View) -> _Blocks:
    if not view["unavailable"]:
        yield action("get_ticket", view["get"], view["service"], first=True) | {"enabled": view["can_get"]}
    yield from _enabled(view["more"])


def _standing(view: View) -> _Blocks:
    if view.get("number"):
        yield _block("number", view["number"])
    yield from _words(view["subtitle"])
    yield from _facts(view)


def _standing_buttons(view: View) -> _Blocks:
    yield from _enabled(view["actions"], enabled=view["enabled"])


def _refused(view: View) -> _Blocks:
    yield _block("banner", view["sentence"], view["from_when"], "warning")


def _refused_buttons(view: View) -> _Blocks:
    yield from _enabled(view["actions"])


def _ticket(view: View) -> _Blocks:
    yield _block("number", view["number"], view["note"])
    yield from _words(view["particulars"], "strong")
    yield from (_block("step", one["text"], str(one["number"])) for one in view["steps"])


def _ticket_buttons(view: View) -> _Blocks:
    if view["printing"]:
        return
    yield from _closing(view, first=False)


def _print_failed(view: View) -> _Blocks:
    yield _block("number", view["number"], view["note"])
    yield from _words(view["body"], "strong")
    yield from (_block("step", one["text"], str(one["number"])) for one in view["steps"])


def _print_failed_buttons(view: View) -> _Blocks:
    yield from _closing(view, first=True)


def _closing(view: View, *, first: bool) -> _Blocks:
    again = action("print_again", view["print_again"], view["ticket"], first=first, icon="printer")
    done = action("done", view["done"], view["ticket"])
    yield from _enabled([again, done] if view["print_again"] else [done])


def _trouble(view: View) -> _Blocks:
    for one in view["notices"]:
        yield _block("banner", one["title"], one["body"], view["icon"]) | {"value": one["language"]}


def _help(view: View) -> _Blocks:
    for one in view["notices"]:
        yield _block("news", one["title"], one["body"], view["icon"]) | {"value": one["language"]}


def _enabled(actions: list[View], *, enabled: bool = True) -> _Blocks:
    yield from (one | {"enabled": enabled} for one in actions)


def _none(_view: View) -> _Blocks:
    yield from ()


_Cut = Callable[[View], _Blocks]
_PAGES: Final[Mapping[Page, tuple[_Cut, _Cut]]] = {
    Page.CONFIRM: (_confirm, _confirm_buttons),
    Page.REFUSED: (_refused, _refused_buttons),
    Page.HELP: (_help, _refused_buttons),
    Page.TICKET: (_ticket, _ticket_buttons),
    Page.PRINT_FAILED: (_print_failed, _print_failed_buttons),
    **dict.fromkeys(
        (Page.ARRIVAL, Page.SCAN, Page.OWN_TICKET, Page.SURE, Page.SETTLED), (_standing, _standing_buttons)
    ),
    **dict.fromkeys(TROUBLES, (_trouble, _none)),
}
