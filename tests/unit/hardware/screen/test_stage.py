from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hardware.screen.rows import Rows
from hardware.screen.stage import Stage


def shown(rows: Rows) -> list[Any]:
    return [rows.data(rows.index(at)) for at in range(rows.rowCount())]


def test_an_equal_view_is_not_told_again() -> None:
    stage = Stage({"clock": "09:42"})
    told: list[bool] = []
    stage.viewChanged.connect(lambda: told.append(True))
    stage.show({"clock": "09:42"})
    assert told == []
    stage.show({"clock": "09:43"})
    assert told == [True]


def test_an_act_is_an_intent_with_its_value() -> None:
    stage = Stage()
    heard: list[tuple[str, object]] = []
    stage.intent.connect(lambda name, value: heard.append((name, value)))
    stage.act("choose", "passport")
    stage.act("back")
    assert heard == [("choose", "passport"), ("back", "")]


def test_rows_follow_a_dotted_path_and_may_be_missing() -> None:
    stage = Stage({"page": {"services": [{"id": "a"}]}})
    services, nothing = stage.rows("page.services"), stage.rows("page.nothing.at_all")
    assert shown(services) == [{"id": "a"}]
    assert shown(nothing) == []
    stage.show({"page": {"services": [{"id": "b"}, {"id": "c"}]}})
    assert shown(services) == [{"id": "b"}, {"id": "c"}]
    stage.show({})
    assert shown(services) == []


def test_only_changed_rows_are_told() -> None:
    rows = Rows()
    rows.show([{"id": "a"}, {"id": "b"}, {"id": "c"}])
    changed: list[int] = []
    rows.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    rows.show([{"id": "a"}, {"id": "B"}, {"id": "c"}, {"id": "d"}])
    assert changed == [1]


ROWS = st.lists(st.fixed_dictionaries({"id": st.integers(0, 3)}), max_size=6)


@given(st.lists(ROWS, min_size=1, max_size=5))
def test_rows_end_as_the_last_list_shown(lists: list[list[dict[str, int]]]) -> None:
    rows = Rows()
    for each in lists:
        rows.show(each)
        assert shown(rows) == each
