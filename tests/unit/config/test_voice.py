"""What a language file says of the loudspeaker, and every mistake in it at its line."""

from pathlib import Path

import pytest

from config.inspection import problems_of
from config.languages import known_languages, language_file, load_language
from config.problems import Problem
from config.voice import LETTERS, NEEDED_NUMBERS, Voice, voice_findings


def problems(tmp_path: Path, before: str, after: str, code: str = "en") -> tuple[Problem, ...]:
    """Of a good language file in which one text stands for another."""
    text = language_file(code).read_text(encoding="utf-8")
    assert text.count(before) == 1
    path = tmp_path / f"{code}.yaml"
    path.write_text(text.replace(before, after), encoding="utf-8")
    return problems_of(path)


def line_of(code: str, words: str) -> int:
    lines = language_file(code).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


@pytest.mark.parametrize("code", known_languages())
def test_every_language_can_say_every_ticket(code: str) -> None:
    voice = load_language(code).voice
    assert list(voice_findings(voice)) == []
    assert {str(number) for number in NEEDED_NUMBERS} <= voice.numbers.keys()
    assert tuple(sorted(voice.letters)) == LETTERS


def test_pashto_lists_every_number_below_a_hundred() -> None:
    assert {str(number) for number in range(100)} <= load_language("ps").voice.numbers.keys()


@pytest.mark.parametrize(
    ("before", "after", "path", "what"),
    [
        ("    30: thirty\n", "", "voice.numbers", "the word for 30 is missing; add '30: ...'"),
        ("    Z: Z\n", "", "voice.letters", "the word for Z is missing; add 'Z: ...'"),
        (
            "    Z: Z\n",
            "    Z: Z\n    I: eye\n",
            "voice.letters.I",
            "no ticket has the letter 'I'; remove it",
        ),
        ("    30: thirty\n", "    30: thirty\n    1000: thousand\n", "voice.numbers.1000", "0 to 999"),
        ("    30: thirty\n", "    30: thirty\n    031: thirty one\n", "voice.numbers.031", "0 to 999"),
        ("    30: thirty\n", "    30:\n", "voice.numbers.30", "nothing is written here"),
        ("{ticket}, please go", "{number}, please go", "voice.call", "nothing to say for {number}"),
        ("{ticket}, please go", "please go", "voice.call", "{ticket} is missing"),
        (
            'go to counter {counter}."',
            'go to {counter} {counter}."',
            "voice.call",
            "{counter} stands more than once",
        ),
        ("{ticket}, please look", "{ticket}, {counter", "voice.look", "a brace that belongs to no name"),
        ("{ticket}, please look", "{ticket} {counter}", "voice.look", "nothing to say for {counter}"),
        ("  after_hundreds: and", "  after_hundred: and", "voice.after_hundred", "not known here"),
    ],
)
def test_a_mistake_is_told_at_its_place(
    tmp_path: Path, before: str, after: str, path: str, what: str
) -> None:
    found = problems(tmp_path, before, after)
    assert path in {one.path for one in found}
    assert any(what in str(one) for one in found)
    assert all(one.line >= line_of("en", "voice:") for one in found)


def test_a_mistake_in_the_sentence_is_told_with_line_and_column(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "{ticket}, please go", "please go")
    assert (problem.line, problem.column) == (line_of("en", "  call:"), 9)


def test_a_language_without_the_group_is_told_to_add_it(tmp_path: Path) -> None:
    text = language_file("en").read_text(encoding="utf-8")
    path = tmp_path / "en.yaml"
    path.write_text(text[: text.index("voice:")], encoding="utf-8")
    assert [one.what for one in problems_of(path)] == ["the key 'voice' is missing"]


def test_a_voice_made_by_hand_is_judged_as_one_from_a_file() -> None:
    found = list(voice_findings(Voice(call="{ticket}", look="", letters={}, numbers={})))
    assert len(found) == 2 + len(LETTERS) + len(NEEDED_NUMBERS)
