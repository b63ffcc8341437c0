"""Every rule of the hall, one module each. A new rule is a new module, named here.

Owns the list. What a rule looks like is in `center_hub.core.decision`.
"""

from center_hub.core.rules import (
    admission,
    appointments,
    calling,
    configuration,
    counters,
    day,
    family,
    feedback,
    finishing,
    issue,
    no_show,
    paper,
    parking,
    people,
    priority,
    transfer,
)

RULES = (
    configuration.RULE,
    day.RULE,
    admission.RULE,
    issue.RULE,
    appointments.RULE,
    paper.RULE,
    priority.RULE,
    family.RULE,
    calling.RULE,
    no_show.RULE,
    finishing.RULE,
    transfer.RULE,
    parking.RULE,
    counters.RULE,
    people.RULE,
    feedback.RULE,
)
"""In this order what follows from an event, and what lapses with time, is asked of them."""
