from center_hub.contract.words import Wait
from display_board.sayings import TURN_S
from display_board.waiting import WAITING_SHOWN
from tests.unit.display_board.hall import Hall, main

LONG = Wait(least=1260, likely=1500, most=2050)
FEW = Wait(least=20, likely=90, most=290)


def panel(hall: Hall) -> list[tuple[object, object, object]]:
    return [(row["id"], row["people"], main(row["wait"])) for row in hall.rows("waiting.rows")]


def test_where_waits_can_be_told_each_service_has_its_own() -> None:
    hall = Hall()
    waits = {"birth_registration": LONG, "id_card_first": FEW}
    hall.waits(3, waits, birth_registration=2, death_registration=3, id_card_first=4)
    assert sorted(map(str, panel(hall))) == [
        "('birth-registration', '2', '20\N{EN DASH}35 dəq')",
        "('death-registration', '3', '')",
        "('id-card-first', '4', 'ən çoxu 5 dəq')",
    ]


def test_while_no_wait_can_be_told_the_agencies_are_shown() -> None:
    hall = Hall()
    hall.queues(3, birth_registration=2, death_registration=3, id_card_first=4)
    assert panel(hall) == [("justice", "5", ""), ("internal-affairs", "4", "")]


def test_a_service_for_which_nobody_waits_is_left_out_though_its_wait_is_known() -> None:
    hall = Hall()
    hall.waits(3, {"birth_registration": LONG, "id_card_first": LONG}, birth_registration=0, id_card_first=4)
    assert [row[0] for row in panel(hall)] == ["id-card-first"]
    hall.waits(4, {"birth_registration": LONG}, birth_registration=0)
    assert panel(hall) == []
    assert hall.view("waiting.nobody")


def test_a_service_keeps_its_place_whoever_comes_and_goes() -> None:
    hall = Hall()
    hall.waits(3, {"id_card_first": LONG}, id_card_first=1, birth_registration=9)
    before = [row[0] for row in panel(hall)]
    hall.waits(4, {"id_card_first": LONG}, id_card_first=9, birth_registration=1)
    assert [row[0] for row in panel(hall)] == before


def test_the_busiest_services_are_shown_where_there_are_too_many() -> None:
    hall = Hall()
    served = [one.id for one in hall.centre.services if hall.centre.counters_serving(one.id)]
    people = {service.replace("-", "_"): at for at, service in enumerate(served, 1)}
    hall.waits(3, dict.fromkeys(people, LONG), **people)
    shown = {row[0] for row in panel(hall)}
    assert shown == set(served[-WAITING_SHOWN:])
    assert len(served) > WAITING_SHOWN


def test_the_panel_turns_over_with_time() -> None:
    hall = Hall()
    first = hall.view("turn")
    hall.wait(TURN_S)
    assert isinstance(first, int)
    assert hall.view("turn") == first + 1


def test_services_waits_and_title_come_in_each_language() -> None:
    hall = Hall()
    hall.waits(3, {"id_card_first": LONG}, id_card_first=4)
    (row,) = hall.rows("waiting.rows")
    assert hall.view("languages") == ["az", "ru", "en"]
    assert row["wait"] == ["20\N{EN DASH}35 dəq", "20\N{EN DASH}35 мин", "20\N{EN DASH}35 min"]
    assert hall.view("waiting.title") == ["İndi gözləyənlər", "Сейчас ждут", "Waiting now"]
