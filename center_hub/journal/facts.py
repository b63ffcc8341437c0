"""What can be said of a ticket's life and of who came before whom: one small typed fact a sentence.

Owns the facts, and that each has a text `explain.<its tag>`. Must not know any language, nor how a fact is
found. How a field is spoken follows from its name (`wording`): `_ms` is a length of time in milliseconds,
`_at` a time of day in UTC milliseconds, `count` takes a plural, `ticket`, `other` and `first` are ticket ids,
all else that is text is an id of the centre's configuration.
"""

from msgspec import Struct

from center_hub.contract.words import Position, Why


class Fact(Struct, frozen=True, tag_field="fact"):
    """The base of every fact; never said itself."""


# Who and why: what goes with many other facts.


class ByDevice(Fact, frozen=True, tag="by"):
    """Whose device asked for it."""

    device: str


class ByOperator(Fact, frozen=True, tag="operator"):
    """Who was signed in at the counter."""

    operator: str


class ForReason(Fact, frozen=True, tag="reason"):
    """The reason that was given."""

    reason: str


class Because(Fact, frozen=True, tag="why"):
    """Why this ticket and no other was called, as the hub wrote it down."""

    why: Why


class Placed(Fact, frozen=True, tag="place"):
    """Where in the line it was put."""

    position: Position


class Party(Fact, frozen=True, tag="party"):
    """How many people share the ticket."""

    count: int


# The number.


class NumberGiven(Fact, frozen=True, tag="issued"):
    """A number was given for a service."""

    service: str


class FurtherServices(Fact, frozen=True, tag="further"):
    """More is to be done in the same visit."""

    services: tuple[str, ...]


class PeopleAhead(Fact, frozen=True, tag="ahead"):
    """Who could be called before, when the number was given; never 0."""

    count: int


class NobodyAhead(Fact, frozen=True, tag="nobody_ahead"):
    """Nobody could be called before."""


class InClass(Fact, frozen=True, tag="in_class"):
    """The ticket's priority class, and what that means."""

    priority: str
    head_start_ms: int


class InGroup(Fact, frozen=True, tag="in_group"):
    """The ticket's priority class, where it does not count as having come earlier."""

    priority: str


class MinutesCount(Fact, frozen=True, tag="minutes_count"):
    """What a minute of the ticket's waiting counts as, by its class."""

    weight: int


class GroupComesFirst(Fact, frozen=True, tag="group_first"):
    """The ticket's class is called before those who have none."""


class ToldAbout(Fact, frozen=True, tag="told.about"):
    """The wait that was told with the number, in round minutes."""

    least: int
    most: int


class ToldAtMost(Fact, frozen=True, tag="told.at_most"):
    """The wait that was told with the number, in round minutes, if it might also be none."""

    most: int


class ToldAFew(Fact, frozen=True, tag="told.a_few"):
    """The wait that was told with the number: a few minutes."""


class ToldFromThen(Fact, frozen=True, tag="told.from_then"):
    """The wait that was told counts from the appointed time."""


class ByAppointment(Fact, frozen=True, tag="by_appointment"):
    """Checked in for an appointed time."""

    slot_at: int


class LateForAppointment(Fact, frozen=True, tag="late_for_appointment"):
    """Checked in too late: waits like a walk-in."""


class Reprinted(Fact, frozen=True, tag="reprinted"):
    """A copy of the paper was given."""


class Cancelled(Fact, frozen=True, tag="cancelled"):
    """The citizen did not want to wait any more."""


class CancelledByDay(Fact, frozen=True, tag="cancelled_by_day"):
    """The service day ended first."""


class Carried(Fact, frozen=True, tag="carried"):
    """Goes on waiting on the next service day."""


class Joined(Fact, frozen=True, tag="joined"):
    """A family goes on under this ticket."""

    tickets: tuple[str, ...]


class JoinedTo(Fact, frozen=True, tag="joined_to"):
    """Goes on under another ticket of the family."""

    ticket: str


# Moved about while waiting.


class PutElsewhere(Fact, frozen=True, tag="moved"):
    """Put elsewhere while waiting."""


class CounterGone(Fact, frozen=True, tag="counter_gone"):
    """What it waited for has closed: any counter of its service will do."""


class ToAnyCounter(Fact, frozen=True, tag="to_service"):
    """Where it was sent: any counter of a service."""

    service: str


class ToOneCounter(Fact, frozen=True, tag="to_counter"):
    """Where it was sent: one counter."""

    counter: str
    service: str


class ToProfileCounters(Fact, frozen=True, tag="to_profile"):
    """Where it was sent: the counters that work by a profile."""

    profile: str
    service: str


class ClassGiven(Fact, frozen=True, tag="class_given"):
    """Put into a priority class."""

    priority: str


class ClassTaken(Fact, frozen=True, tag="class_taken"):
    """In no priority class any more."""

    before: str


class ClassChanged(Fact, frozen=True, tag="class_changed"):
    """From one priority class into another."""

    before: str
    priority: str


class SetAside(Fact, frozen=True, tag="set_aside"):
    """Parked by the help desk."""

    until_at: int


class ParkedAtCounter(Fact, frozen=True, tag="parked"):
    """Parked by the counter that served it."""

    counter: str
    until_at: int


class BackFromParking(Fact, frozen=True, tag="unparked"):
    """Back, and waits again."""


class ParkingOver(Fact, frozen=True, tag="unparked_by_time"):
    """Waits again because the time was over."""


# At a counter.


class WasCalled(Fact, frozen=True, tag="called"):
    """Called to a counter."""

    counter: str
    waited_ms: int


class TakenUp(Fact, frozen=True, tag="taken"):
    """Taken up by a counter without a call."""

    counter: str
    waited_ms: int


class ServedAtOnce(Fact, frozen=True, tag="served_at_once"):
    """Served where they stood."""

    counter: str


class PromisedWithin(Fact, frozen=True, tag="promised"):
    """The wait that was promised."""

    promised_ms: int


class PromisedWithinFrom(Fact, frozen=True, tag="promised_from"):
    """The wait that was promised, and from when it counts if that is not when the ticket began to wait."""

    promised_ms: int
    since_at: int


class LongestWait(Fact, frozen=True, tag="longest_wait"):
    """Who has waited for so long is called before others."""

    longest_ms: int


class NextPressing(Fact, frozen=True, tag="next_pressing"):
    """Another of those who were weighed, and how pressing it was beside the one called."""

    other: str
    percent: int


class FewestServices(Fact, frozen=True, tag="fewest_services"):
    """Of the free counters that could take a newcomer, the one that knows least took it."""


class CalledAgain(Fact, frozen=True, tag="recalled"):
    """Announced once more."""

    counter: str


class CameToCounter(Fact, frozen=True, tag="started"):
    """The citizen came."""

    counter: str
    after_ms: int


class DidNotCome(Fact, frozen=True, tag="not_shown"):
    """Nobody came."""

    counter: str


class CameAfterAll(Fact, frozen=True, tag="returned"):
    """Waits again after a call that was missed."""


class Done(Fact, frozen=True, tag="finished"):
    """The service is done."""

    counter: str
    took_ms: int


class WithOutcome(Fact, frozen=True, tag="outcome"):
    """How the service ended."""

    outcome: str


class NextService(Fact, frozen=True, tag="next_leg"):
    """The visit goes on."""

    service: str


class GoesBack(Fact, frozen=True, tag="goes_back"):
    """Back to the counter that had sent it on."""

    counter: str
    service: str


class GoesBackToAny(Fact, frozen=True, tag="goes_back_to_any"):
    """Back, and the counter that had sent it on has closed."""

    service: str


class SentOn(Fact, frozen=True, tag="transferred"):
    """Sent on by a counter."""

    counter: str
    took_ms: int


class ComesBack(Fact, frozen=True, tag="comes_back"):
    """Afterwards back to the counter that sends it on."""

    counter: str


class Rated(Fact, frozen=True, tag="rated"):
    """How the citizen liked it; 5 is best."""

    counter: str
    score: int


# Why was that one called before me? `ticket` is mine.


class OtherCalled(Fact, frozen=True, tag="before.called"):
    """The call in question, made while mine was waiting."""

    other: str
    counter: str
    called_at: int
    ticket: str


class OtherCalledThen(Fact, frozen=True, tag="before.called_then"):
    """The call in question, made while mine was not waiting."""

    other: str
    counter: str
    called_at: int


class CounterCannot(Fact, frozen=True, tag="before.counter_cannot"):
    """That counter does not take my service."""

    counter: str
    service: str


class CountersThatCan(Fact, frozen=True, tag="before.counters_that_can"):
    """The counters that did take it at that moment."""

    counters: tuple[str, ...]


class NoCounterCan(Fact, frozen=True, tag="before.no_counter_can"):
    """No counter took it at that moment."""


class WaitsForCounter(Fact, frozen=True, tag="before.waits_for_counter"):
    """Mine had been sent to one counter, another one."""

    counter: str


class WaitsForProfile(Fact, frozen=True, tag="before.waits_for_profile"):
    """Mine had been sent to the counters of a profile, and that one was none of them."""

    profile: str


class CameEarlier(Fact, frozen=True, tag="before.came_earlier"):
    """The other's number is older, and it counts from earlier."""

    earlier_ms: int


class JoinedEarlier(Fact, frozen=True, tag="before.joined_earlier"):
    """The other's number is newer, and mine began to wait in this line later still."""

    earlier_ms: int
    joined_at: int
    """When mine began to count in this line."""


class CountsFromIssue(Fact, frozen=True, tag="before.counts_from_issue"):
    """The other came to this line later but counts from when its number was given."""

    issued_at: int


class HeadStart(Fact, frozen=True, tag="before.head_start"):
    """The other came later, but its class counts as earlier.

    The text does not name the class: which group somebody is of is not for another citizen to know.
    """

    priority: str
    head_start_ms: int
    later_ms: int


class MyHeadStart(Fact, frozen=True, tag="before.my_head_start"):
    """Mine has a class as well, and that was reckoned."""

    priority: str
    head_start_ms: int


class CountsEarlier(Fact, frozen=True, tag="before.counts_earlier"):
    """At least one has an appointment, and the other's wait counts from earlier."""

    since_at: int
    yours_at: int


class GroupCalledFirst(Fact, frozen=True, tag="before.group_first"):
    """The other has a class and mine has none, and the classes come first."""


class GroupBeforeMine(Fact, frozen=True, tag="before.group_before_mine"):
    """The other's class comes before mine."""

    priority: str
    """Mine."""


class FromAppointment(Fact, frozen=True, tag="before.from_appointment"):
    """The other has an appointment, and its wait counts from then."""

    since_at: int


class MineFromAppointment(Fact, frozen=True, tag="before.mine_from_appointment"):
    """Mine has an appointment, and its wait counts from then."""

    since_at: int


class BothWaited(Fact, frozen=True, tag="before.both_waited"):
    """How long each had waited, as far as it counts."""

    waited_ms: int
    yours_waited_ms: int


class BothPromised(Fact, frozen=True, tag="before.both_promised"):
    """How long each had waited, as far as it counts, and what wait it was promised."""

    waited_ms: int
    promised_ms: int
    yours_waited_ms: int
    yours_promised_ms: int


class MinutesCountMore(Fact, frozen=True, tag="before.minutes_count"):
    """The other has a class, by which a minute counts as several. The text does not name the class."""

    weight: int


class MyMinutesCountMore(Fact, frozen=True, tag="before.my_minutes_count"):
    """Mine has a class as well, and that was reckoned."""

    priority: str
    weight: int


class CountedWaits(Fact, frozen=True, tag="before.counted_waits"):
    """What each wait counted, by the classes."""

    counted_ms: int
    yours_counted_ms: int


class StillKept(Fact, frozen=True, tag="before.still_kept"):
    """The promise to the other could still be kept, and the one to me no more."""


class ShorterPromise(Fact, frozen=True, tag="before.shorter_promise"):
    """The other was promised a shorter wait, and each minute of it counts for more."""


class ShorterOrFewer(Fact, frozen=True, tag="before.shorter_or_fewer"):
    """What was left to make the difference: how long its service takes, and how many counters take it."""


class NotFirstInLine(Fact, frozen=True, tag="before.not_first_in_line"):
    """Mine was not weighed, because somebody else stood before it in its own line."""

    first: str


class LessPressing(Fact, frozen=True, tag="before.less_pressing"):
    """How pressing mine was beside the other, all in all."""

    percent: int


class LongestReached(Fact, frozen=True, tag="before.longest_reached"):
    """The other had waited as long as anybody may."""

    waited_ms: int
    longest_ms: int


class TimeHadCome(Fact, frozen=True, tag="before.appointment"):
    """The other's appointed time had come."""

    slot_at: int


class EarlierAppointment(Fact, frozen=True, tag="before.earlier_appointment"):
    """Both have a time, and the other's is earlier."""

    slot_at: int
    yours_at: int


class SameAppointment(Fact, frozen=True, tag="before.same_appointment"):
    """Both have the same time, and the other checked in first."""

    slot_at: int


class MyTimeHadNotCome(Fact, frozen=True, tag="before.my_time_not_come"):
    """My appointed time had not come."""

    yours_at: int


class PutFirstByTransfer(Fact, frozen=True, tag="before.first_by_transfer"):
    """A counter sent the other on, to the front of the line."""

    counter: str


class PutFirstByMove(Fact, frozen=True, tag="before.first_by_move"):
    """The help desk put the other first."""


class PutFirstOnReturn(Fact, frozen=True, tag="before.first_on_return"):
    """The other came after all, and the centre puts those first."""


class PutFirstAfterParking(Fact, frozen=True, tag="before.first_after_parking"):
    """The other had been parked at a counter, and comes back to the front."""

    counter: str


class PutFirstComingBack(Fact, frozen=True, tag="before.first_coming_back"):
    """The other comes back from a service to which it had been sent."""


class MinePutFirstLater(Fact, frozen=True, tag="before.mine_put_first_later"):
    """Mine was put first as well, but later."""


class InTurnAnyway(Fact, frozen=True, tag="before.in_turn_anyway"):
    """Chosen, but it would have been called before mine in any case."""


class JoinedTogether(Fact, frozen=True, tag="before.joined_together"):
    """Mine joined the line by the same press that called the other, after the choice; so it once was."""


class NoRuleNamed(Fact, frozen=True, tag="before.no_rule"):
    """The journal says no reason that holds; a manager must look."""


class MineParked(Fact, frozen=True, tag="before.mine_parked"):
    """Mine was set aside at that time."""


class MineMissed(Fact, frozen=True, tag="before.mine_missed"):
    """Mine had been called and nobody had come."""

    counter: str


class MineNotGiven(Fact, frozen=True, tag="before.mine_not_given"):
    """My number was given after that call."""

    given_at: int


class MineAtCounter(Fact, frozen=True, tag="before.mine_at_counter"):
    """Mine was at a counter already: the other was not called before it."""

    counter: str


class MineEnded(Fact, frozen=True, tag="before.mine_ended"):
    """My visit was over by then."""


class NeverCalled(Fact, frozen=True, tag="before.never_called"):
    """The other has not been called at all."""

    other: str


class SameTicket(Fact, frozen=True, tag="before.same_ticket"):
    """Both numbers are one ticket."""


# Out of order: what an audit lists. `by`, `operator` and `reason` stand beside it.


class CalledByNumber(Fact, frozen=True, tag="audit.called_by_number"):
    """Somebody went past the line."""


class ServedWithoutTicket(Fact, frozen=True, tag="audit.without_ticket"):
    """Somebody was served who had taken no number."""


class MovedByHand(Fact, frozen=True, tag="audit.moved"):
    """A waiting ticket was put elsewhere."""


class PriorityChangedByHand(Fact, frozen=True, tag="audit.priority_changed"):
    """A waiting ticket got another class."""


class SentOnFirst(Fact, frozen=True, tag="audit.put_first"):
    """A counter sent somebody to the front of a line."""


class WrongPin(Fact, frozen=True, tag="audit.sign_in_failed"):
    """A sign-in failed."""


class Suspended(Fact, frozen=True, tag="audit.suspended"):
    """No tickets for a service."""

    service: str


class Resumed(Fact, frozen=True, tag="audit.resumed"):
    """Tickets for it again."""

    service: str


class ClockOff(Fact, frozen=True, tag="audit.clock_stepped"):
    """The clock on the wall was found to differ from the day's own by so much."""

    off_ms: int


class ClockSet(Fact, frozen=True, tag="audit.clock_trusted"):
    """The day's own clock was set by so much."""

    off_ms: int
