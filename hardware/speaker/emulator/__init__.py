"""A player without a sound card: a program that stands in for `aplay` and keeps what it was given.

For tests and for showing the system on a desk. Nothing that runs in a centre may import it, and it imports
nothing of the driver: its reading of WAV files is its own, so that each checks the other.
"""

from hardware.speaker.emulator.hall import EmulatedHall, Mood, Played

__all__ = ["EmulatedHall", "Mood", "Played"]
