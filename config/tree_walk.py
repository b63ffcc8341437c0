"""Ways through the text tree of a centre that pass over whatever is misshapen.

Owns the walking. Must not know what is right or wrong: the checks judge, and `structure` has told of
misshapen groups already.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from config.problems import TreePath
from config.yaml_source import Tree

Group = dict[str, Tree]
"""A group of keys."""


def groups(tree: Group, section: str) -> Iterator[tuple[TreePath, Group]]:
    """Each well-shaped group of a section, with its path."""
    items = tree.get(section)
    if isinstance(items, list):
        for number, item in enumerate(items):
            if isinstance(item, dict):
                yield (section, number), item


def words(path: TreePath, value: Tree | None) -> Iterator[tuple[TreePath, str]]:
    """The single text, or each text of a list, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, str):
                yield (*path, number), item


def named(tree: Group, section: str, key: str) -> AbstractSet[str]:
    """Every text that stands under a key in the groups of a section."""
    return {word for _, group in groups(tree, section) if isinstance(word := group.get(key), str)}
