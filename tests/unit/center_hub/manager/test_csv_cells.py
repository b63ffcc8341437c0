"""CSV as spreadsheets and booking systems write it, held against the reader of the standard library."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.manager.cells import Misplaced, Place
from center_hub.manager.csv_cells import read_csv

HEADER = ["code", "service"]
VALUES = st.text(alphabet='abə ,;"\t')
LINES = st.text(alphabet='abə ,;"\n\r\t')
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def texts(content: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in read_csv(content)]


def tables(values: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    return st.lists(st.lists(values, min_size=2, max_size=4), max_size=5)


@given(rows=tables(VALUES), separator=st.sampled_from(",;"), line_end=LINE_ENDS)
def test_what_a_spreadsheet_writes_is_read_as_it_was(
    rows: list[list[str]], separator: str, line_end: str
) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=separator, lineterminator=line_end).writerows([HEADER, *rows])
    assert texts(written.getvalue()) == [HEADER, *said(rows)]


@given(rows=tables(LINES), separator=st.sampled_from(",;"), line_end=LINE_ENDS)
def test_line_ends_within_quotes_end_no_row(rows: list[list[str]], separator: str, line_end: str) -> None:
    written = io.StringIO()
    quoting = csv.writer(written, delimiter=separator, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    quoting.writerows([HEADER, *rows])
    assert texts(written.getvalue()) == [HEADER, *said(rows)]


def said(rows: list[list[str]]) -> list[list[str]]:
    """What the rows say: no blanks around a value, no row without any."""
    stripped = [[value.strip() for value in row] for row in rows]
    return [row for row in stripped if any(row)]


@given(st.text(alphabet='ab,;"\n\r '))
def test_any_text_is_read_or_refused_with_its_place(content: str) -> None:
    places: list[Place] = []
    try:
        places += (cell.place for row in read_csv(content) for cell in row)
    except Misplaced as told:
        places.append(told.place)
    assert places == sorted(places)
    assert all(1 <= place.line <= content.count("\n") + content.count("\r") + 1 for place in places)


@given(st.lists(st.lists(st.text(alphabet='abə "x', min_size=1), min_size=1, max_size=3), max_size=4))
def test_a_cell_stands_where_it_says(rows: list[list[str]]) -> None:
    content = "\n".join(",".join(f'"{text.replace(chr(34), chr(34) * 2)}"' for text in row) for row in rows)
    lines = content.split("\n")
    for row in read_csv(content):
        for cell in row:
            written = lines[cell.place.line - 1][cell.place.column - 1 :]
            assert written.startswith('"')
            assert written[1:].replace('""', '"').strip().startswith(cell.text)


def test_semicolons_separate_where_the_header_has_them() -> None:
    assert texts('code;service\nAB12;"a, b"\n') == [["code", "service"], ["AB12", "a, b"]]


def test_blank_rows_are_passed_over_and_the_last_needs_no_line_end() -> None:
    assert texts("\n,\ncode,service\n\n , \nAB12,card") == [["code", "service"], ["AB12", "card"]]


def test_an_empty_last_cell_is_a_cell() -> None:
    assert texts("code,priority\nAB12,") == [["code", "priority"], ["AB12", ""]]


@pytest.mark.parametrize(
    ("content", "place", "what"),
    [
        ('code,service\nAB12,"card\nCD34,card\n', Place(2, 6), "never closed"),
        ('code,service\n"AB12"x,card\n', Place(2, 7), "behind the closing quote"),
    ],
)
def test_a_quote_gone_astray_is_told_where_it_stands(content: str, place: Place, what: str) -> None:
    with pytest.raises(Misplaced, match=what) as told:
        texts(content)
    assert told.value.place == place
    assert told.value.rejected.fix
