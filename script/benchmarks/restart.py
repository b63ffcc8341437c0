"""How long a hub is away when it is started on the journal of a day of 80,000 events, and what it weighs."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import apsw

from center_hub.contract.commands import AnyCommand, CallNext, IssueTicket, OpenCounter, OpenDay, StartService
from center_hub.contract.words import CommandKey
from center_hub.core.decide import adopt, decide
from center_hub.core.decision import Occasion, Outlook
from center_hub.core.events import Moment
from center_hub.core.forecast import Forecaster
from center_hub.core.model import State
from center_hub.journal.journal import Journal
from center_hub.service.planning import plan_of
from config.loader import load_centre
from config.model import Centre
from script.benchmarks.figures import Figure, median
from script.benchmarks.rig import busy_centre, pss_mb, running_hub

EVENTS = 80_000
RUNS = 5
SNAPSHOT_LAG = 4_999
"""Events after the last snapshot: the worst case there is."""


def measure() -> list[Figure]:
    """The figures with the hub's own snapshot and without any."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        journal = folder / "day.sqlite"
        _write_day(load_centre(busy_centre(folder)), journal)
        with_snapshot = [_serving_after(folder, journal) for _ in range(RUNS)]
        _forget_snapshot(journal)
        without = [_serving_after(folder, journal) for _ in range(3)]
    seconds, weight = median([run[0] for run in with_snapshot]), median([run[1] for run in with_snapshot])
    folding = median([run[0] for run in without])
    return [
        Figure(
            "hub restart, 80,000 events", seconds, "s", folding, "without a snapshot", "<= 1 s", seconds <= 1
        ),
        Figure("hub PSS after it", weight, "MB", reach="<= 60 MB", reached=weight <= 60),  # noqa: PLR2004 - the goal
    ]


def _serving_after(folder: Path, journal: Path) -> tuple[float, float]:
    with running_hub(folder, journal) as rig:
        return rig.serving_after_s, pss_mb(rig.process.pid)


def _forget_snapshot(journal: Path) -> None:
    database = apsw.Connection(str(journal))
    database.execute("DELETE FROM snapshot")
    database.close()


def _write_day(centre: Centre, path: Path) -> None:
    """A day of 80,000 events through the real rules, with the last snapshot as far back as it can be."""
    with Journal(path, centre.id) as journal, journal.batch():
        now = Moment(wall=0, steady=0)
        adopted = adopt(State(), plan_of(centre), Occasion(now=now, date="2026-11-21"))
        if not isinstance(adopted, Outlook):
            raise TypeError(adopted)
        state, learned = adopted.state, Forecaster()
        journal.append(now, _key(state), adopted.events)
        for command in _commands(centre):
            now = Moment(wall=state.sequence * 400, steady=state.sequence * 400)
            decided = decide(state, command, Occasion(now=now, date="2026-11-21", token=f"t{state.sequence}"))
            for recorded in journal.append(now, _key(decided.state), decided.events):
                learned.learn(state, recorded)
            state = decided.state
            if EVENTS - SNAPSHOT_LAG - 3 <= state.sequence <= EVENTS - SNAPSHOT_LAG:
                journal.keep_snapshot(state)
                journal.keep_experience(learned.freeze())
            if state.sequence >= EVENTS:
                return


def _key(state: State) -> CommandKey:
    return CommandKey(device="bench", epoch=1, sequence=state.sequence)


def _commands(centre: Centre) -> Iterator[AnyCommand]:
    """Issue, call and start without end, over all counters; each call finishes the one before."""
    yield OpenDay()
    services = {at.id: centre.profile(at.profile).services[0] for at in centre.counters}
    for counter in services:
        yield OpenCounter(counter=counter)
    held: dict[str, str | None] = dict.fromkeys(services)
    numbers: dict[str, int] = {}
    while True:
        for counter, service in services.items():
            series = centre.service(service).series
            numbers[series] = numbers.get(series, 0) + 1
            ticket = f"1-{series}{numbers[series]:03d}"
            yield IssueTicket(service=service, language="az")
            yield CallNext(counter=counter, expect=held[counter])
            yield StartService(counter=counter, ticket=ticket)
            held[counter] = ticket
