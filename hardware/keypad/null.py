"""The keypad of a counter that has none. Owns nothing; nothing is ever pressed."""


class NullKeypad:
    """No keypad, on purpose."""

    def start(self) -> None:
        """Nothing to begin."""

    def stop(self, within: float = 2.0) -> bool:  # noqa: ARG002  the port's argument, which nobody needs here
        """Nothing is held."""
        return True
