"""What the screen offers, pressed at random and decided by the rules of the hub themselves."""

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from center_hub.contract.access import COUNTER_COMMANDS
from center_hub.contract.commands import (
    AnyCommand,
    CallTicket,
    GiveFeedback,
    OpenDay,
    SignIn,
    SwitchProfile,
    TransferTicket,
)
from center_hub.contract.replies import AnyOutcome, Reason, Refused
from center_hub.contract.words import Role
from center_hub.core.events import Moment
from center_hub.core.views import Prospects, counter, pulse, queues
from center_hub.service.planning import plan_of
from config.loader import load_centre
from config.model import Centre
from tests.support.small_centre import Hall
from tests.unit.counter_terminal.desk import Desk, desk_of, ruled

CENTRE = load_centre(Path(__file__).parents[2] / "support" / "small-centre.yaml")
MAY_BE_REFUSED = {
    CallTicket: {Reason.UNKNOWN_TICKET, Reason.WRONG_STATE, Reason.NOT_SERVED_HERE},
    SwitchProfile: {Reason.LEAVES_SOMEBODY_WAITING},
    TransferTicket: {Reason.COUNTER_NOT_OPEN, Reason.NOBODY_SERVES_THIS},
}
"""What a screen cannot know of a number somebody typed, or of other counters."""
PRESSES = 1500


class Shift:
    """Counter c1 of the small centre with its screen, the hub's rules behind it, and citizens who come."""

    def __init__(self, centre: Centre, seed: int) -> None:
        self.chance = random.Random(seed)
        self.hall = Hall(plan_of(centre))
        self.hall.checked = False  # the invariants have tests of their own
        self.hall.give(OpenDay())
        self.desk: Desk = desk_of(centre, "c1", "en")
        self.desk.now = 0.0
        self.desk.connect()
        self.outcomes: list[tuple[AnyCommand, AnyOutcome]] = []
        self.show()

    def show(self) -> None:
        """The hub tells what is so now; the screen's clock goes with the hall's."""
        self.desk.now = self.hall.now / 1000
        moment = Moment(wall=self.hall.wall, steady=self.hall.now)
        for document in (
            pulse(self.hall.state, 1, moment),
            queues(self.hall.state, 1, Prospects()),
            counter(self.hall.state, 1, "c1"),
        ):
            self.desk.show(document)

    def press_something(self) -> None:
        """One press of what the screen offers; a command is decided and answered at once."""
        self.desk.press(*self.chance.choice(offers(self.desk)))
        if len(self.desk.sent) > len(self.outcomes):
            sent = self.desk.sent[-1]
            outcome = self.hall.give(sent, Role.COUNTER, pin_right=isinstance(sent, SignIn))
            self.outcomes.append((sent, outcome))
            self.desk.answer(outcome, self.hall.state.sequence)
        elif self.chance.random() < 0.2:
            self.hall.issue(self.chance.choice(["card", "passport"]))
        self.hall.wait(self.chance.choice([500, 1500, 20_000]))
        self.show()


def offers(desk: Desk) -> list[tuple[str, Any]]:
    """Each press that the screen offers now, as what is drawn would tell it."""
    match desk.view("page"):
        case "work":
            small = [(str(row["intent"]), "") for row in desk.rows("actions") if row["enabled"]]
            return small + [("main", desk.view("main.action"))] * 3
        case "list":
            answers = [("choose", row["id"]) for row in desk.rows("dialogue.answers")]
            return [*answers * 2, ("send", ""), ("leave", ""), ("note", "all well")]
        case "pad":
            letters = [("choose", row["id"]) for row in desk.rows("dialogue.letters")]
            return [*letters, *(("key", figure) for figure in "0011234"), *[("send", "")] * 4, ("leave", "")]
        case _:
            switches = [*desk.rows("dialogue.kinds"), *desk.rows("dialogue.positions")]
            cells = [cell for at in range(3) for cell in desk.rows(f"dialogue.column_{at}") if cell["id"]]
            chosen = [(str(cell["kind"]), cell["id"]) for cell in cells]
            return [*(("switch", row["id"]) for row in switches), *chosen, ("leave", "")]


@pytest.fixture(
    scope="module",
    params=[CENTRE, ruled(CENTRE, out_of_order="supervisor", sign_in_needed=True, outcome_needed=True)],
    ids=["easy", "strict"],
)
def shift(request: pytest.FixtureRequest) -> Shift:
    made = Shift(request.param, seed=7)
    for _ in range(PRESSES):
        made.press_something()
    return made


def test_nothing_the_screen_offers_is_refused_for_what_the_screen_could_know(shift: Shift) -> None:
    refused = [
        (command, outcome.reason)
        for command, outcome in shift.outcomes
        if isinstance(outcome, Refused) and outcome.reason not in MAY_BE_REFUSED.get(type(command), ())
    ]
    assert refused == []


def test_everything_a_counter_may_ask_of_the_hub_can_be_pressed(shift: Shift) -> None:
    agreed = Counter(type(command) for command, outcome in shift.outcomes if not isinstance(outcome, Refused))
    assert agreed.keys() == COUNTER_COMMANDS - {GiveFeedback}  # a citizen's, at a panel of their own


def test_the_counter_is_never_stuck(shift: Shift) -> None:
    assert len(shift.outcomes) > PRESSES / 5
    assert shift.hall.state.counters["c1"].served > PRESSES / 100
