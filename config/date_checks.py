"""Whether the calendars of a centre fit each other: none twice, no lunar days without a lunar calendar.

Owns those two. Reads the text tree, as `checks` does, and passes over what is misshapen.
"""

from collections.abc import Iterator

from config.problems import Finding
from config.tree_walk import Group, words


def date_findings(tree: Group) -> Iterator[Finding]:
    """Every finding about `calendars` and `lunar_hijri_days`."""
    named = list(words(("calendars",), tree.get("calendars")))
    for at, (place, word) in enumerate(named):
        if word in (earlier for _, earlier in named[:at]):
            yield Finding(place, f"'{word}' is listed twice", "remove one")
    if "lunar_hijri_days" in tree and "lunar_hijri" not in (word for _, word in named):
        what = "changes nothing: no date of this centre is lunar"
        yield Finding(
            ("lunar_hijri_days",), what, "add lunar_hijri to 'calendars', or remove it", on_key=True
        )
