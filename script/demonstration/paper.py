"""The code that a citizen's ticket carries: as the hub gave it out, and as it stands on the paper.

Owns both ways to it. The paper's needs a reader of codes, which `script/setup` installs for the tests where
there is a Python 3.13.
"""

import subprocess
from pathlib import Path

from center_hub.contract.words import shown_number
from center_hub.core.events import TicketIssued
from center_hub.journal.journal import reading

READER = Path(__file__).parents[2] / ".venv-emupos" / "bin" / "python"
_READ = """
import sys, zxingcpp
from PIL import Image
print(*(code.text for code in zxingcpp.read_barcodes(Image.open(sys.argv[1]).convert("L"))))
"""
_PATIENCE_S = 20.0


def code_given(journal: Path, shown: str | None = None) -> str:
    """The code of the newest ticket, or of the newest whose number is `shown` so; raises LookupError."""
    code = ""
    with reading(journal) as (_, records):
        for recorded, _ in records:
            event = recorded.event
            if isinstance(event, TicketIssued) and shown in {None, shown_number(event.series, event.number)}:
                code = event.token
    if not code:
        raise LookupError(f"there is no ticket {shown or ''}".rstrip())
    return code


def code_on(paper: Path) -> str | None:
    """The code printed on `paper`, empty where there is none; None without a reader of codes here."""
    if not READER.exists():
        return None
    command = [str(READER), "-c", _READ, str(paper)]
    try:
        read = subprocess.run(command, capture_output=True, text=True, check=True, timeout=_PATIENCE_S)
    except (OSError, subprocess.SubprocessError):
        return None
    return read.stdout.strip()
