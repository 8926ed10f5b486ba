"""What a calendar feed shows and goes on naming the same, and what it takes back."""

import os
from dataclasses import replace
from datetime import datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from functions.oncall.model import EACH_WEEK, SECOND, Layer, Override, Roster
from functions.oncall.model.duties import Duty, duties
from functions.oncall.model.feeds import AHEAD, BACK, MOST_OFF, MOST_ON, Feed
from tests.oncall.rosters import rosters
from tests.oncall.test_roster import FRIDAY, JAKARTA, MADE, at, layer, leave, override, schedule

EXAMPLES = 1000 if os.environ.get("PINTERNET_SOAK") else 20
NOW = at(FRIDAY, "12:00")
NIGHTS = Roster((schedule(layer("ab")),))
DAY = timedelta(days=1)


def feed(person: str = "a", schedule: str | None = None) -> Feed:
    """Return a feed that was never read."""
    return Feed("", person, schedule, MADE)


def times(shown: Feed) -> list[tuple[datetime, datetime]]:
    """Return from when until when a feed shows duties that are not off."""
    return [(entry.duty.start, entry.duty.end) for entry in shown.entries if not entry.is_off]


def off(shown: Feed) -> list[Duty]:
    """Return the duties that a feed shows as off."""
    return [entry.duty for entry in shown.entries if entry.is_off]


def night(days: int) -> tuple[datetime, datetime]:
    """Return the night that begins so many days after the first."""
    return at(FRIDAY + days * DAY, "22:00"), at(FRIDAY + (days + 1) * DAY, "06:00")


def test_a_feed_shows_every_own_shift_of_sixty_days() -> None:
    assert times(feed().showing(NIGHTS, NOW)) == [night(days) for days in range(0, 60, 2)]


def test_a_feed_keeps_the_shifts_of_seven_days_back() -> None:
    later = NOW + 10 * DAY
    assert times(feed().showing(NIGHTS, later))[0] == night(4)


def test_a_shift_at_the_edge_of_the_days_shown_is_whole() -> None:
    within_the_first_night = at(FRIDAY + DAY, "02:00")
    assert times(feed().showing(NIGHTS, within_the_first_night + BACK))[0] == night(0)
    assert times(feed().showing(NIGHTS, within_the_first_night - AHEAD)) == [night(0)]


def test_a_week_of_duty_is_cut_into_its_shifts() -> None:
    whole = layer("ab", "08:00", "08:00", handover=EACH_WEEK)
    shown = feed().showing(Roster((schedule(whole),)), NOW)
    assert times(shown)[0] == (at(FRIDAY, "08:00"), at(FRIDAY + DAY, "08:00"))
    assert len({entry.duty.uid for entry in shown.entries}) == len(shown.entries)


def test_nothing_changed_is_the_same_feed() -> None:
    shown = feed().showing(NIGHTS, NOW)
    assert shown.showing(NIGHTS, NOW + timedelta(hours=1)) == shown


def test_a_shift_that_was_given_away_is_off_for_one_and_on_for_the_other() -> None:
    ann, budi = feed("a").showing(NIGHTS, NOW), feed("b").showing(NIGHTS, NOW)
    given_away = replace(NIGHTS, overrides=(override(*night(2), "a", "b"),))
    assert [duty.start for duty in off(ann.showing(given_away, NOW))] == [night(2)[0]]
    assert night(2) in times(budi.showing(given_away, NOW))
    assert off(budi.showing(given_away, NOW)) == []


def test_each_change_raises_the_sequence_of_the_same_event() -> None:
    first = feed("a").showing(NIGHTS, NOW)
    given_away = replace(NIGHTS, overrides=(override(*night(2), "a", "b"),))
    second = first.showing(given_away, NOW + timedelta(hours=1))
    third = second.showing(NIGHTS, NOW + timedelta(hours=2))
    seen = [shown.entries[1] for shown in (first, second, third)]
    assert len({entry.duty.uid for entry in seen}) == 1
    assert [(entry.sequence, entry.is_off) for entry in seen] == [(0, False), (1, True), (2, False)]
    assert seen[1].changed_at == NOW + timedelta(hours=1)


def test_a_shift_that_was_cut_short_keeps_its_name() -> None:
    first = feed("a").showing(NIGHTS, NOW)
    start, end = night(2)
    shorter = replace(NIGHTS, overrides=(override(start + timedelta(hours=2), end, "a", "b"),))
    second = first.showing(shorter, NOW)
    assert first.entries[1].duty.uid == second.entries[1].duty.uid
    assert times(second)[1] == (start, start + timedelta(hours=2))
    assert off(second) == []


def test_an_edit_that_makes_a_new_layer_keeps_the_names_of_the_shifts_that_stay() -> None:
    first = feed("a").showing(NIGHTS, NOW)
    changed = FRIDAY + 2 * DAY
    layers = (layer("ab", until=changed), layer("ab", "21:00", id="2", epoch=changed))
    second = first.showing(Roster((schedule(*layers),)), NOW)
    assert off(second) == []
    assert {entry.duty.uid for entry in second.entries} == {entry.duty.uid for entry in first.entries}
    assert times(second)[1][0] == at(changed, "21:00")


def test_what_stays_off_changes_no_more() -> None:
    gone = feed().showing(NIGHTS, NOW).showing(Roster(), NOW)
    assert gone.showing(Roster(), NOW + timedelta(hours=1)) == gone


def test_what_was_never_shown_is_not_taken_back() -> None:
    given_away = replace(NIGHTS, overrides=(override(*night(2), "a", "b"),))
    assert off(feed("a").showing(given_away, NOW)) == []


def test_leave_takes_shifts_back() -> None:
    away = replace(NIGHTS, leaves=(leave("a", NOW, NOW + 3 * DAY),))
    assert len(off(feed("a").showing(NIGHTS, NOW).showing(away, NOW))) == 2


def test_what_is_over_is_not_taken_back() -> None:
    shown = feed("a").showing(NIGHTS, NOW)
    after = shown.showing(Roster(), NOW + 3 * DAY)
    assert times(after) == [night(0), night(2)]


def test_what_is_off_is_forgotten_a_week_after_it_would_have_been() -> None:
    shown = feed("a").showing(NIGHTS, NOW).showing(Roster(), NOW)
    assert len(off(shown)) == 30
    assert off(shown.showing(Roster(), NOW + AHEAD + BACK + 2 * DAY)) == []


def test_a_crowded_feed_keeps_the_nearest_days_and_the_latest_changes() -> None:
    crowd = [f"{number:032x}" for number in range(30)]
    shown = feed("x", "line")
    for hours in range(12):
        turned = (*crowd[hours:], *crowd[:hours])
        lines = [layer("", id=str(line), line=line, start=start) for line in (1, SECOND) for start in STARTS]
        roster = Roster((schedule(*(replace(one, people=turned) for one in lines)),))
        shown = shown.showing(roster, NOW + timedelta(hours=hours))

    assert len(off(shown)) == MOST_OFF
    assert len(times(shown)) == MOST_ON
    assert min(entry.changed_at for entry in shown.entries if entry.is_off) > NOW + timedelta(hours=9)
    assert times(shown)[-1][0] < NOW + timedelta(days=58), "the last days are left out"
    assert shown.showing(roster, NOW + timedelta(hours=11)) == shown


STARTS = [f"{hour:02}:00" for hour in range(0, 22, 2)]


def test_a_clock_that_goes_back_takes_nothing_back() -> None:
    shown = feed("a").showing(NIGHTS, NOW + 3 * DAY)
    assert off(shown.showing(NIGHTS, NOW)) == []


def test_standing_in_over_a_gap_is_a_duty() -> None:
    noon = at(FRIDAY + DAY, "12:00")
    stood_in = replace(NIGHTS, overrides=(override(noon, noon + timedelta(hours=3), None, "c"),))
    assert times(feed("c").showing(stood_in, NOW)) == [(noon, noon + timedelta(hours=3))]


def test_standing_in_for_days_is_cut_into_the_shifts() -> None:
    stood_in = replace(NIGHTS, overrides=(override(night(0)[0], night(1)[1], "a", "c"),))
    shown = times(feed("c").showing(stood_in, NOW))
    assert shown == [night(0), (night(0)[1], night(1)[0]), night(1)]


def test_another_shift_of_the_line_cuts_nobody_elses() -> None:
    overlapping = layer("b", "02:00", "10:00", id="early")
    shown = feed("a").showing(Roster((schedule(layer("a"), overlapping),)), NOW)
    assert times(shown)[0] == night(0)


def test_both_lines_are_duties() -> None:
    behind = schedule(layer("b"), layer("a", id="behind", line=SECOND))
    shown = feed("a").showing(Roster((behind,)), NOW)
    assert {entry.duty.line for entry in shown.entries} == {SECOND}


def test_a_feed_of_a_schedule_shows_everybody_in_it_and_nobody_else() -> None:
    other = replace(schedule(layer("x")), id="other")
    shown = feed("x", "line").showing(Roster((schedule(layer("ab")), other)), NOW)
    assert [entry.duty.person for entry in shown.entries[:4]] == ["a", "b", "a", "b"]


@given(rosters(), st.integers(0, 20))
@settings(max_examples=EXAMPLES, deadline=None)
def test_duties_are_exactly_the_times_on_call(drawn: tuple[Roster, datetime], days: int) -> None:
    roster, start = drawn
    end = start + timedelta(days=40)
    found = duties(roster, start, end)
    assert len({duty.uid for duty in found}) == len(found)
    for moment in [start + timedelta(days=days, minutes=minutes) for minutes in range(0, 24 * 60, 95)]:
        shown = sorted((duty.line, duty.person) for duty in found if duty.start <= moment < duty.end)
        everywhere = [
            (line, person)
            for kept in roster.schedules
            for line in (1, SECOND)
            for person in roster.on_call(moment, line, kept.id)
        ]
        assert shown == sorted(everywhere)


def test_duties_name_the_day_on_which_their_shift_began() -> None:
    start = datetime.combine(FRIDAY, time(12), tzinfo=NOW.tzinfo)
    one = duties(NIGHTS, start, start + 3 * DAY, person="a")
    short = replace(NIGHTS, overrides=(late_takeover("a", "c"),))
    two = duties(short, start, start + 3 * DAY, person="c")
    whole = replace(NIGHTS, overrides=(override(*night(0), "a", "c"),))
    assert two[0].uid == duties(whole, start, start + 3 * DAY, person="c")[0].uid
    three = duties(replace(NIGHTS, overrides=(late_takeover("a", None),)), start, start + 3 * DAY, person="a")
    assert one[0].uid == three[0].uid
    assert two[0].start == at(FRIDAY + DAY, "02:00")


def late_takeover(removes: str, adds: str | None) -> Override:
    """Return a change that begins after midnight inside the first night."""
    return override(at(FRIDAY + DAY, "02:00"), night(0)[1], removes, adds)


def test_an_empty_layer_has_no_duties() -> None:
    nobody: Layer = layer("")
    assert duties(Roster((schedule(nobody, zone=JAKARTA),)), NOW, NOW + 9 * DAY) == []
