"""Random rosters around clock changes, for hypothesis."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from hypothesis import strategies as st

from functions.oncall.model import (
    EACH_SHIFT,
    EACH_WEEK,
    FIRST,
    SECOND,
    Layer,
    Leave,
    Override,
    Roster,
    Schedule,
)

WINDOW = timedelta(days=40)
PLACES = [
    ("Asia/Jakarta", date(2026, 11, 20)),
    ("Asia/Jayapura", date(2026, 12, 10)),
    ("Europe/Berlin", date(2026, 3, 1)),  # an hour is skipped on 29 March
    ("Europe/Berlin", date(2026, 10, 1)),  # an hour comes twice on 25 October
    ("Pacific/Apia", date(2011, 12, 1)),  # 30 December is skipped
    ("Pacific/Apia", date(2012, 3, 1)),  # an hour comes twice on 1 April
    ("Pacific/Apia", date(2020, 9, 1)),  # an hour is skipped on 27 September
]
"""Zones and first days of forty in which the clock changes, or never does."""

people = st.sampled_from("abcdef")
lines = st.sampled_from([FIRST, SECOND])
half_hours = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))


@st.composite
def layers(draw: st.DrawFn, first: date) -> Layer:
    """Draw a layer that begins some weeks before `first` or after it, and may end."""
    epoch = first + timedelta(days=draw(st.integers(-60, 20)))
    lasting = draw(st.none() | st.integers(0, 60))
    return Layer(
        id="",
        line=draw(lines),
        people=tuple(draw(st.lists(people, max_size=4, unique=True))),
        weekdays=tuple(draw(st.sets(st.integers(1, 7), min_size=1))),
        start=draw(half_hours),
        end=draw(half_hours),
        epoch=epoch,
        handover=draw(st.sampled_from([EACH_SHIFT, EACH_WEEK])),
        until=None if lasting is None else epoch + timedelta(days=lasting),
    )


@st.composite
def moments(draw: st.DrawFn, first: date, days: int = 45) -> datetime:
    """Draw a moment between some days before `first` and after it."""
    minutes = draw(st.integers(-3 * 24 * 60, days * 24 * 60))
    return datetime.combine(first, time(), tzinfo=UTC) + timedelta(minutes=minutes)


@st.composite
def schedules(draw: st.DrawFn, zone: str, first: date) -> Schedule:
    """Draw a schedule of up to four layers; few of them have ended."""
    drawn = draw(st.lists(layers(first), min_size=1, max_size=4))
    named = tuple(replace(layer, id=f"layer-{number}") for number, layer in enumerate(drawn))
    ended_at = draw(st.none() | st.none() | moments(first))
    fallback = tuple(draw(st.lists(people, min_size=1, max_size=2, unique=True)))
    return Schedule("", "", zone, named, fallback, ended_at=ended_at)


@st.composite
def spans_of_time(draw: st.DrawFn, first: date) -> tuple[datetime, datetime]:
    """Draw a span of a minute to ten days."""
    start = draw(moments(first))
    return start, start + timedelta(minutes=draw(st.integers(1, 10 * 24 * 60)))


@st.composite
def overrides(draw: st.DrawFn, first: date) -> Override:
    """Draw an override of one of the first two schedules; its number is given later."""
    start, end = draw(spans_of_time(first))
    made_at = datetime.combine(first, time(draw(st.integers(0, 3))), tzinfo=UTC)
    schedule = draw(st.sampled_from(["schedule-0", "schedule-1"]))
    removes, adds = draw(st.none() | people), draw(st.none() | people)
    return Override("", schedule, draw(lines), start, end, removes, adds, made_at, "a")


@st.composite
def leaves(draw: st.DrawFn, first: date) -> Leave:
    """Draw a leave."""
    start, end = draw(spans_of_time(first))
    return Leave("", draw(people), start, end, start, "a")


@st.composite
def rosters(draw: st.DrawFn) -> tuple[Roster, datetime]:
    """Draw a roster in one zone, and the moment at which its forty days begin."""
    zone, first = draw(st.sampled_from(PLACES))
    number = count()
    drawn = Roster(
        tuple(
            replace(schedule, id=f"schedule-{place}")
            for place, schedule in enumerate(draw(st.lists(schedules(zone, first), min_size=1, max_size=2)))
        ),
        tuple(
            replace(override, id=f"override-{next(number)}")
            for override in draw(st.lists(overrides(first), max_size=6))
        ),
        tuple(
            replace(leave, id=f"leave-{next(number)}") for leave in draw(st.lists(leaves(first), max_size=6))
        ),
    )
    members = draw(st.none() | st.none() | st.frozensets(people))
    start = datetime.combine(first, time(), tzinfo=UTC) + timedelta(minutes=draw(st.integers(0, 24 * 60)))
    return replace(drawn, members=members), start
