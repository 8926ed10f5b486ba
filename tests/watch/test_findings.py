"""What the watch finds, who is told of it, and what the doctor says."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from flask import Flask

from functions.cases.model import Case, Form, Request
from functions.cases.model.request import TERM
from functions.cli import doctor
from functions.jobs import run_due
from functions.oncall.model.policy import Step
from functions.oncall.model.revising import ended
from functions.oncall.model.roster import Layer, Schedule
from functions.oncall.store import AlertStore
from functions.services import Services
from functions.storage.disk import Room
from functions.storage.table import Item, Key
from functions.watch.findings import Finding, look
from tests.clock import Clock
from tests.oncall.test_jobs import raise_alert, with_email
from tests.storage.passing import PassingTable
from tests.web.staff_session import add_person, signed_in


class FullDisk:
    """A disk with next to nothing left."""

    def room(self) -> Room:
        return Room(free=10_000_000, total=20_000_000_000)


def codes(services: Services) -> list[str]:
    return [found.code for found in look(services, services.clock())]


def ann(services: Services) -> str:
    return next(person.id for person in services.staff.active_people() if person.name == "ann")


def schedule(
    services: Services,
    *people: str,
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7),
    epoch: date = date(2040, 1, 1),
    fallback: str | None = None,
) -> None:
    """Keep a roster of one layer around the clock."""
    layer = Layer("day", 1, people, weekdays, time(0), time(0), epoch)
    kept = Schedule("main", "Utama", "Asia/Jakarta", (layer,), (fallback or people[0],))
    services.table.commit([services.roster.putting_schedule(kept)])


@pytest.fixture
def team(services: Services) -> Services:
    """Ann, who can be told."""
    with_email(services, "ann")
    run_due(services)
    return services


def test_a_healthy_team_has_nothing_to_put_right(team: Services) -> None:
    assert codes(team) == []


def test_before_anybody_is_there_nothing_is_wrong(services: Services) -> None:
    assert codes(services) == []


def test_without_a_roster_everybody_must_be_reachable(team: Services) -> None:
    budi = add_person(team, "budi")

    assert look(team, team.clock()) == [Finding("no-channel", person=budi.id)]


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


def leave_team(services: Services, name: str) -> str:
    """Take somebody new out of the team again, and return their id."""
    gone = add_person(services, name)
    services.table.commit([services.staff.people.put(replace(gone, version=1).removed(services.clock()))])
    return gone.id


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


def end_schedule(services: Services) -> None:
    kept = services.roster.schedule("main")
    assert kept is not None
    services.table.commit([services.roster.putting_schedule(ended(kept, services.clock()))])


def tell(services: Services, urgency: str, *targets: str) -> None:
    """Let a policy of two steps have these targets."""
    policies = services.policies.read()
    policy = replace(policies.by_urgency[urgency], steps=(Step(0, targets), Step(5, targets)))
    services.policies.commit(
        [services.policies.saving(replace(policies, by_urgency={**policies.by_urgency, urgency: policy}))]
    )


def test_a_channel_that_bounced_is_named(team: Services) -> None:
    (channel,) = team.channels.channels_of(ann(team))
    team.table.commit([team.channels.putting(channel.bounced("refused-address"))])

    assert Finding("channel-bounced", person=ann(team)) in look(team, team.clock())


def test_a_channel_that_was_tried_in_vain_three_times_is_named(team: Services) -> None:
    for number in (1, 2, 3):
        (channel,) = team.channels.channels_of(ann(team))
        team.table.commit([team.channels.putting(channel.gave_up("misconfigured"))])

        named = Finding("channel-failing", person=ann(team)) in look(team, team.clock())
        assert named == (number == 3)


def test_a_disk_without_room_is_told_by_watch_and_doctor(team: Services) -> None:
    full = replace(team, disk=FullDisk())

    assert codes(full) == ["disk-low"]
    said = dict(doctor.findings(full))["disk"]
    assert said.startswith("10 MB are free")


def test_a_clock_behind_what_is_stored_is_told_by_watch_and_doctor(team: Services, clock: Clock) -> None:
    raise_alert(team)
    run_due(team)
    clock.move(hours=-3)

    assert codes(team) == ["clock-behind"]
    assert "follow a time server" in dict(doctor.findings(team))["clock-behind"]


def test_a_clock_that_jumped_is_told_of(team: Services, clock: Clock) -> None:
    clock.move(days=400)
    run_due(team)

    assert "clock-jumped" in codes(team)


def test_a_team_that_never_tried_the_path_is_told_after_five_weeks(team: Services, clock: Clock) -> None:
    clock.move(days=35)
    assert "drill-old" not in codes(team)
    clock.move(days=1)
    assert "drill-old" in codes(team)
    assert "pinternet test-alert" in dict(doctor.findings(team))["drill"]


def test_whom_a_drill_did_not_reach_is_named_once_its_retries_are_over(team: Services, clock: Clock) -> None:
    budi = add_person(team, "budi")
    clock.now = clock.now.replace(day=15)
    run_due(team)
    run_due(team)
    assert "drill-unreached" not in codes(team)
    clock.move(minutes=10)

    (found,) = [one for one in look(team, clock()) if one.code == "drill-unreached"]

    assert found.person == budi.id
    assert "reached 1 people by no channel" in dict(doctor.findings(team))["drill"]


def test_coordinators_are_shown_the_findings_and_others_only_silence(
    app: Flask, team: Services, clock: Clock
) -> None:
    budi = add_person(team, "budi")
    dewi = add_person(team, "dewi", "coordinator")
    clock.move(minutes=3)

    shown = signed_in(app, team, dewi).get("/watch").json
    others = signed_in(app, team, budi).get("/watch").json

    assert shown["worker"] == {"silent": True, "silent_since": "2040-01-02T03:04:00Z"}
    assert {one["person"]["name"] for one in shown["findings"]} == {"Budi", "Dewi"}
    assert others == {"worker": shown["worker"], "findings": []}


def test_a_worker_at_work_is_not_silent(app: Flask, team: Services) -> None:
    run_due(team)

    shown = signed_in(app, team, add_person(team, "budi")).get("/watch").json

    assert shown["worker"] == {"silent": False, "silent_since": None}


def test_a_drill_is_reported_to_everybody(app: Flask, team: Services) -> None:
    dewi, budi = add_person(team, "dewi", "coordinator"), add_person(team, "budi")
    desk = signed_in(app, team, dewi)
    raised = desk.change("POST", "/test-alert").json["id"]
    run_due(team)

    (drill,) = signed_in(app, team, budi).get("/drills").json["drills"]

    assert (drill["id"], drill["monthly"], drill["under_way"]) == (raised, False, True)
    told = sorted((one["person"]["name"], one["channels"], one["minutes"]) for one in drill["told"])
    assert told == [
        ("Ann", ["email"], None),
        ("Budi", [], None),
        ("Dewi", [], None),
    ]


def test_an_alert_that_nobody_took_is_told_by_watch_and_doctor(team: Services, clock: Clock) -> None:
    raise_alert(team)
    for _ in range(20):
        run_due(team)
        clock.move(minutes=10)
    run_due(team)

    (found,) = [one for one in look(team, clock()) if one.code == "alert-exhausted"]

    assert (found.count, found.start) == (1, clock().replace(hour=3, minute=4, second=0))
    assert dict(doctor.findings(team))["exhausted"].startswith("1 alerts were told to the end")


class CountingTable(PassingTable):
    """A table that counts the items that are read one by one."""

    reads = 0

    def get(self, key: Key) -> Item | None:
        self.reads += 1
        return super().get(key)


def test_alerts_that_nobody_took_are_found_without_reading_every_open_one(
    team: Services, clock: Clock
) -> None:
    raise_alert(team)
    for number in range(30):
        raise_alert(team, f"case-{number}")
    for _ in range(20):
        run_due(team)
        clock.move(minutes=10)
    raise_alert(team, "new")
    table = CountingTable(team.table)

    (found,) = [
        one for one in look(replace(team, alerts=AlertStore(table)), clock()) if one.code == "alert-exhausted"
    ]

    assert found.count == 31
    assert table.reads < 10  # those of the last drill


def test_the_doctor_counts_what_is_wrong_with_the_roster(team: Services) -> None:
    schedule(team, ann(team), weekdays=(1, 2, 3, 4, 5, 6))

    said = dict(doctor.findings(team))["roster"]

    assert said == "in the coming 35 days: 5 times without anybody on call; see the roster in the console"


def test_too_many_cases_for_one_are_told(team: Services) -> None:
    settings = replace(team.settings.read(), cases_per_person=1)
    team.settings.save(settings, now=team.clock())
    for number in range(2):
        raise_case(team, f"{number:032x}", ann(team))

    assert Finding("over-limit", person=ann(team)) in look(team, team.clock())


def raise_case(services: Services, case: str, person: str) -> None:
    """Put an open case into somebody's hands."""
    now = services.clock()
    head = Case(
        id=case,
        reference="ABCD2345",
        mailbox_sha256="e" * 64,
        language="id",
        urgency="soon",
        form=Form("intake", "1"),
        keys="hybrid",
        epoch=1,
        received_at=now,
        last_at=now,
        assignee=person,
    )
    services.table.commit([services.cases.put_case(head)])


def test_a_right_that_nobody_settled_is_found_and_the_doctor_says_it(team: Services, clock: Clock) -> None:
    due = clock() + TERM
    right = Request.asked("1" * 36, "copy", clock())
    team.table.commit([team.cases.put_request("c" * 32, right)])
    clock.now = due - timedelta(minutes=1)
    assert "right-overdue" not in codes(team)

    clock.now = due

    assert Finding("right-overdue", start=due) in look(team, clock())
    assert "1 requests for a client's rights are overdue" in dict(doctor.findings(team))["rights"]
