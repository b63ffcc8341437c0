"""Whether the keywords of services help a search: known languages, words that are words, none said twice.

Owns those checks. Reads the text tree, as `checks` does. Must not know files.
"""

from collections.abc import Iterator

from config.folding import folded
from config.problems import Finding
from config.translations import strange_languages
from config.tree_walk import Group, groups, words


def keyword_findings(tree: Group) -> Iterator[Finding]:
    """What is wrong with the keywords of the services. A language may have none."""
    languages = tuple(word for _, word in words((), tree.get("languages")))
    for path, service in groups(tree, "services"):
        keywords, names = service.get("keywords"), service.get("name")
        if not isinstance(keywords, dict):
            continue
        if languages:
            yield from strange_languages((*path, "keywords"), keywords, languages)
        for language, text in keywords.items():
            place = (*path, "keywords", language)
            named = names.get(language) if isinstance(names, dict) else None
            if isinstance(text, str):
                yield from (
                    Finding(place, what, fix)
                    for what, fix in _wording(text, named if isinstance(named, str) else "")
                )


def _wording(text: str, name: str) -> Iterator[tuple[str, str]]:
    seen = set(folded(name).split())
    if text.strip() and not folded(text):
        yield "holds no word", "write words that people use, such as: passport, travel document"
    for word in text.replace(",", " ").split():
        plain = folded(word)
        if plain and plain in seen:
            yield f"'{word}' is found by the name already, or stands here twice", f"remove '{word}'"
        seen.add(plain)
