"""Ten thousand scans of anything, over every page: nothing follows but what the grammar names."""

import random
import string

import pytest

from center_hub.contract.codes import BookingCode, TicketCode, latin_digits, read_code
from center_hub.contract.commands import FindTicket
from kiosk.effects import Send
from kiosk.page import READERS, Page
from tests.device.kiosk.walk import CODE, TOKEN, WAYS, Walk

SCANS = 10_000 // len(WAYS) + 1
ANYTHING = (
    string.printable + "\u0259\u06cd\u0661\u202e\ufffd\x00\x1b\x1d",
    string.ascii_letters + string.digits + "_-",
    string.ascii_uppercase + string.digits + "<",
)
WORDS = (
    "get_ticket",
    "done",
    "F5",
    "https://example.org/?q=" + TOKEN,
    "]Q1" + CODE,
    TOKEN + TOKEN,
    '{"v":1}',
    "\x00",
)


def text_of(chance: random.Random) -> str:
    match chance.randrange(20):
        case 0:
            return chance.choice((TOKEN, CODE, "AZE87654321"))
        case 1 | 2:
            return chance.choice(WORDS)
        case _:
            length = chance.choice((0, 1, 4, 16, 21, 22, 23, 30, 44, 88, chance.randrange(512)))
            return "".join(chance.choices(chance.choice(ANYTHING), k=length))


@pytest.mark.parametrize("way", WAYS)
def test_no_scan_sends_anything_but_a_look_up_or_leaves_a_page_that_waits_for_a_tap(way: str) -> None:
    chance = random.Random(way)
    walk = Walk("asan-baku-1", "en")
    WAYS[way](walk)
    stood = walk.flow.visitor
    for _ in range(SCANS):
        text = text_of(chance)
        walk.now += 0.01
        walk.flow.tick(walk.now)
        page, warned, busy = walk.flow.page, walk.flow.still_there, walk.flow.busy
        effects = walk.flow.scanned(text, walk.now)
        read = read_code(text) if page in READERS and not busy else None
        if isinstance(read, TicketCode):
            assert effects == (Send(FindTicket(wanted=latin_digits(text.strip()))),)
            assert walk.flow.page is Page.ONE_MOMENT
        elif isinstance(read, BookingCode):
            assert effects == ()
            before_a_language = walk.flow.visitor is not None and walk.flow.visitor.choosing_language
            assert walk.flow.page is (Page.WELCOME if before_a_language else Page.ARRIVAL)
        else:
            assert effects == ()
            assert walk.flow.page is page or (warned and walk.flow.page in {page, Page.WELCOME})
        if read is not None:
            walk.flow.visitor, walk.flow._asked = stood, None
            assert text not in repr(walk.flow.visitor)
