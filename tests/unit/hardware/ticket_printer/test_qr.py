"""The square code's modules."""

from hardware.ticket_printer.qr import qr_modules


def test_a_token_gives_a_square_with_three_finders_and_no_margin() -> None:
    modules = qr_modules("K7Q2M9XW4TBR6ZHD")
    size = len(modules)
    assert {len(row) for row in modules} == {size}
    finder = [[True] * 7, [True, *[False] * 5, True], *[[True, False, True, True, True, False, True]] * 3]
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        assert [row[left : left + 7] for row in modules[top : top + 5]] == finder


def test_another_token_gives_another_code() -> None:
    assert qr_modules("K7Q2M9XW4TBR6ZHD") != qr_modules("K7Q2M9XW4TBR6ZHE")
