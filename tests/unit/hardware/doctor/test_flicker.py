from hardware.doctor.examination import late
from hardware.doctor.flicker import Flicker, summary
from hardware.finding import Finding, Verdict


def paper(verdict: Verdict, value: str) -> Finding:
    return Finding("ticket_printer", "paper", verdict, value)


READY, OPEN = paper(Verdict.OK, "ready"), paper(Verdict.FAIL, "cover open")
SWITCH_ON = Finding("broker", "port", Verdict.OK, "10.0.0.1:1883 in 0.4 ms")


def told(flicker: Flicker, *findings: Finding) -> list[str]:
    return [str(change) for change in flicker.hear(findings)]


def test_the_first_look_tells_how_things_are() -> None:
    assert told(Flicker(), READY) == ["ticket_printer paper: OK ready"]


def test_what_stays_is_not_told_again() -> None:
    flicker = Flicker()
    told(flicker, READY, SWITCH_ON)
    assert told(flicker, READY, Finding("broker", "port", Verdict.OK, "10.0.0.1:1883 in 7.9 ms")) == []


def test_a_change_is_told_with_what_was_before() -> None:
    flicker = Flicker()
    told(flicker, OPEN)
    assert told(flicker, READY) == ["ticket_printer paper: FAIL cover open -> OK ready"]


def test_another_trouble_is_a_change_and_other_figures_of_it_are_none() -> None:
    flicker = Flicker()
    told(flicker, paper(Verdict.WARN, "12.5 m left"))
    assert told(flicker, paper(Verdict.WARN, "11 m left")) == []
    assert told(flicker, paper(Verdict.WARN, "unknown")) != []


def test_a_check_that_cannot_be_made_for_a_while_is_as_it_was() -> None:
    flicker = Flicker()
    told(flicker, READY)
    assert told(flicker, Finding("ticket_printer", "wire", Verdict.FAIL, "refused")) != []
    assert told(flicker, READY) == ["ticket_printer wire: FAIL refused -> over"]


def test_a_trouble_is_not_over_because_a_worse_one_stands_before_it() -> None:
    unplugged = Finding("ticket_printer", "wire", Verdict.FAIL, "unplugged")
    flicker = Flicker()
    told(flicker, OPEN)
    assert told(flicker, unplugged) == ["ticket_printer wire: FAIL unplugged"]
    assert told(flicker, OPEN) == []
    assert told(flicker, READY) == [
        "ticket_printer wire: FAIL unplugged -> over",
        "ticket_printer paper: FAIL cover open -> OK ready",
    ]


def test_a_device_that_answers_again_with_a_trouble_no_longer_hangs() -> None:
    flicker = Flicker()
    told(flicker, late("ticket_printer", 10.0))
    assert told(flicker, OPEN)[0] == "ticket_printer examination: FAIL no end -> over"


def test_a_trouble_is_not_over_because_a_look_came_to_no_end() -> None:
    flicker = Flicker()
    told(flicker, OPEN)
    assert list(flicker.hear([], complete=False)) == []
    assert list(flicker.last.values()) == [OPEN]


def test_a_trouble_that_is_over_counts_no_more_in_the_end() -> None:
    flicker = Flicker()
    told(flicker, OPEN)
    told(flicker)
    assert flicker.last == {}
    assert list(summary([flicker])) == ["ticket_printer paper: changed once, now over"]


def test_the_summary_begins_with_what_flickered_most() -> None:
    flicker = Flicker()
    told(flicker, READY, SWITCH_ON)
    for seen in (OPEN, READY):
        told(flicker, seen, SWITCH_ON)
    told(flicker, OPEN, Finding("broker", "port", Verdict.FAIL, "refused"))
    assert list(summary([flicker])) == [
        "ticket_printer paper: changed 3 times, now FAIL cover open",
        "broker port: changed once, now FAIL refused",
    ]


def test_a_quiet_watch_says_so() -> None:
    flicker = Flicker()
    told(flicker, READY)
    assert list(summary([flicker])) == ["nothing changed"]
