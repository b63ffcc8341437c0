"""The call for a volunteer that stands at this kiosk, from the tap until nobody needs it any more.

Owns when a call begins, ends and comes back into sight. It is how the kiosk is, not a command: whoever looks
at it says so to the hub (`app`), and nobody answers for it. Must not know pages, sentences or the wire; `now`
is monotonic seconds.
"""

from center_hub.contract.health import HelpCall, HelpStep, HelpWanted
from kiosk import time_limits


class CallForHelp:
    """At most one call: `standing` is what the kiosk says, `in_sight` whether its page is on the screen."""

    def __init__(self) -> None:
        self.standing: HelpCall | None = None
        self.in_sight = False
        self._heard: HelpStep | None = None

    def begin(self, language: str, now: float) -> None:
        """Call in this language, or look again at the call that stands.

        A call is named by the milliseconds of the kiosk's own clock, which no two share.
        """
        if self.standing is None:
            self.standing, self._heard = HelpCall(call=round(now * 1000), language=language), None
        self.in_sight = True

    def put_aside(self) -> None:
        """On with what was being done; the call stands."""
        self.in_sight = False

    def end(self) -> None:
        """Nobody needs it any more."""
        self.standing, self.in_sight, self._heard = None, False, None

    def answered(self, wanted: HelpWanted | None) -> bool:
        """What the hub tells of this kiosk's call; whether a volunteer's step is news.

        What is told of an earlier call is passed over.
        """
        step = None if wanted is None or not self._is(wanted) else wanted.step
        news = step is not None and step is not self._heard
        self._heard = step
        if step is HelpStep.DONE:
            self.end()
        return news

    @property
    def coming(self) -> bool:
        """Whether a volunteer is on the way."""
        return self._heard is HelpStep.COMING

    def seen_again(self, idle_since: float, now: float, patience: float) -> None:
        """Whoever does nothing any more waits for the volunteer: the call comes back into sight."""
        if self.standing is not None and time_limits.warned(idle_since, now, patience):
            self.in_sight = True

    def _is(self, wanted: HelpWanted) -> bool:
        return self.standing is not None and wanted.call == self.standing.call
