"""How soon each app shows its first frame and what it weighs, against Chromium on an equal page.

Both draw on the same X server without a GPU (Xvfb) where there is one, else offscreen and headless. Chromium
runs as a kiosk would run it, with a fresh profile each time; its page says that it has been painted after
two animation frames.
"""

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from config.languages import load_language
from config.loader import centre_file, load_centre
from script.benchmarks.figures import Figure, median
from script.benchmarks.rig import pss_mb
from script.demonstration.cast import cast_of
from script.demonstration.desk import Desk
from script.demonstration.hall import OFFSCREEN, Hall, free_port

RUNS = 5
SETTLED_S = 4.0
"""After the start: imports that may wait are in, and the weight is what stays."""
START_SHARE, WEIGHT_MB = 0.5, 90.0
"""The goals: half of Chromium's start, 90 MB."""
PATIENCE_S = 30.0
_FIRST_FRAME = re.compile(r"first frame ([0-9.]+) s after the start of the program")
"""What every app of ours writes into its log."""


def measure() -> list[Figure]:
    """Start and weight of kiosk, counter and board; beside Chromium where it is installed."""
    centre = load_centre(centre_file("asan-baku-1"))
    cast = cast_of(centre)
    figures = []
    with _surface() as surface:
        chromium = _chromium(surface)
        for desk in (cast.kiosk, cast.counter_desks[0], cast.board):
            starts, weights = zip(*(_app(desk, surface) for _ in range(RUNS)), strict=True)
            figures += _figures(desk.module, median(starts), median(weights), chromium)
    return figures


@contextlib.contextmanager
def _surface() -> Iterator[Mapping[str, str]]:
    """An X display of our own; no display where Xvfb is not installed."""
    server = shutil.which("Xvfb")
    if server is None:
        yield OFFSCREEN
        return
    read_end, write_end = os.pipe()
    command = [server, "-displayfd", str(write_end), "-screen", "0", "1920x1920x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        with os.fdopen(read_end) as told:
            yield {"DISPLAY": f":{told.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        process.terminate()
        process.wait(10)


def _figures(name: str, start: float, weight: float, chromium: tuple[float, float] | None) -> list[Figure]:
    raw_start, raw_weight = chromium or (None, None)
    reached = None if raw_start is None else start <= START_SHARE * raw_start
    return [
        Figure(f"{name}: start to first frame", start, "s", raw_start, "Chromium", "<= 1/2", reached),
        Figure(f"{name}: PSS", weight, "MB", raw_weight, "Chromium", "<= 90 MB", weight <= WEIGHT_MB),
    ]


def _app(desk: Desk, surface: Mapping[str, str]) -> tuple[float, float]:
    """Seconds from starting the process to its first frame, and its MB; alone on the machine."""
    centre = load_centre(centre_file("asan-baku-1"))
    with tempfile.TemporaryDirectory() as folder, Hall(centre, Path(folder), surface) as hall:
        hall.start_hub()
        if desk.module == "kiosk":
            hall.peripherals.plug_in_printer(desk.device, free_port())
        hall.manage("open-day")
        hall.start_screen(desk)
        time.sleep(SETTLED_S)
        said = _FIRST_FRAME.search(hall.log(desk.device))
        if said is None:
            message = f"{desk.module} showed nothing within {SETTLED_S:g} s"
            raise TimeoutError(message)
        return float(said[1]), pss_mb(hall.process_id(desk.device))


def _chromium(surface: Mapping[str, str]) -> tuple[float, float] | None:
    """The same two figures of Chromium; None where there is none."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        return None
    starts, weights = zip(*(_browse(browser, surface) for _ in range(RUNS)), strict=True)
    return median(starts), median(weights)


def _browse(browser: str, surface: Mapping[str, str]) -> tuple[float, float]:
    headless = [] if "DISPLAY" in surface else ["--headless=new"]
    painted = threading.Event()
    with _page(painted) as port, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = [*headless, "--kiosk", "--no-sandbox", "--no-first-run", "--window-size=1080,1920"]
        began = time.perf_counter()
        process = subprocess.Popen(
            [browser, *options, f"--user-data-dir={profile}", f"http://127.0.0.1:{port}/"],
            env=dict(os.environ) | dict(surface),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            if not painted.wait(PATIENCE_S):
                raise TimeoutError("Chromium did not paint its page")
            seconds = time.perf_counter() - began
            time.sleep(SETTLED_S)
            return seconds, pss_mb(process.pid)
        finally:
            process.terminate()
            process.wait(10)


@contextlib.contextmanager
def _page(painted: threading.Event) -> Iterator[int]:
    """A server of the one page; sets `painted` when the page says so."""
    page = _welcome().encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/painted":
                painted.set()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def _welcome() -> str:
    """The kiosk's welcome page as a web page: the same words, cards and foot."""
    centre = load_centre(centre_file("asan-baku-1"))
    languages = [load_language(code) for code in centre.languages]
    cards = "".join(
        f"<button><b>{language.name}</b><span>{language.text('kiosk.take_ticket')}</span></button>"
        for language in languages
    )
    style = (
        "body{margin:0;padding:60px;background:#FAF8F3;color:#12232B;font-family:sans-serif}"
        "h1{font-size:90px}button{display:flex;justify-content:space-between;width:100%;font-size:50px;"
        "padding:50px;margin:30px 0;background:#fff;border:2px solid #D9D4C7;border-radius:20px}"
    )
    beacon = "requestAnimationFrame(()=>requestAnimationFrame(()=>fetch('/painted')))"
    return (
        f"<!doctype html><meta charset=utf-8><style>{style}</style>"
        f"<h1>{languages[0].text('kiosk.welcome')}</h1>{cards}<script>{beacon}</script>"
    )
