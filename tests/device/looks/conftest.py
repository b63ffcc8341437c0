from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from tests.support.looks.states import Showcase


@pytest.fixture(scope="module")
def showcase(qapp: QGuiApplication) -> Iterator[Showcase]:
    """One window for each app and screen, open for all states."""
    opened = Showcase()
    yield opened
    opened.close()
