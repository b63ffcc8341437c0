from center_hub.contract.documents import HubPulse
from center_hub.contract.words import Stamp
from center_hub.link.heartbeat import SILENT_S, Heartbeat


def pulse(second: int) -> HubPulse:
    stamp = Stamp(epoch=1, sequence=1)
    return HubPulse(version=1, stamp=stamp, wall=1_000_000 + 1000 * second, steady=1000 * second, day=None)


def test_a_hub_never_heard_is_silent_at_once_unless_listening_has_just_begun() -> None:
    assert Heartbeat().silent(0.0)
    assert not Heartbeat(heard_at=100.0).silent(100.0 + SILENT_S - 0.1)
    assert Heartbeat(heard_at=100.0).silent(100.0 + SILENT_S)


def test_hub_time_goes_on_between_pulses() -> None:
    heard = Heartbeat().after(pulse(7), 50.0)
    assert (heard.steady(52.5), heard.wall(52.5)) == (9_500, 1_009_500)
    assert heard.last_word == 1_007_000


def test_before_the_first_pulse_no_time_is_known() -> None:
    assert (Heartbeat().steady(1.0), Heartbeat().wall(1.0), Heartbeat().last_word) == (None, None, None)


def test_the_clock_goes_on_in_silence() -> None:
    assert Heartbeat().after(pulse(1), 1.0).wall(60.0) == 1_060_000
