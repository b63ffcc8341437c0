"""Two clocks: the wall's may be set by anybody, the timeline goes on."""

from center_hub.core.events import Moment
from center_hub.service.clock import HubClock


class Machine:
    """The clocks of a machine that somebody may set, and that may be switched off."""

    wall = 1_795_161_600_000
    boot = 40_000

    def pass_time(self, milliseconds: int) -> None:
        self.wall += milliseconds
        self.boot += milliseconds

    def switched_off_for(self, milliseconds: int) -> None:
        self.wall += milliseconds
        self.boot = 15_000

    def clock(self, last: Moment | None) -> HubClock:
        return HubClock(last, wall_ms=lambda: self.wall, boot_ms=lambda: self.boot)


def test_the_timeline_of_a_new_journal_begins_at_nothing() -> None:
    machine = Machine()
    assert machine.clock(None).now() == Moment(wall=machine.wall, steady=0)


def test_setting_the_wall_clock_bends_no_duration() -> None:
    machine = Machine()
    clock = machine.clock(None)
    for step in (3_600_000, -86_400_000, 1):
        before = clock.now()
        machine.wall += step
        machine.pass_time(500)
        after = clock.now()
        assert after.steady - before.steady == 500
        assert after.wall - before.wall == step + 500


def test_after_a_restart_the_timeline_goes_on_by_the_time_the_machine_was_off() -> None:
    machine = Machine()
    machine.pass_time(10_000)
    last = Moment(wall=machine.wall, steady=777_000)
    machine.switched_off_for(60_000)
    assert machine.clock(last).now().steady == 837_000


def test_a_machine_that_wakes_up_in_the_past_does_not_turn_the_timeline_back() -> None:
    machine = Machine()
    last = Moment(wall=machine.wall, steady=777_000)
    machine.switched_off_for(-30 * 86_400_000)  # its battery was empty
    clock = machine.clock(last)
    assert clock.now().steady == 777_000
    machine.pass_time(2_000)
    assert clock.now().steady == 779_000


def test_the_clocks_of_this_machine_agree_on_how_long_a_moment_is() -> None:
    clock = HubClock(None)
    first, second = clock.now(), clock.now()
    assert 0 <= first.steady <= second.steady < 5_000
    assert first.wall > Machine.wall - 10 * 365 * 86_400_000
