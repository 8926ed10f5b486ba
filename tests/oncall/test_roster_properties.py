"""Whoever is on call at a moment is whom the picture shows then, whatever the roster and the clock."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from functions.oncall.model import EACH_WEEK, FIRST, SECOND, Layer, Leave, Override, Roster, Span
from functions.oncall.model.shifts import local_time, shift_on
from tests.oncall.rosters import PLACES, WINDOW, layers, rosters

EXAMPLES = 3000 if os.environ.get("PINTERNET_SOAK") else 40
SECOND_OF_TIME = timedelta(seconds=1)

offsets = st.lists(st.floats(0, WINDOW.total_seconds(), exclude_max=True), max_size=20)


def edges(roster: Roster, spans: list[Span]) -> Iterator[datetime]:
    """Yield every moment at which something may change."""
    lasting: list[Span | Override | Leave] = [*spans, *roster.overrides, *roster.leaves]
    for item in lasting:
        yield from (item.start, item.end)
    yield from (schedule.ended_at for schedule in roster.schedules if schedule.ended_at)


def looked_at(roster: Roster, spans: list[Span], start: datetime, offsets: list[float]) -> list[datetime]:
    """Return the moments to compare: each edge, a second before and after it, and some anywhere."""
    around = {
        edge + by for edge in edges(roster, spans) for by in (-SECOND_OF_TIME, timedelta(), SECOND_OF_TIME)
    }
    anywhere = {start + timedelta(seconds=offset) for offset in offsets}
    return sorted(moment for moment in around | anywhere if start <= moment < start + WINDOW)


def shown(spans: list[Span], schedule: str, line: int, moment: datetime) -> list[Span]:
    """Return what the picture shows at a moment."""
    return [
        span
        for span in spans
        if (span.schedule, span.line) == (schedule, line) and span.start <= moment < span.end
    ]


@given(rosters(), offsets)
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_moment_and_the_picture_agree(drawn: tuple[Roster, datetime], offsets: list[float]) -> None:
    roster, start = drawn
    spans = roster.spans(start, start + WINDOW)
    for moment in looked_at(roster, spans, start, offsets):
        for schedule in roster.schedules:
            for line in (FIRST, SECOND):
                seen = shown(spans, schedule.id, line, moment)
                people = roster.on_call(moment, line, schedule.id)
                assert people == (seen[0].people if seen else ())
                assert len(seen) <= 1


@given(rosters(), offsets)
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_gap_is_shown_where_the_fallback_is_told(
    drawn: tuple[Roster, datetime], offsets: list[float]
) -> None:
    roster, start = drawn
    spans = roster.spans(start, start + WINDOW)
    for moment in looked_at(roster, spans, start, offsets):
        for schedule in roster.schedules:
            is_gap = any(span.is_gap for span in shown(spans, schedule.id, FIRST, moment))
            fallback = [
                person for person in schedule.fallback if roster.members is None or person in roster.members
            ]
            told = roster.told(moment, FIRST, schedule.id)
            present = [person for person in fallback if not roster.is_away(person, moment)]
            assert told == (
                tuple(present or fallback) if is_gap else roster.on_call(moment, FIRST, schedule.id)
            )


@given(rosters())
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_picture_has_no_needless_cut_and_shows_the_same_in_parts(drawn: tuple[Roster, datetime]) -> None:
    roster, start = drawn
    whole = roster.spans(start, start + WINDOW)
    for before, after in pairwise(whole):
        if before.end == after.start and (before.schedule, before.line) == (after.schedule, after.line):
            described = [(span.people, span.layers, span.is_changed) for span in (before, after)]
            assert described[0] != described[1]
    middle = start + WINDOW / 2
    for part, within in ((start, middle), (middle, start + WINDOW)):
        clipped = [
            (span.schedule, span.line, max(span.start, part), min(span.end, within), span.people)
            for span in whole
            if span.start < within and part < span.end
        ]
        parts = roster.spans(part, within)
        assert clipped == [(span.schedule, span.line, span.start, span.end, span.people) for span in parts]


@given(rosters())
@settings(max_examples=EXAMPLES, deadline=None)
def test_nobody_on_leave_is_on_call(drawn: tuple[Roster, datetime]) -> None:
    roster, start = drawn
    for span in roster.spans(start, start + WINDOW):
        for leave in roster.leaves:
            assert leave.person not in span.people or leave.end <= span.start or span.end <= leave.start


def turn_by_hand(layer: Layer, days: int) -> int:
    """Count the turns before a day by walking there from the epoch."""
    walked = [layer.epoch + timedelta(days=number) for number in range(days)]
    if layer.handover == EACH_WEEK:
        return sum((day + timedelta(days=1)).isoweekday() == 1 for day in walked)
    return sum(day.isoweekday() in layer.weekdays for day in walked)


@given(st.sampled_from(PLACES).flatmap(lambda place: layers(place[1])), st.integers(0, 800))
@settings(max_examples=EXAMPLES, deadline=None)
def test_turns_are_counted_as_by_hand(layer: Layer, days: int) -> None:
    day = layer.epoch + timedelta(days=days)
    shift = shift_on(layer, "Asia/Jakarta", day)
    is_one = day.isoweekday() in layer.weekdays and (layer.until is None or day < layer.until)
    assert (shift is not None) == is_one
    if shift and layer.people:
        assert shift.person == layer.people[turn_by_hand(layer, days) % len(layer.people)]
        assert local_time(shift.start, "Asia/Jakarta") == datetime.combine(day, layer.start)
