# ruff: noqa: RUF001 - Azerbaijani is written with these letters
from hypothesis import given
from hypothesis import strategies as st

from center_hub.contract.documents import BoardCall, BoardDocument, BoardMove
from center_hub.contract.words import Stamp
from display_board.moves import MOVES_SHOWN, standing_moves
from tests.unit.display_board.hall import Hall, call, main, move

NOTARY = "power-of-attorney"


def test_whoever_goes_on_is_told_where_the_newest_first() -> None:
    hall = Hall()
    hall.board("zone-a", 9, moves=(move(9, 42, NOTARY), move(7, 17, "id-card-renewal")))
    said = [(row["number"], plain(main(row["where"]))) for row in hall.rows("moves.rows")]
    assert said == [("A 042", "Etibarnamə · Zal B"), ("A 017", "Şəxsiyyət vəsiqəsi, yenilənmə · Zal A")]
    assert hall.main("moves.title") == "Növbəti addım"
    assert hall.view("page") == "welcome"


def test_one_named_counter_is_told_by_its_label() -> None:
    hall = Hall()
    hall.board("zone-a", 9, moves=(move(9, 42, NOTARY, "counter-20"),))
    assert plain(main(hall.rows("moves.rows")[0]["where"])) == "Etibarnamə · Pəncərə 20 · Zal B"


def test_a_label_in_dari_is_isolated_and_a_place_never_breaks() -> None:
    hall = Hall("asan-khedmat-kabul-1")
    hall.board("zone-a", 9, moves=(move(9, 42, "tazkira-first", "counter-7"),))
    where = str(main(hall.rows("moves.rows")[0]["where"]))
    assert "غرفهٔ\u00a0\u20667\u2069" in where


def test_what_this_box_does_not_know_yet_is_told_by_its_id() -> None:
    hall = Hall()
    hall.board("zone-a", 9, moves=(move(9, 42, "new-service", "new-counter"), move(8, 43, "newer-service")))
    said = [plain(main(row["where"])) for row in hall.rows("moves.rows")]
    assert said == ["new-service · Pəncərə new-counter", "newer-service"]


def test_a_number_stands_once_where_it_goes_now() -> None:
    hall = Hall()
    hall.board("zone-a", 9, call(5, 42, "counter-1"), call(4, 3, "counter-2"), moves=(move(9, 42, NOTARY),))
    assert hall.numbers() == ["A 003"]
    hall.board("zone-b", 12, call(12, 42, "counter-20", standing=True))
    assert hall.numbers() == ["A 042", "A 003"]
    assert hall.rows("moves.rows") == []


def test_a_move_of_another_zone_is_not_this_boards_affair() -> None:
    hall = Hall(zones=("zone-b",))
    hall.board("zone-a", 9, moves=(move(9, 42, NOTARY),))
    assert hall.rows("moves.rows") == []


def test_a_day_document_does_not_trouble_a_board() -> None:
    hall = Hall()
    hall.day(3)
    assert hall.view("page") == "welcome"


MOVES = st.builds(move, order=st.integers(1, 40), number=st.integers(1, 8), service=st.just(NOTARY))
CALLS = st.builds(call, order=st.integers(1, 40), number=st.integers(1, 8), counter=st.just("counter-1"))


@given(st.lists(st.tuples(st.lists(CALLS, max_size=6), st.lists(MOVES, max_size=6)), max_size=3))
def test_nobody_is_sent_two_ways_and_nobody_called_since_is_sent_on(
    zones: list[tuple[list[BoardCall], list[BoardMove]]],
) -> None:
    documents = [
        BoardDocument(version=1, stamp=Stamp(1, 1), zone=f"zone-{at}", calls=tuple(calls), moves=tuple(moves))
        for at, (calls, moves) in enumerate(zones)
    ]
    shown = standing_moves(documents)
    assert len(shown) <= MOVES_SHOWN
    assert len({one.ticket for one in shown}) == len(shown)
    assert [one.order for one in shown] == sorted((one.order for one in shown), reverse=True)
    for one in shown:
        assert all(
            made.order < one.order for calls, _ in zones for made in calls if made.ticket == one.ticket
        )
        assert all(
            other.order <= one.order for _, moves in zones for other in moves if other.ticket == one.ticket
        )


def plain(where: object) -> str:
    """The line with its unbreakable spaces as spaces."""
    return str(where).replace("\u00a0", " ")
