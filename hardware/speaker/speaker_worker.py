"""The thread that speaks, so that a slow or dead sound card never holds up a board.

Owns the thread, and the telling of how it goes. Must not know Qt, nor what a call sounds like.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable

from hardware.speaker.announcement_queue import AnnouncementQueue
from hardware.speaker.player import Player, PlayerFault
from hardware.speaker.port import SpokenCall
from hardware.speaker.speech import Speech

_log = logging.getLogger(__name__)


class SpeakerWorker:
    """Speaks calls one at a time, in order, each once. A `Speaker` as the port promises.

    Args:
        speech: puts a call together; briefly when others wait. Asked on the worker's thread.
        player: what makes it heard. Its faults are logged when they are new, and end nothing.
        drop_after: seconds after which a call that could not begin is not spoken.
        on_state: called with the first outcome and with every change: True when a call was heard to its end,
            False when it was not. On the worker's thread; it should return at once.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        speech: Speech,
        player: Player,
        drop_after: float,
        on_state: Callable[[bool], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._speech = speech
        self._player = player
        self._queue = AnnouncementQueue(drop_after)
        self._on_state = on_state
        self._clock = clock
        self._changed = threading.Condition()
        self._stopped = False
        self._told: bool | None = None
        self._fault = ""
        self._thread = threading.Thread(target=self._run, name="speaker", daemon=True)

    def start(self) -> None:
        """As the port says."""
        self._thread.start()

    def announce(self, call: SpokenCall) -> None:
        """As the port says."""
        with self._changed:
            self._queue.add(call, self._clock())
            self._changed.notify()

    def keep(self, standing: Iterable[int]) -> None:
        """As the port says. A sentence that is being spoken is spoken to its end."""
        orders = frozenset(standing)
        with self._changed:
            self._queue.keep(orders)

    def begin_anew(self) -> None:
        """As the port says."""
        with self._changed:
            self._queue.begin_anew()

    def stop(self, within: float = 5.0) -> bool:
        """As the port says."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        self._player.stop()
        if self._thread.ident is not None:
            self._thread.join(within)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (call := self._next()) is not None:
            self._speak(call)

    def _next(self) -> SpokenCall | None:
        """The next call; waits for one. None when it is time to end."""
        with self._changed:
            while not self._stopped:
                call = self._queue.next(self._clock())
                if call is not None:
                    return call
                self._changed.wait()
        return None

    def _speak(self, call: SpokenCall) -> None:
        with self._changed:
            others_wait = len(self._queue) > 0
        try:
            sound = self._speech.of(call, brief=others_wait)
            if sound is not None:
                self._player.play(sound)
        except PlayerFault as fault:
            self._tell(str(fault))
        except Exception:  # noqa: BLE001  the thread's edge: one call that cannot be said must not silence the others
            _log.exception("the call of %s could not be spoken", call.ticket)
            self._tell("a defect of the program")
        else:
            self._tell("" if sound is not None else "nothing can be said: no recordings, no voice, no chime")

    def _tell(self, fault: str) -> None:
        if self._stopped:
            return  # cut off on purpose
        if fault and fault != self._fault:
            _log.warning("the loudspeaker is silent: %s", fault)
        elif self._fault and not fault:
            _log.info("the loudspeaker speaks again")
        self._fault = fault
        if self._told is not (not fault):
            self._told = not fault
            if self._on_state is not None:
                self._on_state(self._told)
