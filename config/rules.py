"""How a centre wants its queues run: the group `rules` of its file, each rule with a default.

Owns the rules' names, units and the reason for each default. Must not know how a rule is kept: the hub does
that. A name that ends in `_s` is a duration in seconds, written 30m in the file.
"""

from typing import Literal

import attrs

from config.scalars import Percent, Seconds, Size, WholeNumber, YesNo

Start = Literal["by_schedule", "by_hand"]
"""Who begins or ends a service day: the centre's hours, or somebody who says so."""

Policy = Literal["first_come", "strict_priority", "accumulating_priority", "promised_wait"]
"""The orders in which a centre may call."""


@attrs.frozen
class DayRules:
    """How a service day begins and ends.

    `left_over` says what becomes of a ticket nobody served: it expires, or is carried into the next day.
    After closing time those still waiting are served, but for `closes_at_latest_s` at the longest: two hours,
    so that a counter somebody forgot to close cannot hold the day open till the next morning.
    """

    opens: Start = "by_schedule"
    closes: Start = "by_schedule"
    left_over: Literal["expire", "carry"] = "expire"
    closes_at_latest_s: Seconds = 7200


@attrs.frozen
class DispatchRules:
    """Who is called next, and how long a wait the centre promises beside `services[].target_wait_s`.

    `policy` is the order in which counters call; docs/dispatch.md tells what each is good and bad at. Whoever
    has waited `longest_wait_s` comes before all who have not: two hours, because nobody stands in a hall for
    longer. Somebody with an appointment is promised `appointment_target_s` from the appointed time: ten
    minutes, the lateness that ASAN grants to citizens. `onward_target_percent` is how much of a service's
    promised wait is promised for it as a later service of a visit: half, as this citizen has waited before.
    """

    policy: Policy = "promised_wait"
    longest_wait_s: Seconds = 7200
    appointment_target_s: Seconds = 600
    onward_target_percent: Percent = 50


@attrs.frozen
class AppointmentRules:
    """When a citizen with an appointment may check in.

    From `early_limit_s` before the appointed time until `late_limit_s` after it. Later the appointment is
    cancelled, or the citizen waits like anybody without one (`late`). The defaults are the rule that ASAN
    publishes: admitted from 30 minutes before, cancelled when 10 minutes late.
    """

    early_limit_s: Seconds = 1800
    late_limit_s: Seconds = 600
    late: Literal["cancel", "queue"] = "cancel"


@attrs.frozen
class CallingRules:
    """How counters call.

    A ticket may be called again `recalls` times (0: never), with `recall_pause_s` between two calls so that
    the first can be heard out. `out_of_order` is who may call by number or serve without a ticket: nobody,
    any operator, or whoever works while a supervisor is signed in at the counter. With `sign_in_needed` a
    counter opens only for a known operator; off by default, as a small centre has no list of operators.
    """

    recalls: WholeNumber = 3
    recall_pause_s: Seconds = 10
    out_of_order: Literal["nobody", "supervisor", "operator"] = "supervisor"
    sign_in_needed: YesNo = False


@attrs.frozen
class NoShowRules:
    """What a citizen may do who did not come when called.

    Come back within `may_return_within_s`, `returns` times for each service (0: never), and then wait
    `position`: before all others, where the ticket stood by its time of arrival, or behind everybody. Twenty
    minutes are a prayer or a telephone call; once, so that nobody keeps a place without waiting.
    """

    may_return_within_s: Seconds = 1200
    returns: WholeNumber = 1
    position: Literal["first", "arrival", "last"] = "arrival"


@attrs.frozen
class ParkingRules:
    """How long and how many tickets a counter may park while the citizen fetches something.

    After `limit_s` a parked ticket waits again by itself, as the first of that counter. `most` is how many
    are parked at one counter at a time: more is a second queue that no board shows.
    """

    limit_s: Seconds = 900
    most: Size = 3


@attrs.frozen
class ClosingRules:
    """What the entrance does as closing time comes near.

    With `when_full` no ticket is given that could not be served by closing time, reckoned from how long
    services have taken here (at first from `mean_service_s`), the people waiting and the open counters. Off
    by default: a citizen turned away by a wrong reckoning is lost.
    """

    when_full: YesNo = False


@attrs.frozen
class FinishingRules:
    """What must be said when a service is finished: with `outcome_needed` one of the centre's `outcomes`."""

    outcome_needed: YesNo = False


@attrs.frozen
class FeedbackRules:
    """How long after a service the citizen may still say how it was: two hours, the way home."""

    within_s: Seconds = 7200


@attrs.frozen
class Rules:
    """Every rule of a centre. A group or a rule that is left out of the file has its default."""

    day: DayRules = DayRules()
    dispatch: DispatchRules = DispatchRules()
    appointments: AppointmentRules = AppointmentRules()
    calling: CallingRules = CallingRules()
    no_show: NoShowRules = NoShowRules()
    parking: ParkingRules = ParkingRules()
    closing: ClosingRules = ClosingRules()
    finishing: FinishingRules = FinishingRules()
    feedback: FeedbackRules = FeedbackRules()
