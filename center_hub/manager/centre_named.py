"""The centre that the command line names: an id is enough to speak to its hub, its file tells the rest.

Owns the way from `--centre` to both. Must not know the commands.
"""

import argparse
from pathlib import Path

from msgspec import Struct

from center_hub.contract.topics import TopicError, Topics
from config.loader import centre_file, load_centre
from config.model import Centre
from config.scalars import nearest


class NotSent(Exception):
    """Something must be repaired first; the message says what. Nothing was sent."""


class CentreNamed(Struct, frozen=True):
    """A centre's id and, where we have it, its file."""

    id: str
    centre: Centre | None = None

    def whole(self, wanted_for: str) -> Centre:
        """The centre's file; raises `NotSent` where the id alone is known."""
        if self.centre is None:
            message = (
                f"{wanted_for} needs the file of the centre, and '{self.id}' is none of those shipped:"
                f" --centre PATH/{self.id}.yaml"
            )
            raise NotSent(message)
        return self.centre

    def checked_service(self, service: str) -> str:
        """`service`, if the centre has it or nobody knows; raises `NotSent`."""
        services = () if self.centre is None else tuple(one.id for one in self.centre.services)
        return known(service, services, "service") if services else service


def known(said: str, words: tuple[str, ...], thing: str) -> str:
    """`said`, if it is among `words`; raises `NotSent` with the nearest of them."""
    if said in words:
        return said
    fix = nearest(said, words) or f"the file lists {len(words)}"
    message = f"the centre has no {thing} '{said}'; {fix}"
    raise NotSent(message)


def id_or_file(text: str) -> str:
    """What `--centre` may be: a path, or an id as it can stand in a topic; raises ArgumentTypeError."""
    if _is_path(text):
        return text
    try:
        return Topics(text).centre
    except TopicError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def centre_named(text: str) -> CentreNamed:
    """The centre of a path or an id.

    Raises:
        ConfigError: its file has problems.
    """
    path = Path(text) if _is_path(text) else centre_file(text)
    if not _is_path(text) and not path.is_file():
        return CentreNamed(text)
    centre = load_centre(path)
    return CentreNamed(centre.id, centre)


def _is_path(text: str) -> bool:
    return "/" in text or text.endswith(".yaml")
