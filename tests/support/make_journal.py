"""Make the golden journal of a release: `python -m tests.support.make_journal tests/journals/0.1.0.sqlite`.

Done once a release and never again for the same one: a released journal must be readable for ever.
"""

import sys
from pathlib import Path

import apsw

from tests.support.bench import Bench
from tests.support.working_day import BOTH_DAYS


def main() -> None:
    """Write the journal of two small days as a single file."""
    path = Path(sys.argv[1])
    if path.exists():
        sys.exit(f"{path} is there already: a released journal is never made again")
    with Bench(path) as bench:
        bench.play(BOTH_DAYS)
    path.with_name(path.name + ".lock").unlink()
    database = apsw.Connection(str(path))
    database.pragma("journal_mode", "delete")
    database.close()


if __name__ == "__main__":
    main()
