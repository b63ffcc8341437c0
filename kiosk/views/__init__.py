"""From where the flow stands to what a screen draws: finished sentences in the citizen's language.

`frame` has the whole view, one module each the words of a few pages. None of them decides anything: which
page, what may be pressed is the flow's.
"""

from kiosk.views.frame import view_of
from kiosk.views.parts import View

__all__ = ["View", "view_of"]
