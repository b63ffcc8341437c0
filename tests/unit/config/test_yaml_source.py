from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from config import yaml_source
from config.problems import ConfigError, Finding, Problem
from config.yaml_source import Tree, parse_document, read_document

_KEYS = st.text("abcdefghij-_", min_size=1, max_size=12)
_TREES: st.SearchStrategy[Tree] = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=20,
)


def tree_of(text: str) -> Tree:
    return parse_document("a.yaml", text.encode()).tree


def told_of(content: bytes) -> tuple[Problem, ...]:
    try:
        parse_document("a.yaml", content)
    except ConfigError as error:
        return error.problems or (Problem("nothing was told", 0, 0, "", ""),)
    return ()


def problem_of(content: bytes) -> str:
    with pytest.raises(ConfigError) as caught:
        parse_document("a.yaml", content)
    return str(caught.value.problems[0])


@pytest.fixture(params=["in C", "in Python"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A box may have libyaml or not: promises hold with both."""
    if request.param == "in Python":
        monkeypatch.setattr(yaml_source, "_Loader", yaml.BaseLoader)


@pytest.mark.parametrize(
    "text",
    [
        "12:30",
        "9:30",
        "no",
        "on",
        "Yes",
        "010",
        "0x10",
        "1.10",
        "1e3",
        "~",
        "null",
        "2026-11-21",
        "1_000",
        ".inf",
    ],
)
@pytest.mark.usefixtures("either_parser")
def test_no_scalar_is_converted(text: str) -> None:
    assert tree_of(f"{text}: [{text}, {{a: {text}}}]") == {text: [text, {"a": text}]}


def test_a_value_left_out_is_an_empty_text() -> None:
    assert tree_of("a:\nb: [x, '']") == {"a": "", "b": ["x", ""]}


@given(_TREES)
def test_what_yaml_writes_is_read_back_character_by_character(tree: Tree) -> None:
    written = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=None)
    aliases_or_empty = "&id" in written
    if not aliases_or_empty:
        assert tree_of(written) == tree


@given(st.binary(max_size=200))
def test_arbitrary_bytes_are_read_or_refused_and_never_crash(content: bytes) -> None:
    assert all(one.line >= 1 and one.column >= 1 for one in told_of(content))


@given(st.text(st.sampled_from("ab:- \n\t[]{},&*!|>'\"%@`#?~əش\u2028\x00"), max_size=80))
def test_text_full_of_yaml_signs_is_read_or_refused_and_never_crashes(text: str) -> None:
    for loader in (yaml.CBaseLoader, yaml.BaseLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_source, "_Loader", loader)
            assert all(one.line >= 1 and one.column >= 1 for one in told_of(text.encode()))


@pytest.mark.usefixtures("either_parser")
def test_every_value_and_key_has_its_mark() -> None:
    document = parse_document("a.yaml", b"a: 1\nlist:\n  - x\n  - b: {c: 2}\n")
    assert document.value_marks[("a",)] == (1, 4)
    assert document.value_marks[("list", 0)] == (3, 5)
    assert document.value_marks[("list", 1, "b", "c")] == (4, 12)
    assert document.key_marks[("list", 1, "b")] == (4, 5)


def test_a_column_counts_letters_not_bytes() -> None:
    document = parse_document("a.yaml", "ad: {az: Şəxsiyyət, ru: x}".encode())
    assert document.value_marks[("ad", "ru")] == (1, 25)


def test_a_missing_place_is_told_at_the_group_around_it() -> None:
    document = parse_document("a.yaml", b"a:\n  b: 1\n")
    assert str(document.problem(Finding(("a", "x"), "is missing"))) == "a.yaml:2:3: a.x: is missing"


@pytest.mark.usefixtures("either_parser")
def test_a_duplicate_key_is_refused_where_it_stands_the_second_time() -> None:
    assert problem_of(b"a: 1\nb: 2\na: 3\n").startswith(
        "a.yaml:3:1: a: the key 'a' stands here a second time"
    )


def test_all_duplicate_keys_are_told_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        parse_document("a.yaml", b"a: 1\na: 2\nb: {c: 1, c: 2}\n")
    assert [one.line for one in caught.value.problems] == [2, 3]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "a.yaml:1:1: this file is empty"),
        (b"# only a comment\n", "a.yaml:1:1: this file is empty"),
        (b"a: 1\nb: \xff\n", "a.yaml:2:4: is not UTF-8 text"),
        (b"a: 1\nb: \x07\n", "a.yaml:2:4: holds a control character"),
        ("ə: ə\nb: \x07\n".encode(), "a.yaml:2:4: holds a control character"),
        (b"a: &x 1\nb: *x\n", "a.yaml:2:4: b: the alias *x"),
        (b"a: 1\n---\nb: 2\n", "a.yaml:2:1: a second document begins here"),
        (b"a: !!int 1\n", "a.yaml:1:4: a: the tag !!int"),
        (b"a: !!map {b: 1}\n", "a.yaml:1:4: a: the tag !!map"),
        (b"[a, b]: 1\n", "a.yaml:1:1: a key must be a single word"),
        (b"a: " + b"[" * 40 + b"]" * 40, "a.yaml:1:35: "),
        (b"a: 'b\n", "a.yaml:2:1: cannot be read as YAML"),
    ],
)
@pytest.mark.usefixtures("either_parser")
def test_what_cannot_be_read_is_told_with_its_place(content: bytes, told: str) -> None:
    assert problem_of(content).startswith(told)


def test_brackets_run_wild_are_refused_before_they_eat_the_stack() -> None:
    assert "nests more than 32 deep" in problem_of(b"[" * 100_000)


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert tree_of("\ufeffkind: centre") == {"kind": "centre"}


def test_a_file_that_is_not_there_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere.yaml: this file is not there; check the path"):
        read_document(tmp_path / "nowhere.yaml")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="this is a folder"):
        read_document(tmp_path)


def test_a_file_over_one_mebibyte_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "log.yaml"
    path.write_bytes(b"# " + b"x" * (1 << 20))
    with pytest.raises(ConfigError, match="is larger than 1 MiB"):
        read_document(path)


def test_a_file_of_just_one_mebibyte_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"a: 1\n#" + b"x" * ((1 << 20) - 6))
    assert read_document(path).tree == {"a": "1"}
