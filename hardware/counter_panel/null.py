"""The bus of a site that has none, or not yet: numbers are on the boards and on the counters' screens.

Owns nothing. Must not pretend that there is a line.
"""


class NullBus:
    """No panels, on purpose."""

    def start(self) -> None:
        """Nothing begins."""

    def show(self, address: int, text: str) -> None:
        """Nobody is shown anything."""

    def stop(self, within: float = 5.0) -> bool:  # noqa: ARG002  the port's argument, which nobody needs here
        """Nothing is held."""
        return True
