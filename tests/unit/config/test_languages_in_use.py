"""Whether every text of the language files is said by an app: one that nobody says is translated in vain."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from center_hub.contract.replies import Reason
from center_hub.contract.words import Position, Why
from center_hub.journal.facts import Because, ByDevice, Fact, Placed
from center_hub.journal.listing import COLUMNS
from config.dates import MONTHS, WEEKDAYS
from config.language_checks import names_by_sentence
from config.languages import load_language
from counter_terminal.actions import Action
from kiosk.page import TROUBLES, Page

ROOT: Final = Path(__file__).parents[3]
APPS: Final = (
    "config",
    "kiosk",
    "counter_terminal",
    "display_board",
    "center_hub/journal",
    "hardware/doctor",
)
TROUBLES_SAID: Final = {page.value for page in TROUBLES} - {"no_printer"} | {"no_paper", "printer_trouble"}
HELP_SAID: Final = {"called", "coming", "no_desk"}
FACTS: Final = {fact.__struct_config__.tag for fact in Fact.__subclasses__()}
ONE_BY_VALUE: Final = {fact.__struct_config__.tag for fact in (Because, Placed, ByDevice)}
FACTS_SAID: Final = {
    *(FACTS - ONE_BY_VALUE),
    *(f"why.{why}" for why in Why),
    *(f"place.{position}" for position in Position),
    *(f"by.{role}" for role in ("device", "kiosk", "counter", "helpdesk", "manager")),
}
ABOUT_FACTS: Final = {"title", "before_title"}
AUDIT_SAID: Final = {"audit.title", "audit.nothing", *(f"audit.{column}" for column in COLUMNS)}

COMPOSED: Final[Mapping[str, set[str]]] = {
    'f"kiosk.{about}_title"': {f"kiosk.{about}_title" for about in TROUBLES_SAID},
    'f"kiosk.help_{about}"': {f"kiosk.help_{about}" for about in HELP_SAID},
    'f"kiosk.help_{about}_body"': {f"kiosk.help_{about}_body" for about in HELP_SAID},
    'f"kiosk.{page}_body"': {f"kiosk.{page}_body" for page in TROUBLES - {Page.NO_PRINTER}},
    'f"counter.{keys[counter.state]}"': {"counter.free", "counter.paused", "counter.closed"},
    'f"counter.{action.value}"': {f"counter.{action.value}" for action in Action},
    'f"date.{WEEKDAYS[day.weekday()]}"': {f"date.{day}" for day in WEEKDAYS},
    'f"date.{calendar}.{named}"': {
        f"date.{calendar}.{month}" for calendar, months in MONTHS.items() for month in months
    },
    'f"explain.{self._tag(fact)}"': {f"explain.{fact}" for fact in FACTS_SAID},
    'f"explain.{unit}"': {"explain.hours", "explain.minutes", "explain.seconds"},
    'f"explain.{key}"': {f"explain.{key}" for key in ABOUT_FACTS | AUDIT_SAID},
    'f"refusal.{reason}"': {f"refusal.{reason.value}" for reason in Reason},
}
"""What an app puts together, as its source has it, and every key that may come of it."""


@pytest.fixture(scope="module")
def source() -> str:
    """All that the apps are written in, one after the other."""
    files = [path for app in APPS for path in (ROOT / app).rglob("*") if path.suffix in {".py", ".qml"}]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_every_text_is_said_by_an_app(source: str) -> None:
    composed = set().union(*COMPOSED.values())
    sentences = names_by_sentence(load_language("en").texts).keys() - composed
    assert [key for key in sorted(sentences) if f'"{key}"' not in source] == []


@pytest.mark.parametrize("written", COMPOSED)
def test_every_key_that_an_app_puts_together_has_a_text(written: str, source: str) -> None:
    assert written in source
    assert COMPOSED[written] <= names_by_sentence(load_language("en").texts).keys()
