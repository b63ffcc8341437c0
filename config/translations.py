"""Whether a text of a centre is written in the centre's languages: in each of them, and in no other.

Owns those two judgements for every file in which such texts stand. Must not know whose texts they are.
"""

from collections.abc import Collection, Iterator

from config.problems import Finding, TreePath
from config.scalars import nearest


def translation_findings(
    place: TreePath, text: Collection[str], languages: Collection[str]
) -> Iterator[Finding]:
    """Of a text that each language must have; `text` are the codes it is written in, at `place`."""
    for language in languages:
        if language not in text:
            yield Finding(place, f"has no text in '{language}'", f"add '{language}: ...'")
    yield from strange_languages(place, text, languages)


def strange_languages(
    place: TreePath, text: Collection[str], languages: Collection[str]
) -> Iterator[Finding]:
    """Of a text that may leave languages out; what is written already is not what a strange one means."""
    unwritten = tuple(language for language in languages if language not in text)
    for language in text:
        if language not in languages:
            what = f"'{language}' is not among the languages of this centre"
            fix = nearest(language, unwritten) or "remove it, or add the language to 'languages'"
            yield Finding((*place, language), what, fix, on_key=True)
