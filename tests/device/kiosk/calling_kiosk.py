"""The kiosk as it runs, at which somebody calls for help as soon as it stands: `... FILE`."""

import sys
from pathlib import Path

from config.loader import centre_path, load_centre, load_device
from hardware.screen.app import run_app
from hardware.screen.command_line import WindowWish
from kiosk.app import Kiosk


def calling(file: Path) -> Kiosk:
    """A kiosk whose first touch is a call for help."""
    device = load_device(file)
    kiosk = Kiosk(device, load_centre(centre_path(file, device)), WindowWish(size_px=(540, 960)))
    kiosk.window.shown.connect(lambda: kiosk.window.stage.act("help"))
    return kiosk


if __name__ == "__main__":
    sys.exit(run_app(lambda: calling(Path(sys.argv[1])), "nobat-kiosk"))
