"""Whether every word that people see or hear comes from a language file, and none is recased on the way."""
# ruff: noqa: RUF001 - the dotless i is the point

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
PRODUCT: Final = ("center_hub", "config", "counter_terminal", "display_board", "hardware", "kiosk")
APPS: Final = ("counter_terminal", "display_board", "kiosk")

_PROPERTY: Final = re.compile(r"((?:Accessible\.)?[a-z]\w*): (.*)")
_OBJECT: Final = re.compile(r"([A-Z]\w*) \{$")
_LITERAL: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SENTENCE: Final = re.compile(r"[^\W\d_]{2,},? [^\W\d_]{2,}")
_COMPARED: Final = re.compile(r'[!=]==? "[^"]*"|\[[^\]]*\]')
_KEYS: Final = re.compile(r"\b(?:Esc|PgUp|PgDn)\b")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_SAID: Final = frozenset(
    {"text", "title", "caption", "placeholderText", "Accessible.name", "Accessible.description"}
)
"""Properties that are read by people, by eye or aloud. `name` is too, but of an icon it is the file's."""

CASINGS: Final = frozenset({"upper", "lower", "title", "capitalize", "casefold", "swapcase"})
RECASED: Final[Mapping[str, str]] = {
    "center_hub/core/rules/paper.py": "the Latin letter of a ticket that was typed small",
    "center_hub/journal/__main__.py": "English help of a command line",
    "center_hub/manager/appointments_file.py": "a file's ending; a code of Latin letters",
    "center_hub/manager/devices.py": "English states on a command line",
    "center_hub/simulation/__main__.py": "English help of a command line",
    "config/folding.py": "compared in a search, never shown; İ and ı are folded before",
    "config/frame_bytes.py": "names of control characters",
    "config/kernel_keys.py": "names of the kernel's keys",
    "config/logos.py": "the ending of a file",
    "config/look.py": "hexadecimal digits of a colour",
    "config/scalars.py": "an id suggested to a technician",
    "hardware/counter_panel/checksum.py": "hexadecimal digits",
    "hardware/counter_panel/examination.py": "hexadecimal digits; the letter of a parity",
    "hardware/counter_panel/template.py": "Latin letters of a panel of segments",
    "hardware/doctor/table.py": "English advice on a command line",
    "hardware/doctor/trial_ticket.py": "one of each letter for a specimen, whichever case",
    "hardware/screen/logo.py": "a file's ending",
    "hardware/speaker/__main__.py": "the Latin letter of a ticket on a command line",
    "hardware/ticket_printer/makes.py": "names of printers",
}
"""Where letters change case, and of what: never of words in a citizen's language (İ, I and ı are three)."""


def files(folders: tuple[str, ...], ending: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob(f"*.{ending}"))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def said_in_qml(source: str) -> Iterator[tuple[str, str]]:
    """Each literal with a word in it that a property shows or says, with the property.

    Goes by the indents that qmlformat makes: a property stands below its object, one level in.
    """
    inside: dict[int, str] = {}
    for line in re.sub(r"//[^\n]*", "", source).splitlines():
        indent, code = len(line) - len(line.lstrip()), line.strip()
        if opened := _OBJECT.search(code):
            inside[indent] = opened[1]
        if found := _PROPERTY.search(code):
            name, value = found.groups()
            if name in _SAID or (name == "name" and inside.get(indent - 4) != "Icon"):
                yield from (
                    (name, one)
                    for one in _LITERAL.findall(_COMPARED.sub("", value))
                    if _WORD.search(_bare(one))
                )


def _bare(literal: str) -> str:
    """Without escapes, and without what is printed on a key of every keyboard."""
    return _KEYS.sub("", re.sub(r"\\u[0-9A-Fa-f]{4}|\\.", "", literal))


def test_the_scan_of_a_page_finds_a_word_in_it() -> None:
    key = 'Key {\n        name: page === "last" ? "More" : ""\n    }'
    page = f'Item {{\n    Icon {{\n        name: "arrow"\n    }}\n    {key}\n}}'
    assert list(said_in_qml(page)) == [("name", "More")]


@pytest.mark.parametrize("page", files((*APPS, "hardware/screen/Nobat"), "qml"), ids=named)
def test_no_page_says_a_word_of_its_own(page: Path) -> None:
    assert list(said_in_qml(page.read_text(encoding="utf-8"))) == []


def sentences_of(source: str) -> Iterator[str]:
    """Strings of two words and more that a view could show: no docstring, no fault of a programmer."""
    tree = ast.parse(source)
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        unseen = isinstance(node, ast.Expr | ast.Raise) or (
            isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "message"
        )
        if unseen:
            passed.update(ast.walk(node))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and node not in passed
            and _SENTENCE.search(_KEYS.sub("", str(node.value)))
        ):
            yield str(node.value)


VIEWS: Final = [
    path
    for path in files(APPS, "py")
    if ("view" in path.as_posix() or path.parent.name in {"paper", "dialogues"} or path.name == "words.py")
]


@pytest.mark.parametrize("view", VIEWS, ids=named)
def test_no_view_says_a_sentence_of_its_own(view: Path) -> None:
    assert list(sentences_of(view.read_text(encoding="utf-8"))) == []


def changes_case(path: Path) -> bool:
    """Whether a method of strings that changes their case is called or handed on."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    titles = [node.func for node in nodes if isinstance(node, ast.Call) and not node.args]
    named_so = [node for node in nodes if isinstance(node, ast.Attribute) and node.attr in CASINGS]
    return any(node.attr != "title" or node in titles for node in named_so)


def test_letters_change_their_case_where_no_citizen_reads_them() -> None:
    assert {named(path) for path in files(PRODUCT, "py") if changes_case(path)} - RECASED.keys() == set()


@pytest.mark.parametrize("page", files(PRODUCT, "qml"), ids=named)
def test_no_page_changes_the_case_of_letters(page: Path) -> None:
    source = page.read_text(encoding="utf-8")
    assert not re.search(
        r"to(?:Locale)?(?:Upper|Lower)Case|Font\.(?:AllUpper|AllLower|SmallCaps|Capital)", source
    )


def test_the_apps_ask_the_centre_for_the_form_of_a_number() -> None:
    """A number is put together once and then put into the centre's digits: one form everywhere."""
    bare = [
        f"{named(path)}:{at}"
        for path in files(APPS, "py")
        for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "shown_number(" in line and "figures(" not in line and path.name != "keying.py"
    ]
    assert bare == []
