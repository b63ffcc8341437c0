"""Which key does what?

Owns the page of all keys, as the one table of keys has them: with somebody at the counter, with nobody, and
always. Must not know which are of use just now; the buttons say that.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from counter_terminal.actions import Action
from counter_terminal.dialogues.dialogue import Step
from counter_terminal.keys import ASKS_FOR_HELP, HELP, KEYS, LEAVES, MAIN, MORE, STRIP
from counter_terminal.situation import Situation
from counter_terminal.words import View, Words

_WITH_SOMEBODY = (
    Action.PARK,
    Action.RECALL,
    Action.NO_SHOW,
    Action.TRANSFER,
    Action.FINISH,
    Action.PAUSE_AFTER,
    Action.CLOSE_AFTER,
)
_WITH_NOBODY = (
    Action.PARKED,
    Action.BY_NUMBER,
    Action.STORE_NEXT,
    Action.WITHOUT_TICKET,
    Action.PAUSE,
    Action.CLOSE,
)
_ALWAYS = (
    (HELP, "counter.keys"),
    (MORE, "counter.more"),
    (STRIP, "counter.small_window"),
    ("Tab", "counter.key_next"),
    ("1–9 A–Z", "counter.key_choose"),  # noqa: RUF001 - dashes, as ranges have them
    ("PgUp PgDn", "counter.key_turn"),
    (LEAVES, "counter.cancel"),
)


@dataclass(frozen=True, slots=True)
class KeyList:
    """All keys; any of those that show it takes it away again."""

    def stands(self, _s: Situation) -> bool:
        """Always: it asks nothing."""
        return True

    def pressed(self, name: str, value: str, _s: Situation) -> Step:
        """See `Dialogue.pressed`."""
        left = name in ("leave", "send", "help") or (name == "key" and value in ASKS_FOR_HELP)
        return Step(None if left else self)

    def view(self, _s: Situation, words: Words) -> View:
        """See `Dialogue.view`."""
        text = words.text
        return {
            "kind": "keys",
            "title": text("counter.keys"),
            "leave": text("counter.cancel"),
            "with_title": text("counter.keys_with"),
            "with": _lines((Action.START, Action.FINISH_AND_CALL_NEXT), _WITH_SOMEBODY, words),
            "without_title": text("counter.keys_without"),
            "without": _lines((Action.OPEN, Action.CALL_NEXT), _WITH_NOBODY, words),
            "always_title": text("counter.keys_always"),
            "always": [{"key": key, "text": text(said)} for key, said in _ALWAYS],
        }


def _lines(large: Iterable[Action], small: Iterable[Action], words: Words) -> list[View]:
    """What the large key does, then the others."""
    main = " · ".join(words.text(f"counter.{action.value}") for action in large)
    others: list[View] = [
        {"key": KEYS[action], "text": words.text(f"counter.{action.value}")} for action in small
    ]
    return [{"key": MAIN, "text": main}, *others]
