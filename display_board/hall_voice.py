"""A board's calls, spoken: from the documents of its zones to its loudspeaker.

Owns the wiring, and that neither silence nor a defect of it ever reaches the board. Must not know which calls
are news (`announcements`), nor how anything is spoken (`hardware.speaker`).
"""

import logging
from collections.abc import Callable, Mapping

from center_hub.contract.documents import BoardCall, BoardDocument
from center_hub.link.port import DocumentShown, LinkEvent
from config.languages import load_language
from config.placement import Placement
from config.voice import Voice
from display_board.announcements import Announcements
from hardware.speaker.port import Speaker, SpokenCall
from hardware.speaker.settings import make_speaker

_log = logging.getLogger(__name__)


class HallVoice:
    """What is said beside what is shown. Its methods return at once.

    Args:
        speaker: says it; started by `start`.
        labels: the label over each counter by its id.
    """

    def __init__(self, speaker: Speaker, labels: Mapping[str, str]) -> None:
        self._speaker = speaker
        self._labels = labels
        self._announcements = Announcements()

    def start(self) -> None:
        """Begin to speak what is new from now on."""
        self._speaker.start()

    def heard(self, event: LinkEvent) -> None:
        """Something the link heard."""
        if not isinstance(event, DocumentShown) or not isinstance(event.document, BoardDocument):
            return
        before = self._announcements.epoch
        news = self._announcements.look_at(event.document)
        if self._announcements.epoch > before:
            self._speaker.begin_anew()
        for call in news:
            self._speaker.announce(self._spoken(call))
        self._speaker.keep(self._announcements.standing)

    def stop(self) -> None:
        """End; a sentence is cut off."""
        if not self._speaker.stop():
            _log.warning("the loudspeaker did not end in time")

    def _spoken(self, call: BoardCall) -> SpokenCall:
        return SpokenCall(
            order=call.order,
            ticket=call.ticket,
            series=call.series,
            number=call.number,
            attempt=call.attempt,
            counter=self._labels.get(call.counter, call.counter),
            language=call.language,
        )


def make_hall_voice(placement: Placement, on_state: Callable[[bool], None] | None = None) -> HallVoice:
    """The voice of this board; silent where its file names no loudspeaker.

    `on_state` is told, on the speaker's thread, whether calls are heard: the first time and at each change.
    """
    centre = placement.centre
    voices: dict[str, Voice] = {code: load_language(code).voice for code in centre.languages}
    speaker = make_speaker(placement.device.hardware.speaker, voices, centre.languages[0], on_state)
    return HallVoice(speaker, {one.id: one.label for one in centre.counters})
