"""Languages whose every text is 40 % longer: what a page must have room for (A14).

Made in memory from the real ones. Must not know any screen.
"""

import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from config.languages import Language, known_languages, load_language

GROWTH: Final = 1.4
_LONG_WORD: Final = 8
"""Letters; what takes longer to say in another language takes more words from here on."""
_NAME: Final = re.compile(r"\{[a-z_]+\}")
_WORD: Final = re.compile(r"[^\W\d_]+")


def longer(text: str) -> str:
    """The text with 40 % more letters; its `{names}` once each, and what has no words as it is.

    One short word becomes a longer one; a long word, or several, are followed by more words.
    """
    words = _WORD.findall(_NAME.sub("", text))
    wanted = round(len(_NAME.sub("", text).strip()) * (GROWTH - 1))
    if not words or wanted == 0:
        return text
    if len(words) == 1 and len(words[0]) < _LONG_WORD:
        return text.replace(words[0], words[0] + _repeated(words[0], wanted), 1)
    return f"{text} {_more(words, wanted)}"


def _repeated(word: str, letters: int) -> str:
    return "".join(itertools.islice(itertools.cycle(word), letters))


def _more(words: list[str], letters: int) -> str:
    more = ""
    for word in itertools.cycle(words):
        if len(more) >= letters - 1:
            break
        more += word + " "
    return more[: max(1, letters - 1)].strip()


@contextmanager
def all_texts_longer() -> Iterator[None]:
    """Every language of the process says everything at greater length, until the end of the block."""
    languages = [load_language(code) for code in known_languages()]
    was = [language.texts for language in languages]
    try:
        for language in languages:
            _say(language, {key: longer(text) for key, text in language.texts.items()})
        yield
    finally:
        for language, texts in zip(languages, was, strict=True):
            _say(language, texts)


def _say(language: Language, texts: object) -> None:
    object.__setattr__(language, "texts", texts)  # the one copy that every app of this process has loaded
