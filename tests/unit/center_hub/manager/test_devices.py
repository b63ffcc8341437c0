"""The table of devices, as a technician reads it."""

from zoneinfo import ZoneInfo

import pytest

from center_hub.contract.health import (
    DeviceStanding,
    HelpStep,
    HelpWanted,
    PartState,
    Presence,
    PrinterHealth,
    PrinterState,
)
from center_hub.link.port import LinkSettings
from center_hub.manager.devices import NothingHeard, look, table
from tests.support.wires import free_port

HEADINGS = ("DEVICE", "IS", "SINCE", "PRINTER", "TICKETS LEFT", "HELP", "OTHER PARTS")
WHEN = "2026-03-20 09:30"
GOES = "wanted since 09:31, helpdesk-1 is going"
CALLS = "wanted since 09:30, NOBODY GOES"
NINE = 1_773_984_600_000


def test_each_device_has_a_line_with_what_is_known_of_it_and_no_more() -> None:
    devices = (
        DeviceStanding(
            device="kiosk-1",
            presence=Presence.ONLINE,
            since=NINE,
            printer=PrinterHealth(condition=PrinterState.PAPER_OUT, can_print=False, tickets_left=0),
            parts={"keypad": PartState.OK, "code_scanner": PartState.MISSING},
            help=HelpWanted(
                call=1, language="az", since=NINE + 60_000, step=HelpStep.COMING, desk="helpdesk-1"
            ),
        ),
        DeviceStanding(
            device="kiosk-2",
            presence=Presence.ONLINE,
            since=NINE,
            printer=PrinterHealth(
                condition=PrinterState.PAPER_LOW, can_print=True, tickets_left=38, change_roll_soon=True
            ),
            help=HelpWanted(call=2, language="az", since=NINE),
        ),
        DeviceStanding(device="board-1", presence=Presence.OFFLINE, since=NINE),
        DeviceStanding(device="board-2", presence=Presence.UNKNOWN),
    )
    lines = table(devices, ZoneInfo("Asia/Baku"))
    begins = [lines[0].index(heading) for heading in HEADINGS]
    cells = [
        [line[at:end].strip() for at, end in zip(begins, [*begins[1:], None], strict=True)]
        for line in lines[1:]
    ]
    assert cells == [
        [
            "kiosk-1",
            "online",
            WHEN,
            "PAPER OUT, cannot print",
            "about 0",
            GOES,
            "code scanner MISSING, keypad ok",
        ],
        ["kiosk-2", "online", WHEN, "paper low", "about 38, change the roll soon", CALLS, ""],
        ["board-1", "offline", WHEN, "-", "-", "-", ""],
        ["board-2", "unknown", "", "-", "-", "-", ""],
    ]


def test_without_a_hub_nothing_is_told() -> None:
    settings = LinkSettings("127.0.0.1", free_port(), "small-1", "manager-1", state_folder=None)
    with pytest.raises(NothingHeard, match="no answer"):
        look(settings, patience_s=0.2)
