"""`python -m hardware.speaker`: what to record, whether the recordings are fit, and how a call sounds.

Owns the command line and its words. Must not know how clips are joined or played.
"""

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from config.languages import known_languages, load_language
from hardware.speaker.chime import chime
from hardware.speaker.clip_folder import ClipFolder
from hardware.speaker.grammar import Voice, every_clip
from hardware.speaker.machine_voice import NoMachineVoice
from hardware.speaker.player import COMMANDS, PlayerFault, ProcessPlayer, find_player
from hardware.speaker.port import SpokenCall
from hardware.speaker.recording import make_demo_clips, record_list
from hardware.speaker.sound import joined, wav
from hardware.speaker.speech import PAUSE_S, Speech, SpeechSettings

GOOD: Final = 0
BAD: Final = 2
"""Exit code: something must be repaired, or the command line itself is wrong (as argparse has it)."""

_ABOUT: Final = """\
The loudspeaker of a hall: what a native speaker records for it, and how a call sounds.

A call is joined from short recordings, one WAV file a word: mono, 22050 Hz, 16 bit.
FOLDER holds a folder for each language in it: FOLDER/az/number-42.wav"""

_EXAMPLES: Final = """\
examples:
  python -m hardware.speaker record-list --language az    what to record: file, text, meaning
  python -m hardware.speaker check voices                 which recordings are missing or unfit
  python -m hardware.speaker make-demo-clips voices       a machine's voice, for a demonstration
  python -m hardware.speaker say --language az A 42 7     ticket A 42 to counter 7, aloud
  python -m hardware.speaker say --voices voices --language ru --out call.wav A 42 7

make a recording fit:  sox studio.wav -r 22050 -c 1 -b 16 FOLDER/az/number-42.wav
exit code              0 all is good, 2 something must be repaired"""

_LAST_NUMBER: Final = 9999  # of a ticket, as the contract has it
_NO_MACHINE: Final = "espeak-ng has no voice for it: a native speaker must record it"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code."""
    asked = _parser().parse_args(arguments)
    logging.basicConfig(format="%(message)s", stream=sys.stderr)
    run: Callable[[argparse.Namespace], int] = asked.run
    return run(asked)


def _parser() -> argparse.ArgumentParser:
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        "python -m hardware.speaker", description=_ABOUT, epilog=_EXAMPLES, formatter_class=layout
    )
    commands = parser.add_subparsers(required=True, metavar="record-list|check|make-demo-clips|say")

    def command(name: str, about: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        made = commands.add_parser(
            name, help=about, description=about, epilog=_EXAMPLES, formatter_class=layout
        )
        made.set_defaults(run=run)
        made.add_argument("--language", choices=known_languages(), help="this language only")
        return made

    command("record-list", "print what a native speaker must record", _record_list)
    check = command("check", "tell which recordings are missing or unfit", _check)
    demo = command("make-demo-clips", "let espeak-ng make the recordings it can", _make_demo_clips)
    for one in (check, demo):
        one.add_argument("folder", type=Path, metavar="FOLDER", help="holds a folder for each language")
    _say_arguments(command("say", "speak one call, or write it to a file", _say))
    return parser


def _say_arguments(say: argparse.ArgumentParser) -> None:
    say.add_argument("series", metavar="LETTER", help="the ticket's letter, A-Z but I and O")
    say.add_argument("number", type=int, metavar="NUMBER", help="the ticket's number")
    say.add_argument("counter", metavar="COUNTER", help="the counter's label")
    say.add_argument("--voices", type=Path, metavar="FOLDER", help="the recordings; else espeak-ng speaks")
    say.add_argument("--out", type=Path, metavar="FILE", help="write a WAV file instead of playing")
    say.add_argument("--player", choices=("auto", *COMMANDS), default="auto", help="default: %(default)s")


def _voices(asked: argparse.Namespace) -> dict[str, Voice]:
    codes = (asked.language,) if asked.language else known_languages()
    return {code: load_language(code).voice for code in codes}


def _record_list(asked: argparse.Namespace) -> int:
    total = 0
    for code, voice in _voices(asked).items():
        rows = list(record_list(voice))
        total += len(rows)
        print(f"# {code}: {len(rows)} recordings, each a WAV file: mono, 22050 Hz, 16 bit")
        for file, text, stands_for in rows:
            print(f"{code}/{file}\t{text}\t{stands_for}")
    print(f"# total: {total}")
    return GOOD


def _check(asked: argparse.Namespace) -> int:
    voices = _voices(asked)
    if not asked.language:
        voices = {code: voice for code, voice in voices.items() if (asked.folder / code).is_dir()}
    if not voices:
        print(f"{asked.folder}: there is no folder of a language in it: make {asked.folder}/az and so on")
        return BAD
    return max(_check_language(asked.folder / code, voice) for code, voice in voices.items())


def _check_language(folder: Path, voice: Voice) -> int:
    clips = every_clip(voice)
    unfit = list(ClipFolder(folder).unfit(clips))
    for one in unfit:
        print(f"{folder / one.clip.key}.wav: {one.why}; it says: {one.clip.text}")
    missing = sum(one.missing for one in unfit)
    summary = f"{missing} missing, {len(unfit) - missing} to record again" if unfit else "all fit"
    print(f"{folder}: {len(clips)} recordings, {summary}")
    return BAD if unfit else GOOD


def _make_demo_clips(asked: argparse.Namespace) -> int:
    result = GOOD
    for code, voice in _voices(asked).items():
        if voice.machine is None:
            print(f"{code}: not made: {_NO_MACHINE}")
            result = BAD if asked.language else result
            continue
        try:
            count = make_demo_clips(voice, asked.folder / code)
        except (NoMachineVoice, OSError) as error:
            print(f"{code}: not made: {error}")
            result = BAD
        else:
            print(f"{asked.folder / code}: {count} recordings made by espeak-ng, for a demonstration only")
    return result


def _say(asked: argparse.Namespace) -> int:
    code = asked.language or "en"
    call = SpokenCall(0, "", asked.series.upper(), asked.number, 1, asked.counter, code)
    voice = load_language(code).voice
    if call.series not in voice.letters or not 1 <= call.number <= _LAST_NUMBER:
        ticket = f"{asked.series} {asked.number}"
        print(f"there is no ticket {ticket}: write a letter A-Z but I and O, then 1-{_LAST_NUMBER}")
        return BAD
    speech = Speech(SpeechSettings(voices=asked.voices), {code: voice}, code)
    said = speech.sentence(code, call)
    if said is None:
        return BAD  # the log said why
    sound = joined((chime(), said), PAUSE_S)
    try:
        if asked.out:
            asked.out.write_bytes(wav(sound))
        else:
            ProcessPlayer(lambda: find_player(asked.player)).play(sound)
    except (OSError, PlayerFault) as error:
        print(error)
        return BAD
    print(f"{sound.seconds:.1f} s {'written to ' + str(asked.out) if asked.out else 'played'}")
    return GOOD


if __name__ == "__main__":
    sys.exit(main())
