"""What a centre sets about the paper in a citizen's hand.

Owns the group `tickets` of a centre file. Must not know how a ticket is drawn.
"""

import attrs

from config.scalars import YesNo


@attrs.frozen
class Tickets:
    """Tickets of a centre. With `large_text` every one has large text, not only those asked for in it.

    A ticket in large text says number, where to go, service and wait, and no more; it is twice as long.
    """

    large_text: YesNo = False
