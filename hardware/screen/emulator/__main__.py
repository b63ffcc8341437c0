"""`python -m hardware.screen.emulator --socket PATH -- MODULE ARGS...`: run an app with hands on its screen.

Owns the command line. The app runs unmodified in the main thread, as `python -m MODULE ARGS...` would run it.
"""

import argparse
import runpy
import sys
from pathlib import Path

from hardware.screen.emulator.server import HandsServer
from hardware.screen.window import choose_software_rendering


def main() -> None:
    """Serve the hands, then be the app until it ends; its exit code is ours."""
    parser = argparse.ArgumentParser(
        prog="python -m hardware.screen.emulator", description="Run an app with remote hands on its screen."
    )
    parser.add_argument("--socket", type=Path, required=True, help="Unix socket the hands listen on")
    parser.add_argument("module", help="the app's module, after --")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="the app's own arguments")
    asked = parser.parse_args()
    choose_software_rendering()
    server = HandsServer(asked.socket)
    server.start()
    sys.argv = [asked.module, *asked.arguments]
    try:
        runpy.run_module(asked.module, run_name="__main__", alter_sys=True)
    finally:
        server.stop()


if __name__ == "__main__":
    main()
