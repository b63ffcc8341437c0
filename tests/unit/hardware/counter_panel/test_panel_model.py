"""What a panel shows in each state of its counter, and when the hub is silent."""

import pytest

from center_hub.contract.documents import CounterDocument, DayInfo, HubPulse, TicketInHand
from center_hub.contract.words import CounterState, LegState, Stamp
from center_hub.link.port import DocumentShown, DocumentTaken, LinkChanged
from hardware.counter_panel.panel_model import PanelModel, shown

STAMP = Stamp(epoch=1, sequence=7)


def held(number: int, state: LegState = LegState.CALLED) -> TicketInHand:
    return TicketInHand(
        ticket=f"1-A{number:03d}",
        series="A",
        number=number,
        service="card",
        language="az",
        state=state,
        attempt=1,
        waited=0,
        called_since=0,
        serving_since=None,
    )


def counter(state: CounterState, in_hand: TicketInHand | None = None, name: str = "c1") -> CounterDocument:
    return CounterDocument(version=1, stamp=STAMP, counter=name, state=state, in_hand=in_hand, served=0)


def pulse() -> DocumentShown:
    day = DayInfo(ordinal=1, date="2026-11-30")
    return DocumentShown(HubPulse(version=1, stamp=STAMP, wall=0, steady=0, day=day))


@pytest.mark.parametrize("state", CounterState)
@pytest.mark.parametrize("leg", [LegState.CALLED, LegState.SERVING])
def test_a_number_called_or_served_is_shown_whatever_the_counter_does_next(
    state: CounterState, leg: LegState
) -> None:
    assert shown(counter(state, held(1, leg))) == "A001"
    assert shown(counter(state, held(1042, leg))) == "A1042"


def test_without_anybody_a_panel_is_dark_and_a_paused_counter_shows_dashes() -> None:
    assert shown(counter(CounterState.OPEN)) == ""
    assert shown(counter(CounterState.CLOSED)) == ""
    assert shown(counter(CounterState.PAUSED)) == "--"


def test_nothing_is_shown_before_the_hub_spoke_and_after_it_fell_silent() -> None:
    model = PanelModel()
    model.heard(DocumentShown(counter(CounterState.OPEN, held(1))), now=100)
    assert model.text("c1", 100, 30) == ""
    model.heard(pulse(), now=101)
    assert model.text("c1", 101, 30) == "A001"
    assert model.text("c1", 130.9, 30) == "A001"
    assert model.text("c1", 131, 30) == ""
    model.heard(pulse(), now=140)
    assert model.text("c1", 140, 30) == "A001"


def test_each_counter_has_its_own_number_and_an_unknown_one_none() -> None:
    model = PanelModel()
    model.heard(pulse(), now=0)
    model.heard(LinkChanged(connected=True), now=0)
    model.heard(DocumentShown(counter(CounterState.OPEN, held(1))), now=0)
    model.heard(DocumentShown(counter(CounterState.OPEN, held(2), "c2")), now=0)
    assert [model.text(one, 0, 30) for one in ("c1", "c2", "c3")] == ["A001", "A002", ""]


def test_the_number_of_a_counter_that_is_no_more_goes_though_the_hub_is_heard() -> None:
    model = PanelModel({"nobat/1/z/document/counter/c1": "c1"})
    model.heard(pulse(), now=0)
    model.heard(DocumentShown(counter(CounterState.OPEN, held(1))), now=0)
    model.heard(DocumentShown(counter(CounterState.OPEN, held(2), "c2")), now=0)
    model.heard(DocumentTaken("nobat/1/z/document/counter/c1"), now=1)
    model.heard(DocumentTaken("nobat/1/z/document/day"), now=1)
    assert [model.text(one, 1, 30) for one in ("c1", "c2")] == ["", "A002"]
