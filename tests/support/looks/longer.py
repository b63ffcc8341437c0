"""Every language of this process 40 % longer, for a while: what a page must have room for (A14).

Owns the putting in place. Must not know any screen.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache

from config.languages import Language, known_languages, load_language
from tests.support.pseudo import pseudo


@contextmanager
def all_texts_longer() -> Iterator[None]:
    """Every language says everything at greater length, until the end of the block."""
    languages = [load_language(code) for code in known_languages()]
    was = [language.texts for language in languages]
    try:
        for language in languages:
            _say(language, _longer_texts(language.code))
        yield
    finally:
        for language, texts in zip(languages, was, strict=True):
            _say(language, texts)


@cache
def _longer_texts(code: str) -> Mapping[str, str]:
    return pseudo(load_language(code)).texts


def _say(language: Language, texts: Mapping[str, str]) -> None:
    object.__setattr__(language, "texts", texts)  # the one copy that every app of this process has loaded
