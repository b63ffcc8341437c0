from collections.abc import Iterable

from config.hardware import Speaker
from config.languages import load_language
from hardware.speaker.grammar import Voice
from hardware.speaker.null import NullSpeaker
from hardware.speaker.settings import make_speaker, speech_settings
from hardware.speaker.speaker_worker import SpeakerWorker
from tests.unit.hardware.speaker.recordings import A42

VOICES: dict[str, Voice] = {"az": load_language("az").voice}


def test_a_device_file_without_a_loudspeaker_is_silent() -> None:
    assert isinstance(make_speaker(None, VOICES, "az"), NullSpeaker)


def test_silence_may_be_said_aloud() -> None:
    assert isinstance(make_speaker(Speaker(player="none"), VOICES, "az"), NullSpeaker)


def test_a_loudspeaker_with_all_as_by_default_is_made_and_ends_at_once() -> None:
    speaker = make_speaker(Speaker(), VOICES, "az")
    assert isinstance(speaker, SpeakerWorker)
    speaker.start()
    assert speaker.stop()


def test_no_folder_is_no_recordings() -> None:
    assert speech_settings(Speaker()).voices is None
    assert str(speech_settings(Speaker(voices="/srv/voices")).voices) == "/srv/voices"


def test_silence_takes_every_call_and_ends_at_once() -> None:
    silence = NullSpeaker()
    silence.start()
    silence.announce(A42)
    orders: Iterable[int] = (1, 2)
    silence.keep(orders)
    silence.begin_anew()
    assert silence.stop()
