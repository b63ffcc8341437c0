"""The emulated player itself: a program called as `aplay` is, with a WAV file or one on its standard input.

Owns what a player does with one sound: keeps a copy, takes its time, ends well or badly. Runs on the standard
library alone and imports nothing of ours, so that it starts as quickly as a player does.
"""

import argparse
import json
import os
import sys
import time
import wave
from pathlib import Path

_NO_CARD = "aplay: main:831: audio open error: No such file or directory"  # as alsa-utils 1.2.8 says it
_FOR_EVER_S = 3600.0


def main() -> int:
    """Play one sound; the exit code of a player."""
    asked = _options()
    mood = _mood(asked.records) if asked.mood is None else asked.mood
    if mood == "fails":
        sys.stderr.write(f"{_NO_CARD}\n")
        return 1
    content = sys.stdin.buffer.read() if asked.file == "-" else Path(asked.file).read_bytes()
    kept = _keep(asked.records, content)
    if mood == "hangs":
        time.sleep(_FOR_EVER_S)
    if mood == "real-time":
        time.sleep(_seconds(kept))
    _note(kept.with_suffix(".ends.json"))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m hardware.speaker.emulator",
        description="A player without a sound card: takes a WAV file as aplay does and keeps a copy of it.",
        epilog="In the folder N.wav is the Nth sound; N.begins.json and N.ends.json hold the times.",
    )
    add = parser.add_argument
    add("file", nargs="?", default="-", help="a WAV file; - or nothing for standard input")
    add("-q", action="store_true", help="quiet, as every aplay of ours is called")
    add("--records", type=Path, required=True, metavar="FOLDER", help="where what was played is kept")
    moods = ("instant", "real-time", "hangs", "fails")
    add("--mood", choices=moods, help="how it behaves (default: what the file FOLDER/mood says)")
    return parser.parse_args()


def _mood(records: Path) -> str:
    said = records / "mood"
    return said.read_text(encoding="utf-8") if said.exists() else "instant"


def _keep(records: Path, content: bytes) -> Path:
    """The sound under the next free number, so that two players at once would both be seen."""
    records.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        kept = records / f"{number}.wav"
        try:
            descriptor = os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError:
            number += 1
            continue
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        _note(kept.with_suffix(".begins.json"))
        return kept


def _note(path: Path) -> None:
    """This moment, whole or not at all."""
    written = path.with_suffix(".new")
    written.write_text(json.dumps(time.monotonic()), encoding="utf-8")
    written.rename(path)


def _seconds(path: Path) -> float:
    with wave.open(str(path)) as file:
        return float(file.getnframes()) / float(file.getframerate())


if __name__ == "__main__":
    sys.exit(main())
