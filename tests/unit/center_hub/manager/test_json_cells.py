"""JSON with the place of each value, held against the parser of the standard library."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.manager.cells import Misplaced, Place
from center_hub.manager.json_cells import read_json

TEXTS = st.text(alphabet='abə"\\\n/ 1', max_size=6)
OBJECTS = st.lists(
    st.dictionaries(TEXTS, st.none() | TEXTS | st.integers(-99, 10**6), max_size=3), max_size=4
)


def plain(content: str) -> list[dict[str, str]]:
    return [{name: cell.text for name, cell in row.cells.items()} for row in read_json(content)]


@given(objects=OBJECTS, indent=st.sampled_from([None, 0, 3]), ascii_only=st.booleans())
def test_what_a_program_writes_is_read_as_it_was(
    *, objects: list[dict[str, str | int | None]], indent: int | None, ascii_only: bool
) -> None:
    said = [
        {name: "" if value is None else str(value).strip() for name, value in one.items()} for one in objects
    ]
    assert plain(json.dumps(objects, indent=indent, ensure_ascii=ascii_only)) == said


@given(st.text(alphabet='[]{}",:a1 \n\\'))
def test_what_is_read_here_is_json(content: str) -> None:
    try:
        found = plain(content)
    except Misplaced:
        return
    assert len(json.loads(content)) == len(found)


def test_a_value_and_an_object_stand_where_they_say() -> None:
    (first, second) = read_json('[{"code":"AB12"},\n  {"code":\n "ə", "service": 7}]')
    assert (first.place, first.cells["code"].place) == (Place(1, 2), Place(1, 10))
    assert (second.place, second.cells["code"].place) == (Place(2, 3), Place(3, 2))
    assert (second.cells["service"].text, second.cells["service"].place) == ("7", Place(3, 18))


@pytest.mark.parametrize(
    ("content", "place", "what"),
    [
        ("", Place(1, 1), "'\\[' is expected"),
        ('{"appointments": []}', Place(1, 1), "'\\[' is expected"),
        ("[\n  7]", Place(2, 3), "'{' is expected"),
        ('[{"code": ["AB12"]}]', Place(1, 11), "a text in double quotes"),
        ('[{"code": {"a": 1}}]', Place(1, 11), "a text in double quotes"),
        ("[{'code': 'AB12'}]", Place(1, 3), "a name in double quotes"),
        ('[{"code": "AB12"\n "time": "09:30"}]', Place(2, 2), "'}' is expected"),
        ('[{"code": "AB12"}\n {"code": "CD34"}]', Place(2, 2), "'\\]' is expected"),
        ('[{"code": "AB12"}', Place(1, 18), "'\\]' is expected"),
        ('[{"code": "AB12"}]\n x', Place(2, 2), "after the end"),
        ('[{"code": "AB12', Place(1, 11), "cannot be read"),
        ('[{"code": "AB12", "code": "CD34"}]', Place(1, 19), "comes twice"),
    ],
)
def test_what_is_no_list_of_flat_objects_is_told_where_it_goes_wrong(
    content: str, place: Place, what: str
) -> None:
    with pytest.raises(Misplaced, match=what) as told:
        plain(content)
    assert told.value.place == place


def test_brackets_run_wild_end_no_program() -> None:
    with pytest.raises(Misplaced):
        plain("[" * 100_000)
