import gc
import threading
import weakref
from collections import deque

from pytestqt.qtbot import QtBot

from hardware.screen.crossing import Crossing


def test_what_any_thread_tells_is_heard_in_the_screens_in_order(qtbot: QtBot) -> None:
    heard: list[tuple[int, threading.Thread]] = []
    crossing = Crossing(lambda value: heard.append((value, threading.current_thread())))
    teller = threading.Thread(target=lambda: deque(map(crossing.tell, range(100)), maxlen=0))
    teller.start()
    teller.join()
    assert heard == []
    qtbot.waitUntil(lambda: len(heard) == 100)
    assert [value for value, _ in heard] == list(range(100))
    assert {thread for _, thread in heard} == {threading.main_thread()}


def test_a_crossing_lives_as_long_as_somebody_may_tell(qtbot: QtBot) -> None:
    heard: list[int] = []
    crossing = Crossing(heard.append)
    tell, seen = crossing.tell, weakref.ref(crossing)
    del crossing
    gc.collect()
    assert seen() is not None
    tell(1)
    qtbot.waitUntil(lambda: heard == [1])
