"""The way to every state of the citizen's screen, as a counter's documents lead there."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from center_hub.contract.documents import CounterDocument, JustServed, TicketInHand
from center_hub.contract.words import CounterState, LegState, Stamp
from config.languages import Language, load_language
from config.model import Centre
from counter_terminal.citizen.panel import CitizenPanel, View
from tests.unit.counter_terminal.desk import in_hand

Way = Callable[[CitizenPanel, str], None]


def document(
    state: CounterState = CounterState.OPEN,
    hand: TicketInHand | None = None,
    just_served: JustServed | None = None,
) -> CounterDocument:
    """A counter's, which has served one citizen if it has just served any."""
    return CounterDocument(
        version=1,
        stamp=Stamp(epoch=1, sequence=1),
        counter="counter-1",
        state=state,
        in_hand=hand,
        served=0 if just_served is None else 1,
        just_served=just_served,
    )


def _stands(state: CounterState) -> Way:
    return lambda panel, _language: panel.look(document(state), alive=True, now=1.0)


def _holds(leg: LegState, *, announced: bool = True, alive: bool = True) -> Way:
    def way(panel: CitizenPanel, language: str) -> None:
        hand = replace(in_hand(leg), language=language, announced=announced)
        panel.look(document(hand=hand), alive=alive, now=1.0)

    return way


def _unknown(panel: CitizenPanel, _language: str) -> None:
    panel.look(None, alive=False, now=1.0)


def _rate(panel: CitizenPanel, language: str) -> None:
    panel.look(document(), alive=True, now=1.0)
    done = JustServed(ticket="1-A042", series="A", number=42, language=language, rated=False)
    panel.look(document(just_served=done), alive=True, now=2.0)


def _thanks(panel: CitizenPanel, language: str) -> None:
    _rate(panel, language)
    panel.touched("score", 5, 3.0)


_WAYS: Mapping[str, Way] = {
    "unknown": _unknown,
    "welcome": _stands(CounterState.OPEN),
    "paused": _stands(CounterState.PAUSED),
    "closed": _stands(CounterState.CLOSED),
    "called": _holds(LegState.CALLED),
    "serving": _holds(LegState.SERVING),
    "busy": _holds(LegState.SERVING, announced=False),
    "lost": _holds(LegState.SERVING, alive=False),
    "rate": _rate,
    "rate_elsewhere": _rate,
    "thanks": _thanks,
}


def _led(name: str, centre: Centre, language: str) -> View:
    """What the screen shows at the end of a way, for a citizen of `language`."""
    languages: dict[str, Language] = {code: load_language(code) for code in centre.languages}
    counter = centre.counters[0].id
    panel = CitizenPanel(centre, counter, languages, touch=name != "rate_elsewhere")
    _WAYS[name](panel, language)
    return panel.view


def _way(name: str) -> Callable[[Centre, str], View]:
    return lambda centre, language: _led(name, centre, language)


WAYS: Mapping[str, Callable[[Centre, str], View]] = {name: _way(name) for name in _WAYS}
