# ruff: noqa: RUF001 - alphabets are made of letters that resemble others
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from hardware.screen.fault import ScreenFault
from hardware.screen.fonts import _install, family, install_fonts
from hardware.screen.glyphs import glyph_runs

ALPHABETS = {
    "az": "AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz 0123456789 –—·…«»“”№",
    "ru": "АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя 0123456789 –—·…«»№",
    "en": "The quick brown fox jumps over the lazy dog ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789",
    "prs": "آ ا ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی ئ ء أ ؤ هٔ ۀ "
    "می‌شود ۰۱۲۳۴۵۶۷۸۹ 0123456789 ، ؛ ؟ «»",
    "ps": "ا ب پ ت ټ ث ج ځ چ څ ح خ د ډ ذ ر ړ ز ژ ږ س ش ښ ص ض ط ظ ع غ ف ق ک ګ ل م ن ڼ و ه ی ي ې ۍ ئ "
    "۰۱۲۳۴۵۶۷۸۹",
}


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("language", ALPHABETS)
def test_no_letter_falls_back_or_is_missing(qapp: QGuiApplication, language: str, *, bold: bool) -> None:
    install_fonts()
    runs = list(glyph_runs(ALPHABETS[language], family(language), bold=bold))
    assert {name for name, _ in runs} == {family(language)}
    assert all(glyph != 0 for _, glyphs in runs for glyph in glyphs)


def test_a_foreign_name_stays_inside_what_we_ship(qapp: QGuiApplication) -> None:
    install_fonts()
    for text, written_in in (("نام Юлия", family("prs")), ("Имя پښتو", family("ru"))):
        runs = list(glyph_runs(text, written_in, bold=False))
        assert {name for name, _ in runs} == {"Vazirmatn", "Noto Sans"}
        assert all(glyph != 0 for _, glyphs in runs for glyph in glyphs)


def test_a_missing_font_is_named(qapp: QGuiApplication, tmp_path: Path) -> None:
    with pytest.raises(ScreenFault, match=r"missing: .*Nothing\.ttf"):
        _install(tmp_path / "Nothing.ttf")


def test_a_file_that_is_no_font_is_named(qapp: QGuiApplication, tmp_path: Path) -> None:
    broken = tmp_path / "Broken.ttf"
    broken.write_bytes(b"not letters")
    with pytest.raises(ScreenFault, match=r"cannot be read as a font: .*Broken\.ttf"):
        _install(broken)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("az", "Noto Sans"),
        ("ltr", "Noto Sans"),
        ("prs", "Vazirmatn"),
        ("ps", "Vazirmatn"),
        ("rtl", "Vazirmatn"),
    ],
)
def test_each_language_has_its_family(asked: str, answer: str) -> None:
    assert family(asked) == answer
