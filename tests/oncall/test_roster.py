"""Who is on call, by example: night shifts, hand-overs, clock changes, overrides, leave, gaps."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from functions.oncall.model import EACH_WEEK, SECOND, Layer, Leave, Override, Roster, Schedule, Span
from functions.oncall.model.shifts import moment_of

JAKARTA = "Asia/Jakarta"
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
MADE = datetime(2026, 11, 1, tzinfo=UTC)
FRIDAY = date(2026, 11, 27)


def at(day: date, clock: str, zone: str = JAKARTA, fold: int = 0) -> datetime:
    """Return a local time as a moment in UTC, by the standard library alone."""
    local = datetime.combine(day, time.fromisoformat(clock)).replace(tzinfo=ZoneInfo(zone), fold=fold)
    return local.astimezone(UTC)


def layer(people: str, start: str = "22:00", end: str = "06:00", **changed: object) -> Layer:
    """Return a layer of people named by letters that began on Friday 27 November 2026."""
    made = Layer(
        "layer", 1, tuple(people), EVERY_DAY, time.fromisoformat(start), time.fromisoformat(end), FRIDAY
    )
    return replace(made, **changed)  # type: ignore[arg-type]  # typed as object


def schedule(*layers: Layer, zone: str = JAKARTA, **changed: object) -> Schedule:
    """Return a schedule of layers whose fallback is the coordinator."""
    return replace(Schedule("line", "Line", zone, layers, ("coordinator",)), **changed)  # type: ignore[arg-type]  # typed as object


def override(
    start: datetime, end: datetime, removes: str | None, adds: str | None, minute: int = 0
) -> Override:
    """Return an override of the first line. Ids sort against the order in which they were made."""
    made_at = MADE + timedelta(minutes=minute)
    return Override(f"o{9 - minute}", "line", 1, start, end, removes, adds, made_at, "coordinator")


def leave(person: str, start: datetime, end: datetime) -> Leave:
    """Return a leave."""
    return Leave(f"leave-{person}", person, start, end, MADE, person)


def test_a_night_shift_that_began_yesterday_is_on_call_at_ten_past_two() -> None:
    roster = Roster((schedule(layer("ab")),))
    saturday = FRIDAY + timedelta(days=1)
    assert roster.on_call(at(saturday, "02:10")) == ("a",)
    assert roster.on_call(at(saturday, "22:00")) == ("b",)


def test_a_shift_ends_when_its_end_comes() -> None:
    roster = Roster((schedule(layer("ab")),))
    saturday = FRIDAY + timedelta(days=1)
    assert roster.on_call(at(saturday, "05:59")) == ("a",)
    assert roster.on_call(at(saturday, "06:00")) == ()


def test_a_shift_whose_end_is_its_start_lasts_a_day() -> None:
    roster = Roster((schedule(layer("ab", "08:00", "08:00")),))
    assert roster.on_call(at(FRIDAY + timedelta(days=1), "07:59")) == ("a",)
    assert roster.on_call(at(FRIDAY + timedelta(days=1), "08:00")) == ("b",)


def test_turns_count_only_the_weekdays_that_have_a_shift() -> None:
    roster = Roster((schedule(layer("abc", "09:00", "17:00", weekdays=(1, 5))),))
    noon = [at(FRIDAY + timedelta(days=days), "12:00") for days in (0, 1, 3, 7, 10)]
    assert [roster.on_call(moment) for moment in noon] == [("a",), (), ("b",), ("c",), ("a",)]


def test_a_weekly_hand_over_counts_iso_weeks() -> None:
    roster = Roster((schedule(layer("ab", handover=EACH_WEEK)),))
    sunday, monday = FRIDAY + timedelta(days=2), FRIDAY + timedelta(days=3)
    assert roster.on_call(at(sunday, "23:00")) == ("a",)
    assert roster.on_call(at(monday, "05:00")) == ("a",), "Sunday's night is still the first week's"
    assert roster.on_call(at(monday, "23:00")) == ("b",)


def test_a_weekly_hand_over_counts_on_over_a_year_of_53_weeks() -> None:
    roster = Roster((schedule(layer("abc", handover=EACH_WEEK)),))
    weeks = [at(date(2026, 12, 28) + timedelta(weeks=week), "23:00") for week in range(3)]
    assert [roster.on_call(moment) for moment in weeks] == [("c",), ("a",), ("b",)]


def test_nobody_is_on_call_before_the_epoch_and_that_is_no_gap() -> None:
    roster = Roster((schedule(layer("ab")),))
    before = at(FRIDAY, "21:59")
    assert roster.on_call(before) == roster.told(before) == ()
    assert roster.spans(before - timedelta(days=3), before) == []
    assert not roster.is_kept_at(before)
    assert roster.is_kept_at(at(FRIDAY, "22:00"))


def test_an_ended_layer_keeps_the_past_as_it_was() -> None:
    ended = layer("ab", until=FRIDAY + timedelta(days=3))
    following = layer("cd", id="following", epoch=FRIDAY + timedelta(days=3))
    start, change = at(FRIDAY, "12:00"), at(FRIDAY + timedelta(days=3), "22:00")
    before = Roster((schedule(layer("ab")),)).spans(start, change)
    after = Roster((schedule(ended, following),)).spans(start, change)
    assert before == after
    assert Roster((schedule(ended, following),)).on_call(change) == ("c",)


def test_a_shift_that_began_before_its_layer_ended_runs_to_its_end() -> None:
    roster = Roster((schedule(layer("ab", until=FRIDAY + timedelta(days=1))),))
    assert roster.on_call(at(FRIDAY + timedelta(days=1), "05:59")) == ("a",)
    assert roster.on_call(at(FRIDAY + timedelta(days=1), "23:00")) == ()


def test_who_stands_in_takes_the_place_of_who_leaves() -> None:
    layers = (layer("a"), layer("b", id="other"))
    night = at(FRIDAY, "22:00"), at(FRIDAY, "23:00")
    roster = Roster((schedule(*layers),), (override(*night, "a", "c"),))
    assert roster.on_call(night[0]) == ("c", "b")
    assert roster.on_call(night[1]) == ("a", "b")


def test_overrides_apply_in_the_order_made() -> None:
    night = at(FRIDAY, "22:00"), at(FRIDAY, "23:00")
    first, second = override(*night, "a", "b", minute=1), override(*night, "b", "c", minute=2)
    assert Roster((schedule(layer("a")),), (second, first)).on_call(night[0]) == ("c",)


def test_an_override_fills_a_gap() -> None:
    noon = at(FRIDAY + timedelta(days=1), "12:00")
    roster = Roster((schedule(layer("a")),), (override(noon, noon + timedelta(hours=1), None, "b"),))
    assert roster.on_call(noon) == ("b",)


def test_leave_beats_an_override_that_adds_the_same_person() -> None:
    night = at(FRIDAY, "22:00"), at(FRIDAY, "23:00")
    roster = Roster((schedule(layer("a")),), (override(*night, "a", "b"),), (leave("b", *night),))
    assert roster.on_call(night[0]) == ()
    assert roster.is_away("b", night[0])
    assert not roster.is_away("b", night[1])


def test_a_gap_is_told_to_the_fallback() -> None:
    roster = Roster((schedule(layer("a")),))
    noon = at(FRIDAY + timedelta(days=1), "12:00")
    assert roster.told(noon) == ("coordinator",)
    assert roster.told(noon, SECOND) == ()
    assert roster.told(at(FRIDAY, "22:00")) == ("a",)


def test_a_fallback_on_leave_is_left_out_unless_nobody_else_is_left() -> None:
    noon = at(FRIDAY + timedelta(days=1), "12:00")
    two = schedule(layer("a"), fallback=("b", "c"))
    away = [leave(person, noon, noon + timedelta(hours=1)) for person in "bc"]
    assert Roster((two,), (), (away[0],)).told(noon) == ("c",)
    assert Roster((two,), (), tuple(away)).told(noon) == ("b", "c")


def test_who_left_the_team_is_neither_on_call_nor_a_fallback() -> None:
    roster = Roster((schedule(layer("a"), fallback=("a", "b")),)).among(["b"])
    assert roster.on_call(at(FRIDAY, "22:00")) == ()
    assert roster.told(at(FRIDAY, "22:00")) == ("b",)


def test_an_ended_schedule_is_neither_a_gap_nor_kept() -> None:
    ended_at = at(FRIDAY + timedelta(days=1), "12:00")
    roster = Roster((schedule(layer("a", until=FRIDAY + timedelta(days=1)), ended_at=ended_at),))
    gap = Span("line", 1, at(FRIDAY + timedelta(days=1), "06:00"), ended_at, (), ())
    assert roster.spans(gap.start, ended_at + timedelta(days=9)) == [gap]
    assert roster.told(ended_at) == ()
    assert not roster.is_kept_at(ended_at)


def test_lines_and_schedules_are_asked_for_apart() -> None:
    second = layer("b", id="behind", line=SECOND)
    other = replace(schedule(layer("cd", id="day")), id="other")
    roster = Roster((schedule(layer("a"), second), other))
    night = at(FRIDAY, "22:00")
    assert roster.on_call(night) == ("a", "c")
    assert roster.on_call(night, SECOND) == ("b",)
    assert roster.on_call(night, schedule="other") == ("c",)
    assert roster.on_call(night, schedule="no such") == ()


def test_the_picture_shows_shifts_changes_and_gaps() -> None:
    changed = override(at(FRIDAY, "23:00"), at(FRIDAY + timedelta(days=1), "01:00"), "a", "c")
    roster = Roster((schedule(layer("ab")),), (changed,))
    edges = ["22:00", "23:00", "01:00", "06:00", "22:00"]
    days = [FRIDAY, FRIDAY, *[FRIDAY + timedelta(days=1)] * 3]
    cuts = [at(day, clock) for day, clock in zip(days, edges, strict=True)]
    assert roster.spans(cuts[0], cuts[-1]) == [
        Span("line", 1, cuts[0], cuts[1], ("a",), ("layer",)),
        Span("line", 1, cuts[1], cuts[2], ("c",), ("layer",), is_changed=True),
        Span("line", 1, cuts[2], cuts[3], ("a",), ("layer",)),
        Span("line", 1, cuts[3], cuts[4], (), ()),
    ]


def test_one_person_for_a_week_is_one_span() -> None:
    whole = layer("ab", "08:00", "08:00", handover=EACH_WEEK, epoch=date(2026, 11, 30))
    start = at(date(2026, 11, 30), "08:00")
    (span,) = Roster((schedule(whole),)).spans(start, start + timedelta(weeks=1))
    assert (span.people, span.end - span.start) == (("a",), timedelta(weeks=1))


def test_a_layer_of_nobody_is_a_gap() -> None:
    roster = Roster((schedule(layer("")),))
    assert roster.told(at(FRIDAY, "22:00")) == ("coordinator",)


SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
BERLIN, APIA, NEWFOUNDLAND = "Europe/Berlin", "Pacific/Apia", "America/St_Johns"


@pytest.mark.parametrize(
    ("zone", "day", "clock", "moment"),
    [
        (BERLIN, SPRING, "01:59", datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (BERLIN, SPRING, "02:00", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (BERLIN, SPRING, "02:30", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (BERLIN, SPRING, "03:00", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (BERLIN, AUTUMN, "02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (BERLIN, AUTUMN, "03:00", datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
        (APIA, date(2011, 12, 30), "12:00", datetime(2011, 12, 30, 10, 0, tzinfo=UTC)),
        (APIA, date(2011, 12, 31), "00:00", datetime(2011, 12, 30, 10, 0, tzinfo=UTC)),
    ],
)
def test_a_skipped_time_is_the_jump_and_a_doubled_time_the_first(
    zone: str, day: date, clock: str, moment: datetime
) -> None:
    assert moment_of(zone, day, time.fromisoformat(clock)) == moment


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_shifts_that_meet_inside_a_clock_change_meet(day: date) -> None:
    early = layer("a", "20:00", "02:30", epoch=day - timedelta(days=7))
    late = layer("b", "02:30", "20:00", epoch=day - timedelta(days=7), id="late")
    roster = Roster((schedule(early, late, zone=BERLIN),))
    spans = roster.spans(at(day, "00:00", BERLIN), at(day, "20:00", BERLIN))
    assert [span.people for span in spans] == [("a",), ("b",)]
    assert spans[0].end == spans[1].start


def test_a_day_that_never_came_leaves_no_gap() -> None:
    whole = layer("abcdefg", "08:00", "08:00", epoch=date(2011, 12, 28))
    roster = Roster((schedule(whole, zone=APIA),))
    spans = roster.spans(at(date(2011, 12, 28), "08:00", APIA), at(date(2012, 1, 1), "08:00", APIA))
    jump = datetime(2011, 12, 30, 10, tzinfo=UTC)
    assert [span.people for span in spans] == [("a",), ("b",), ("c",), ("d",)]
    assert (spans[1].end, spans[2].start) == (jump, jump)


def test_a_shift_at_midnight_has_begun_when_the_evening_comes_a_second_time() -> None:
    day = date(2010, 11, 7)
    roster = Roster(
        (schedule(layer("ab", "00:00", "00:00", epoch=day - timedelta(days=1)), zone=NEWFOUNDLAND),)
    )
    again = at(day - timedelta(days=1), "23:30", NEWFOUNDLAND, fold=1)
    assert roster.on_call(again) == ("b",)
