"""Everything there is to examine on a box.

Owns the list of examinations and their order. Must not know how any of them finds.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from config.person_key import BadSecret, read_secret
from hardware.doctor.box import Box
from hardware.doctor.broker import Way, examine_broker, examine_reach
from hardware.doctor.clock import examine_clock
from hardware.doctor.computer import examine_computer
from hardware.doctor.disk import examine_disk
from hardware.doctor.examination import Examination, named
from hardware.doctor.rooms import room_examinations
from hardware.finding import Finding, Verdict

_QT_S = 30.0
"""A slow box needs seconds to load Qt from a cold card."""


def examinations_of(box: Box) -> Iterator[Examination]:
    """Everything, in the order of the report: the files, the devices, then what they stand on."""
    yield Examination("configuration", partial(examine_configuration, box))
    yield from room_examinations(box)
    if box.device.hardware.screen is not None:
        letters = partial(named, "hardware.doctor.letters:examine_letters", box.centre)
        yield Examination("fonts", letters, within_s=_QT_S, apart=True)
    yield Examination("disk", partial(examine_disk, Path(box.device.state_folder)), alone=True)
    now = datetime.now().astimezone()
    yield Examination("clock", partial(examine_clock, box.centre.timezone, now))
    yield Examination("broker", partial(examine_broker, _way(box)), within_s=20)
    yield Examination("computer", examine_computer)


def watched_examinations(box: Box) -> Iterator[Examination]:
    """What hangs on a cable and can be asked every second."""
    yield from (one for one in room_examinations(box) if one.watched)
    yield Examination("broker", lambda: [examine_reach(_way(box))], watched=True)


def examine_configuration(box: Box) -> Iterator[Finding]:
    """What is left to say once the files are good, which they are when this is called."""
    about = f"{box.entry.id}, {box.entry.role} of {box.centre.id}"
    yield Finding("configuration", "device file", Verdict.OK, about, "no mistakes")
    yield _user(os.geteuid())
    if box.device.person_key_file is not None:
        yield _secret(Path(box.device.person_key_file))


def _user(number: int) -> Finding:
    """Root may open and write everything, so that its own success says nothing of the program's."""
    wanted = "the user of this device's program"
    if number != 0:
        return Finding("configuration", "examined as", Verdict.OK, f"user {number}", wanted)
    advice = "What the program itself may open and write stays unknown: run this as its user (sudo -u USER)."
    return Finding("configuration", "examined as", Verdict.WARN, "root", wanted, advice)


def _secret(file: Path) -> Finding:
    wanted = "can be read, 16 bytes or more"
    try:
        read_secret(file)
    except BadSecret as error:
        advice = (
            "No tickets here for services that ask for a document: copy the file from another kiosk of this"
            " centre, and let the program's user read it."
        )
        return Finding("configuration", "person key", Verdict.FAIL, str(error), wanted, advice)
    return Finding("configuration", "person key", Verdict.OK, str(file), wanted)


def _way(box: Box) -> Way:
    return Way(box.device.broker.host, box.device.broker.port, box.centre.id, box.device.id)
