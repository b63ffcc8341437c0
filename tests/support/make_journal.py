"""Make the golden journal of a release: `python -m tests.support.make_journal tests/journals/0.1.0.sqlite`.

Done once a release and never again for the same one: a released journal must be readable for ever.
"""

import sys
from pathlib import Path

import apsw
from msgspec.structs import replace

from center_hub.core.plan import DispatchRules
from tests.support.bench import Bench
from tests.support.small_centre import PLAN
from tests.support.working_day import BOTH_DAYS, DAY_BY_PROMISE

BY_PROMISE = replace(PLAN, rules=replace(PLAN.rules, dispatch=DispatchRules(policy="promised_wait")))
"""Calls by the order that most centres have, so that the events hold what was weighed."""


def main() -> None:
    """Write the journal of two small days as a single file."""
    path = Path(sys.argv[1])
    if path.exists():
        sys.exit(f"{path} is there already: a released journal is never made again")
    with Bench(path) as bench:
        bench.play(BOTH_DAYS)
        bench.plan = BY_PROMISE
        bench.restart()
        for press in DAY_BY_PROMISE:
            bench.play((press,))
            bench.hub.tick()
            bench.pass_time(60_000)
    path.with_name(path.name + ".lock").unlink()
    database = apsw.Connection(str(path))
    database.pragma("journal_mode", "delete")
    database.close()


if __name__ == "__main__":
    main()
