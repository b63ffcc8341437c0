"""Acts at the counters and the help desk: calling by key and by foot, serving, sending on, looking up.

Owns what operators and volunteers do, what is timed, and what the hall then sees and hears.
"""

import time

from center_hub.contract.codes import latin_digits
from counter_terminal.helpdesk.errand import GUARD_S
from hardware.screen.emulator.hands import Hands
from script.demonstration.presses import PATIENCE_S, Stuck, call_next, finish, start, wait_until_free
from script.demonstration.scene import Scene, shows, until

RECALL, TRANSFER = "F6", "F8"
_FOOT_RESTS_S = 1.2
"""A pedal trodden twice within a second is a key that repeats by itself, and counts once."""
_PAGES = 20


def ask_the_volunteer(scene: Scene) -> None:
    """The help desk looks up the first number that was given, and prints its ticket again, short."""
    first = scene.cast.citizens[0].service.series
    desk, device = scene.helpdesk, scene.cast.helpdesk.device
    desk.wait("alive", equals=True, timeout_s=PATIENCE_S)
    for sign in f"{first}1":
        desk.tap(f"key-{sign}")
    scene.album.take(desk, "helpdesk-find")
    desk.tap("enter")
    desk.wait("page", "card", PATIENCE_S)
    until(lambda: shows(desk, "deed-reprint"), "the ticket can be printed again")
    scene.album.take(desk, "helpdesk-card")
    time.sleep(GUARD_S)
    desk.tap("deed-reprint")
    until(lambda: bool(scene.devices.papers_of(device)), "the help desk's slow printer has printed")
    scene.told("a volunteer has looked up the first ticket; its copy is the short one of a slow printer")


def serve_with_everything(scene: Scene) -> None:
    """One citizen at the first counter: called, recalled, served, sent on to the second counter."""
    first, second = scene.counters
    shown = call(scene, 0)
    wait_until_free(first)
    scene.album.take(first, "counter-called")
    scene.album.take(scene.board, "board-first-call")
    _see_and_hear_the_call(scene, shown)
    wait_until_free(first)
    first.key(RECALL)
    wait_until_free(first)
    start(first)
    scene.album.take(first, "counter-serving")
    call(scene, 1)
    first.key(TRANSFER)
    first.wait("page", "transfer", PATIENCE_S)
    scene.album.take(first, "counter-transfer")
    _send_on(scene, first)
    start(second)
    scene.album.take(scene.board, "board-two-calls")
    scene.told("one citizen was called twice and sent on to the other counter")


def tread_the_pedal(scene: Scene) -> None:
    """At the first counter one call is made by foot, and one by a worn contact, which calls nobody twice."""
    first = scene.counters[0]
    by_foot = _tread(scene, "press")
    start(first)
    finish(first)
    time.sleep(_FOOT_RESTS_S)
    bounced = _tread(scene, "bounce")
    scene.album.take(first, "counter-called-by-pedal")
    start(first)
    if first.view()["number"] != bounced:
        raise Stuck(f"the pedal called {bounced}, and then there was {first.view()['number']}")
    scene.told(f"the pedal called {by_foot}; a bouncing contact called {bounced}, and nobody else")


def lose_the_hub(scene: Scene) -> None:
    """The hub stands still: every screen and panel says so, and comes back."""
    hall, board = scene.hall, scene.board
    hall.programs.freeze("hub")
    until(lambda: bool(board.view()["banner"]), "the board says that it may be out of date")
    scene.counters[0].wait("alive", equals=False, timeout_s=PATIENCE_S)
    scene.kiosk.wait("page", "no_hub", PATIENCE_S)
    scene.album.take(board, "board-out-of-date")
    scene.album.take(scene.counters[0], "counter-without-hub")
    scene.album.take(scene.kiosk, "kiosk-without-hub")
    if scene.cast.panels is not None:
        until(lambda: not any(scene.devices.panels().values()), "the panels are blank")
        scene.photograph_panels("panels-without-hub")
    hall.programs.thaw("hub")
    until(lambda: not board.view()["banner"], "the board is up to date again")
    scene.kiosk.wait("page", "welcome", PATIENCE_S)
    if scene.cast.panels is not None:
        until(lambda: any(scene.devices.panels().values()), "the panels show numbers again")
    scene.told(
        "the hub stood still for ten seconds; every screen said so, the panels went blank, all came back"
    )


def serve_the_rest(scene: Scene) -> None:
    """Until nobody waits at either counter."""
    while any(_serve_one(scene, at) for at in range(len(scene.counters))):
        pass
    scene.album.take(scene.board, "board-evening")
    wait_until_free(scene.counters[1])
    scene.album.take(scene.counters[1], "counter-nobody-waiting")
    scene.told("everybody was served")


def call(scene: Scene, at: int) -> str:
    """Call whoever is next to a counter, timed; the number called."""
    took = call_next(scene.counters[at], scene.board)
    scene.tally.reply_s.append(took.screen_s)
    scene.tally.painted_s.append(took.board_s)
    return str(scene.counters[at].view()["number"])


def _see_and_hear_the_call(scene: Scene, shown: str) -> None:
    """The panel over the first counter shows the number, and the board says it."""
    label = scene.cast.counters[0].label
    if scene.cast.panels is not None:
        until(lambda: scene.panel_over(0) == shown.replace(" ", ""), f"the panel over {label} shows {shown}")
        scene.photograph_panels("panels-first-call")
    until(lambda: scene.devices.sound.ended > 0, "the board speaks")
    scene.told(f"{shown} was called to counter {label}: seen on the board and the panel, and heard")


def _tread(scene: Scene, how: str) -> str:
    """A number called by foot."""
    first = scene.counters[0]
    wait_until_free(first)
    first.wait("main.action", "call_next", PATIENCE_S)
    scene.devices.tread(scene.cast.counter_desks[0].device, how)
    first.wait("main.action", "start", PATIENCE_S)
    scene.tally.pedal_calls += 1
    return str(first.view()["number"])


def _send_on(scene: Scene, hands: Hands) -> None:
    services = scene.hall.centre.profile(scene.cast.counters[1].profile).services
    for _ in range(_PAGES):
        for service in services:
            if shows(hands, f"service-{service}"):
                hands.tap(f"service-{service}")
                hands.wait("main.action", "call_next", PATIENCE_S)
                return
        hands.tap("next-page")
    raise Stuck("the transfer list does not offer a service of the second counter")


def _serve_one(scene: Scene, at: int) -> bool:
    """Bring one counter one step on; False if there is nothing left for it."""
    hands = scene.counters[at]
    view = hands.view()
    if view["main"]["action"] == "start":
        start(hands)
    elif latin_digits(str(view["waiting"]["count"])) != "0":
        call(scene, at)
    elif view["main"]["action"] == "finish_and_call_next":
        wait_until_free(hands)
        finish(hands)
    else:
        return False
    return True
