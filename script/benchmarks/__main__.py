"""`python -m script.benchmarks`: measure and print (see script/bench). Never fails on a figure."""

import argparse
import json
import platform
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from script.benchmarks import dispatch, growth, latency, restart, startup, throughput, ticket
from script.benchmarks.figures import Figure, table

MEASURED: Mapping[str, Callable[[], list[Figure]]] = {
    "latency": latency.measure,
    "throughput": throughput.measure,
    "startup": startup.measure,
    "restart": restart.measure,
    "growth": growth.measure,
    "dispatch": dispatch.measure,
    "ticket": ticket.measure,
}


def main() -> int:
    """Measure what was asked for; always 0 unless a measurement could not be made."""
    parser = argparse.ArgumentParser(
        prog="script/bench",
        description="What Nobat costs, beside the raw cost of the same thing in the same run.",
        epilog="Machines are noisy: compare inside one run, and quote ratios.",
    )
    parser.add_argument("what", nargs="*", metavar="WHAT", help=f"of: {', '.join(MEASURED)} (default: all)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures for machines")
    asked = parser.parse_args()
    unknown = [name for name in asked.what if name not in MEASURED]
    if unknown:
        parser.error(f"there is no {unknown[0]!r}; there are: {', '.join(MEASURED)}")
    figures: list[Figure] = []
    wanted = asked.what or list(MEASURED)
    for number, name in enumerate(wanted, 1):
        sys.stderr.write(f"· measuring {name} ({number} of {len(wanted)})\n")
        figures += MEASURED[name]()
    print(f"{platform.platform()}, Python {platform.python_version()}\n")
    print(table(figures))
    if asked.json:
        rows = [{**figure._asdict(), "ratio": figure.ratio} for figure in figures]
        asked.json.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
