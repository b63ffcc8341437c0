"""Every state of every screen, in every language and mode: nothing is wrong with it.

`NOBAT_ALL_LOOKS=1` looks at all of them; else every state is looked at in every language as it plainly is, on
every screen, and in the other modes one state of three, another one in each language.
"""

import os
from collections.abc import Iterable, Iterator

import pytest

from tests.support.looks import Mode, Violation, examine
from tests.support.looks.apps import Showing
from tests.support.looks.mirror import mirrored
from tests.support.looks.seen import see
from tests.support.looks.states import (
    APPS,
    CENTRE_OF,
    LANGUAGES,
    RIGHT_TO_LEFT,
    Showcase,
    State,
    states_of,
)

ALL = os.environ.get("NOBAT_ALL_LOOKS") == "1"
ONE_OF = 3

PLACES = [(app, glass) for app, known_app in APPS.items() for glass in known_app.glasses]
SHOWN = [
    (app, glass, language, mode)
    for app, glass in PLACES
    for mode in APPS[app].modes
    for language in LANGUAGES
]


def looked_at(app: str, glass: str, language: str, mode: Mode) -> Iterator[tuple[State, Showing]]:
    """The states that are looked at: all, or in a mode that is not the plain one some of them."""
    some = not ALL and mode is not Mode.PLAIN
    for at, shown in enumerate(states_of(app, glass, language, mode)):
        if not some or at % ONE_OF == LANGUAGES.index(language) % ONE_OF:
            yield shown


def judge(found: Iterable[tuple[State, Violation]]) -> None:
    """Fail for what was found, with the states it was found in."""
    wrong = [f"{state}: {violation}" for state, violation in found]
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize(("app", "glass", "language", "mode"), SHOWN)
def test_nothing_is_wrong_with_any_state(
    showcase: Showcase, app: str, glass: str, language: str, mode: Mode
) -> None:
    found, seen = [], 0
    for state, showing in looked_at(app, glass, language, mode):
        seen += 1
        found += [(state, violation) for violation in examine(showcase.show(state, showing))]
    assert seen > 0 or (
        glass == "lying" and mode in {Mode.LOW, Mode.ALL}
    )  # its part within reach is too small
    judge(found)


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
@pytest.mark.parametrize(("app", "glass"), PLACES)
def test_right_to_left_is_the_mirror_image_of_left_to_right(
    showcase: Showcase, app: str, glass: str, language: str
) -> None:
    centre = CENTRE_OF[language]
    straight = {state.name: (state, showing) for state, showing in states_of(app, glass, "en", centre=centre)}
    found = []
    for state, showing in states_of(app, glass, language, centre=centre):
        if state.name not in straight or showing.view()["language"] != language:
            continue  # before a language is chosen there is but one page
        before = see(showcase.show(*straight[state.name]).window)
        look = showcase.show(state, showing)
        found += [(state, violation) for violation in mirrored(before, see(look.window), look)]
    judge(found)
