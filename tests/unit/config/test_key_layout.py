"""Every language brings a keyboard that can be pressed on every kiosk."""

import itertools

import pytest

from config.key_layout import Board, Key, KeyKind, laid_out
from config.keyboard import GAP_MM, KEY_MM, KNOWN_COLUMNS, NARROW_COLUMNS
from config.languages import known_languages, load_language

LANGUAGES = known_languages()
COLUMNS = (NARROW_COLUMNS, KNOWN_COLUMNS)
EACH = list(itertools.product(LANGUAGES, COLUMNS, (False, True)))
UPRIGHT_MM, LYING_MM, MARGINS_MM = 268, 344, 32


def keys(language: str, columns: int, *, figures: bool = False) -> tuple[Key, ...]:
    return laid_out(Board(language, figures), LANGUAGES, language, columns)


def test_the_columns_stand_on_the_narrowest_kiosks() -> None:
    for columns, width in ((NARROW_COLUMNS, UPRIGHT_MM), (KNOWN_COLUMNS, LYING_MM)):
        assert columns * KEY_MM + (columns - 1) * GAP_MM <= width - MARGINS_MM
        assert (columns + 1) * KEY_MM + columns * GAP_MM > width - MARGINS_MM


@pytest.mark.parametrize(("language", "columns", "figures"), EACH)
def test_no_key_lies_on_another_or_beyond_the_board(language: str, columns: int, *, figures: bool) -> None:
    taken: set[tuple[int, int]] = set()
    for key in keys(language, columns, figures=figures):
        places = {(key.row, column) for column in range(key.column, key.column + key.span)}
        assert not places & taken, key
        assert all(0 <= column < columns for _, column in places), key
        taken |= places


@pytest.mark.parametrize(("language", "columns", "figures"), EACH)
def test_every_board_has_one_blank_one_erase_and_a_name_for_each_key(
    language: str, columns: int, *, figures: bool
) -> None:
    board = keys(language, columns, figures=figures)
    assert [key.value for key in board].count(" ") == 1
    assert [key.kind for key in board].count(KeyKind.ERASE) == 1
    assert all(key.name.strip() and (key.face.strip() or key.icon) for key in board)


@pytest.mark.parametrize(("language", "columns"), list(itertools.product(LANGUAGES, COLUMNS)))
def test_both_forms_have_every_letter_and_the_figures_all_ten(language: str, columns: int) -> None:
    letters = [key.value for key in keys(language, columns) if key.kind is KeyKind.LETTER]
    assert sorted(letters) == sorted([*load_language(language).keyboard.in_order, " "])
    digits = [key.value for key in keys(language, columns, figures=True) if key.kind is KeyKind.LETTER]
    assert sorted(int(digit) for digit in digits if digit != " ") == list(range(10))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lying_kiosk_has_the_rows_people_know_and_four_in_all(language: str) -> None:
    board = keys(language, KNOWN_COLUMNS)
    first = [key.value for key in board if key.row == 0]
    assert tuple(first) == load_language(language).keyboard.rows[0]
    assert [key.column for key in board if key.row == 0] == sorted(
        key.column for key in board if key.row == 0
    )
    assert max(key.row for key in board) <= 3


def test_by_the_alphabet_keys_run_as_the_language_is_read() -> None:
    for language, first, last in (("az", 0, NARROW_COLUMNS - 2), ("prs", NARROW_COLUMNS - 1, 0)):
        board = keys(language, NARROW_COLUMNS)
        assert board[0].column == first
        assert next(key.column for key in board if key.kind is KeyKind.ERASE) == last


def test_figures_lie_from_the_left_and_the_keys_beside_them_stay_where_they_were() -> None:
    letters, figures = keys("ps", NARROW_COLUMNS), keys("ps", NARROW_COLUMNS, figures=True)
    assert [key.column for key in figures[:5]] == sorted(key.column for key in figures[:5])
    assert [key.column for key in figures[-3:]] == [key.column for key in letters[-3:]]


def test_the_scripts_of_a_centre_are_a_press_apart_and_come_round() -> None:
    centre, board, seen = ("az", "ru", "en"), Board("az"), []
    for _ in centre:
        seen.append(board.letters)
        leads = [
            key.value for key in laid_out(board, centre, "az", NARROW_COLUMNS) if key.kind is KeyKind.BOARD
        ]
        assert Board.named(leads[0]) == Board(board.letters, figures=True)
        board = Board.named(leads[1])
    assert (seen, board) == (["az", "ru", "en"], Board("az"))


def test_figures_lead_back_to_the_letters_they_were_called_from() -> None:
    figures = laid_out(Board("ru", figures=True), ("az", "ru"), "az", NARROW_COLUMNS)
    back = next(key for key in figures if key.kind is KeyKind.BOARD)
    assert (Board.named(back.value), back.face) == (Board("ru"), "АБВ")


def test_one_language_has_no_key_that_leads_to_another() -> None:
    board = laid_out(Board("en"), ("en",), "en", NARROW_COLUMNS)
    assert [key.value for key in board if key.kind is KeyKind.BOARD] == ["en-figures"]


def test_capitals_are_those_of_the_language() -> None:
    assert {"I", "İ"} <= set(load_language("az").keyboard.in_order)
