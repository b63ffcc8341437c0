# ruff: noqa: RUF001 - alphabets are made of letters that resemble others
from PySide6.QtGui import QGuiApplication

from config.loader import centre_file, load_centre
from hardware.doctor.letters import letters_finding, texts_of
from hardware.finding import Verdict
from hardware.screen.fonts import install_fonts


def test_a_missing_letter_is_told_with_its_number(qapp: QGuiApplication) -> None:
    install_fonts()
    found = letters_finding("az", ["Bakı 中"])
    assert (found.verdict, found.value) == (Verdict.WARN, "missing: 中 (U+4E2D)")


def test_what_is_written_is_counted(qapp: QGuiApplication) -> None:
    install_fonts()
    found = letters_finding("az", ["abba", "ab"])
    assert (found.verdict, found.value) == (Verdict.OK, "2 different letters")


def test_a_centres_own_names_are_looked_at_as_well_as_our_sentences() -> None:
    centre = load_centre(centre_file("asan-khedmat-kabul-1"))
    texts = texts_of(centre)
    assert texts.keys() == set(centre.languages)
    for code, written in texts.items():
        assert {centre.name[code], centre.services[0].name[code], centre.zones[0].name[code]} <= {*written}
        assert len(written) > 200
