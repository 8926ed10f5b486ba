"""What the watch finds, and what the doctor says of it."""

from dataclasses import replace
from datetime import timedelta

from functions.cases.model import Case, Form, Request
from functions.cases.model.request import TERM
from functions.cli import doctor
from functions.jobs import run_due
from functions.oncall.store import AlertStore
from functions.services import Services
from functions.storage.table import Item, Key
from functions.watch.findings import Finding, look
from tests.clock import Clock
from tests.oncall.test_jobs import raise_alert
from tests.storage.passing import PassingTable
from tests.watch.watched import FullDisk, ann, codes
from tests.web.staff_session import add_person


def test_a_healthy_team_has_nothing_to_put_right(team: Services) -> None:
    assert codes(team) == []


def test_before_anybody_is_there_nothing_is_wrong(services: Services) -> None:
    assert codes(services) == []


def test_without_a_roster_everybody_must_be_reachable(team: Services) -> None:
    budi = add_person(team, "budi")

    assert look(team, team.clock()) == [Finding("no-channel", person=budi.id)]


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
