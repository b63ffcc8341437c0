"""What people call the things of a centre, from its configuration: the counter's label, not its id.

Owns that look-up. An id that the configuration no longer has is said as it stands in the journal.
"""

from collections.abc import Callable, Mapping

from config.model import Centre, Text

_OF: Mapping[str, Callable[[Centre, str], Text]] = {
    "service": lambda centre, of: centre.service(of).name,
    "profile": lambda centre, of: centre.profile(of).name,
    "priority": lambda centre, of: centre.priority_class(of).name,
    "reason": lambda centre, of: centre.reason(of).name,
    "outcome": lambda centre, of: centre.outcome(of).name,
}


class CentreNames:
    """The names of `centre` in `language`; in its main language where it has no other."""

    def __init__(self, centre: Centre, language: str) -> None:
        self._centre = centre
        self._language = language

    def name(self, kind: str, of: str) -> str:
        """As people call it; devices and operators have no other name than their id."""
        try:
            if kind == "counter":
                return self._centre.counter(of).label
            look_up = _OF.get(kind)
            return of if look_up is None else self._in_language(look_up(self._centre, of))
        except KeyError:
            return of

    def figures(self, number: str) -> str:
        """A ticket's number in the digits that numbers have in this centre."""
        return self._centre.figures(number)

    def role(self, device: str) -> str | None:
        """What the device is for; None for one that the centre no longer has."""
        try:
            return self._centre.device(device).role
        except KeyError:
            return None

    def _in_language(self, text: Text) -> str:
        return text.get(self._language) or text[self._centre.languages[0]]
