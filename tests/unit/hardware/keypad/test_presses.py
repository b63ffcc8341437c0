import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.keypad.port import KeypadAction, Press
from hardware.keypad.presses import BOUNCE_S, REPEAT_S, STUCK_S, Presses

NEXT, RECALL = KeypadAction.CALL_NEXT, KeypadAction.RECALL
ACTIONS = {"next": NEXT, "recall": RECALL}


class Box:
    def __init__(self) -> None:
        self.presses: Presses[str] = Presses(ACTIONS)
        self.made: list[Press] = []

    def down(self, *keys: str, at: float) -> None:
        self._changed(keys, (), at)

    def up(self, *keys: str, at: float) -> None:
        self._changed((), keys, at)

    def _changed(self, down: tuple[str, ...], up: tuple[str, ...], at: float) -> None:
        if press := self.presses.changed(down, up, at):
            self.made.append(press)

    @property
    def actions(self) -> list[KeypadAction]:
        return [press.action for press in self.made]


@pytest.fixture
def box() -> Box:
    return Box()


def test_a_press_counts_when_the_key_goes_down(box: Box) -> None:
    box.down("next", at=10.0)
    box.up("next", at=10.1)
    assert box.made == [Press(NEXT, 10.0)]


def test_a_bounce_is_no_second_press_on_either_edge(box: Box) -> None:
    for at in (10.0, 10.004, 10.009):
        box.down("next", at=at)
        box.up("next", at=at + 0.002)
    box.down("next", at=10.02)
    box.up("next", at=13.0)
    box.down("next", at=13.0 + BOUNCE_S / 2)
    box.up("next", at=13.02)
    assert box.actions == [NEXT]


def test_a_held_key_is_one_press_and_counts_again_when_it_was_let_go(box: Box) -> None:
    box.down("next", at=10.0)
    for at in range(11, 40):
        box.down("next", at=at)
    box.up("next", at=40.0)
    assert box.actions == [NEXT]
    box.down("next", at=40.2)
    assert box.actions == [NEXT, NEXT]


def test_a_key_that_repeats_by_itself_counts_once_however_long_it_goes_on(box: Box) -> None:
    at = 10.0
    while at < 100:
        box.down("next", at=at)
        box.up("next", at=at + 0.01)
        at += 0.9 * REPEAT_S
    assert box.actions == [NEXT]
    box.down("next", at=at + REPEAT_S)
    assert box.actions == [NEXT, NEXT]


def test_a_contact_that_bounces_within_one_moment_is_one_press(box: Box) -> None:
    box.down("next", "next", at=10.0)
    assert box.actions == [NEXT]


def test_of_two_keys_at_one_moment_neither_counts(box: Box) -> None:
    box.down("next", "recall", at=10.0)
    box.up("next", "recall", at=10.2)
    assert box.actions == []


def test_while_one_key_is_down_another_does_nothing(box: Box) -> None:
    box.down("next", at=10.0)
    box.down("recall", at=10.01)
    box.up("next", at=10.3)
    assert box.actions == [NEXT]
    box.up("recall", at=10.4)
    box.down("recall", at=12.0)
    assert box.actions == [NEXT, RECALL]


def test_a_stuck_key_no_longer_holds_up_the_others_and_is_told(
    box: Box, caplog: pytest.LogCaptureFixture
) -> None:
    box.down("next", at=10.0)
    box.down("recall", at=10.0 + STUCK_S)
    assert box.actions == [NEXT, RECALL]
    assert "call_next is down for 5 s" in caplog.text


def test_a_key_that_hangs_says_nothing_when_the_cable_is_put_in_again(box: Box) -> None:
    box.down("next", at=10.0)
    for at in (20.0, 30.0, 40.0):
        box.presses.begin(at)
        box.down("next", at=at + 0.3)
    assert box.actions == [NEXT]
    box.presses.begin(50.0)
    box.down("next", at=52.0)
    assert box.actions == [NEXT, NEXT]


def test_when_changes_were_lost_a_key_that_seemed_down_holds_nobody_up(box: Box) -> None:
    box.down("next", at=10.0)
    box.presses.unsure()
    box.down("recall", at=11.0)
    assert box.actions == [NEXT, RECALL]


def test_keys_that_nobody_named_do_nothing_and_hold_nothing_up(box: Box) -> None:
    box.down("other", at=10.0)
    box.down("next", at=10.1)
    assert box.actions == [NEXT]


EVENTS = st.lists(
    st.tuples(
        st.sets(st.sampled_from(["next", "recall", "other"])),
        st.sets(st.sampled_from(["next", "recall", "other"])),
        st.floats(0, 3),
    ),
    max_size=60,
)


@given(EVENTS)
def test_no_way_of_pressing_gives_two_presses_of_one_key_within_a_second(
    events: list[tuple[set[str], set[str], float]],
) -> None:
    presses: Presses[str] = Presses(ACTIONS)
    at, last = 100.0, dict.fromkeys(KeypadAction, -10.0)
    for down, up, later in events:
        at += later
        if press := presses.changed(sorted(down), sorted(up), at):
            assert press.at == at
            assert at - last[press.action] >= REPEAT_S
            last[press.action] = at
