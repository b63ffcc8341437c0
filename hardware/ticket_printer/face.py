"""What stands on a ticket, in finished sentences.

Owns the shape alone. Must not know how sentences are made, nor how they are set.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TicketFace:
    """The finished sentences of one ticket. Numbers inside right-to-left sentences arrive isolated.

    `language` is the citizen's, `main_language` the centre's; `main_lines` (the service and where to go, for
    staff) are empty when the two are the same. `particulars` are what makes this visit another than most: an
    appointment, a class, services to come. `token` is what the code holds: opaque, short. `logo` is the
    file of the centre's, PNG or SVG. `large_text` is for whoever asked for it: few words, none below 4.8 mm.
    """

    language: str
    centre: str
    number: str
    service: str
    where: str
    ahead: str
    issued: str
    token: str
    footer: tuple[str, ...] = ()
    particulars: tuple[str, ...] = ()
    main_language: str = ""
    main_lines: tuple[str, ...] = ()
    logo: Path | None = None
    large_text: bool = False
