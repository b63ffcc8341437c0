"""Whether this box can write every language of its centre: our fonts load, and no letter is missing.

Owns which texts are looked at. Must not know how letters get their shapes. Starts Qt without a display: to be
called in a process of its own, on its main thread.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from PySide6.QtGui import QGuiApplication

from config.languages import directions, load_language
from config.model import Centre, Text
from hardware.finding import Finding, Verdict
from hardware.screen.fault import ScreenFault
from hardware.screen.fonts import family, install_fonts, tell_directions
from hardware.screen.glyphs import missing_letters

_PART = "fonts"


class _Named(Protocol):
    @property
    def name(self) -> Text: ...


def texts_of(centre: Centre) -> Mapping[str, Sequence[str]]:
    """All that is written in each language of a centre: Nobat's sentences, and the centre's own names."""
    groups: tuple[Iterable[_Named], ...] = (
        *(centre.agencies, centre.services, centre.zones, centre.profiles),
        *(centre.priority_classes, centre.journeys, centre.reasons, centre.outcomes),
    )
    named = [centre.name, *(one.name for group in groups for one in group)]
    named += [text for one in centre.services for text in (one.bring, one.fee, one.document) if text]
    return {
        code: [*load_language(code).texts.values(), *(text[code] for text in named if code in text)]
        for code in centre.languages
    }


def examine_letters(centre: Centre) -> Iterator[Finding]:
    """The families, and then each language's letters."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QGuiApplication([])  # holds the fonts while it lives
    try:
        install_fonts()
    except ScreenFault as fault:
        yield Finding(
            _PART, "families", Verdict.FAIL, str(fault), "all load", "Install Nobat anew on this box."
        )
        return
    tell_directions(directions(centre.languages))
    texts = texts_of(centre)
    families = ", ".join(dict.fromkeys(family(code) for code in texts))
    yield Finding(_PART, "families", Verdict.OK, families, "all load")
    for code, written in texts.items():
        yield letters_finding(code, written)
    del app


def letters_finding(code: str, texts: Sequence[str]) -> Finding:
    """The finding on one language; needs the fonts installed."""
    missing, wanted = missing_letters(texts, code), "every letter has its shape"
    if not missing:
        count = len({letter for text in texts for letter in text})
        return Finding(_PART, f"letters of {code}", Verdict.OK, f"{count} different letters", wanted)
    told = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in missing)
    advice = (
        "These show as boxes: a name in the centre's file has a letter our fonts lack, write it with another;"
        " if it is an ordinary letter, install Nobat anew on this box."
    )
    return Finding(_PART, f"letters of {code}", Verdict.WARN, f"missing: {told}", wanted, advice)
