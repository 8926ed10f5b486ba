"""From what happens to what coordinators see: counted as it happens, shown when its week is over."""

from functions.intake.counting import count_intakes
from functions.statistics.actions.reporting import report
from functions.statistics.model.report import Report
from functions.statistics.model.tally import INTAKES
from tests.audit.events import ZONE, counted, take
from tests.cases.desk import Desk


def reported(desk: Desk) -> Report:
    """Take what waits and return the report."""
    take(desk)
    team = [person.id for person in desk.staff.active_people()]
    return report(desk.cases.statistics, team, zone=ZONE, now=desk.clock())


def count(desk: Desk) -> int:
    """Count intakes as the tick does, and return how many the figures have."""
    count_intakes(desk.services.intakes, desk.cases.statistics, zone=ZONE, now=desk.clock())
    return counted(desk).count(INTAKES)


def test_before_anything_happened_there_is_nothing_to_show(quick_desk: Desk) -> None:
    assert reported(quick_desk) == Report([], [])


def test_a_week_is_shown_when_it_is_over_with_nothing_under_five(quick_desk: Desk) -> None:
    desk, ann = quick_desk, quick_desk.member("ann")
    cases = [desk.intake() for _ in range(6)]
    desk.clock.move(minutes=30)
    for case in cases:
        desk.claim(case, ann)
    for case in cases[:3]:
        desk.close(case, ann)
    assert reported(desk).weeks == []

    desk.clock.move(days=7)
    (week,) = reported(desk).weeks

    assert (week.counts["claims"], week.counts["outcome/resolved"]) == (6, None)
    assert week.waits["claim"].median in range(28, 33)
    assert week.waits["claim"].ninth_in_ten is None
    assert week.waits["first-answer"].median is None


def test_a_month_says_who_carried_what_and_hides_a_share_that_stands_alone(quick_desk: Desk) -> None:
    desk = quick_desk
    ann, budi, citra = desk.member("ann"), desk.member("budi"), desk.member("citra")
    for number, person in enumerate([ann] * 9 + [budi] * 6 + [citra] * 2):
        desk.claim(desk.intake(), person)
        desk.clock.move(minutes=number)
    desk.clock.move(days=40)
    month = reported(desk).months[0]

    assert {person: share["claims"] for person, share in month.people.items()} == {
        ann: 9,
        budi: None,
        citra: None,
    }
    assert (month.name, month.weeks) == ("2040-01", 4)


def test_who_left_after_an_answer_dropped_out_and_who_had_none_left_unanswered(quick_desk: Desk) -> None:
    desk, ann = quick_desk, quick_desk.member("ann")
    answered, waiting, closed = desk.intake(), desk.intake(), desk.intake()
    for case in (answered, closed):
        desk.claim(case, ann)
        desk.answer(case, ann, 50)
        desk.clock.move(seconds=31)
        desk.post_due()
    desk.close(closed, ann)
    desk.clock.move(days=400)
    desk.expire()
    take(desk)

    assert desk.cases.case(waiting) is None
    assert (counted(desk).count("drop-outs"), counted(desk).count("left-unanswered")) == (1, 1)


def test_a_team_that_erases_a_case_is_no_drop_out(quick_desk: Desk) -> None:
    quick_desk.erase(quick_desk.intake())
    take(quick_desk)
    assert counted(quick_desk).counts == {}


def test_intakes_are_counted_by_the_hour_and_a_last_time_after_their_day(desk: Desk) -> None:
    ann, first = desk.member("ann"), desk.intake()
    assert count(desk) == 1
    desk.intake()
    assert count(desk) == 1
    desk.clock.move(hours=1)
    assert count(desk) == 2
    desk.junk(first, ann)
    desk.intake()
    desk.clock.move(hours=14)
    assert count(desk) == 2
    desk.clock.move(hours=3)
    assert (count(desk), count(desk)) == (2, 2)


def test_a_case_called_junk_after_its_day_was_counted_changes_nothing(quick_desk: Desk) -> None:
    desk, ann, case = quick_desk, quick_desk.member("ann"), quick_desk.intake()
    desk.clock.move(hours=15)
    assert count(desk) == 1
    desk.junk(case, ann)
    desk.clock.move(hours=1)
    assert count(desk) == 1
