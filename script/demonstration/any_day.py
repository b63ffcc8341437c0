"""A shipped centre as the demo needs it: the same at any hour of any day.

Owns the copy of the centre's file with its days opened by hand and today a holiday, so that neither the clock
nor the calendar of the machine decides what the demo shows. Everything else is as shipped.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml

from config.loader import centre_file

BY_HAND = {"opens": "by_hand", "closes": "by_hand"}


def any_day(centre: str, folder: Path) -> Path:
    """The file of the copy of `centre`, written into `folder`."""
    # BaseLoader as the product reads it: every value is the text that stands there.
    tree = yaml.load(centre_file(centre).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - text only
    rules = tree.setdefault("rules", {})
    rules["day"] = rules.get("day", {}) | BY_HAND
    today = datetime.now(UTC).date()
    around = (today + timedelta(days=days) for days in (-1, 0, 1))
    special = {entry["date"] for entry in tree.get("special_hours", [])}
    resting = {*tree.get("holidays", []), *(day.isoformat() for day in around)}
    tree["holidays"] = sorted(resting - special)
    path = folder / f"{centre}.yaml"
    path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
