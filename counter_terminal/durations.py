"""Durations as an operator reads them: whole minutes waited, a running clock of minutes and seconds.

Owns the rounding. Must not know languages.
"""

_MINUTE_MS = 60_000


def whole_minutes(milliseconds: int) -> int:
    """Full minutes passed; never below none, whatever two clocks say to each other."""
    return max(0, milliseconds) // _MINUTE_MS


def running(seconds: float) -> str:
    """`4:20`, from an hour on `1:04:20`; never below `0:00`."""
    minutes, left = divmod(max(0, int(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def minutes_until(moment: int, steady: int | None) -> int:
    """Minutes from `steady` to `moment`, begun ones too; both milliseconds on the hub's timeline.

    0 where the moment has passed, or the present is not known.
    """
    return 0 if steady is None else -(-max(0, moment - steady) // _MINUTE_MS)
