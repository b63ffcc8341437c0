"""Whether a screen is well made, asked of the real item tree and of the pixels.

`see` takes down what a window shows, `examine` says what is wrong with it by the checks A1 to A16, `states`
leads every app into every state. Thresholds are those of EN 301 549, ADA 707 and WCAG 2.2.
"""

from tests.support.looks.examine import examine
from tests.support.looks.look import Look, Mode
from tests.support.looks.violation import Violation

__all__ = ["Look", "Mode", "Violation", "examine"]
