"""A morning in the hall: the day is opened, citizens take tickets, counters serve them.

Owns the order of the acts.
"""

from script.demonstration import at_the_counter, at_the_kiosk
from script.demonstration.presses import PATIENCE_S, SERVE, wait_until_free
from script.demonstration.scene import Scene


def play(scene: Scene) -> None:
    """All acts, in order.

    Raises:
        Stuck, HandsError, Silent: a screen or device did not show what it should have.
    """
    citizens = scene.cast.citizens
    _open_the_day(scene)
    at_the_kiosk.run_out_of_paper(scene)
    first = _take_tickets(scene)
    at_the_kiosk.take_ticket_while_the_cover_is_open(scene, citizens[0])
    at_the_kiosk.come_with_an_appointment(scene, citizens[0])
    at_the_kiosk.come_with_a_class_and_two_errands(scene, citizens[1])
    at_the_counter.ask_the_volunteer(scene)
    at_the_counter.serve_with_everything(scene)
    at_the_counter.tread_the_pedal(scene)
    at_the_counter.lose_the_hub(scene)
    at_the_counter.serve_the_rest(scene)
    at_the_kiosk.rate_the_service(scene, first)
    scene.hall.manage("close-day")
    scene.kiosk.wait("page", "closed", PATIENCE_S)


def _open_the_day(scene: Scene) -> None:
    kiosk, album = scene.kiosk, scene.album
    kiosk.wait("page", "closed", PATIENCE_S)
    album.take(kiosk, "kiosk-closed")
    album.take(scene.board, "board-before-opening")
    scene.hall.manage("open-day")
    kiosk.wait("page", "welcome", PATIENCE_S)
    album.take(kiosk, "kiosk-welcome")
    album.take(scene.counters[0], "counter-closed")
    for hands in scene.counters:
        wait_until_free(hands)
        hands.key(SERVE)
        hands.wait("main.action", "call_next", PATIENCE_S)
    wait_until_free(scene.counters[0])
    album.take(scene.counters[0], "counter-free")
    scene.told("the day and two counters are open")


def _take_tickets(scene: Scene) -> str:
    """A ticket for each citizen; the first of each language holds it up. The first one's number."""
    shown = []
    for number, citizen in enumerate(scene.cast.citizens, 1):
        first = number <= len(scene.hall.centre.languages)
        shown.append(at_the_kiosk.take_ticket(scene, citizen, number, photograph=first))
        if first:
            at_the_kiosk.hold_up_ticket(scene, shown[-1], citizen.language)
    at_the_kiosk.hold_up_something_else(scene)
    return shown[0]
