# ruff: noqa: RUF001 - digits and letters of five languages
import re
from pathlib import Path

import pytest

from center_hub.contract.replies import Reason
from config.language_checks import names_by_sentence
from config.languages import (
    directions,
    known_languages,
    language_file,
    language_from,
    load_language,
    translated_from,
)
from config.problems import ConfigError
from config.yaml_source import read_document
from hardware.screen.gallery.words import DIRECTIONS

ALPHABETS = {
    "az": "A-Za-zÇçƏəĞğİıÖöŞşÜü",
    "ru": "А-Яа-яЁё",
    "en": "A-Za-z",
    # Dari in Afghan usage: Persian letters, never the Arabic yeh and kaf, with hamza and tanwin.
    "prs": "ءآأئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیٔ\u064b\u200c",
    # Pashto: its own letters and five kinds of yeh.
    "ps": "آاأبپتټثجچځڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوهۀيېۍئیءة\u200c",
}

ALOUD = {
    "az": "səs|qulaq",
    "ru": "назов|объяв",
    "en": "listen|aloud|is .*called",
    "prs": "گوش|صدا|خوانده",
    "ps": "غوږ|غږ|ویل",
}
"""What a text would say that promises a voice from a loudspeaker; not every hall has one."""


def test_nobat_speaks_five_languages() -> None:
    assert known_languages() == ("az", "en", "prs", "ps", "ru")


@pytest.mark.parametrize(
    ("code", "name", "locale", "direction"),
    [
        ("az", "Azərbaycan dili", "az_AZ", "ltr"),
        ("ru", "Русский", "ru_RU", "ltr"),
        ("en", "English", "en_GB", "ltr"),
        ("prs", "دری", "fa_AF", "rtl"),
        ("ps", "پښتو", "ps_AF", "rtl"),
    ],
)
def test_a_language_has_its_own_name_locale_and_direction(
    code: str, name: str, locale: str, direction: str
) -> None:
    language = load_language(code)
    assert (language.code, language.name, language.locale, language.direction) == (
        code,
        name,
        locale,
        direction,
    )


def test_the_sample_words_of_the_gallery_run_as_the_languages_do() -> None:
    assert directions(known_languages()) == DIRECTIONS


def test_the_languages_of_afghanistan_count_years_by_the_sun_from_the_hijra() -> None:
    calendars = {code: load_language(code).calendar for code in known_languages()}
    assert {code for code, calendar in calendars.items() if calendar == "solar_hijri"} == {"prs", "ps"}
    assert {calendars[code] for code in ("az", "en", "ru")} == {"gregorian"}


def test_a_calendar_nobat_does_not_know_is_told_with_those_it_does(tmp_path: Path) -> None:
    path = tmp_path / "ps.yaml"
    text = language_file("ps").read_text(encoding="utf-8")
    path.write_text(text.replace("calendar: solar_hijri", "calendar: jalali"), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"gregorian.*solar_hijri"):
        language_from(read_document(path))


@pytest.mark.parametrize("code", ["az", "ru", "prs", "ps"])
def test_all_languages_say_the_same_with_the_same_names(code: str) -> None:
    assert names_by_sentence(load_language(code).texts) == names_by_sentence(load_language("en").texts)


@pytest.mark.parametrize("code", known_languages())
def test_every_refusal_is_a_sentence(code: str) -> None:
    for reason in Reason:
        assert load_language(code).text(f"refusal.{reason.value}").endswith(".")


@pytest.mark.parametrize("code", known_languages())
def test_every_text_is_written_in_the_letters_of_its_language(code: str) -> None:
    foreign = re.compile(rf"[^\W\d_{ALPHABETS[code]}]")
    for key, text in load_language(code).texts.items():
        assert not foreign.findall(re.sub(r"\{[a-z_]+\}", "", text)), (key, text)


@pytest.mark.parametrize("code", known_languages())
def test_no_text_has_space_at_its_ends_or_twice(code: str) -> None:
    for key, text in load_language(code).texts.items():
        assert text == " ".join(text.split()), key


@pytest.mark.parametrize("code", known_languages())
def test_no_citizen_is_told_to_wait_for_a_voice(code: str) -> None:
    """The words of a page that is read aloud on demand are another matter."""
    for key, text in load_language(code).texts.items():
        if key.startswith(("kiosk.", "ticket.", "board.")) and not re.search(r"read_aloud|\.spoken_", key):
            assert not re.search(ALOUD[code], text), (key, text)


def test_pashto_writes_the_yeh_without_dots_within_a_word() -> None:
    for key, text in load_language("ps").texts.items():
        if key.startswith("date."):  # as CLDR spells them
            continue
        assert not re.search(r"\u064a(?=[\u0621-\u064a\u066e-\u06d3])", text), text


def test_russian_counts_people_in_three_forms() -> None:
    said = [load_language("ru").plural("kiosk.people_ahead", count) for count in (1, 3, 12)]
    assert said == ["Перед вами 1 человек", "Перед вами 3 человека", "Перед вами 12 человек"]


def test_a_number_stands_in_an_isolate_where_text_runs_from_right_to_left() -> None:
    assert "\u2068A 042\u2069" in load_language("prs").text("kiosk.print_failed_body", number="A 042")
    assert load_language("ps").text("counter.counter", label="7") == "غرفه \u20667\u2069"


@pytest.mark.parametrize("value", ["6\u20138", "20\u201335", "10:12", "1405/08/30", "3 / 5"])
def test_figures_without_a_letter_are_told_to_run_from_left_to_right(value: object) -> None:
    assert load_language("prs").isolated(value) == f"\u2066{value}\u2069"
    assert load_language("az").isolated(value) == str(value)


def test_counts_and_times_stand_in_the_digits_of_the_language() -> None:
    dari, english = load_language("prs"), load_language("en")
    assert dari.plural("kiosk.people_ahead", 12) == "\u2066۱۲\u2069 نفر پیش از شما"
    assert dari.text("kiosk.from_time", time="10:42") == "از \u2066۱۰:۴۲\u2069"
    assert dari.isolated(7) == "\u2066۷\u2069"
    assert dari.figures("3 / 5") == "۳ / ۵"
    assert english.plural("kiosk.people_ahead", 12) == "12 people ahead of you"
    assert english.figures("۳ / ۵") == "3 / 5"


def test_numbers_of_tickets_and_labels_of_counters_keep_the_form_they_have_on_signs() -> None:
    for code in ("prs", "ps"):
        assert "A 042" in load_language(code).text("kiosk.sure_ticket", number="A 042")
        assert "7" in load_language(code).text("counter.counter", label="7")


def test_a_list_runs_as_its_language_does_and_each_thing_of_it_as_itself() -> None:
    listed = load_language("ps").listed(["4\N{EN DASH}6", "9", "غرفه الف"])
    assert listed == "\u20664\N{EN DASH}6\u2069، \u20669\u2069، \u2068غرفه الف\u2069"
    said = load_language("ps").text("kiosk.counters", counters=listed)
    assert f"\u2067{listed}\u2069" in said
    assert load_language("az").listed(["4", "5"]) == "4, 5"


@pytest.mark.parametrize("value", ["A 042", "سالون ب", "3 ب", "Zal A"])
def test_words_run_as_their_letters_do(value: str) -> None:
    assert load_language("ps").isolated(value) == f"\u2068{value}\u2069"


def test_no_isolate_is_put_where_text_runs_from_left_to_right() -> None:
    assert load_language("az").text("counter.counter", label="7") == "Pəncərə 7"


def test_a_value_with_braces_is_shown_and_not_filled_in_again() -> None:
    assert load_language("en").text("kiosk.step_prepare", bring="{bring}") == "Have ready: {bring}"


def test_an_unknown_key_or_a_value_left_out_is_a_fault_of_the_caller() -> None:
    with pytest.raises(KeyError):
        load_language("en").text("kiosk.welcom")
    with pytest.raises(KeyError):
        load_language("en").text("counter.counter")


def test_a_language_nobat_does_not_speak_is_refused() -> None:
    with pytest.raises(ConfigError, match="this file is not there"):
        load_language("tlh")


def test_a_missing_text_and_a_missing_plural_form_are_told(tmp_path: Path) -> None:
    lines = language_file("ru").read_text(encoding="utf-8").splitlines()
    path = tmp_path / "ru.yaml"
    path.write_text("\n".join(one for one in lines if "kiosk.welcome" not in one), encoding="utf-8")
    document = read_document(path)
    with pytest.raises(ConfigError, match=r"the text 'kiosk\.welcome' is missing; add 'kiosk\.welcome: "):
        translated_from(document)
    path.write_text("\n".join(one for one in lines if "kiosk.people_ahead.few" not in one), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"the plural form 'kiosk\.people_ahead\.few' is missing"):
        language_from(read_document(path))
