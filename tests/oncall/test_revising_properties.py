"""Whatever a coordinator edits, and whenever: no shift that has begun changes."""

import os
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from functions.oncall.model import Layer, Roster, Schedule
from functions.oncall.model.revising import ended, goes_on, revised
from functions.oncall.model.shifts import shift_on, shifts_at
from tests.oncall.rosters import PLACES, half_hours, layers, lines, people

EXAMPLES = 3000 if os.environ.get("PINTERNET_SOAK") else 60
LONG_AGO = timedelta(days=70)

Edit = tuple[Schedule, datetime]


@st.composite
def edited_layers(draw: st.DrawFn, old: Layer) -> Layer:
    """Draw a layer that follows another, with some of it changed."""
    changed: dict[str, st.SearchStrategy[Any]] = {
        "people": st.lists(people, min_size=1, max_size=4).map(tuple),
        "weekdays": st.sets(st.integers(1, 7), min_size=1).map(lambda days: tuple(sorted(days))),
        "start": half_hours,
        "end": half_hours,
        "line": lines,
        "epoch": st.integers(-30, 30).map(lambda days: old.epoch + timedelta(days=days)),
        "until": st.none() | st.integers(1, 90).map(lambda days: old.epoch + timedelta(days=days)),
    }
    names = draw(st.sets(st.sampled_from(sorted(changed)), max_size=3))
    return replace(old, **{name: draw(changed[name]) for name in sorted(names)})


@st.composite
def edits(draw: st.DrawFn) -> tuple[Schedule, list[Edit]]:
    """Draw an empty schedule, and what is wanted of it at one moment after another.

    What follows a layer is drawn from the last wish, so that it may name layers which are over by then.
    """
    zone, first = draw(st.sampled_from(PLACES))
    now = datetime.combine(first, time(), tzinfo=UTC)
    schedule = current = Schedule("one", "One", zone, (), ("a",))
    wishes: list[Edit] = []
    for _ in range(draw(st.integers(1, 4))):
        now += timedelta(minutes=draw(st.integers(1, 20 * 24 * 60)))
        following = [draw(edited_layers(layer)) for layer in current.layers if draw(st.integers(0, 4))]
        new = draw(st.lists(layers(first).filter(lambda layer: layer.people), max_size=2))
        wished = replace(schedule, layers=(*following, *new))
        wishes.append((wished, now))
        current, _ = revised(current, wished, now)
    return schedule, wishes


def past(schedule: Schedule, now: datetime) -> object:
    """Return all that the picture shows before a moment."""
    return Roster((schedule,)).spans(now - LONG_AGO, now)


@given(edits())
@settings(max_examples=EXAMPLES, deadline=None)
def test_the_past_and_whoever_is_on_call_stay_through_every_edit(drawn: tuple[Schedule, list[Edit]]) -> None:
    before, wishes = drawn
    for wished, now in wishes:
        after, _ = revised(before, wished, now)

        assert past(after, now) == past(before, now)
        assert list(shifts_at(after.layers, after.zone, now)) == list(
            shifts_at(before.layers, before.zone, now)
        )
        before = after


@given(edits())
@settings(max_examples=EXAMPLES, deadline=None)
def test_what_begins_is_still_to_come_and_the_first_of_its_people_has_the_first_shift(
    drawn: tuple[Schedule, list[Edit]],
) -> None:
    before, wishes = drawn
    for wished, now in wishes:
        after, revisions = revised(before, wished, now)
        known = {layer.id for layer in before.layers}
        for layer in (layer for layer in after.layers if layer.id not in known):
            shift = shift_on(layer, after.zone, layer.epoch)
            assert shift is not None
            assert (shift.person, shift.start > now) == (layer.people[0], True)
        assert len({layer.id for layer in after.layers}) == len(after.layers)
        assert {revision.place for revision in revisions} <= {None, *range(len(wished.layers))}
        before = after


@given(edits())
@settings(max_examples=EXAMPLES, deadline=None)
def test_saving_what_is_shown_changes_nothing(drawn: tuple[Schedule, list[Edit]]) -> None:
    before, wishes = drawn
    for wished, now in wishes:
        before, _ = revised(before, wished, now)
    shown = tuple(layer for layer in before.layers if goes_on(layer, before.zone, now))

    assert revised(before, replace(before, layers=shown), now) == (before, [])


@given(edits())
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_schedule_that_is_taken_away_keeps_its_past_and_begins_no_shift(
    drawn: tuple[Schedule, list[Edit]],
) -> None:
    before, wishes = drawn
    for wished, now in wishes:
        before, _ = revised(before, wished, now)

    after = ended(before, now)

    assert past(after, now) == past(before, now)
    running = list(shifts_at(before.layers, before.zone, now))
    assert list(shifts_at(after.layers, after.zone, now)) == running
    spans = Roster((after,)).spans(now, now + timedelta(days=40))
    assert all(span.start == now or span.end <= max(shift.end for shift in running) for span in spans)
    assert not any(span.is_gap for span in spans)
