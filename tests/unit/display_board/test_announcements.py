from hypothesis import given
from hypothesis import strategies as st

from center_hub.contract.documents import BoardCall, BoardDocument
from center_hub.contract.words import Stamp
from display_board.announcements import Announcements
from tests.unit.display_board.hall import call


def document(sequence: int, *calls: BoardCall, zone: str = "zone-a", epoch: int = 1) -> BoardDocument:
    return BoardDocument(version=1, stamp=Stamp(epoch=epoch, sequence=sequence), zone=zone, calls=calls)


def standing(order: int, number: int, attempt: int = 1) -> BoardCall:
    return call(order, number, "counter-1", standing=True, attempt=attempt)


def news(of: Announcements, *documents: BoardDocument) -> list[int]:
    return [one.order for each in documents for one in of.look_at(each)]


def test_what_stood_there_when_the_board_started_is_history() -> None:
    assert news(Announcements(), document(9, standing(9, 4), standing(8, 3))) == []


def test_a_new_call_is_spoken_once() -> None:
    board = Announcements()
    assert news(board, document(9), document(10, standing(10, 5))) == [10]
    assert news(board, document(11, standing(10, 5)), document(12, standing(10, 5))) == []


def test_several_new_calls_are_spoken_the_oldest_first() -> None:
    board = Announcements()
    assert news(board, document(1), document(5, standing(5, 7), standing(4, 6), standing(3, 5))) == [3, 4, 5]


def test_a_recall_is_spoken_again() -> None:
    board = Announcements()
    assert news(board, document(1), document(2, standing(2, 7)), document(3, standing(3, 7, 2))) == [2, 3]


def test_a_call_that_was_over_before_it_was_heard_of_is_not_spoken() -> None:
    board = Announcements()
    assert news(board, document(1), document(5, call(4, 7, "counter-1"), standing(3, 6))) == [3]


def test_a_call_that_appears_beside_newer_ones_of_a_longer_list_is_not_spoken_again() -> None:
    board = Announcements()
    assert news(board, document(1), document(5, standing(5, 7), standing(4, 6))) == [4, 5]
    assert news(board, document(6, standing(4, 6)), document(7, standing(5, 7), standing(4, 6))) == []


def test_each_zone_has_a_history_of_its_own() -> None:
    board = Announcements()
    assert news(board, document(1), document(2, standing(2, 1))) == [2]
    assert news(board, document(3, standing(1, 9), zone="zone-b")) == []
    assert news(board, document(4, standing(4, 8), standing(1, 9), zone="zone-b")) == [4]


def test_calls_stand_in_all_zones_together() -> None:
    board = Announcements()
    news(
        board,
        document(3, standing(3, 1), call(2, 2, "counter-1")),
        document(4, standing(4, 5), zone="zone-b"),
    )
    assert board.standing == {3, 4}
    news(board, document(5, call(3, 1, "counter-1")))
    assert board.standing == {4}


def test_after_a_hub_with_a_new_journal_orders_begin_anew_and_are_spoken() -> None:
    board = Announcements()
    assert news(board, document(900), document(901, standing(901, 5))) == [901]
    assert news(board, document(3, standing(3, 1), epoch=2), document(4, standing(3, 1), epoch=2)) == [3]


@given(st.lists(st.lists(st.tuples(st.integers(1, 40), st.booleans()), max_size=6)))
def test_whatever_documents_come_no_call_is_news_twice(pages: list[list[tuple[int, bool]]]) -> None:
    board = Announcements()
    told: list[int] = []
    for sequence, page in enumerate(pages, 1):
        calls = [call(order, order, "counter-1", standing=stands) for order, stands in dict(page).items()]
        told += news(board, document(sequence, *calls))
    assert len(told) == len(set(told))
