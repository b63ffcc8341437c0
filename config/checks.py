"""Whether the parts of a centre fit each other: references, duplicates, translations, services nobody serves.

Owns those four, and the list of all cross checks; `calendar_checks`, `visit_checks` and `device_checks` own
theirs. Reads the text tree, not the model, so that one misspelt duration does not hide a wrong reference
elsewhere: a technician gets everything in one run. Anything misshapen is passed over here; `structure` has
told of it. Must not know files.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from config.calendar_checks import calendar_findings
from config.date_checks import date_findings
from config.device_checks import device_findings
from config.problems import Finding, TreePath
from config.scalars import nearest
from config.search_checks import keyword_findings
from config.translations import translation_findings
from config.tree_walk import Group, groups, named, words
from config.visit_checks import visit_findings
from config.yaml_source import Tree


@attrs.frozen
class _Reference:
    """A key in each group of one section that names groups of another section."""

    section: str
    key: str
    target: str
    thing: str


_REFERENCES: Final = (
    _Reference("services", "agency", "agencies", "agency"),
    _Reference("profiles", "services", "services", "service"),
    _Reference("services", "after", "services", "service"),
    _Reference("counters", "zone", "zones", "zone"),
    _Reference("counters", "profile", "profiles", "profile"),
    _Reference("counters", "profiles", "profiles", "profile"),
    _Reference("journeys", "services", "services", "service"),
    _Reference("devices", "counter", "counters", "counter"),
    _Reference("devices", "zones", "zones", "zone"),
)
_SECTIONS: Final = (
    "agencies", "services", "zones", "profiles", "counters", "devices",
    "priority_classes", "reasons", "outcomes", "operators", "journeys",
)  # fmt: skip
_LISTS: Final = (
    ("services", "after", "service"),
    ("profiles", "services", "profile"),
    ("counters", "profiles", "counter"),
    ("devices", "zones", "device"),
    ("devices", "near", "device"),
    ("journeys", "services", "journey"),
)
_NEVER_EMPTY: Final = ("languages", "hours", "agencies", "services", "zones", "profiles", "counters")
_TRANSLATED: Final = (
    ("agencies", "name"),
    ("services", "name"),
    ("services", "bring"),
    ("services", "fee"),
    ("services", "document"),
    ("zones", "name"),
    ("profiles", "name"),
    ("priority_classes", "name"),
    ("reasons", "name"),
    ("outcomes", "name"),
    ("journeys", "name"),
    ("devices", "where"),
)


def cross_check(tree: Tree) -> list[Finding]:
    """Every finding about how the parts of a centre fit together."""
    if not isinstance(tree, dict):
        return []
    references = list(_references(tree))
    findings = [*_empty_lists(tree), *_duplicates(tree), *references, *_translations(tree)]
    findings += [*_labels(tree), *device_findings(tree), *calendar_findings(tree), *visit_findings(tree)]
    findings += keyword_findings(tree)
    findings += date_findings(tree)
    if not references:  # a misspelt reference would also leave a service unserved: tell the cause alone
        findings.extend(_unserved(tree))
    return findings


def _empty_lists(tree: Group) -> Iterator[Finding]:
    for section in _NEVER_EMPTY:
        if tree.get(section) == []:
            yield Finding((section,), f"a centre without {section} cannot work", "list one at least")
    for path, profile in groups(tree, "profiles"):
        if profile.get("services") == []:
            yield Finding(
                (*path, "services"), "a profile without services serves nobody", "list one at least"
            )


def _duplicates(tree: Group) -> Iterator[Finding]:
    for section in _SECTIONS:
        ids = (((*path, "id"), group.get("id")) for path, group in groups(tree, section))
        yield from _repeated(ids, "the id '{}' is already taken by {}", "give it an id of its own")
    languages = words(("languages",), tree.get("languages"))
    yield from _repeated(languages, "'{}' is listed twice", "remove one")
    for section, key, thing in _LISTS:
        for path, group in groups(tree, section):
            listed = words((*path, key), group.get(key))
            yield from _repeated(listed, f"'{{}}' is listed twice in this {thing}", "remove one")


def _repeated(words: Iterable[tuple[TreePath, Tree | None]], what: str, fix: str) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for path, word in words:
        if not isinstance(word, str):
            continue
        if word in seen:
            yield Finding(path, what.format(word, seen[word]), fix)
        else:
            seen[word] = "".join(f"[{step}]" if isinstance(step, int) else step for step in path[:2])


def _references(tree: Group) -> Iterator[Finding]:
    for reference in _REFERENCES:
        known = tuple(sorted(named(tree, reference.target, "id")))
        for path, group in groups(tree, reference.section):
            for place, word in words((*path, reference.key), group.get(reference.key)):
                if word not in known:
                    fix = nearest(word, known) or f"{reference.target} of this centre: {_few(known)}"
                    yield Finding(place, f"there is no {reference.thing} '{word}'", fix)


def _few(known: tuple[str, ...]) -> str:
    most_named = 8  # a longer list hides the one wanted
    more = len(known) - most_named
    return ", ".join(known[:most_named]) + (f" and {more} more" if more > 0 else "")


def _translations(tree: Group) -> Iterator[Finding]:
    languages = [word for _, word in words((), tree.get("languages"))]
    texts = [(("name",), tree.get("name"))] + [
        ((*path, key), group.get(key))
        for section, key in _TRANSLATED
        for path, group in groups(tree, section)
    ]
    for path, text in texts:
        if isinstance(text, dict) and languages:
            yield from translation_findings(path, text, languages)


def _labels(tree: Group) -> Iterator[Finding]:
    seen: dict[tuple[str, str], str] = {}
    for path, counter in groups(tree, "counters"):
        label, zone, name = counter.get("label"), counter.get("zone"), counter.get("id")
        if not (isinstance(label, str) and isinstance(zone, str) and isinstance(name, str)):
            continue
        first = seen.setdefault((zone, label), name)
        if first != name:
            what = f"the label '{label}' is already on {first} in zone '{zone}'"
            yield Finding((*path, "label"), what, "give each counter of a zone its own label")


def _unserved(tree: Group) -> Iterator[Finding]:
    staffed = {
        word
        for _, counter in groups(tree, "counters")
        for key in ("profile", "profiles")
        for _, word in words((), counter.get(key))
    }
    served = {
        word
        for _, profile in groups(tree, "profiles")
        if isinstance(profile_id := profile.get("id"), str) and profile_id in staffed
        for _, word in words((), profile.get("services"))
    }
    for path, service in groups(tree, "services"):
        name = service.get("id")
        if isinstance(name, str) and name not in served:
            fix = "add it to a profile that a counter has"
            yield Finding((*path, "id"), f"no counter can serve '{name}'", fix)
