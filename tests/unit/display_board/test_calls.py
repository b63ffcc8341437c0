"""That nobody's call is missed, however fast calls come: time, rooms and calls made up by hypothesis."""

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from center_hub.contract.documents import BoardCall, BoardDocument
from center_hub.contract.words import Stamp
from display_board.arrangement import LINES_AT_LEAST, Room
from display_board.calls import FRAMED_S, HELD_S, NAMED, Calls
from display_board.sayings import TURN_S
from tests.unit.display_board.hall import call

ZONES = ("zone-a", "zone-b", "zone-c")
LEAST_S = 10.0


@dataclass
class Watched:
    """A hall of sixty counters, and a citizen who writes down when each call is to be seen."""

    calls: Calls = field(default_factory=Calls)
    rows: dict[str, list[BoardCall]] = field(default_factory=lambda: {zone: [] for zone in ZONES})
    order: int = 0
    now: float = 1000.0
    room: Room = field(default_factory=Room)
    lit_since: dict[int, float] = field(default_factory=dict)
    longest: dict[int, float] = field(default_factory=dict)
    shown: list[tuple[int, list[int]]] = field(default_factory=list)
    """The page that stood, and the orders on it."""

    def __post_init__(self) -> None:
        for zone in ZONES:
            self.tell(zone)
        self.look()

    def tell(self, zone: str) -> None:
        stamp = Stamp(epoch=1, sequence=self.order)
        self.calls.look_at(BoardDocument(version=1, stamp=stamp, zone=zone, calls=tuple(self.rows[zone])))

    def called(self, zone: str, *, standing: bool = True) -> None:
        self.order += 1
        made = call(self.order, self.order, "counter-1", standing=standing)
        self.rows[zone] = [made, *self.rows[zone]][:NAMED]
        self.tell(zone)
        self.look()

    def look(self) -> None:
        self.calls.step(self.room, self.now)
        rows = self.calls.page.rows
        for order, since in self.lit_since.items():  # what was lit stood until this moment
            self.longest[order] = max(self.longest.get(order, 0), self.now - since)
        lit = {one.call.call.order for one in rows if one.lit}
        self.lit_since = {order: self.lit_since.get(order, self.now) for order in lit}
        self.shown.append((self.calls.page.page, [one.call.call.order for one in rows]))

    def wait(self, seconds: float) -> None:
        """Time passes; the board wakes when it said it would."""
        end = self.now + seconds
        while (soon := self.calls.next_change(self.now)) < end:
            self.now = soon
            self.look()
        self.now = end
        self.look()


ROOMS = st.builds(Room, st.integers(LINES_AT_LEAST, 20), st.booleans())
CALLED = st.tuples(st.sampled_from(ZONES), st.booleans(), st.sampled_from([0.0, 0.1, 1.0, 3.0, 8.0, 20.0]))


@settings(max_examples=150, deadline=None)
@given(ROOMS, st.lists(CALLED, min_size=1, max_size=70))
def test_every_call_is_lit_ten_seconds_without_a_break(
    room: Room, happenings: list[tuple[str, bool, float]]
) -> None:
    hall = Watched(room=room)
    for zone, standing, pause in happenings:
        hall.called(zone, standing=standing)
        hall.wait(pause)
    hall.wait(HELD_S * (len(happenings) + 1))
    assert set(hall.longest) == set(range(1, len(happenings) + 1))
    assert min(hall.longest.values()) >= LEAST_S


@settings(max_examples=150, deadline=None)
@given(ROOMS, st.lists(CALLED, min_size=1, max_size=70))
def test_a_call_stays_until_three_further_ones_were_seen(
    room: Room, happenings: list[tuple[str, bool, float]]
) -> None:
    hall = Watched(room=room)
    for zone, standing, pause in happenings:
        hall.called(zone, standing=standing)
        hall.wait(pause)
    hall.wait(HELD_S)
    seen: set[int] = set()
    kept = 4 if room.lines > LINES_AT_LEAST else 3
    for page, shown in hall.shown:
        seen |= set(shown)
        for order in sorted(seen)[-kept:] if page == 0 else ():
            assert order in shown, f"{order} is gone after {sorted(seen)}, shown: {shown}"


def test_at_opening_sixty_counters_call_within_a_minute_and_each_call_has_its_time() -> None:
    hall = Watched(room=Room(8))
    for at in range(60):
        hall.called(ZONES[at % 3])
        hall.wait(1.0)
    hall.wait(HELD_S * (60 / hall.room.most_lit + 1) - 60)  # three minutes after the first
    assert min(hall.longest[order] for order in range(1, 61)) >= LEAST_S


def test_in_a_peak_of_a_call_every_eight_seconds_each_is_lit_at_once() -> None:
    hall = Watched(room=Room(6))
    for _ in range(20):
        hall.called("zone-a")
        assert hall.calls.page.rows[0].call.call.order == hall.order
        assert hall.calls.page.rows[0].lit
        assert len(hall.calls.page.rows) >= min(hall.order, 4)
        hall.wait(8.0)


def test_whoever_is_still_awaited_comes_up_page_by_page_and_a_fresh_call_turns_back() -> None:
    hall = Watched(room=Room(6))
    for _ in range(14):
        hall.called("zone-a")
        hall.called("zone-b")
    hall.wait(HELD_S * 14)
    seen: set[int] = set()
    pages = hall.calls.page.pages
    for _ in range(pages):
        seen |= {one.call.call.order for one in hall.calls.page.rows}
        hall.wait(TURN_S)
    assert pages > 3
    # Each zone's document names its latest twelve.
    assert seen == set(range(5, 29))
    hall.wait(TURN_S * (pages - hall.calls.page.page + 1))
    assert hall.calls.page.page == 1
    hall.called("zone-c")
    assert hall.calls.page.page == 0
    assert hall.calls.page.rows[0].call.call.order == 29


def test_who_has_come_is_on_no_further_page() -> None:
    hall = Watched(room=Room(6))
    for _ in range(12):
        hall.called("zone-a", standing=False)
    hall.wait(HELD_S * 6)
    assert hall.calls.page.pages == 1
    assert len(hall.calls.page.rows) == 6


def test_a_call_pushed_out_of_its_document_is_still_seen() -> None:
    hall = Watched(room=Room(6))
    for _ in range(20):
        hall.called("zone-a")
    assert min(one.order for one in hall.rows["zone-a"]) == 9
    hall.wait(HELD_S * 10)
    assert min(hall.longest[order] for order in range(1, 21)) >= LEAST_S


def test_after_a_hub_that_lost_its_journal_the_first_calls_are_lit_again() -> None:
    calls = Calls()
    calls.look_at(
        BoardDocument(version=1, stamp=Stamp(1, 1), zone="zone-a", calls=(call(3, 9, "counter-1"),))
    )
    calls.step(Room(), 0.0)
    fresh = call(3, 4, "counter-1", standing=True)
    calls.look_at(BoardDocument(version=1, stamp=Stamp(2, 1), zone="zone-a", calls=(fresh,)))
    calls.step(Room(), 1.0)
    assert [(one.call.call.number, one.lit) for one in calls.page.rows] == [(4, True)]


def test_a_call_loses_nothing_where_the_room_shrinks() -> None:
    hall = Watched(room=Room(12))
    for _ in range(9):
        hall.called("zone-a")
    hall.wait(6)
    hall.room = Room(5)
    hall.wait(60)
    assert min(hall.longest[order] for order in range(1, 10)) >= LEAST_S


@settings(max_examples=50, deadline=None)
@given(st.floats(0, 1000), st.lists(st.sampled_from([0.0, 0.3, 1.0, 6.0]), min_size=1, max_size=5))
def test_a_frame_comes_and_goes_once_a_second_for_five_seconds_at_most(
    start: float, pauses: list[float]
) -> None:
    hall = Watched(now=start)
    changes: dict[int, list[float]] = {}
    was: dict[int, bool] = {}
    for pause in [*pauses, HELD_S]:
        hall.called("zone-a")
        end = hall.now + pause
        while hall.now <= end:
            hall.look()
            for one in hall.calls.page.rows:
                order, now = one.call.call.order, hall.calls.framed(one.call, hall.now)
                if now != was.get(order, False):
                    changes.setdefault(order, []).append(hall.now)
                was[order] = now
            hall.now = min(hall.calls.next_change(hall.now), max(end, hall.now + 0.01))
    for times in changes.values():
        assert times[-1] - times[0] <= FRAMED_S + 1
        again = zip(times, times[2:], strict=False)
        assert all(second - first >= 0.5 for first, second in again)
