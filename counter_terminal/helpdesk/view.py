"""The help desk's screen: a flow in, plain data with finished sentences out.

Owns which pane shows a page, its heading, and what is said at the head and the foot. Must not decide what a
press does, and must not know colours or places.
"""

from collections.abc import Mapping
from typing import Final

from center_hub.contract.words import MOST_LEGS
from config.languages import Language
from config.model import Centre
from config.search import ServiceSearch
from counter_terminal.helpdesk.calls_view import calls_view
from counter_terminal.helpdesk.card_view import NO_CARD, NO_GIVEN, card_view, given_view
from counter_terminal.helpdesk.flow import HelpDeskFlow
from counter_terminal.helpdesk.issue_steps import documents
from counter_terminal.helpdesk.kiosk_lines import kiosk_lines
from counter_terminal.helpdesk.list_view import NO_FORM, NO_LIST, ListView
from counter_terminal.helpdesk.pages import (
    Booked,
    Cancelling,
    Card,
    CheckingIn,
    Choosing,
    Classing,
    Declaring,
    Filling,
    Finding,
    Forgoing,
    Gathering,
    Given,
    Moving,
    Page,
    Placing,
    Proving,
    Rating,
    Reclassing,
    Searching,
    card_of,
)
from counter_terminal.helpdesk.sentences import destination, sentence, trouble
from counter_terminal.helpdesk.service_facts import service_lines
from counter_terminal.helpdesk.typing_view import NO_TYPING, typing_view
from counter_terminal.words import View, Words

_MENU: Final = (
    ("find", "helpdesk.menu_find", "search"),
    ("issue", "helpdesk.menu_issue", "plus"),
    ("appointment", "helpdesk.menu_appointment", "clock"),
    ("family", "helpdesk.menu_family", "people"),
)
_ROOTS: Final = (Finding, Gathering, Booked, Given)
"""Pages from which there is nowhere to go back to."""


class HelpDeskView:
    """Makes views of one flow in one volunteer's language; `languages` are the centre's, by code.

    `device` is this desk's own name, by which the hub tells who goes to help.
    """

    def __init__(
        self, flow: HelpDeskFlow, languages: Mapping[str, Language], language: Language, *, device: str
    ) -> None:
        self._flow = flow
        self._device = device
        self._centre: Centre = flow.centre
        self._words = Words(flow.centre, languages, language)
        self._lists = ListView(flow.centre, languages, self._words)
        self._search = ServiceSearch(flow.centre)

    def view(self) -> View:
        """The whole view of this moment."""
        flow, words = self._flow, self._words
        return {
            "page": pane_of(flow.page),
            "stamp": flow.stamp,
            "language": words.language.code,
            "direction": words.language.direction,
            "title": words.text("helpdesk.title"),
            "alive": flow.alive,
            "status": words.text("counter.connected" if flow.alive else "counter.stale"),
            "printer": self._printer(),
            "clock": self._clock(),
            "busy": flow.busy,
            "calls": calls_view(flow.calls, self._centre, words, self._wall(), self._device),
            "menu": self._menu(),
            "kiosks": kiosk_lines(flow.devices, self._centre, words) if flow.alive else [],
            "back": "" if self._at_root() else words.text("helpdesk.back"),
            "heading": self._heading(flow.page),
            "number": self._number(flow.page),
            "line": self._line(),
            **self._panes(flow.page),
        }

    @property
    def _ready(self) -> bool:
        return self._flow.alive and not self._flow.busy

    def _at_root(self) -> bool:
        page = self._flow.page
        first = isinstance(page, Choosing) and page.listing.agency is None and page.adding is None
        return first or isinstance(page, _ROOTS)

    def _wall(self) -> int | None:
        return self._flow.heartbeat.wall(self._flow.now)

    def _clock(self) -> str:
        wall = self._wall()
        return "" if wall is None else self._words.clock(wall)

    def _printer(self) -> str:
        """That the printer does not print, where there is one."""
        condition = self._flow.condition
        well = condition is None or condition.can_print or not self._flow.has_printer
        return "" if well else self._words.text("helpdesk.printer_trouble")

    def _menu(self) -> list[View]:
        members = len(self._flow.family.members)
        badge = self._words.isolated(members) if members else ""
        here = place_of(self._flow.page)
        return [
            {
                "id": name,
                "text": self._words.text(key),
                "icon": icon,
                "on": name == here,
                "badge": badge if name == "family" else "",
            }
            for name, key, icon in _MENU
        ]

    def _line(self) -> View:
        """The one sentence at the foot: a lost hub first, then what is on its way, then the last result."""
        flow, words = self._flow, self._words
        if not flow.alive:
            return {"text": words.text("counter.no_connection"), "trouble": True}
        if flow.busy and flow.notice is None:
            return {"text": words.text("counter.working"), "trouble": False}
        if flow.notice is None:
            return {"text": "", "trouble": False}
        return {"text": sentence(flow.notice, words), "trouble": trouble(flow.notice)}

    def _number(self, page: Page) -> str:
        """The number that a page is about, where it does not stand large on the page itself."""
        card = None if isinstance(page, Card) else card_of(page)
        return "" if card is None else str(card_view(card, self._centre, self._words, ready=False)["number"])

    def _heading(self, page: Page) -> str:
        """What the page asks, or the name of what it is about; a card and a new number need neither."""
        asked, words = _HEADINGS.get(type(page)), self._words
        if asked is not None:
            return words.text(asked)
        match page:
            case Reclassing():
                return self._lists.priority(page.priority)
            case Moving():
                return destination(page.destination, words)
            case Filling():
                return self._order(page)
            case Proving():
                return " · ".join(map(words.said, documents(page.filling.services, self._centre)))
            case _:
                return words.isolated(page.booked.typed) if isinstance(page, CheckingIn) else ""

    def _order(self, page: Filling) -> str:
        """What a ticket is for: its service, or how many."""
        if not page.then:
            return self._words.service(page.service)
        return self._words.language.plural("kiosk.one_ticket", len(page.services))

    def _panes(self, page: Page) -> View:
        """What each pane shows; blank where it is not the one that stands."""
        return {
            "typing": NO_TYPING,
            "card": NO_CARD,
            "list": NO_LIST,
            "form": NO_FORM,
            "sure": {"give": "", "keep": "", "enabled": False},
            "given": NO_GIVEN,
            pane_of(page): self._pane(page),
        }

    def _pane(self, page: Page) -> View:
        centre, words = self._centre, self._words
        match page:
            case Finding() | Gathering() | Searching() | Proving() | Booked():
                return typing_view(page, centre, words, self._search, ready=self._ready)
            case Card():
                return card_view(page, centre, words, ready=self._ready)
            case Placing() | Choosing() | Classing() | Declaring() | Rating():
                return self._list(page)
            case Cancelling() | Forgoing():
                give, keep = map(words.text, _SURE[type(page)])
                return {"give": give, "keep": keep, "enabled": self._ready}
            case Given():
                return given_view(page, centre, words, has_printer=self._flow.has_printer)
            case Reclassing() | Moving() | Filling() | CheckingIn():
                return NO_FORM | self._form(page)

    def _list(self, page: Placing | Choosing | Classing | Declaring | Rating) -> View:
        if isinstance(page, Declaring):
            return self._lists.declaring()
        if isinstance(page, Rating):
            return self._lists.rating()
        if isinstance(page, Classing):
            return self._lists.classing(page)
        queues, day = self._flow.queues, self._flow.day
        return self._lists.listing(page.listing, queues, day, placing=isinstance(page, Placing))

    def _form(self, page: Reclassing | Moving | Filling | CheckingIn) -> View:
        words, lists, ready = self._words, self._lists, self._ready
        match page:
            case Reclassing():
                give, can_give = words.text("helpdesk.priority"), page.reason is not None
                return {"groups": lists.reclassing(page), "give": give, "can_give": ready and can_give}
            case Moving():
                give, can_give = words.text("helpdesk.move"), page.reason is not None
                return {"groups": lists.moving(page), "give": give, "can_give": ready and can_give}
            case CheckingIn():
                give = words.text("helpdesk.check_in")
                forgo = words.text("helpdesk.cancel_appointment")
                return {"groups": lists.filling(page), "forgo": forgo, "give": give, "can_give": ready}
            case Filling():
                more = len(page.services) < MOST_LEGS
                return {
                    "lines": service_lines(page.services, self._centre, self._flow.queues, words),
                    "groups": lists.filling(page),
                    "add": words.text("kiosk.add_service") if more else "",
                    "drop": words.text("helpdesk.drop_service") if page.then else "",
                    "give": words.text("helpdesk.give"),
                    "can_give": ready,
                    "party": words.isolated(page.party),
                    "party_label": words.text("helpdesk.people"),
                    "fewer": words.text("helpdesk.one_person_fewer"),
                    "more": words.text("helpdesk.one_person_more"),
                }


_SURE: Final[Mapping[type, tuple[str, str]]] = {
    Cancelling: ("helpdesk.cancel", "helpdesk.keep"),
    Forgoing: ("helpdesk.cancel_appointment", "helpdesk.keep_appointment"),
}
_HEADINGS: Final[Mapping[type, str]] = {
    Finding: "helpdesk.find_heading",
    Gathering: "helpdesk.family_heading",
    Classing: "helpdesk.priority",
    Declaring: "helpdesk.class",
    Placing: "helpdesk.move_heading",
    Cancelling: "helpdesk.cancel_heading",
    Choosing: "helpdesk.issue_heading",
    Searching: "helpdesk.search_heading",
    Booked: "helpdesk.code_heading",
    Forgoing: "kiosk.sure_appointment",
    Rating: "kiosk.rate_title",
}


def pane_of(page: Page) -> str:
    """The pane that shows `page`."""
    match page:
        case Finding() | Gathering() | Searching() | Proving() | Booked():
            return "typing"
        case Card():
            return "card"
        case Placing() | Choosing() | Classing() | Declaring() | Rating():
            return "list"
        case Reclassing() | Moving() | Filling() | CheckingIn():
            return "form"
        case Cancelling() | Forgoing():
            return "sure"
        case Given():
            return "given"


def place_of(page: Page) -> str:
    """The entry of the menu that a page belongs to."""
    match page:
        case Gathering():
            return "family"
        case Choosing() | Filling() | Declaring() | Proving() | Given():
            return "issue"
        case Searching():
            return place_of(page.asked_on)
        case Booked() | CheckingIn() | Forgoing():
            return "appointment"
        case _:
            return "find"
