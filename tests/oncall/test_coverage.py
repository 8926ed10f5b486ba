"""What the check of the coming days finds, and what it does not."""

from dataclasses import replace
from datetime import timedelta

from functions.oncall.model import SECOND, Roster
from functions.oncall.model.coverage import (
    BELOW_MINIMUM,
    GAP,
    NO_CHANNEL,
    OVER_LIMIT,
    Finding,
    findings,
)
from tests.oncall.test_roster import FRIDAY, at, layer, leave, override, schedule

START = at(FRIDAY, "22:00")
NIGHT = layer("ab")
DAY = layer("cd", "06:00", "22:00", id="day", epoch=FRIDAY + timedelta(days=1))
COVERED = Roster((schedule(NIGHT, DAY),))
EVERYONE = frozenset("abcd")
DAYS = timedelta(days=1)


def found(roster: Roster, people: frozenset[str] = EVERYONE, **changed: object) -> list[Finding]:
    """Return the findings of five days, where everybody can be reached and has no case."""
    asked = {"reachable": EVERYONE, "overloaded": (), "start": START, "days": 5} | changed
    return findings(roster, people, **asked)  # type: ignore[arg-type]  # typed as object


def test_a_covered_roster_has_no_findings() -> None:
    assert found(COVERED) == []


def test_a_team_without_a_roster_has_no_findings() -> None:
    assert found(Roster()) == []


def test_hours_without_anybody_are_gaps() -> None:
    morning = [at(FRIDAY + timedelta(days=days), "06:00") for days in (1, 2, 3, 4, 5)]
    evening = [start + timedelta(hours=16) for start in morning]
    gaps = [Finding(GAP, "line", *gap) for gap in zip(morning, evening, strict=True)]
    assert found(Roster((schedule(NIGHT),))) == gaps


def test_gaps_that_meet_are_one_finding() -> None:
    saturday = at(FRIDAY + DAYS, "12:00")
    away = [leave("c", saturday, saturday + timedelta(hours=2)), leave("a", START, START + timedelta(days=9))]
    roster = replace(Roster((schedule(NIGHT),)), leaves=tuple(away))
    assert found(roster)[0] == Finding(GAP, "line", START, at(FRIDAY + DAYS, "22:00"))


def test_a_shift_of_somebody_who_left_is_a_gap() -> None:
    assert found(COVERED, people=EVERYONE - {"a"})[0] == Finding(
        GAP, "line", START, at(FRIDAY + DAYS, "06:00")
    )


def test_hours_that_need_nobody_are_no_finding() -> None:
    assert found(Roster((schedule(NIGHT, minimum=0),))) == []


def test_too_few_is_not_nobody() -> None:
    two = Roster((schedule(NIGHT, DAY, minimum=2),))
    assert found(two) == [Finding(BELOW_MINIMUM, "line", START, START + timedelta(days=5))]


def test_the_second_line_needs_no_minimum() -> None:
    assert found(Roster((schedule(NIGHT, DAY, layer("a", id="behind", line=SECOND)),))) == []


def test_somebody_whom_no_message_reaches_is_one_finding_over_all_their_shifts() -> None:
    last = at(FRIDAY + timedelta(days=4), "22:00"), at(FRIDAY + timedelta(days=5), "06:00")
    first = at(FRIDAY, "22:00")
    assert found(COVERED, reachable=EVERYONE - {"a"}) == [Finding(NO_CHANNEL, "line", first, last[1], "a")]


def test_the_second_line_must_be_reached_too() -> None:
    behind = Roster((schedule(NIGHT, DAY, layer("e", id="behind", line=SECOND)),))
    assert [finding.person for finding in found(behind, people=EVERYONE | {"e"})] == ["e"]


def test_more_cases_than_the_limit_are_too_many() -> None:
    assert [(finding.code, finding.person) for finding in found(COVERED, overloaded={"b", "x"})] == [
        (OVER_LIMIT, "b")
    ]


def test_who_is_stood_in_for_is_not_on_call() -> None:
    roster = replace(COVERED, overrides=(override(START, START + timedelta(days=5), "a", "b"),))
    assert found(roster, reachable=EVERYONE - {"a"}) == []


def test_the_worst_comes_first() -> None:
    roster = Roster((schedule(NIGHT, minimum=2),))
    codes = [finding.code for finding in found(roster, reachable=(), overloaded={"a"})]
    assert codes == [GAP] * 5 + [BELOW_MINIMUM] * 5 + [NO_CHANNEL] * 2 + [OVER_LIMIT]
