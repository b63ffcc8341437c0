"""A YAML file read as text: groups, lists and the very characters of the file, each with its place.

PyYAML's typed loading reads `12:30` as 750, `no` as False, `010` as 8 and keeps the last of two equal keys in
silence; here nothing is converted and a duplicate key, an alias, a tag or a second document is a problem.
Owns the reading and the marks. Must not know what any key means.
"""

from pathlib import Path
from typing import Final, cast

import attrs
import yaml

from config.problems import ConfigError, Finding, Problem, TreePath, dotted, unreadable

Tree = str | list["Tree"] | dict[str, "Tree"]
"""What a file says: texts, lists and groups of keys, nothing else."""

Mark = tuple[int, int]
"""Line and column, both counted from 1."""

_MOST_BYTES: Final = 1 << 20  # the largest centre we know is 60 kB; a megabyte is a log file given by mistake
_DEEPEST: Final = 32  # our own files nest 6 deep; deeper is a bracket run wild, and would eat the stack
_Loader: type[yaml.BaseLoader | yaml.cyaml.CBaseLoader] = (
    yaml.CBaseLoader
    if yaml.__with_libyaml__
    else yaml.BaseLoader  # in C 64 services take 6 ms, without 80 ms
)


@attrs.frozen
class Document:
    """One YAML file as text. Marks are kept for every value and every key, by its path."""

    file: str
    tree: Tree
    value_marks: dict[TreePath, Mark] = attrs.field(repr=False)
    key_marks: dict[TreePath, Mark] = attrs.field(repr=False)

    def problem(self, finding: Finding) -> Problem:
        """A finding with its line: at the key or the value, else at the nearest group around it."""
        marks = self.key_marks if finding.on_key else self.value_marks
        path = finding.path
        mark = marks.get(path)
        while mark is None and path:
            path = path[:-1]
            mark = self.value_marks.get(path)
        line, column = mark or (1, 1)
        return Problem(self.file, line, column, dotted(finding.path), finding.what, finding.fix)

    def refuse(self, findings: list[Finding]) -> None:
        """Raise ConfigError with every finding in the order of the lines; do nothing if there is none."""
        if findings:
            raise ConfigError(tuple(sorted({self.problem(finding) for finding in findings})))


def read_document(path: Path) -> Document:
    """The file as text with marks.

    Raises:
        ConfigError: the file is not there, too large, not UTF-8, not YAML, or has duplicate keys.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise unreadable(path, "this file is not there", "check the path and the name") from None
    except IsADirectoryError:
        raise unreadable(path, "this is a folder, not a file", "name a .yaml file in it") from None
    except OSError as error:
        raise unreadable(path, f"cannot be read: {error.strerror}", "check who may read this file") from None
    if len(content) > _MOST_BYTES:
        raise unreadable(
            path, "is larger than 1 MiB, which no configuration is", "check that this is the right file"
        )
    return parse_document(str(path), content)


def parse_document(file: str, content: bytes) -> Document:
    """As `read_document`, from bytes; `file` is only the name in problems."""
    text = _decoded(file, content)
    composer = _Composer(file)
    try:
        for event in yaml.parse(text, _Loader):
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        raise ConfigError((_syntax_problem(file, text, error),)) from None
    except yaml.reader.ReaderError as error:
        what = f"holds a control character (code {error.character!r}) that YAML does not allow"
        line, column = _place(text, _offset(text, error.position))
        raise ConfigError((Problem(file, line, column, "", what, "remove it"),)) from None
    return composer.finish()


class _Composer:
    """Builds the tree from parser events, one at a time, keeping marks and collecting every finding."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._open: list[_Group] = []
        self._root: Tree | None = None
        self._marks: dict[TreePath, Mark] = {}
        self._key_marks: dict[TreePath, Mark] = {}
        self._problems: list[Problem] = []

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the file."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._start({}, event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._start([], event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._complain(
                event, f"the alias *{event.anchor} is not used in these files", "write the value out"
            )
            self._add("", _mark(event))
        elif isinstance(event, yaml.DocumentStartEvent) and self._root is not None:
            self._complain(event, "a second document begins here", "keep one document in a file")
            self._stop()

    def finish(self) -> Document:
        """The whole document; raises ConfigError if anything was found on the way."""
        if self._problems:
            self._stop()
        if self._root is None:
            raise ConfigError(
                (Problem(self._file, 1, 1, "", "this file is empty", "begin with 'kind: centre'"),)
            )
        return Document(self._file, self._root, self._marks, self._key_marks)

    def _stop(self) -> None:
        raise ConfigError(tuple(self._problems))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_tag(event)
        group = self._open[-1] if self._open else None
        if group is not None and group.wants_key:
            self._key(group, event)
        else:
            self._add(event.value, _mark(event))

    def _key(self, group: "_Group", event: yaml.ScalarEvent) -> None:
        mark = _mark(event)
        path = (*group.path, event.value)
        first = self._key_marks.setdefault(path, mark)
        if first is not mark:
            what = f"the key '{event.value}' stands here a second time (first in line {first[0]})"
            self._problems.append(Problem(self._file, *mark, dotted(path), what, "keep one of them"))
        group.key = event.value

    def _start(self, tree: "dict[str, Tree] | list[Tree]", event: yaml.CollectionStartEvent) -> None:
        self._refuse_tag(event)
        if self._open and self._open[-1].wants_key:
            self._complain(event, "a key must be a single word, not a group or a list", "check the brackets")
            self._stop()
        if len(self._open) == _DEEPEST:
            self._complain(
                event, f"nests more than {_DEEPEST} deep", "check the indentation and the brackets"
            )
            self._stop()
        self._open.append(_Group(tree, self._add(tree, _mark(event))))

    def _add(self, tree: Tree, mark: Mark) -> TreePath:
        """Put a value where the file has it; returns its path."""
        if not self._open:
            self._root = tree
            self._marks[()] = mark
            return ()
        group = self._open[-1]
        path = group.next_path()
        if isinstance(group.tree, list):
            group.tree.append(tree)
        else:
            group.tree[cast("str", group.key)] = tree
            group.key = None
        self._marks[path] = mark
        return path

    def _refuse_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._complain(event, f"the tag {tag} has no meaning here", "remove it")

    def _complain(self, event: yaml.Event, what: str, fix: str) -> None:
        path = self._open[-1].next_path() if self._open else ()
        self._problems.append(Problem(self._file, *_mark(event), dotted(path), what, fix))


@attrs.define
class _Group:
    """A list or group of keys that is still open; `key` waits for its value."""

    tree: dict[str, Tree] | list[Tree]
    path: TreePath
    key: str | None = None

    @property
    def wants_key(self) -> bool:
        return self.key is None and isinstance(self.tree, dict)

    def next_path(self) -> TreePath:
        """Where the next value goes, or the group itself while a key is wanted."""
        if isinstance(self.tree, list):
            return (*self.path, len(self.tree))
        return self.path if self.key is None else (*self.path, self.key)


def _mark(event: yaml.Event) -> Mark:
    mark = event.start_mark
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


def _decoded(file: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        line, column = _place(before, len(before))
        what = "is not UTF-8 text from here on"
        problem = Problem(file, line, column, "", what, "save the file as UTF-8 in the editor")
        raise ConfigError((problem,)) from None


def _place(text: str, offset: int) -> Mark:
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def _offset(text: str, position: int) -> int:
    """The parser in C counts bytes of UTF-8, ours in Python counts characters."""
    if _Loader is yaml.BaseLoader:
        return position
    return len(text.encode()[:position].decode(errors="ignore"))


_HINTS: Final = (
    ("found character '\\t'", "use spaces, not tabs, to indent"),
    (
        "found character that cannot start any token",
        "use spaces, not tabs; put quotes around a text that begins with @ or `",
    ),
    ("mapping values are not allowed", "put quotes around a text that holds ': '"),
    ("found unexpected end of stream", "a quotation mark is opened and never closed"),
    ("could not find expected ':'", "write 'key: value' with a colon and a space"),
    ("did not find expected key", "check the indentation: keys of one group begin in one column"),
    ("expected <block end>", "check the indentation: keys of one group begin in one column"),
    (
        "did not find expected '-' indicator",
        "check the indentation: the dashes of one list begin in one column",
    ),
    ("did not find expected ',' or", "check that each bracket is closed and commas stand between"),
    ("expected ',' or", "check that each bracket is closed and commas stand between"),
    ("did not find expected node content", "check that each bracket is closed"),
)


def _syntax_problem(file: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """The parser's complaint with a likely repair."""
    mark = error.problem_mark
    line, column = (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
    reason = error.problem or "unknown reason"
    fix = next(
        (fix for sign, fix in _HINTS if sign in reason), "check the indentation, colons and quotes here"
    )
    lines = text.splitlines()
    if line <= len(lines) and "\t" in lines[line - 1][:column]:
        fix = "use spaces, not tabs, to indent"
    context = f" ({error.context})" if error.context else ""
    return Problem(file, line, column, "", f"cannot be read as YAML: {reason}{context}", fix)
