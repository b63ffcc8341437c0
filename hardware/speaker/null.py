"""The loudspeaker of a hall that has none, or where it is to be quiet.

Owns nothing.
"""

from collections.abc import Iterable

from hardware.speaker.port import SpokenCall


class NullSpeaker:
    """Silence, on purpose."""

    def start(self) -> None:
        """Nothing begins."""

    def announce(self, call: SpokenCall) -> None:
        """Nothing is said."""

    def keep(self, standing: Iterable[int]) -> None:
        """Nothing waits."""

    def begin_anew(self) -> None:
        """Nothing is remembered."""

    def stop(self, within: float = 5.0) -> bool:  # noqa: ARG002  the port's argument, which nobody needs here
        """True: there is nothing to end."""
        return True
