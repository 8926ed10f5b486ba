"""What is wrong with what somebody wants of the roster: codes by field, all at once."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from itertools import chain
from zoneinfo import available_timezones

from functions.oncall.model.duty import Roster
from functions.oncall.model.revising import has_begun
from functions.oncall.model.roster import Layer, Leave, Override, Schedule, Swap
from functions.oncall.model.swapping import is_shift_of

LONGEST_NAME = 60
MOST_COVER = 50
MOST_PLACES = 4000
"""So many people, counted once in each layer: twice as many are still one item of a table."""
LONGEST_SWAP, LONGEST_OVERRIDE, LONGEST_LEAVE = (timedelta(days=days) for days in (31, 92, 366))

Errors = dict[str, list[str]]
Found = Iterator[tuple[str, str]]


def schedule_errors(
    wanted: Schedule,
    before: Schedule | None,
    others: Collection[str],
    active: Collection[str],
    now: datetime,
) -> Errors:
    """Return what is wrong with a schedule.

    `others` are the names of the other ones, `active` the ids of the team's people.
    """
    return _by_field(chain(_of_name(wanted.name, others), _of_schedule(wanted, before, active, now)))


def override_errors(
    wanted: Override, schedules: Collection[str], active: Collection[str], now: datetime
) -> Errors:
    """Return what is wrong with an override; `schedules` are the ids of those that are kept."""
    return _by_field(_of_override(wanted, schedules, active, now))


def leave_errors(wanted: Leave, active: Collection[str], now: datetime) -> Errors:
    """Return what is wrong with a leave."""
    return _by_field(_of_leave(wanted, active, now))


def swap_errors(wanted: Swap, roster: Roster, active: Collection[str], now: datetime) -> Errors:
    """Return what is wrong with an offer of a shift by its person, `offered_by`."""
    return _by_field(_of_swap(wanted, roster, active, now))


def _by_field(found: Found) -> Errors:
    errors: Errors = {}
    for field, code in found:
        errors.setdefault(field, []).append(code)
    return errors


def _of_schedule(wanted: Schedule, before: Schedule | None, active: Collection[str], now: datetime) -> Found:
    is_known = wanted.zone in available_timezones()
    if not is_known:
        yield "zone", "zone-unknown"
    elif before and before.zone != wanted.zone and _has_begun(before, now):
        yield "zone", "zone-begun"
    if not 1 <= wanted.minimum <= MOST_COVER:
        yield "minimum", "minimum-out-of-range"
    if not wanted.fallback:
        yield "fallback", "fallback-empty"
    elif not set(wanted.fallback) <= set(active):
        yield "fallback", "person-unknown"
    if not wanted.layers:
        yield "layers", "layers-empty"
    elif sum(len(layer.people) for layer in wanted.layers) > MOST_PLACES:
        yield "layers", "schedule-too-large"
    for place, layer in enumerate(wanted.layers):
        yield from ((f"layers.{place}.{field}", code) for field, code in _of_layer(layer, active))


def _has_begun(schedule: Schedule, now: datetime) -> bool:
    return bool(schedule.begun_at) or any(has_begun(one, schedule.zone, now) for one in schedule.layers)


def _of_name(name: str, others: Collection[str]) -> Found:
    if not name.strip():
        yield "name", "required"
    elif len(name) > LONGEST_NAME:
        yield "name", "length"
    elif not name.isprintable():
        yield "name", "one-line"
    elif name in others:
        yield "name", "schedule-name-taken"


def _of_layer(layer: Layer, active: Collection[str]) -> Found:
    if not layer.people:
        yield "people", "layer-without-people"
    elif not set(layer.people) <= set(active):
        yield "people", "person-unknown"
    if not layer.weekdays:
        yield "weekdays", "weekdays-empty"
    if layer.until is not None and layer.until <= layer.epoch:
        yield "until", "ends-before-it-begins"


def _of_override(
    wanted: Override, schedules: Collection[str], active: Collection[str], now: datetime
) -> Found:
    if wanted.schedule not in schedules:
        yield "schedule", "schedule-unknown"
    yield from _of_time(wanted.start, wanted.end, now)
    if wanted.end - wanted.start > LONGEST_OVERRIDE:
        yield "end", "override-too-long"
    for field, person in (("removes", wanted.removes), ("adds", wanted.adds)):
        if person is not None and person not in active:
            yield field, "person-unknown"
    if wanted.removes == wanted.adds:
        yield "adds", "override-of-nobody"


def _of_leave(wanted: Leave, active: Collection[str], now: datetime) -> Found:
    if wanted.person not in active:
        yield "person", "person-unknown"
    yield from _of_time(wanted.start, wanted.end, now)
    if wanted.end - wanted.start > LONGEST_LEAVE:
        yield "end", "leave-too-long"
    if wanted.stand_in == wanted.person:
        yield "stand_in", "stand-in-oneself"
    elif wanted.stand_in is not None and wanted.stand_in not in active:
        yield "stand_in", "person-unknown"


def _of_swap(wanted: Swap, roster: Roster, active: Collection[str], now: datetime) -> Found:
    if wanted.end <= wanted.start:
        yield "end", "ends-before-it-begins"
    elif wanted.start <= now:
        yield "start", "shift-begun"
    elif wanted.end - wanted.start > LONGEST_SWAP:
        yield "end", "swap-too-long"
    elif not is_shift_of(roster, wanted.offered_by, wanted):
        yield "start", "shift-not-yours"
    if wanted.to == wanted.offered_by:
        yield "to", "swap-with-oneself"
    elif wanted.to is not None and wanted.to not in active:
        yield "to", "person-unknown"


def _of_time(start: datetime, end: datetime, now: datetime) -> Found:
    if end <= start:
        yield "end", "ends-before-it-begins"
    elif end <= now:
        yield "end", "override-in-the-past"
