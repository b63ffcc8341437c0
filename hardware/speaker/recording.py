"""What a native speaker records, and the same made by a machine for a demonstration.

Owns the list for the studio and the making of demonstration clips. Must not know the command line.
"""

from collections.abc import Iterator
from pathlib import Path

from hardware.speaker.clip_folder import clip_file
from hardware.speaker.grammar import Clip, Voice, every_clip
from hardware.speaker.machine_voice import machine_voice
from hardware.speaker.sound import trimmed, wav


def record_list(voice: Voice) -> Iterator[tuple[str, str, str]]:
    """For each clip its file's name, its text, and what it stands for: a letter, a number, a sentence."""
    for clip in every_clip(voice):
        yield clip_file(clip.key), clip.text, _stands_for(voice, clip)


def make_demo_clips(voice: Voice, folder: Path) -> int:
    """Synthesize every clip of a language that espeak-ng speaks into a folder, without silence at the ends.

    Returns:
        How many were written.

    Raises:
        NoMachineVoice: espeak-ng is not installed or failed.
        OSError: the folder cannot be written.
        ValueError: espeak-ng does not speak the language.
    """
    if voice.machine is None:
        raise ValueError("no machine's voice speaks this language")
    folder.mkdir(parents=True, exist_ok=True)
    clips = every_clip(voice)
    for clip in clips:
        sound = trimmed(machine_voice(voice.machine, clip.text))
        (folder / clip_file(clip.key)).write_bytes(wav(sound))
    return len(clips)


def _stands_for(voice: Voice, clip: Clip) -> str:
    kind, _, which = clip.key.partition("-")
    if kind in {"letter", "number"}:
        return f"{kind} {which}"
    if kind == "after":
        return f"between {which} and the rest"
    return f"part of: {voice.call if kind == 'call' else voice.look}"
