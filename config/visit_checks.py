"""Whether what a centre says of a visit can be done: the order of services, switching, signing in, ending.

Owns those checks. Reads the text tree and passes over what is misshapen. Must not know whether a name exists
at all: `checks` tells of references.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from config.problems import Finding, TreePath
from config.tree_walk import Group, groups, words


@attrs.frozen
class _Need:
    """A rule that, when it says `word`, needs something in a list of the centre."""

    rule: tuple[str, str]
    words: tuple[str, ...]
    list: str
    what: str


_NEEDS: Final = (
    _Need(("calling", "sign_in_needed"), ("true", "yes"), "operators", "nobody could sign in at a counter"),
    _Need(("finishing", "outcome_needed"), ("true", "yes"), "outcomes", "no service could be finished"),
)


def visit_findings(tree: Group) -> Iterator[Finding]:
    """Every finding about visits, counters that switch, and rules that need a list."""
    yield from _orders_without_end(tree)
    yield from _switches_to_itself(tree)
    yield from _rules_without_their_list(tree)


def _orders_without_end(tree: Group) -> Iterator[Finding]:
    """Each circle of `after` once, at the entry that closes it in the file's order."""
    before: dict[str, list[tuple[TreePath, str]]] = {}
    for path, service in groups(tree, "services"):
        if isinstance(name := service.get("id"), str):
            before.setdefault(name, []).extend(words((*path, "after"), service.get("after")))
    kept: dict[str, list[str]] = {name: [] for name in before}
    for name, entries in before.items():
        for place, earlier in entries:
            circle = _way(kept, earlier, name)
            if earlier == name:
                yield Finding(place, "a service cannot come after itself", "remove it")
            elif circle:
                told = " after ".join([name, *circle])
                yield Finding(place, f"these services wait for each other: {told}", "remove one of them")
            else:
                kept[name].append(earlier)


def _way(before: Mapping[str, list[str]], start: str, goal: str) -> list[str]:
    """From `start` over services that come before it to `goal`, both included; empty if there is no way."""
    ways = [[start]]
    seen = {start}
    while ways:
        way = ways.pop(0)
        if way[-1] == goal:
            return way
        for earlier in before.get(way[-1], ()):
            if earlier not in seen:
                seen.add(earlier)
                ways.append([*way, earlier])
    return []


def _switches_to_itself(tree: Group) -> Iterator[Finding]:
    for path, counter in groups(tree, "counters"):
        for place, profile in words((*path, "profiles"), counter.get("profiles")):
            if profile == counter.get("profile"):
                yield Finding(place, f"'{profile}' is the profile this counter begins with", "remove it here")


def _rules_without_their_list(tree: Group) -> Iterator[Finding]:
    rules = tree.get("rules")
    for need in _NEEDS:
        group, key = need.rule
        inner = rules.get(group) if isinstance(rules, dict) else None
        said = inner.get(key) if isinstance(inner, dict) else None
        if said in need.words and not tree.get(need.list):
            fix = f"list them under '{need.list}', or remove the rule"
            yield Finding(("rules", group, key), f"without {need.list} {need.what}", fix)
