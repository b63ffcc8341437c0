"""`trial/1`, as an outside simulation speaks it: a centre of three counters, and messages written by hand."""

import io
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from center_hub.core.plan import PolicyName
from center_hub.simulation.trial import serve

Said = dict[str, Any]

ROOT = Path(__file__).parents[4]
CENTRE: Said = {
    "format": "trial-centre/1",
    "name": "small",
    "close_s": 3600,
    "services": [
        {"id": "pass", "agency": "a", "mean_s": 300.0, "cv": 0.5, "target_s": 600.0},
        {"id": "card", "agency": "a", "mean_s": 300.0, "cv": 0.5, "target_s": 600.0},
    ],
    "classes": [
        {"id": "urgent", "weight": 4.0, "target_factor": 0.33},
        {"id": "ordinary", "weight": 1.0, "target_factor": 1.0},
    ],
    "rules": {"noshow_hold_s": 60.0, "walk_s": 25.0, "appt_target_s": 600.0, "transfer_factor": 0.5},
    "counters": [
        {"id": "both", "services": ["pass", "card"]},
        {"id": "cards", "services": ["card"]},
        {"id": "passes", "services": ["pass"]},
    ],
}
HELLO: Said = {"event": "hello", "protocol": "trial/1", "centre": CENTRE, "want": "features"}
BYE: Said = {"event": "bye"}


def day_start(*appointments: Said, day: str = "one") -> Said:
    shifts = [{"id": one["id"], "shifts": [[0, 3600]]} for one in CENTRE["counters"]]
    return {"event": "day_start", "t": 0, "day": day, "appointments": list(appointments), "shifts": shifts}


def booked(visit: str, at: float, service: str = "pass") -> Said:
    return {"visit": visit, "service": service, "cls": "ordinary", "appt_t": at}


def arrival(t: float, visit: str, service: str = "pass", leg: int = 0, **more: Any) -> Said:
    kind = "transfer" if leg else "appt" if "appt_t" in more else "walk"
    who = {"ticket": f"{visit}.{leg}", "visit": visit, "leg": leg, "service": service}
    return {"event": "arrival", "t": t, **who, "cls": "ordinary", "kind": kind, "arrived": t, **more}


def free(t: float, counter: str = "both") -> Said:
    return {"event": "counter_free", "t": t, "counter": counter, "want": "call"}


def at(event: str, t: float, ticket: str, counter: str = "both") -> Said:
    return {"event": event, "t": t, "ticket": ticket, "counter": counter}


def on(t: float = 0) -> list[Said]:
    return [{"event": "on", "t": t, "counter": one["id"]} for one in CENTRE["counters"]]


def served(t: float, ticket: str, counter: str = "both", takes_s: float = 100) -> list[Said]:
    return [
        at("call", t, ticket, counter),
        at("show", t, ticket, counter),
        at("end", t + takes_s, ticket, counter),
    ]


def answers(*said: Said, policy: PolicyName = "promised_wait") -> list[Said]:
    """What is answered, `hello` left out; the run ends well."""
    incoming = io.StringIO("".join(json.dumps(one) + "\n" for one in (HELLO, *said, BYE)))
    outgoing = io.StringIO()
    assert serve(incoming, outgoing, policy) == 0
    return [json.loads(line) for line in outgoing.getvalue().splitlines()][1:]


def called(*said: Said, policy: PolicyName = "promised_wait") -> list[str | None]:
    """The tickets that counters are told to call."""
    return [one["call"] for one in answers(*said, policy=policy) if "call" in one]


def failing(capsys: pytest.CaptureFixture[str], *lines: str) -> str:
    """What is said on stderr of a run that ends with 1."""
    assert serve(io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO()) == 1
    return capsys.readouterr().err


def test_hello_is_answered_with_what_we_can_do() -> None:
    outgoing = io.StringIO()
    assert serve(io.StringIO(json.dumps(HELLO) + "\n"), outgoing) == 0
    assert json.loads(outgoing.getvalue()) == {"features": ["forecast", "pick_counter"]}


def test_a_free_counter_is_told_whom_to_call_and_none_where_nobody_waits() -> None:
    first, second = arrival(10, "v1"), arrival(20, "v2")
    done = [free(30), *served(30, "v1.0"), free(130), *served(130, "v2.0"), free(230)]
    assert called(day_start(), *on(), first, second, *done) == ["v1.0", "v2.0", None]


def test_each_message_that_wants_something_is_answered_with_one_line_and_no_other_is() -> None:
    said = (day_start(), *on(), arrival(10, "v1"), free(30), *served(30, "v1.0"), {"event": "day_end"})
    assert answers(*said) == [{"call": "v1.0"}]


def test_a_counter_calls_only_what_it_takes() -> None:
    assert called(day_start(), *on(), arrival(10, "v1"), free(20, "cards"), free(20, "passes")) == [
        None,
        "v1.0",
    ]


def test_the_order_of_calling_is_the_one_asked_for() -> None:
    waiting = (arrival(10, "v1"), arrival(500, "v2", "card", cls="urgent"))
    hall = (day_start(), *on(), *waiting, free(510))
    assert called(*hall, policy="strict_priority") == ["v2.0"]
    assert called(*hall, policy="first_come") == ["v1.0"]


def test_who_was_called_in_vain_and_comes_back_waits_again_behind_the_others() -> None:
    missed = (free(30), at("call", 30, "v1.0"), at("noshow", 90, "v1.0"), free(90), *served(90, "v2.0"))
    back = ({"event": "recall", "t": 150, "ticket": "v1.0"}, free(190), *served(190, "v3.0"), free(290))
    three = (arrival(10, "v1"), arrival(20, "v2"), arrival(25, "v3"))
    assert called(day_start(), *on(), *three, *missed, *back) == ["v1.0", "v2.0", "v3.0", "v1.0"]


def test_who_did_not_come_and_will_not_is_never_called_again() -> None:
    lost = (free(30), at("call", 30, "v1.0"), at("lost", 90, "v1.0"), free(90))
    assert called(day_start(), *on(), arrival(10, "v1"), *lost) == ["v1.0", None]


def test_a_later_service_of_a_visit_is_called_by_the_name_of_its_own_ticket() -> None:
    onward = (*served(20, "v1.0"), arrival(120, "v1", "card", leg=1), free(130, "cards"))
    after = (*served(130, "v1.1", "cards"), free(230, "cards"))
    assert called(day_start(), *on(), arrival(10, "v1"), free(20), *onward, *after) == ["v1.0", "v1.1", None]


def test_an_appointment_before_its_time_is_called_only_rather_than_nobody() -> None:
    early, walk_in = arrival(10, "v1", appt_t=600.0), arrival(20, "v2")
    hall = (day_start(booked("v1", 600.0)), *on(), early, walk_in)
    assert called(*hall, free(30), *served(30, "v2.0"), free(130)) == ["v2.0", "v1.0"]


def test_a_newcomer_is_sent_to_the_idle_counter_that_knows_least() -> None:
    asked = {
        "event": "idle_counters",
        "t": 10,
        "ticket": "v1.0",
        "counters": ["both", "passes"],
        "want": "order",
    }
    said = (day_start(), *on(), arrival(10, "v1"), asked)
    assert answers(*said) == [{"order": ["passes", "both"]}]
    assert answers(*said, policy="first_come") == [{"order": ["both", "passes"]}]


def test_a_wait_is_forecast_as_three_figures_that_rise() -> None:
    crowd = [arrival(10 + n, f"v{n}") for n in range(8)]
    wanted = arrival(30, "w", want="forecast")
    (answer,) = answers(day_start(), *on(), *crowd, wanted)
    told = answer["forecast"]
    assert 0 <= told["p10"] <= told["p50"] <= told["p90"]
    assert told["p90"] > 0


def test_a_counter_that_stands_idle_means_no_wait() -> None:
    (answer,) = answers(day_start(), *on(), arrival(10, "v1", want="forecast"))
    assert answer["forecast"] == {"p10": 0, "p50": 0, "p90": 0}


def test_the_next_day_names_are_used_again() -> None:
    one_day = (*on(), arrival(10, "v1"), free(20), *served(20, "v1.0"))
    next_day = (day_start(day="two"), free(5, "passes"), arrival(10, "v1"), free(20, "passes"))
    assert called(day_start(), *one_day, {"event": "day_end"}, *next_day) == ["v1.0", None, "v1.0"]


def test_an_appointment_nobody_came_for_is_forgotten_by_the_next_day() -> None:
    last = (arrival(700, "v2"), *served(700, "v2.0"), {"event": "day_end"})
    second = (
        day_start(booked("v1", 900.0), day="two"),
        arrival(890, "v1", appt_t=900.0),
        free(900, "passes"),
    )
    assert called(day_start(booked("v1", 600.0)), *on(), *last, *second) == ["v1.0"]


def test_the_next_day_begins_with_nobody_waiting() -> None:
    one_day = (*on(), arrival(10, "left-over"), {"event": "day_end"})
    assert called(day_start(), *one_day, day_start(day="two"), free(5, "passes")) == [None]


def test_a_walk_in_may_have_the_name_of_an_appointment_of_the_day_before() -> None:
    late = (arrival(3000, "v1", appt_t=3000.0), free(3000), *served(3000, "v1.0"), {"event": "day_end"})
    second = (day_start(day="two"), arrival(10, "v1"), free(20, "passes"))
    assert called(day_start(booked("v1", 3000.0)), *on(), *late, *second) == ["v1.0", "v1.0"]


def test_events_of_a_later_protocol_and_those_without_a_meaning_for_us_are_ignored() -> None:
    idle = {"event": "idle", "t": 5, "counter": "both"}
    due = {"event": "due", "t": 15, "ticket": "v1.0"}
    strange = {"event": "lights_out", "t": 16, "why": ["anything"]}
    assert called(day_start(), *on(), idle, arrival(10, "v1"), due, strange, free(20)) == ["v1.0"]


@pytest.mark.parametrize("line", ["{", "[]", "null", '{"t": 1}', '{"event": "on", "t": 1}'])
def test_a_line_that_is_not_of_the_protocol_ends_the_run_with_a_sentence(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = failing(capsys, json.dumps(HELLO), json.dumps(day_start()), line)
    assert said.startswith("not a message of trial/1: ")
    assert said.count("\n") == 1


@pytest.mark.parametrize("event", ["on", "off", "call", "counter_free"])
def test_a_counter_that_the_centre_does_not_have_ends_the_run_with_a_sentence(
    event: str, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = {"event": event, "t": 1, "counter": "nowhere", "ticket": "v1.0", "want": "call"}
    said = failing(capsys, json.dumps(HELLO), json.dumps(day_start()), json.dumps(strange))
    assert "not a message of trial/1" in said


def test_anything_before_hello_ends_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert failing(capsys, json.dumps(day_start())) == "the first message must be 'hello'\n"


def test_a_ticket_before_the_day_has_begun_ends_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    early = at("show", 1, "v1.0")
    assert "not a message of trial/1" in failing(capsys, json.dumps(HELLO), json.dumps(early))


@pytest.mark.parametrize("before", [(), (day_start(), {"event": "day_end"})], ids=["first", "after a day"])
@pytest.mark.parametrize("early", [{"event": "day_end"}, arrival(1, "v1")], ids=["day_end", "arrival"])
def test_what_happens_outside_of_a_day_ends_the_run_with_what_must_come_before(
    early: Said, before: tuple[Said, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    said = failing(capsys, *map(json.dumps, (HELLO, *before, early)))
    assert said == f"'{early['event']}' is outside of a day: 'day_start' must come before it\n"


def test_an_empty_line_says_nothing() -> None:
    lines = (json.dumps(HELLO), "", json.dumps(day_start()), " \t", json.dumps(free(20)))
    outgoing = io.StringIO()
    assert serve(io.StringIO("".join(f"{line}\n" for line in lines)), outgoing) == 0
    assert json.loads(outgoing.getvalue().splitlines()[1]) == {"call": None}


def test_an_appointment_at_no_time_is_none() -> None:
    first, second = arrival(10, "v1", appt_t=None), arrival(20, "v2")
    assert called(day_start(), *on(), first, second, free(30)) == ["v1.0"]


def test_an_appointment_may_have_the_name_of_one_that_was_kept_the_day_before() -> None:
    kept = (arrival(500, "v1", appt_t=3000.0), *served(600, "v1.0"), {"event": "day_end"})
    again = (arrival(500, "v1", appt_t=3000.0), arrival(510, "v2"), free(520))
    one_day = (day_start(booked("v1", 3000.0)), *on(), *kept)
    assert called(*one_day, day_start(booked("v1", 3000.0), day="two"), *again) == ["v2.0"]
    assert called(*one_day, day_start(day="two"), *again) == ["v2.0"]


@pytest.mark.parametrize("shown", [(at("show", 20, "v1.0"),), ()], ids=["serving", "called"])
def test_a_counter_that_had_somebody_at_the_end_of_a_day_is_free_the_next(shown: tuple[Said, ...]) -> None:
    one_day = (day_start(), *on(), arrival(10, "v1"), at("call", 15, "v1.0"), *shown, {"event": "day_end"})
    next_day = (arrival(10, "v1"), free(20), *served(20, "v1.0"), free(120), {"event": "day_end"})
    assert called(*one_day, day_start(day="two"), *next_day) == ["v1.0", None]


def test_bye_ends_the_run_and_nothing_after_it_is_read() -> None:
    incoming = io.StringIO(f"{json.dumps(HELLO)}\n{json.dumps(BYE)}\nnonsense\n")
    assert serve(incoming, io.StringIO()) == 0
    assert incoming.readline() == "nonsense\n"


def run(lines: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """What `serve` says as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "center_hub.simulation", "serve"],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )


def test_served_as_a_process_nothing_but_answers_is_on_stdout() -> None:
    said = (
        HELLO,
        day_start(),
        *on(),
        arrival(10, "v1"),
        free(20),
        *served(20, "v1.0"),
        {"event": "day_end"},
        BYE,
    )
    ended = run(json.dumps(one) for one in said)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert [json.loads(line) for line in ended.stdout.splitlines()] == [
        {"features": ["forecast", "pick_counter"]},
        {"call": "v1.0"},
    ]


def test_served_as_a_process_garbage_ends_it_with_one() -> None:
    ended = run([json.dumps(HELLO), "garbage"])
    assert ended.returncode == 1
    assert "garbage" in ended.stderr
    assert "Traceback" not in ended.stderr
