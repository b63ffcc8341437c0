"""The kiosk as it runs, killed at a moment of its printing.

`python -m tests.device.kiosk.dying_kiosk FILE MOMENT`; the moments are those of the spool in
`tests.device.ticket_printer.dying_program`.
"""

import sys
from pathlib import Path

from config.loader import centre_path, load_centre, load_device
from hardware.screen.app import run_app
from hardware.screen.command_line import WindowWish
from hardware.ticket_printer import spool
from kiosk.app import Kiosk
from tests.device.ticket_printer.dying_program import DyingSpool, Fate


def main(file: Path, moment: str) -> int:
    """Run the kiosk until it dies."""
    fate = Fate(moment)
    setattr(spool, "Spool", lambda path, _roll_mm: DyingSpool(path, fate))  # noqa: B010  a type is no variable
    device = load_device(file)
    centre = load_centre(centre_path(file, device))
    return run_app(lambda: Kiosk(device, centre, WindowWish(size_px=(540, 960))), "nobat-kiosk")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
