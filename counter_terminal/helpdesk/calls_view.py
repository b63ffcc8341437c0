"""Calls for help in words: which kiosk, in which language, for how long, who goes.

Owns the sentences of a call. Must not know which calls stand (`calls`) nor where they are drawn.
"""

from typing import Final

from config.model import Centre
from counter_terminal.helpdesk.calls import Call, Calls
from counter_terminal.words import View, Words

MOST_ROWS: Final = 7
"""As many as stand below one another on a tablet that lies; the rest are the youngest, and wait."""
_MINUTE_MS: Final = 60_000


def calls_view(calls: Calls, centre: Centre, words: Words, wall: int | None, own: str) -> View:
    """The calls at `wall`, UTC milliseconds of the hub's clock, at the desk whose id is `own`.

    `rows` are those to show: the oldest, or all while they are looked at. `more` of the first leads from the
    one to the other.
    """
    standing = calls.standing
    shown = standing[: MOST_ROWS if calls.all_shown else 1]
    more = {"more": _more(calls, len(standing), words)}
    rows = [_row(one, centre, words, wall, own) for one in shown]
    return {"rows": [{**row, **more} if row is rows[0] else row for row in rows], "all": calls.all_shown}


def _row(call: Call, centre: Centre, words: Words, wall: int | None, own: str) -> View:
    going = _going(call, centre, words, own)
    notes = (words.spoken(call.wanted.language), _since(call, words, wall), going)
    return {
        "kiosk": call.kiosk,
        "title": words.text("helpdesk.call", kiosk=_label(centre, call.kiosk)),
        "note": " · ".join(filter(None, notes)),
        "answered": bool(going),
        "go": "" if going and not call.mine else words.text(_GO[call.mine]),
        "intent": "call_stay" if call.mine else "call_go",
        "done": words.text("helpdesk.call_done"),
        "more": "",
    }


_GO: Final = {False: "helpdesk.call_go", True: "helpdesk.call_stay"}


def _going(call: Call, centre: Centre, words: Words, own: str) -> str:
    """Who is on the way; empty while nobody is. The hub's echo of what this desk took back is no news."""
    if call.mine:
        return words.text("helpdesk.call_you_go")
    if call.other is None or call.other == own:
        return ""
    return words.text("helpdesk.call_desk_goes", desk=_label(centre, call.other))


def _since(call: Call, words: Words, wall: int | None) -> str:
    """How long they wait, in whole minutes; empty while the hub has not told its time."""
    if wall is None:
        return ""
    waited = wall - call.wanted.since
    if waited < _MINUTE_MS:
        return words.text("helpdesk.call_new")
    return words.text("helpdesk.call_waits", wait=words.minutes(waited))


def _more(calls: Calls, count: int, words: Words) -> str:
    if calls.all_shown:
        return words.text("helpdesk.fewer_calls")
    return words.language.plural("helpdesk.more_calls", count - 1) if count > 1 else ""


def _label(centre: Centre, device: str) -> str:
    """What people call a device, or the id of one this box does not know yet."""
    return next((one.label for one in centre.devices if one.id == device), device)
