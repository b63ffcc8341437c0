"""What wait the centre promises to whom, and what a minute of somebody's waiting counts.

Owns the reckoning from the plan; knows nobody who waits.
"""

from center_hub.core.plan import Plan


def promised_ms(plan: Plan, service: str, priority: str | None, *, booked: bool, onward: bool) -> int:
    """The wait that is promised for `service`, milliseconds; never 0.

    Args:
        plan: of the centre. A class or service it no longer has promises what everybody is promised.
        service: what is waited for.
        priority: of the ticket.
        booked: with an appointment; the wait then counts from the appointed time.
        onward: a later service of a visit.
    """
    rules = plan.rules.dispatch
    known = plan.service.get(service)
    if booked:
        seconds = rules.appointment_target_s
    else:
        seconds = 1200 if known is None else known.target_wait_s
        if onward:
            seconds = seconds * rules.onward_target_percent // 100
    privileged = None if priority is None else plan.priority.get(priority)
    percent = 100 if privileged is None else privileged.target_percent
    return max(1, seconds) * percent * 10


def weight(plan: Plan, priority: str | None) -> int:
    """How many minutes of waiting one minute of this class counts as; 1 without a class."""
    known = None if priority is None else plan.priority.get(priority)
    return 1 if known is None else known.weight
