# ruff: noqa: RUF001 - the words of five languages
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.languages import known_languages, load_language
from config.voice import LETTERS
from hardware.speaker.grammar import Voice, every_clip, label_clips, letter_clip, number_clips, sentence

GOLDEN = Path(__file__).parent / "golden"
CODES = known_languages()


def voice(code: str) -> Voice:
    return load_language(code).voice


def said(code: str, number: int) -> str:
    return " ".join(clip.text for clip in number_clips(voice(code), number))


@pytest.mark.parametrize("code", CODES)
def test_every_number_to_999_is_said_as_independent_sources_say_it(code: str) -> None:
    lines = (GOLDEN / f"{code}.txt").read_text(encoding="utf-8").splitlines()
    golden = {int(number): words for number, words in (line.split("\t") for line in lines)}
    assert list(golden) == list(range(1000))
    assert {number: said(code, number) for number in golden} == golden


@pytest.mark.parametrize("code", CODES)
def test_no_two_numbers_are_said_alike(code: str) -> None:
    assert len({said(code, number) for number in range(1000)}) == 1000


@pytest.mark.parametrize("code", CODES)
def test_no_two_letters_are_said_alike(code: str) -> None:
    assert len({letter_clip(voice(code), letter).text for letter in LETTERS}) == len(LETTERS)


def test_a_number_above_999_is_read_figure_by_figure() -> None:
    assert said("en", 1042) == "one zero four two"
    assert said("en", 1000) == "one zero zero zero"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("az", "a, qırx iki nömrəli talon, zəhmət olmasa, yeddi nömrəli pəncərəyə yaxınlaşın."),
        ("ru", "Талон а, сорок два, пройдите, пожалуйста, к окну номер семь."),
        ("en", "Ticket A, forty two, please go to counter seven."),
        ("prs", "نمبر اِی, چهل و دو، لطفاً به غرفهٔ نمبر هفت مراجعه کنید."),
        ("ps", "نمبر اې, دوه څلوېښت، مهرباني وکړئ اووه نمبر غرفې ته ورشئ."),
    ],
)
def test_ticket_and_counter_stand_where_the_language_has_them(code: str, text: str) -> None:
    assert sentence(voice(code), "A", 42, "7").text == text


def test_a_sentence_is_cut_into_clips_at_its_slots() -> None:
    clips = sentence(voice("en"), "B", 142, "12").clips
    assert [clip.key for clip in clips] == [
        "call-1", "letter-B", "number-100", "after-hundreds", "number-40", "number-2", "call-2", "number-12",
    ]  # fmt: skip
    assert [clip.text for clip in clips if clip.key.startswith("call")] == [
        "Ticket", "please go to counter",
    ]  # fmt: skip


def test_pashto_says_ones_before_the_ten_in_one_clip() -> None:
    assert [clip.key for clip in number_clips(voice("ps"), 142)] == [
        "number-100", "after-hundreds", "number-42",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("7", "seven"),
        ("07", "seven"),
        ("B2", "B two"),
        ("B-2", "B two"),
        ("12 A", "twelve A"),
        (" 3 ", "three"),
        ("٧", "seven"),
        ("۱۲", "twelve"),
    ],
)
def test_a_label_with_a_number_is_said(label: str, words: str) -> None:
    clips = label_clips(voice("en"), label)
    assert clips is not None
    assert " ".join(clip.text for clip in clips) == words


@pytest.mark.parametrize("label", ["Reception", "I7", "7/8", "", "12345", "B", "б2", "B2C3"])
def test_whoever_goes_to_a_counter_with_another_name_is_sent_to_the_board(label: str) -> None:
    assert label_clips(voice("en"), label) is None
    assert sentence(voice("en"), "A", 5, label).text == "Ticket A, five, please look at the board."


@given(
    code=st.sampled_from(CODES),
    series=st.sampled_from(LETTERS),
    number=st.integers(1, 9999),
    label=st.text(max_size=8) | st.from_regex(r"[A-Z]?[0-9]{1,4}[A-Z]?", fullmatch=True),
)
def test_every_call_is_said_in_clips_that_were_asked_to_be_recorded(
    code: str, series: str, number: int, label: str
) -> None:
    recorded = set(every_clip(voice(code)))
    clips = sentence(voice(code), series, number, label).clips
    assert set(clips) <= recorded
    assert sum(clip.key.startswith("letter-") for clip in clips) >= 1


@pytest.mark.parametrize("code", CODES)
def test_each_clip_is_recorded_once_and_says_something(code: str) -> None:
    clips = every_clip(voice(code))
    assert len({clip.key for clip in clips}) == len(clips)
    assert all(clip.text == clip.text.strip() and clip.text for clip in clips)


@pytest.mark.parametrize("code", CODES)
def test_every_listed_clip_is_needed_by_some_call(code: str) -> None:
    every = {clip.key for clip in every_clip(voice(code))}
    used = {clip.key for number in range(1000) for clip in number_clips(voice(code), number)}
    used |= {clip.key for label in ("7", "Hall") for clip in sentence(voice(code), "A", 1, label).clips}
    assert every - used == {f"letter-{letter}" for letter in LETTERS} - {"letter-A"}


def test_no_ticket_has_the_letter_that_is_read_as_one() -> None:
    with pytest.raises(KeyError):
        sentence(voice("en"), "I", 1, "7")
