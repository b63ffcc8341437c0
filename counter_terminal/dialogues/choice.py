"""A question with a list of answers, nine on a page, each with its figure.

Owns the paging and the keys 1 to 9. Must not know what is asked.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace

from counter_terminal.dialogues.dialogue import Dialogue, Step
from counter_terminal.keys import digit_of
from counter_terminal.situation import Situation
from counter_terminal.turning import turning
from counter_terminal.words import View, Words

PAGE_SIZE = 9
"""One figure each: the keys from 1 to 9."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the list."""

    title: str
    note: str = ""
    key: str = ""
    """A key of its own, besides its figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceDialogue(ABC):
    """The base of every list; a question says what is offered and what comes of each."""

    page: int = 0
    before: Dialogue | None = None
    """Where Esc goes back to; None: to the counter."""

    @abstractmethod
    def offered(self, s: Situation) -> tuple[str, ...]:
        """The ids of the answers, in order."""

    @abstractmethod
    def picked(self, answer: str, s: Situation) -> Step:
        """What comes of one of `offered`."""

    @abstractmethod
    def title(self, words: Words) -> str:
        """The question."""

    @abstractmethod
    def answer(self, answer: str, s: Situation, words: Words) -> Answer:
        """One of `offered` in words."""

    @abstractmethod
    def stands(self, s: Situation) -> bool:
        """See `Dialogue.stands`."""

    def sent(self, _s: Situation) -> Step:
        """What Enter does where no answer is chosen; nothing, unless a question says otherwise."""
        return Step(self)

    def pressed(self, name: str, value: str, s: Situation) -> Step:
        """See `Dialogue.pressed`; `choose` names an answer."""
        offered = self.offered(s)
        match name:
            case "leave":
                return Step(self.before)
            case "page":
                return Step(replace(self, page=self._turned(value, len(offered))))
            case "choose" if value in offered:
                return self.picked(value, s)
            case "send":
                return self.sent(s)
            case "key":
                return self._by_figure(value, s)
            case _:
                return Step(self)

    def view(self, s: Situation, words: Words) -> View:
        """See `Dialogue.view`."""
        offered = self.offered(s)
        pages = max(1, -(-len(offered) // PAGE_SIZE))
        here = offered[self.page * PAGE_SIZE : (self.page + 1) * PAGE_SIZE]
        return {
            "kind": "list",
            "title": self.title(words),
            "leave": words.text("counter.cancel"),
            **turning(self.page, pages, words),
            "answers": [self._row(at, one, s, words) for at, one in enumerate(here, start=1)],
            "note": "",
            "send": "",
        }

    def _row(self, at: int, answer: str, s: Situation, words: Words) -> View:
        said = self.answer(answer, s, words)
        return {"id": answer, "key": said.key or str(at), "title": said.title, "note": said.note}

    def _by_figure(self, key: str, s: Situation) -> Step:
        figure, offered = digit_of(key), self.offered(s)
        at = 0 if figure is None else self.page * PAGE_SIZE + figure
        return self.picked(offered[at - 1], s) if figure and at <= len(offered) else Step(self)

    def _turned(self, way: str, answers: int) -> int:
        last = max(0, (answers - 1) // PAGE_SIZE)
        return min(max(self.page + {"next": 1, "previous": -1}.get(way, 0), 0), last)
