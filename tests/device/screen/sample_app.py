"""An app of a few lines, run by the tests of the hands as any app is: unmodified, in its own process."""

import logging
import sys
from pathlib import Path

from hardware.screen.app import run_app
from hardware.screen.stage import Stage
from hardware.screen.theme import ScreenSize
from hardware.screen.window import Window, open_window


def start() -> Window:
    stage = Stage({"stamp": 0, "heard": []})

    def hear(name: str, value: object) -> None:
        view = stage.property("view")
        stage.show({"stamp": view["stamp"] + 1, "heard": [*view["heard"], [name, value]]})

    stage.intent.connect(hear)
    return open_window(Path(sys.argv[1]), stage, ScreenSize(268, 476), size_px=(1080, 1920))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    sys.exit(run_app(start))
