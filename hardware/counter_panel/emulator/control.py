"""Fate's hand on emulated panels, by lines of words.

Owns the words; each line is answered by one that begins with `ok` or `error`. Must not know what follows.
"""

from hardware.counter_panel.emulator.bus import EmulatedBus

WORDS = "show, off N, on N, garble SHARE, lose SHARE, stall, flow, unplug, plug"


def obey(bus: EmulatedBus, line: str) -> str:
    """Do what one line says and answer with one line, without its end."""
    try:
        return _done(bus, line.split())
    except (ValueError, KeyError):
        return f"error '{line.strip()}' is not one of: {WORDS}"


def _done(bus: EmulatedBus, words: list[str]) -> str:
    match words:
        case ["off" | "on" as power, number]:
            address = int(number)
            bus.panels.text(address)  # KeyError where there is none
            bus.do(lambda: bus.panels.switch(address, on=power == "on"))
        case ["garble", share]:
            bus.garbled = _share(share)
        case ["lose", share]:
            bus.lost = _share(share)
        case ["stall" | "flow" as how]:
            bus.do(lambda: setattr(bus, "stalled", how == "stall"))
        case ["unplug"]:
            bus.unplug()
        case ["plug"]:
            bus.plug()
        case ["show"]:
            pass
        case _:
            raise ValueError(words)
    return f"ok {bus.panels.line()}"


def _share(text: str) -> float:
    share = float(text)
    if not 0 <= share <= 1:
        raise ValueError(text)
    return share
