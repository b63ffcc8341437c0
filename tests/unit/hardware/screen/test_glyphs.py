# ruff: noqa: RUF001 - alphabets are made of letters that resemble others
from PySide6.QtGui import QGuiApplication

from hardware.screen.fonts import install_fonts
from hardware.screen.glyphs import missing_letters


def test_a_letter_that_our_fonts_lack_is_named_once(qapp: QGuiApplication) -> None:
    install_fonts()
    assert missing_letters(["Bakı 中 中", "ქ"], "az") == "ქ中"
    assert missing_letters(["پښتو 中"], "ps") == "中"


def test_blanks_and_what_directs_a_text_need_no_shape(qapp: QGuiApplication) -> None:
    install_fonts()
    assert missing_letters(["می‌شود \u20686-8\u2069\n", "  "], "prs") == ""
