"""Join what a coordinator wants a schedule to be with what it was: an edit changes no shift that has begun.

A layer that has begun ends on its turn: the first local day on which neither a shift of it nor one of what
comes instead has begun. There, or later, begins the new layer, with the first of its people.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from functions.oncall.model.roster import Layer, Schedule
from functions.oncall.model.shifts import first_shift, local_time, moment_of

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Revision:
    """What an edit does to one layer. `layer` is its id as it was sent, `place` its place in what was sent.

    `ends` is the first day on which the layer as it was has no shift any more (None: it goes on, or never
    was), `begins` the first day with a shift of the layer as it will be (None: there is none).
    """

    layer: str | None
    place: int | None
    ends: date | None
    begins: date | None


def revised(before: Schedule | None, wanted: Schedule, now: datetime) -> tuple[Schedule, list[Revision]]:
    """Return the schedule to store, and what becomes of each layer that does not stay as it was.

    A wanted layer with the id of one that is there follows it; with any other id it is new.
    """
    past, begun_at = (before.layers, before.begun_at) if before else ((), None)
    numbered = max([before.numbered if before else 0, *(int(layer.id) for layer in past)])
    layers: list[Layer] = []
    revisions: list[Revision] = []
    for old, place in _pairs(past, wanted.layers):
        new = None if place is None else wanted.layers[place]
        stays, begins = _succession(old, new, wanted.zone, now)
        if stays:
            layers.append(stays)
        if begins:
            numbered += old is None or stays is not None
            id = str(numbered) if old is None or stays else old.id
            layers.append(replace(begins, id=id, order=old.order if old else numbered))
        if begins or stays != old:
            ends = stays.until if stays and stays != old else None
            first = begins.epoch if begins else None
            revisions.append(Revision(old.id if old else None, place, ends, first))
    return replace(wanted, layers=tuple(layers), begun_at=begun_at, numbered=numbered), revisions


def ended(schedule: Schedule, now: datetime) -> Schedule:
    """Return the schedule as it is taken away: shifts that are on run to their end, no other begins."""
    outlived = (_succession(layer, None, schedule.zone, now)[0] for layer in schedule.layers)
    return replace(schedule, layers=tuple(layer for layer in outlived if layer), ended_at=now)


def put_away(schedule: Schedule, now: datetime, most: int) -> tuple[Schedule, list[Layer]]:
    """Return a schedule without layers that are over, and up to `most` of those, to be kept apart.

    No edit changes what begins no shift any more, and with it a schedule would grow with every edit.
    """
    over = [layer for layer in schedule.layers if not goes_on(layer, schedule.zone, now)][:most]
    starts = [shift.start for shift in (first_shift(layer, schedule.zone) for layer in over) if shift]
    begun_at = min([*starts, *([schedule.begun_at] if schedule.begun_at else [])], default=None)
    left = tuple(layer for layer in schedule.layers if layer not in over)
    return replace(schedule, layers=left, begun_at=begun_at), over


def with_past(schedule: Schedule, over: Sequence[Layer]) -> Schedule:
    """Return a schedule together with layers that were put away, each in its place."""
    together = [*sorted(over, key=lambda layer: int(layer.id)), *schedule.layers]
    return replace(schedule, layers=tuple(sorted(together, key=lambda layer: layer.order)))


def all_over_at(layer: Layer, zone: str) -> datetime:
    """Return a moment, soon after the last shift of a layer that ends, at which none is on any more."""
    if layer.until is None:
        raise ValueError("this layer goes on")
    return moment_of(zone, layer.until + _DAY, time())


def has_begun(layer: Layer, zone: str, now: datetime) -> bool:
    """Whether a shift of the layer has begun."""
    first = first_shift(layer, zone)
    return first is not None and first.start <= now


def goes_on(layer: Layer, zone: str, now: datetime) -> bool:
    """Whether another shift of the layer may still begin."""
    return layer.until is None or layer.until > _first_free(layer, zone, now)


def _pairs(past: Sequence[Layer], wanted: Sequence[Layer]) -> Iterator[tuple[Layer | None, int | None]]:
    """Yield each layer that was with the place of what follows it, then the places of new ones.

    In this order, because people on call at the same time are named in the order of their layers.
    """
    places = {layer.id: place for place, layer in enumerate(wanted)}
    following = [places.get(old.id) for old in past]
    yield from zip(past, following, strict=True)
    yield from ((None, place) for place in range(len(wanted)) if place not in following)


def _succession(
    old: Layer | None, new: Layer | None, zone: str, now: datetime
) -> tuple[Layer | None, Layer | None]:
    """Return what stays of a layer, and what begins."""
    if old is None or not has_begun(old, zone, now):
        is_same = new is not None and new == old
        return (old, None) if is_same else (None, new and _begun_from(new, new.epoch, zone, now))
    if not goes_on(old, zone, now):
        return old, None if new is None or _as_it_was(old, new) == old else _begun_from(
            new, new.epoch, zone, now
        )
    if new is None:
        return _until(old, _first_free(old, zone, now)), None
    if replace(_as_it_was(old, new), until=old.until) == old:
        return replace(old, until=new.until and max(new.until, _first_free(old, zone, now))), None
    turn = max(new.epoch, _first_free(old, zone, now), _first_free(new, zone, now))
    return _until(old, turn), _begun_from(new, turn, zone, now)


def _as_it_was(old: Layer, new: Layer) -> Layer:
    """Return what is wanted of a layer that has begun: its rotation cannot begin earlier than it did."""
    return replace(new, epoch=max(old.epoch, new.epoch))


def _until(layer: Layer, turn: date) -> Layer:
    return replace(layer, until=turn if layer.until is None else min(layer.until, turn))


def _begun_from(layer: Layer, day: date, zone: str, now: datetime) -> Layer | None:
    """Return the layer from its first shift on that is on or after a day and still to begin, if there is one.

    Its epoch is the day of that shift, so that the first of its people has it.
    """
    earliest = max(day, _first_free(layer, zone, now))
    first = first_shift(replace(layer, epoch=earliest), zone)
    return replace(layer, epoch=first.day) if first else None


def _first_free(layer: Layer, zone: str, now: datetime) -> date:
    """Return the first local day on which a shift of the layer, if there is one, has not begun."""
    day = local_time(now, zone).date()
    while moment_of(zone, day, layer.start) <= now:
        day += _DAY
    return day
