"""What a translator is told of a file that is not finished yet."""
# ruff: noqa: RUF001 - letters that look alike are the point

import json
import re
from pathlib import Path

import pytest

from config.__main__ import BAD, GOOD, main
from config.inspection import problems_of
from config.languages import language_file, load_language
from config.problems import ConfigError
from tests.support.sixth_language import NewLanguage

TURKMEN = NewLanguage("tk", "ltr", "latin", "ňž")


def made(folder: Path, *holes: str) -> Path:
    """A complete file but for the lines that begin so."""
    path = TURKMEN.write(folder)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(one for one in lines if not one.strip().startswith(holes or "\0")), "utf-8")
    return path


def told(path: Path) -> list[str]:
    return [str(one) for one in problems_of(path)]


def test_each_text_that_is_missing_is_told_by_its_key_and_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = made(tmp_path, "kiosk.welcome:", "board.welcome:", "ticket.people_ahead.one:", "42:", "Q:")
    texts = 3 + path.read_text(encoding="utf-8").splitlines().index("texts:")  # the first line of the group
    assert main(["check", str(path)]) == BAD
    said = capsys.readouterr().out
    for key in ("kiosk.welcome", "board.welcome"):
        assert f"the text '{key}' is missing; add '{key}: ...'" in said
    assert "the plural form 'ticket.people_ahead.one' is missing" in said
    assert "the word for Q is missing" in said
    assert f"{path}:{texts}:3: texts: " in said
    assert main(["check", "--json", str(path)]) == BAD
    problems = json.loads(capsys.readouterr().out)
    assert {one["line"] for one in problems if "is missing" in one["what"] and "text" in one["what"]} == {
        texts
    }


def test_a_text_not_written_yet_is_told_with_its_own_line(tmp_path: Path) -> None:
    path = made(tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^(  kiosk\.back:).*$", r"\1 # Back", text, flags=re.MULTILINE), "utf-8")
    line = 1 + path.read_text(encoding="utf-8").splitlines().index("  kiosk.back: # Back")
    (only,) = told(path)
    assert only.startswith(f"{path}:{line}:")
    assert "texts.kiosk.back: nothing is written here" in only


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "code: tk",
            "code: Turkmen",
            "'Turkmen' is not the code of a language; write two or three small letters",
        ),
        ("plurals: one", "plurals: slavic", "'slavic' is not known here; did you mean 'east_slavic'?"),
        ("digits: latin", "digits: persian", "'persian' is not known here; choose one of: latin"),
        ("alphabet: aA", "alphabet: aAa", "the letter 'a' stands here twice"),
        ("alphabet: aA", "alphabet: 5 aA", "'5' is no letter"),
        ("alphabet: aA", "alphabet: ա aA", "no font of Nobat has the letter 'ա'"),
        ("ňž Welcome", "ňž Wеlcome", "has the letter 'е' (CYRILLIC SMALL LETTER IE)"),
        ("ňž Take a ticket", "ňž Take {a ticket", "has a brace that belongs to no name"),
        ("{count} person ahead of you", "{people} person ahead of you", "has other names in braces"),
        (
            "kiosk.people_ahead.one:",
            "kiosk.people_ahead.few:",
            "is a plural form this language does not have",
        ),
    ],
)
def test_a_mistake_is_told_with_its_repair(tmp_path: Path, old: str, new: str, says: str) -> None:
    path = made(tmp_path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(says in one for one in told(path)), told(path)


def test_a_new_file_has_every_key_and_the_english_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-language", "uz", "--plurals", "polish"]) == GOOD
    lines = capsys.readouterr().out.splitlines()
    english = load_language("en")
    assert "code: uz" in lines
    assert f"  kiosk.welcome: # {english.text('kiosk.welcome')}" in lines
    for form in ("one", "few", "many"):
        assert f'  kiosk.people_ahead.{form}: # "{english.texts["kiosk.people_ahead.other"]}"' in lines
    assert "  kiosk.people_ahead.other:" not in "\n".join(lines)
    assert "    900: # nine hundred" in lines


def test_a_new_file_lacks_nothing_but_what_is_to_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["new-language", "uz"])
    path = tmp_path / "uz.yaml"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    assert all("nothing is written here" in one or "one text" in one for one in told(path)), told(path)
    assert len(told(path)) > len(load_language("en").texts)


def test_what_is_no_code_makes_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match=str(BAD)):
        main(["new-language", "Uzbek"])
    assert "'Uzbek' is not the code of a language" in capsys.readouterr().err


def test_a_centres_own_folder_does_not_stand_in_for_a_shipped_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = language_file("en")
    TURKMEN.write(tmp_path)
    (tmp_path / "en.yaml").write_text("kind: language\n", encoding="utf-8")
    monkeypatch.setattr("config.language_files.FOLDERS", [shipped.parent, tmp_path])
    assert language_file("en") == shipped
    assert language_file("tk") == tmp_path / "tk.yaml"


def test_a_file_with_the_name_of_another_language_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    TURKMEN.write(tmp_path).rename(tmp_path / "uz.yaml")
    monkeypatch.setattr("config.language_files.FOLDERS", [language_file("en").parent, tmp_path])
    with pytest.raises(ConfigError, match=r"this file is called uz\.yaml; write 'code: uz', or rename"):
        load_language("uz")
