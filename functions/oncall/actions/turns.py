"""Whether a due delivery goes out now: quiet hours, pauses between messages, several in one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from functions.oncall.model import Alert, Delivery, Person, Reach, Told, delivery_id
from functions.oncall.model.delivery import PENDING, SENDING
from functions.oncall.model.throttle import FLOOD, PAUSE
from functions.oncall.store import AlertStore


@dataclass(frozen=True)
class Turn:
    """A delivery as it is from now on, and what its channel remembers if that changes.

    In the state `sending` it goes out; else it waits, or a message that left says what it would say.
    """

    delivery: Delivery
    told: Told | None = None


def turn_of(
    alerts: AlertStore,
    reach: Reach,
    alert: Alert,
    person: Person,
    due: Delivery,
    *,
    lease: timedelta,
    now: datetime,
) -> Turn:
    """Return what becomes of a due delivery of an open alert.

    Only urgent things are told in quiet hours. The first message of an urgent alert never waits, unless
    five others were told within ten minutes and nobody took them. Everything else waits until its
    channel had a pause; then one message tells of all. What was begun goes on, unless another round's
    message says the same. Drills, calls for help and
    what is about no case are neither held back nor counted.
    """
    quiet_until = reach.quiet_until(person, alert.urgency, now)
    if quiet_until is not None:
        return Turn(due.held(quiet_until, "quiet-hours"))
    if not alert.case or alert.is_danger:
        return Turn(due.leased(now, lease))
    told = alerts.told(due.channel).as_of(now)
    if due.state != PENDING:
        return _turn_again(alerts, told, alert, due, lease, now)
    is_first = alert.urgency == "urgent" and not _was_told(alerts, alert, due)
    is_flood = is_first and _is_flood(alerts, told, alert)
    if is_first and not is_flood:
        return Turn(due.leased(now, lease), told.sent(alert.id, alert.urgency, now))
    told = told.still(lambda other: _is_open(alerts, other))
    if _is_covered(alerts, told, due):
        return Turn(due.bundled(now))
    free_at = told.free_at(for_bundle=is_flood)
    if free_at is not None and free_at > now:
        return Turn(due.held(free_at, "throttled"), told.kept_waiting(alert.id))
    if is_flood or any(other != alert.id for other in told.waiting):
        carrier = replace(due, is_bundle=True)
        return Turn(carrier.leased(now, lease), told.bundled(due.id, now))
    return Turn(due.leased(now, lease), told.sent(alert.id, alert.urgency, now))


def _turn_again(
    alerts: AlertStore, told: Told, alert: Alert, due: Delivery, lease: timedelta, now: datetime
) -> Turn:
    """Return what becomes of a delivery that did not leave: a retry never waits for its own message.

    A later round's message that left stands for it. After one that just did, or is in hand, it has a pause.
    """
    others = [*_to_the_same(alerts, alert, due, before=(alert.loop, alert.step))]
    if any(one.arrived and one.place > due.place for one in others):
        return Turn(due.bundled(now))
    heard = [at for one in others if (at := one.heard_at(now))]
    if heard and now < max(heard) + PAUSE:
        return Turn(due.held(max(heard) + PAUSE, "throttled"))
    again = told.bundled_again(now) if due.is_bundle else told.sent(alert.id, alert.urgency, now)
    return Turn(due.leased(now, lease), again)


def _was_told(alerts: AlertStore, alert: Alert, delivery: Delivery) -> bool:
    """Whether this channel was told of the alert before, in this loop or the one before it."""
    earlier = _to_the_same(alerts, alert, delivery, before=delivery.place)
    return any(one.arrived or one.state == SENDING for one in earlier)


def _to_the_same(
    alerts: AlertStore, alert: Alert, delivery: Delivery, *, before: tuple[int, int]
) -> Iterator[Delivery]:
    """Yield the deliveries of earlier rounds than `before` to the same channel, the latest first."""
    ids = (
        delivery_id(alert.id, loop, step, delivery.person, delivery.channel)
        for loop, step in _places_before(alert, *before)
    )
    found = (alerts.delivery(each) for each in ids if each != delivery.id)
    yield from (one for one in found if one is not None)


def _places_before(alert: Alert, loop: int, step: int) -> Iterator[tuple[int, int]]:
    """Yield the rounds before one, the latest first: at most two loops, last calls with them."""
    last_call = len(alert.policy.steps)
    for earlier in reversed(range(step)):
        yield loop, earlier
    for earlier in reversed(range(last_call + 1)):
        if loop:
            yield loop - 1, earlier


def _is_flood(alerts: AlertStore, told: Told, alert: Alert) -> bool:
    others = told.others(alert.id)
    return len(others) >= FLOOD and all(_is_open(alerts, other) for other in others)


def _is_covered(alerts: AlertStore, told: Told, delivery: Delivery) -> bool:
    """Whether a message that left later than this delivery was made said that several things wait."""
    if told.bundle is None or told.bundle_at is None or told.bundle_at < delivery.created_at:
        return False
    carrier = alerts.delivery(told.bundle)
    return carrier is not None and carrier.left


def _is_open(alerts: AlertStore, alert: str) -> bool:
    found = alerts.alert(alert)
    return found is not None and found.is_open
