"""The kiosk read aloud: the page when it changes, then whatever the focus comes to; keys in, speech out.

Owns when something is read, repeated or made louder. Must not know how a page is worded (`spoken`), collected
(`hardware.screen.reading`) or heard (`hardware.speaker.reading`), nor what a press does (the flow).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickWindow

from hardware.keypad.port import KeypadAction
from hardware.screen.reading import Reading, Thing
from hardware.speaker.reading import LOUDNESS, USUAL_LOUDNESS, Reader, Utterance
from kiosk import spoken
from kiosk.modes import Mode

_ARROWS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
}
_WALKING: Final = {*_ARROWS, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
"""Keys of a plain keyboard that press nothing: without a word the flow would not know of them."""
_STEPS: Final = {KeypadAction.NEXT: 1, KeypadAction.PREVIOUS: -1}
_LOUDER: Final = {KeypadAction.LOUDER: 1, KeypadAction.SOFTER: -1}

_Act = Callable[[str, str], None]


class Aloud(QObject):
    """Reads `window` through `reader` while the view says so; `act` tells the flow of a key.

    `readable` are the languages that can be read, the centre's own first.
    """

    def __init__(self, window: QQuickWindow, reader: Reader, readable: tuple[str, ...], act: _Act) -> None:
        super().__init__()
        self._reading = Reading(window)
        self._reader = reader
        self._readable = readable
        self._act = act
        self._on = False
        self._language = ""
        self._key: tuple[str, ...] = ()
        self._notice = ""
        self._known: tuple[Thing, ...] = ()
        self._last: list[Utterance] = []
        self._loudness = USUAL_LOUDNESS
        self._farewell = ""
        """What stands in the view to be said in another language, once for each time it was wished for."""
        window.activeFocusItemChanged.connect(self._focus_moved)
        window.installEventFilter(self)

    def show(self, view: Mapping[str, Any]) -> None:
        """The window shows this view now."""
        was, self._on = self._on, bool(view["aloud"])
        language = str(view["language"])
        self._language = language if language in self._readable else next(iter(self._readable), language)
        key, notice = spoken.page_key(view), str(view["notice"])
        # A notice that goes changes nothing for whoever is on their way through the page.
        news = key != self._key or notice not in {"", self._notice}
        if self._on and (news or not was):
            QTimer.singleShot(0, self, self._read_page)  # when it is laid out
        elif (was and not self._on) or view["farewell"] not in {"", self._farewell}:
            self._end(view)
        self._key, self._notice, self._farewell = key, notice, str(view["farewell"])

    def pressed(self, action: KeypadAction) -> None:
        """A key of the keypad. One that starts reading needs no sight; every other keeps the page."""
        if action is KeypadAction.READ_ALOUD:
            self._farewell = ""
            self._act("mode", Mode.ALOUD.value)
        elif action is KeypadAction.PRESS:
            self._press()
        else:
            self._act("touch", "")
            self._pressed_on(action)

    def _pressed_on(self, action: KeypadAction) -> None:
        if action in _STEPS:
            self._reading.go(_STEPS[action])
        elif not self._on:
            return  # the next citizen is not to be shouted at
        elif action in _LOUDER:
            self._set_loudness(self._loudness + _LOUDER[action])
            self._reader.say(self._last)
        elif action is KeypadAction.REPEAT:
            self._reader.say([] if self._reader.speaking else self._last)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The arrows of a plain keyboard go where the keypad's keys go; Tab and Enter are Qt's own."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _WALKING:
            self._act("touch", "")
            steps = _ARROWS.get(Qt.Key(event.key()))
            if steps is not None:
                self._reading.go(steps)
                return True
        return super().eventFilter(watched, event)

    def _press(self) -> None:
        """Press what has the focus, and nothing else.

        A touch before would take a question off the page, and the press would fall on what lies beneath.
        """
        key = self._key
        if not self._reading.press():
            self._act("touch", "")
        elif self._on and key == self._key:
            QTimer.singleShot(0, self, self._tell_news)

    def _set_loudness(self, step: int) -> None:
        self._loudness = max(0, min(len(LOUDNESS) - 1, step))
        self._reader.set_loudness(self._loudness)

    def _read_page(self) -> None:
        if not self._on:
            return
        self._known = self._reading.things()
        self._reading.go_to_first()
        self._say([*self._told(self._known), *self._focus()])

    def _tell_news(self) -> None:
        """A press changed something on the same page: that is said, else the thing itself once more."""
        if not self._on:
            return
        before, self._known = set(self._known), self._reading.things()
        news = [one for one in self._known if one not in before and not (one.button and one.enabled)]
        self._say([*self._told(news), *self._focus()])

    def _focus_moved(self) -> None:
        said = self._focus() if self._on else []
        if said:
            self._say(said)

    def _told(self, things: Sequence[Thing]) -> list[spoken.Said]:
        return spoken.told(things, self._language, frozenset(self._readable))

    def _focus(self) -> list[spoken.Said]:
        """What is said of where the focus is; nothing where it is on nothing that can be pressed."""
        at = self._reading.focused()
        if at is None:
            return []
        return spoken.focused(at.thing, (at.place, at.count), self._language, frozenset(self._readable))

    def _say(self, said: list[spoken.Said]) -> None:
        self._last = [Utterance(text, language) for text, language in said]
        self._reader.say(self._last)

    def _end(self, view: Mapping[str, Any]) -> None:
        """Whoever listened has gone, or chose a language that nobody reads, which is said in another."""
        self._set_loudness(USUAL_LOUDNESS)
        self._say([(str(view["farewell"]), self._readable[0])] if view["farewell"] else [])
        self._last, self._known = [], ()
