"""`script/demo --gallery DIR`: a picture of every state of every screen, and a page on which to look at them.

Owns the folder and the page. Which states there are is the tests' affair (`tests.support.looks.states`): what
is looked at here is what is examined there.
"""

import argparse
import html
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final, TextIO

from PySide6.QtGui import QGuiApplication

from config.languages import load_language
from hardware.screen.window import choose_software_rendering
from tests.support.looks.apps import Showing
from tests.support.looks.look import Mode
from tests.support.looks.states import APPS, LANGUAGES, Showcase, State, states_of

MARK: Final = ".nobat-gallery"
"""Stands in a folder that a gallery was made in: nobody else's is written to."""
NOT_OURS: Final = 1
_BAR: Final = 40

_HEAD: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Nobat: every screen</title>
<style>
body { font: 16px/1.4 sans-serif; margin: 2rem; background: #faf8f3; color: #12232b }
h2 { margin-top: 3rem } h3 { margin: 2rem 0 .5rem }
ul { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none }
figure { margin: 0 } img { border: 1px solid #8a8474; background: #fff; display: block }
figcaption { font-size: .85rem; color: #43545c }
nav a { margin-right: 1rem }
</style>
<h1>Nobat: every screen</h1>
"""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be drawn: these apps, languages and modes; nothing means all."""

    apps: Sequence[str] = ()
    languages: Sequence[str] = ()
    modes: Sequence[str] = ()


def wished(wish: Wish) -> Iterator[tuple[State, Showing]]:
    """Every state that is wished for, one app and screen after the other."""
    for name in wish.apps or APPS:
        for glass in APPS[name].glasses:
            for language in wish.languages or LANGUAGES:
                for mode in APPS[name].modes:
                    if not wish.modes or mode in wish.modes:
                        yield from states_of(name, glass, language, mode)


def picture_of(state: State) -> Path:
    """Where the picture of a state lies in the gallery's folder."""
    first = next(iter(APPS[state.app].glasses))
    other = "" if state.glass == first else f"-{state.glass}"
    folder = state.name.replace(" ", "_")
    return Path(state.app, folder, f"{state.language}-{state.mode}{other}.png")


def draw(folder: Path, states: Sequence[tuple[State, Showing]], told: TextIO) -> None:
    """Draw `states` into `folder`, and the page that shows them; how far it is goes to `told`."""
    showcase = Showcase()
    try:
        for at, (state, showing) in enumerate(states, 1):
            picture = folder / picture_of(state)
            picture.parent.mkdir(parents=True, exist_ok=True)
            showcase.show(state, showing).window.grab().save(str(picture))
            _progress(at, len(states), state, told)
    finally:
        showcase.close()
    page = _HEAD + "".join(_sections(state for state, _ in states))
    (folder / "index.html").write_text(page, encoding="utf-8")


def _progress(done: int, of: int, state: State, told: TextIO) -> None:
    """A bar on a terminal; elsewhere a line for every hundredth picture."""
    if told.isatty():
        bar = "#" * (_BAR * done // of)
        told.write(f"\r\033[K[{bar:<{_BAR}}] {done}/{of} {state}" + ("\n" if done == of else ""))
    elif done % 100 == 0 or done == of:
        told.write(f"· {done} of {of} pictures\n")
    told.flush()


def _sections(states: Iterable[State]) -> Iterator[str]:
    """The page's body: app by app and state by state, in every language and mode."""
    ordered = sorted(states, key=lambda one: (one.app, one.name, one.glass, one.mode, one.language))
    apps = list(dict.fromkeys(one.app for one in ordered))
    yield "<nav>" + "".join(f'<a href="#{app}">{app}</a>' for app in apps) + "</nav>\n"
    for app, of_app in groupby(ordered, key=lambda one: one.app):
        yield f'<h2 id="{app}">{app}</h2>\n'
        for name, of_state in groupby(of_app, key=lambda one: one.name):
            yield f"<h3>{html.escape(name.replace('_', ' '))}</h3>\n<ul>\n"
            yield from map(_figure, of_state)
            yield "</ul>\n"


def _figure(state: State) -> str:
    language = html.escape(load_language(state.language).name)
    kind = "" if state.mode is Mode.PLAIN else f", {state.mode}"
    said = f"{state.app}: {state.name.replace('_', ' ')}, {language}{kind}, {state.glass}"
    source = picture_of(state).as_posix()
    pixels = APPS[state.app].glasses[state.glass].pixels
    width = 200 if pixels[0] < pixels[1] else 380
    height = round(width * pixels[1] / pixels[0])
    return (
        f'<li><figure><a href="{source}"><img loading="lazy" src="{source}" width="{width}"'
        f' height="{height}" alt="{html.escape(said)}"></a>'
        f"<figcaption>{language}{kind}, {state.glass}</figcaption></figure></li>\n"
    )


def made_ours(folder: Path) -> bool:
    """Make `folder` if it is missing; False if it is somebody else's."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        return False
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).touch()
    return True


def main() -> int:
    """Read the arguments and draw; `NOT_OURS` if the folder holds something else."""
    asked = _parser().parse_args()
    if not made_ours(asked.folder):
        sys.stderr.write(f"{asked.folder} is not empty and not a gallery: name another folder\n")
        return NOT_OURS
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    choose_software_rendering()
    app = QGuiApplication(sys.argv[:1])
    states = list(wished(Wish(asked.app, asked.language, asked.mode)))
    draw(asked.folder, states, sys.stdout)
    sys.stdout.write(f"· look at {asked.folder / 'index.html'}\n")
    app.quit()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="script/demo --gallery",
        description="Draw every state of every screen, in every language and mode, and a page of them all.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument(
        "--app", action="append", choices=tuple(APPS), default=[], help="only this; may be repeated"
    )
    parser.add_argument(
        "--language", action="append", choices=LANGUAGES, default=[], help="only this, as above"
    )
    parser.add_argument(
        "--mode", action="append", choices=tuple(Mode), default=[], help="only this, as above"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
