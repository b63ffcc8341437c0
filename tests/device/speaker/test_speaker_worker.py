"""The thread that speaks, with the real player code and a player that is a real process."""

import queue
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from config.languages import load_language
from hardware.speaker.emulator import EmulatedHall, Mood
from hardware.speaker.grammar import Voice, sentence
from hardware.speaker.port import SpokenCall
from hardware.speaker.sound import Sound
from hardware.speaker.speaker_worker import SpeakerWorker
from hardware.speaker.speech import Speech, SpeechSettings
from tests.device.speaker.conftest import SOON, OverheardPlayer, until
from tests.unit.hardware.speaker.recordings import A42, places, record, recording

VOICES: dict[str, Voice] = {code: load_language(code).voice for code in ("az", "ru")}


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Loudspeaker:
    """A worker in an emulated hall, with recordings in two languages."""

    def __init__(self, hall: EmulatedHall, voices: Path, *, chime: bool) -> None:
        for code, voice in VOICES.items():
            record(voices, code, voice)
        self.hall = hall
        self.player = OverheardPlayer(hall)
        self.clock = Clock()
        self.states: queue.SimpleQueue[bool] = queue.SimpleQueue()
        speech = Speech(SpeechSettings(voices, chime=chime, fallback=False), VOICES, "az")
        self.worker = SpeakerWorker(speech, self.player, 20.0, self.states.put, self.clock)

    def heard(self) -> list[tuple[str, int]]:
        """Language and number of each sentence that was played, in order."""
        return [one for played in self.hall.played for one in sentences(played.samples)]


def sentences(pcm: bytes) -> Iterator[tuple[str, int]]:
    """Which of the numbers 1-9 is called in which language in one sound, in order."""
    found = [
        (min(at), code, number)
        for code in VOICES
        for number in range(1, 10)
        if -1 not in (at := places(pcm, clips(code, call(0, number))))
    ]
    yield from ((code, number) for _, code, number in sorted(found))


def clips(code: str, one: SpokenCall) -> list[Sound]:
    said = sentence(VOICES[code], one.series, one.number, one.counter).clips
    return [recording(code, clip) for clip in said]


def call(order: int, number: int, language: str = "az", attempt: int = 1) -> SpokenCall:
    return replace(
        A42, order=order, ticket=f"1-A{number:03d}", number=number, language=language, attempt=attempt,
        counter="12",
    )  # fmt: skip


Make = Callable[..., Loudspeaker]


@pytest.fixture
def make(hall: EmulatedHall, tmp_path: Path) -> Iterator[Make]:
    made: list[Loudspeaker] = []

    def make(*, chime: bool = True) -> Loudspeaker:
        made.append(Loudspeaker(hall, tmp_path / "voices", chime=chime))
        return made[-1]

    yield make
    for one in made:
        assert one.worker.stop(SOON)


def test_a_call_is_heard_in_the_tickets_language_and_then_the_centres(make: Make) -> None:
    speaker = make()
    speaker.worker.start()
    speaker.worker.announce(call(1, 4, "ru"))
    assert speaker.player.next_end() == ""
    assert speaker.heard() == [("ru", 4), ("az", 4)]
    assert speaker.states.get(timeout=SOON) is True


def test_calls_are_heard_one_after_the_other_and_never_two_at_once(make: Make, hall: EmulatedHall) -> None:
    hall.mood = Mood.REAL_TIME
    speaker = make(chime=False)
    for order in (1, 2, 3):
        speaker.worker.announce(call(order, order))
    speaker.worker.start()
    assert [speaker.player.next_end() for _ in range(3)] == ["", "", ""]
    assert speaker.heard() == [("az", 1), ("az", 2), ("az", 3)]
    ends = [one.ends for one in hall.played]
    begins = [one.begins for one in hall.played]
    assert all(end is not None and end <= begin for end, begin in zip(ends, begins[1:], strict=False))


def test_while_others_wait_only_the_tickets_language_is_heard(make: Make) -> None:
    speaker = make()
    speaker.worker.announce(call(1, 1, "ru"))
    speaker.worker.announce(call(2, 2, "ru"))
    speaker.worker.start()
    assert [speaker.player.next_end(), speaker.player.next_end()] == ["", ""]
    assert speaker.heard() == [("ru", 1), ("ru", 2), ("az", 2)]


def test_a_call_that_waited_too_long_is_never_heard(make: Make) -> None:
    speaker = make()
    speaker.worker.announce(call(1, 1))
    speaker.clock.now += 20.5
    speaker.worker.announce(call(2, 2))
    speaker.worker.start()
    assert speaker.player.next_end() == ""
    assert speaker.heard() == [("az", 2)]


def test_a_call_told_again_is_not_heard_again_and_its_recall_is(make: Make) -> None:
    speaker = make()
    speaker.worker.start()
    for one in (call(1, 1), call(2, 1, attempt=2)):
        speaker.worker.announce(one)
        assert speaker.player.next_end() == ""
        speaker.worker.announce(one)
    speaker.worker.announce(call(3, 3))
    assert speaker.player.next_end() == ""
    assert speaker.heard() == [("az", 1), ("az", 1), ("az", 3)]


def test_whoever_came_while_waiting_to_be_called_is_not_heard(make: Make) -> None:
    speaker = make()
    speaker.worker.announce(call(1, 1))
    speaker.worker.announce(call(2, 2))
    speaker.worker.keep([2])
    speaker.worker.start()
    assert speaker.player.next_end() == ""
    assert speaker.heard() == [("az", 2)]


def test_a_player_without_a_sound_card_is_told_once_and_heard_again_when_there_is_one(
    make: Make, hall: EmulatedHall, caplog: pytest.LogCaptureFixture
) -> None:
    hall.mood = Mood.FAILS
    speaker = make()
    speaker.worker.start()
    for order in (1, 2, 3):
        speaker.worker.announce(call(order, order))
        assert "audio open error" in speaker.player.next_end()
    assert speaker.states.get(timeout=SOON) is False
    hall.mood = Mood.INSTANT
    speaker.worker.announce(call(4, 4))
    assert speaker.player.next_end() == ""
    assert speaker.states.get(timeout=SOON) is True
    assert speaker.states.empty()
    assert speaker.heard() == [("az", 4)]
    assert [one.count("loudspeaker is silent") for one in caplog.messages].count(1) == 1


def test_a_player_that_hangs_does_not_keep_the_next_call_from_being_heard(
    make: Make, hall: EmulatedHall, caplog: pytest.LogCaptureFixture
) -> None:
    hall.mood = Mood.HANGS
    speaker = make()
    speaker.player.be_patient(-1.5)  # a second is enough to see a player hang
    speaker.worker.start()
    speaker.worker.announce(call(1, 1))
    assert "hung" in speaker.player.next_end()
    speaker.player.be_patient(SOON)
    hall.mood = Mood.INSTANT
    speaker.worker.announce(call(2, 2))
    assert speaker.player.next_end() == ""
    assert speaker.heard()[-1] == ("az", 2)
    assert "hung and was ended" in caplog.text


def test_a_call_that_cannot_be_put_together_silences_no_other(
    make: Make, caplog: pytest.LogCaptureFixture
) -> None:
    speaker = make()
    speaker.worker.start()
    speaker.worker.announce(replace(call(1, 1), series="?"))
    assert speaker.states.get(timeout=SOON) is False
    speaker.worker.announce(call(2, 2))
    assert speaker.player.next_end() == ""
    assert speaker.states.get(timeout=SOON) is True
    assert "could not be spoken" in caplog.text


def test_stop_cuts_the_sentence_off_and_says_nothing_of_the_rest(
    make: Make, hall: EmulatedHall, caplog: pytest.LogCaptureFixture
) -> None:
    hall.mood = Mood.HANGS
    speaker = make()
    speaker.worker.start()
    speaker.worker.announce(call(1, 1))
    speaker.worker.announce(call(2, 2))
    until(lambda: hall.played)
    assert speaker.worker.stop(SOON)
    speaker.worker.announce(call(3, 3))
    assert speaker.states.empty()
    assert len(hall.played) == 1
    assert caplog.text == ""


def test_a_worker_that_never_started_can_be_stopped(make: Make) -> None:
    speaker = make()
    speaker.worker.announce(call(1, 1))
    assert speaker.worker.stop(SOON)
    assert speaker.heard() == []
