"""`python -m kiosk --device FILE`: the entrance kiosk.

Owns the command line, the reading of the device file and the log. Must not know what the kiosk does.
"""

import argparse
import logging
import sys
from pathlib import Path

from config.loader import centre_path, load_centre, load_device
from config.model import Centre, DeviceFile
from config.problems import ConfigError, Problem

EXIT_CONFIG = 2
"""A file is wrong; every problem in it was printed. Starting again does not help."""


def main(argv: list[str] | None = None) -> int:
    """Run the kiosk until it is asked to end; the exit code."""
    asked = _parser().parse_args(argv)
    logging.basicConfig(
        level=logging.INFO, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s", force=True
    )
    try:
        device, centre = _configured(asked.device)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return EXIT_CONFIG
    from hardware.screen.app import run_app  # noqa: PLC0415 - --help and a bad file need no Qt
    from kiosk.app import Kiosk  # noqa: PLC0415 - the same

    return run_app(
        lambda: Kiosk(device, centre, size_px=asked.size, fullscreen=not asked.windowed), "nobat-kiosk"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m kiosk",
        description="The entrance kiosk: citizens choose a service in their language and take a ticket.",
        epilog="Try it on a desk:\n"
        "  python -m kiosk --device config/devices/kiosk-1.yaml --size 540x960\n"
        "It needs a hub (python -m center_hub); without one the screen says that there are no tickets.\n"
        "Exit code 2: the device file or the centre's file has problems, each printed with its line.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--device", type=Path, required=True, metavar="FILE", help="the device file (YAML)")
    parser.add_argument("--windowed", action="store_true", help="in a window instead of the whole screen")
    parser.add_argument(
        "--size",
        type=_size,
        metavar="WxH",
        help="in a window of so many pixels, which stands for the whole screen: 1080x1920",
    )
    return parser


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) > 0 and int(height) > 0):
        message = f"{text!r} is not a size such as 1080x1920"
        raise argparse.ArgumentTypeError(message)
    return int(width), int(height)


def _configured(file: Path) -> tuple[DeviceFile, Centre]:
    """The device and its centre.

    Raises:
        ConfigError: with every problem; also where the centre knows no kiosk of this name.
    """
    device = load_device(file)
    centre = load_centre(centre_path(file, device))
    kiosks = [one.id for one in centre.devices if one.role == "kiosk"]
    if device.id not in kiosks:
        known = ", ".join(kiosks) or "none"
        what = f"the centre {centre.id} has no kiosk '{device.id}'"
        raise ConfigError((Problem(str(file), 0, 0, "id", what, f"its kiosks: {known}"),))
    return device, centre


if __name__ == "__main__":
    sys.exit(main())
