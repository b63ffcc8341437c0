"""The pages of choices and of fields in words: what stands in a list, what was chosen on a form.

Owns the notes beside a choice, and the groups of a form. Must not know what a press does.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from center_hub.contract.documents import DayDocument, QueuesDocument
from center_hub.contract.words import Position, shown_wait
from config.languages import Language
from config.model import Agency, Centre, Counter, Journey, Profile, Service
from config.scores import SCORES
from config.waits import short_wait
from counter_terminal.helpdesk.listing import Choice, Listing, Tab, first_list
from counter_terminal.helpdesk.pages import CheckingIn, Classing, Filling, Moving, Reclassing
from counter_terminal.helpdesk.ticket_steps import NO_CLASS, classes_for
from counter_terminal.turning import turning
from counter_terminal.words import View, Words

_CHOOSING: Final = {Tab.POPULAR: "kiosk.popular", Tab.SERVICE: "kiosk.all_agencies"}
_PLACING: Final = {
    Tab.SERVICE: "helpdesk.services",
    Tab.COUNTER: "helpdesk.counters",
    Tab.PROFILE: "helpdesk.profiles",
}
_POSITIONS: Final = {
    Position.LAST: "helpdesk.position_last",
    Position.ARRIVAL: "helpdesk.position_arrival",
    Position.FIRST: "helpdesk.position_first",
}
NO_LIST: Final[View] = {
    "tabs": [],
    "rows": [],
    "search": "",
    "page": "",
    "previous": False,
    "next": False,
    "previous_name": "",
    "next_name": "",
}
NO_FORM: Final[View] = {
    "lines": [],
    "groups": [],
    "party": "",
    "party_label": "",
    "fewer": "",
    "more": "",
    "add": "",
    "drop": "",
    "forgo": "",
    "give": "",
    "can_give": False,
}


class ListView:
    """Lists and forms of one centre in one volunteer's language."""

    def __init__(self, centre: Centre, languages: Mapping[str, Language], words: Words) -> None:
        self._centre = centre
        self._languages = languages
        self._words = words

    def listing(
        self,
        listing: Listing,
        queues: QueuesDocument | None,
        day: DayDocument | None,
        *,
        placing: bool,
    ) -> View:
        """A list; `placing` a ticket, of counters and profiles too, else of what most people come for."""
        centre, words = self._centre, self._words
        pages = listing.pages(centre)
        return {
            "tabs": [
                {"id": tab.value, "text": words.text(key), "on": tab is listing.tab}
                for tab, key in (_PLACING if placing else self._choosing()).items()
            ],
            "rows": [self.choice(one, queues, day) for one in listing.shown(centre)],
            "search": words.text("helpdesk.search") if listing.tab in _CHOOSING else "",
            **turning(listing.page, pages, words),
        }

    def choice(self, one: Choice, queues: QueuesDocument | None, day: DayDocument | None) -> View:
        """One choice, with what is good to know before it is taken."""
        words = self._words
        match one:
            case Agency():
                return {"id": one.id, "title": words.said(one.name), "icon": one.icon, "note": ""}
            case Counter():
                note = words.said(self._centre.zone(one.zone).name)
                return {"id": one.id, "title": words.counter(one.id), "icon": "", "note": note}
            case Journey():
                title = f"{words.said(one.name)} ({words.isolated(len(one.services))})"
                return {"id": one.id, "title": title, "icon": "people", "note": ""}
            case Profile():
                return {"id": one.id, "title": words.said(one.name), "icon": "", "note": ""}
            case Service():
                note = self._crowd(one.id, queues, day)
                return {"id": one.id, "title": words.said(one.name), "icon": "", "note": note}

    def _choosing(self) -> Mapping[Tab, str]:
        """The lists that a service is chosen from; a centre without popular ones has one."""
        return _CHOOSING if first_list(self._centre).tab is Tab.POPULAR else {}

    def rating(self) -> View:
        """The five answers, the best first."""
        rows = [
            {"id": str(score), "title": self._words.text(SCORES[score]), "icon": "", "note": ""}
            for score in sorted(SCORES, reverse=True)
        ]
        return NO_LIST | {"rows": rows}

    def classing(self, page: Classing) -> View:
        """The classes that a ticket can be put into."""
        rows = [
            {"id": one or NO_CLASS, "title": self.priority(one), "icon": "", "note": ""}
            for one in classes_for(page, self._centre)
        ]
        return NO_LIST | {"rows": rows}

    def priority(self, priority: str | None) -> str:
        """A class, or that there is none."""
        return self._words.text("helpdesk.no_class") if priority is None else self._words.priority(priority)

    def reclassing(self, page: Reclassing) -> list[View]:
        """Why."""
        return [self._reasons(page.reason)]

    def moving(self, page: Moving) -> list[View]:
        """Where in the line, and why."""
        options = [
            _option(position.value, self._words.text(key), chosen=position is page.position)
            for position, key in _POSITIONS.items()
        ]
        group: View = {
            "title": self._words.text("helpdesk.position"),
            "intent": "position",
            "options": options,
        }
        return [group, self._reasons(page.reason)]

    def declaring(self) -> View:
        """The classes that a new ticket can have, and none."""
        known = (None, *(one.id for one in self._centre.priority_classes))
        rows = [{"id": one or NO_CLASS, "title": self.priority(one), "icon": "", "note": ""} for one in known]
        return NO_LIST | {"rows": rows}

    def filling(self, page: Filling | CheckingIn) -> list[View]:
        """The citizen's language, and the class where the centre has any."""
        options = [
            _option(code, self._languages[code].name, chosen=code == page.language)
            for code in self._centre.languages
        ]
        title = self._words.text("helpdesk.language")
        groups: list[View] = [{"title": title, "intent": "language", "options": options}]
        if not self._centre.priority_classes:
            return groups
        return [*groups, self._class(page) if isinstance(page, Filling) else self._classes(page.priority)]

    def _class(self, page: Filling) -> View:
        """The class as it is chosen, and the way to the others: what is read out needs the room."""
        options = [
            _option("", self.priority(page.priority), chosen=True),
            _option("others", self._words.text("helpdesk.priority"), chosen=False),
        ]
        return {"title": self._words.text("helpdesk.class"), "intent": "classes", "options": options}

    def _classes(self, chosen: str | None) -> View:
        none = _option(NO_CLASS, self._words.text("helpdesk.no_class"), chosen=chosen is None)
        classes = [
            _option(one.id, self._words.said(one.name), chosen=one.id == chosen)
            for one in self._centre.priority_classes
        ]
        title = self._words.text("helpdesk.class")
        return {"title": title, "intent": "priority", "options": [none, *classes]}

    def _reasons(self, chosen: str | None) -> View:
        options = [
            _option(one.id, self._words.said(one.name), chosen=one.id == chosen)
            for one in self._centre.reasons
        ]
        return {"title": self._words.text("helpdesk.reason"), "intent": "reason", "options": options}

    def _crowd(self, service: str, queues: QueuesDocument | None, day: DayDocument | None) -> str:
        return next(self._notes(service, queues, day), "")

    def _notes(self, service: str, queues: QueuesDocument | None, day: DayDocument | None) -> Iterator[str]:
        """Why it cannot be had now, or else how long one would wait, or how many would be ahead."""
        suspended = () if day is None else day.suspended
        if any(one.service == service for one in suspended):
            yield self._words.text("helpdesk.suspended")
        if queues is None:
            return
        if service not in queues.served:
            yield self._words.text("helpdesk.nobody_serves")
        if service in queues.full:
            yield self._words.text("helpdesk.full")
        queue = next((one for one in queues.queues if one.service == service), None)
        if queue is not None and queue.wait is not None:
            yield short_wait(shown_wait(queue.wait), self._words)
        ahead = 0 if queue is None else queue.ahead
        yield self._words.language.plural("helpdesk.people_ahead", ahead)


def _option(option: str, text: str, *, chosen: bool) -> View:
    return {"id": option, "text": text, "on": chosen}
