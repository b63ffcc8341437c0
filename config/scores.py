"""What the five scores of a service are called: kiosk, help desk and the citizen's screen say the same.

Owns the scores and the keys of their names. Must not know who gives a score, nor when.
"""

from collections.abc import Mapping
from typing import Final

SCORES: Final[Mapping[int, str]] = {
    1: "kiosk.score_very_bad",
    2: "kiosk.score_bad",
    3: "kiosk.score_fair",
    4: "kiosk.score_good",
    5: "kiosk.score_very_good",
}
"""Score -> key of its name, from the worst to the best."""
