"""The loudspeaker examined for the technician: player, sound card, recordings, the machine's voice.

Owns what is looked at and the advice. Must not know where settings were written, nor how findings are shown.
"""

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from hardware.finding import Finding, Verdict
from hardware.speaker.clip_folder import ClipFolder
from hardware.speaker.grammar import Voice, every_clip
from hardware.speaker.machine_voice import machine_is_installed
from hardware.speaker.player import PlayerFault, ProcessPlayer, find_player
from hardware.speaker.port import SpokenCall
from hardware.speaker.settings import SpeakerSettings, speech_settings
from hardware.speaker.speech import Speech

_PART: Final = "speaker"
_PATIENCE_S: Final = 2.0
_TEST_CALL: Final = SpokenCall(order=0, ticket="test", series="A", number=42, attempt=1, counter="7")


def examine(settings: SpeakerSettings, voices: Mapping[str, Voice] | None = None) -> Iterator[Finding]:
    """What is well and what is not, in under 5 s and without a sound; raises nothing.

    Args:
        settings: of the board.
        voices: the words of each language of the centre by its code; without them languages are not judged.
    """
    if settings.player == "none":
        yield Finding(_PART, "player", Verdict.OK, "none, on purpose: calls are not spoken")
        return
    yield _player(settings)
    yield _sound_card()
    for code, voice in (voices or {}).items():
        yield _language(settings, code, voice)


def play_test(settings: SpeakerSettings, voices: Mapping[str, Voice], language: str) -> Iterator[Finding]:
    """Play chime and a call of ticket A 42 to counter 7, as a citizen of this language hears it; some 10 s.

    One finding. "OK" says that the player got to its end: whether anybody heard it only ears can tell.
    """
    speech = Speech(speech_settings(settings), voices, language)
    sound = speech.of(_TEST_CALL)
    if sound is None:
        advice = "see the lines on languages, or switch the chime on"
        yield Finding(_PART, "test call", Verdict.FAIL, "nothing to play", "", advice)
        return
    choice = settings.player
    try:
        ProcessPlayer(lambda: find_player(choice)).play(sound)
    except PlayerFault as fault:
        advice = "check the sound card and its volume: run 'aplay -l' and 'alsamixer'"
        yield Finding(_PART, "test call", Verdict.FAIL, str(fault), "played to its end", advice)
    else:
        yield Finding(_PART, "test call", Verdict.OK, f"played to its end, {sound.seconds:.1f} s")


def _player(settings: SpeakerSettings) -> Finding:
    command = find_player(settings.player)
    if command:
        return Finding(_PART, "player", Verdict.OK, command[0])
    wanted = "aplay or pw-play" if settings.player == "auto" else settings.player
    advice = f"install it: apt-get install {'pipewire-bin' if settings.player == 'pw-play' else 'alsa-utils'}"
    return Finding(_PART, "player", Verdict.FAIL, "not installed", f"{wanted} on the path", advice)


def _sound_card() -> Finding:
    """As ALSA lists the cards that can play; a user without the group `audio` is shown none."""
    try:
        listed = subprocess.run(
            ["aplay", "-l"],
            env={**os.environ, "LC_ALL": "C"},  # in German it would be "Karte 0"
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        advice = "install alsa-utils, whose aplay lists the cards"
        return Finding(_PART, "sound card", Verdict.WARN, "cannot be asked", "at least one", advice)
    lines = listed.stdout.decode(errors="replace").splitlines()
    cards = [line.split(",")[0] for line in lines if line.startswith("card ")]
    if cards:
        return Finding(_PART, "sound card", Verdict.OK, "; ".join(dict.fromkeys(cards)))
    advice = "plug one in or enable it, and put the program's user into the group 'audio'"
    return Finding(_PART, "sound card", Verdict.FAIL, "none", "at least one", advice)


def _language(settings: SpeakerSettings, code: str, voice: Voice) -> Finding:
    clips = every_clip(voice)
    check = f"language {code}"
    missing = ClipFolder(Path(settings.voices) / code).missing(clips) if settings.voices else clips
    there = 100 * (len(clips) - len(missing)) // len(clips)
    if not missing:
        return Finding(_PART, check, Verdict.OK, f"all {len(clips)} clips recorded")
    files = ", ".join(clip.key for clip in missing[:3]) + (" ..." if len(missing) > 3 else "")  # noqa: PLR2004  three name the kind
    value = f"{there} % of {len(clips)} clips recorded, missing: {files}"
    how = f"record them: python -m hardware.speaker record-list --language {code}"
    if settings.fallback and voice.machine and machine_is_installed():
        return Finding(_PART, check, Verdict.WARN, f"{value}; espeak-ng speaks instead", "100 %", how)
    why = "espeak-ng has no such voice" if voice.machine is None else "no espeak-ng or not allowed"
    return Finding(_PART, check, Verdict.FAIL, f"{value}; nobody speaks it ({why})", "100 %", how)
