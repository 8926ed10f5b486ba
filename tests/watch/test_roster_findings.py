"""What the watch finds in the roster and in the policies: gaps, people who left, schedules that ended."""

from dataclasses import replace
from datetime import date

from flask import Flask

from functions.cli import doctor
from functions.oncall.model.policy import Step
from functions.services import Services
from functions.watch.findings import Finding, look
from tests.clock import Clock
from tests.watch.watched import ann, codes, end_schedule, leave_team, schedule
from tests.web.staff_session import add_person, signed_in


def test_the_coming_weeks_are_looked_through(team: Services) -> None:
    schedule(team, ann(team), weekdays=(1, 2, 3, 4, 5, 6))

    found = look(team, team.clock())

    assert {one.code for one in found} == {"gap"}
    assert len(found) == 5
    assert {one.schedule for one in found} == {"main"}


def test_who_left_and_still_has_shifts_is_named(team: Services) -> None:
    gone = add_person(team, "budi")
    team.table.commit([team.staff.people.put(replace(gone, version=1).removed(team.clock()))])
    schedule(team, ann(team), gone.id)

    assert Finding("person-left", "main", person=gone.id) in look(team, team.clock())


def test_a_roster_that_begins_later_is_looked_through_while_everybody_is_still_on_call(
    team: Services,
) -> None:
    budi = add_person(team, "budi")
    schedule(team, ann(team), weekdays=(1, 2, 3, 4, 5, 6), epoch=date(2040, 1, 9))

    found = look(team, team.clock())

    assert [one.code for one in found] == ["no-channel", *["gap"] * 4]
    assert (found[0].person, found[0].schedule) == (budi.id, None)


def test_a_fallback_who_left_is_named_until_the_schedule_is_ended(team: Services) -> None:
    gone = leave_team(team, "budi")
    schedule(team, ann(team), fallback=gone)
    assert Finding("fallback-left", "main", person=gone) in look(team, team.clock())

    end_schedule(team)

    assert "fallback-left" not in codes(team)


def test_a_fallback_of_whom_nobody_can_be_told_is_named(team: Services) -> None:
    unheard = add_person(team, "budi").id
    schedule(team, ann(team), fallback=unheard)
    assert Finding("fallback-unreached", "main") in look(team, team.clock())
    assert "schedules whose people" in dict(doctor.findings(team))["roster"]

    kept = team.roster.schedule("main")
    assert kept is not None
    team.table.commit([team.roster.putting_schedule(replace(kept, fallback=(unheard, ann(team))))])

    assert "fallback-unreached" not in codes(team)


def test_the_doctor_counts_what_is_wrong_with_the_roster(team: Services) -> None:
    schedule(team, ann(team), weekdays=(1, 2, 3, 4, 5, 6))

    said = dict(doctor.findings(team))["roster"]

    assert said == "in the coming 35 days: 5 times without anybody on call; see the roster in the console"


def tell(services: Services, urgency: str, *targets: str) -> None:
    """Let a policy of two steps have these targets."""
    policies = services.policies.read()
    policy = replace(policies.by_urgency[urgency], steps=(Step(0, targets), Step(5, targets)))
    services.policies.commit(
        [services.policies.saving(replace(policies, by_urgency={**policies.by_urgency, urgency: policy}))]
    )


def test_a_policy_that_names_somebody_who_left_is_named(team: Services) -> None:
    gone = leave_team(team, "budi")
    tell(team, "soon", f"person:{gone}", "everyone", f"person:{ann(team)}")

    assert look(team, team.clock()) == [Finding("policy-person-left", person=gone, urgency="soon")]
    assert dict(doctor.findings(team))["policies"].endswith("told of: soon")


def test_a_policy_that_names_a_schedule_is_well_until_that_is_ended(
    app: Flask, team: Services, clock: Clock
) -> None:
    schedule(team, ann(team))
    tell(team, "urgent", "schedule:main/2", "schedule:main")
    assert codes(team) == []

    end_schedule(team)
    clock.move(days=3)

    found = Finding("policy-schedule-ended", "main", urgency="urgent")
    assert [one for one in look(team, clock()) if "policy" in one.code] == [found]
    shown = signed_in(app, team, add_person(team, "dewi", "coordinator")).get("/watch").json["findings"]
    assert [(one["schedule"], one["urgency"]) for one in shown if one["code"] == found.code] == [
        ("Utama", "urgent")
    ]
