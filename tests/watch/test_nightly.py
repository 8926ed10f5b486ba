"""The nightly check: once a date, by email to the coordinators, in counts and dates."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from functions.jobs import run_alerts, run_chores, run_due
from functions.oncall.model import Tally
from functions.services import Services
from functions.statistics.actions.taking import take_events
from functions.watch import findings, machine
from functions.watch.findings import Finding
from functions.watch.nightly import check_tonight, tally
from tests.clock import Clock
from tests.oncall.test_jobs import emails, with_email
from tests.recording import RecordingSender
from tests.watch.watched import FullDisk, ann, schedule
from tests.web.staff_session import add_person

ROOT = Path(__file__).parents[2]
CODES = {
    value
    for module in (findings, machine)
    for name, value in vars(module).items()
    if name.isupper() and isinstance(value, str)
} | {"gap", "below-minimum", "no-channel", "over-limit"}


@pytest.fixture
def night(services: Services, clock: Clock) -> Services:
    """Dewi coordinates, Ann counsels on weekdays only; it is half past two of the next night."""
    with_email(services, "ann")
    with_email(services, "dewi")
    person = next(one for one in services.staff.active_people() if one.name == "dewi")
    services.table.commit([services.staff.people.put(replace(person, role="coordinator"))])
    schedule(services, ann(services), weekdays=(1, 2, 3, 4, 5))
    clock.move(hours=16, minutes=26)
    run_due(services)
    return services


def three(clock: Clock) -> None:
    """Make it three o'clock in Jakarta."""
    clock.move(minutes=30)


def test_the_night_is_checked_from_three_on_and_once(night: Services, clock: Clock) -> None:
    assert not check_tonight(night, clock())
    three(clock)

    assert [check_tonight(night, clock()) for _ in range(3)] == [True, False, False]
    clock.move(days=1)
    assert check_tonight(night, clock())


def test_coordinators_alone_are_told_by_email_in_counts_and_dates(night: Services, clock: Clock) -> None:
    three(clock)
    run_chores(night)
    run_alerts(night)

    (mail,) = emails(night).sent

    assert mail.to == "dewi@example.org"
    assert mail.subject == "Pemeriksaan malam"
    assert "- 5 waktu tanpa yang jaga (pertama 07/01 00.00 WIB)" in mail.text
    assert mail.text.rstrip().endswith("/console/#alerts")


def test_a_coordinator_with_a_telephone_too_is_not_woken_by_it(night: Services, clock: Clock) -> None:
    dewi = next(one for one in night.staff.active_people() if one.name == "dewi")
    (email,) = night.channels.channels_of(dewi.id)
    sms = replace(email, id="sms", kind="sms", fingerprint="sms", version=0)
    night.table.commit([night.channels.putting(sms)])
    three(clock)
    run_chores(night)
    run_alerts(night)

    phone = night.senders["sms"]
    assert isinstance(phone, RecordingSender)
    assert (len(emails(night).sent), phone.sent) == (1, [])


def test_a_quiet_night_tells_nobody(night: Services, clock: Clock) -> None:
    schedule_around_the_clock = night.roster.schedule("main")
    assert schedule_around_the_clock is not None
    (layer,) = schedule_around_the_clock.layers
    always = replace(layer, weekdays=(1, 2, 3, 4, 5, 6, 7))
    night.table.commit([night.roster.putting_schedule(replace(schedule_around_the_clock, layers=(always,)))])
    three(clock)
    run_due(night)
    run_alerts(night)

    assert emails(night).sent == []
    assert not check_tonight(night, clock())


def always_on_call(night: Services) -> None:
    """Leave nothing to put right."""
    main = night.roster.schedule("main")
    assert main is not None
    (layer,) = main.layers
    always = replace(layer, weekdays=(1, 2, 3, 4, 5, 6, 7))
    night.table.commit([night.roster.putting_schedule(replace(main, layers=(always,)))])


def something_happens(night: Services) -> None:
    night.settings.save(night.settings.read(), by=ann(night), now=night.clock())


def test_how_far_the_audit_chain_goes_is_mailed_in_a_night_with_and_without_findings(
    night: Services, clock: Clock
) -> None:
    something_happens(night)
    three(clock)
    run_due(night)
    run_alerts(night)
    first = str(night.cases.audit.head().head)
    assert first in emails(night).sent[-1].text
    assert "Pemeriksaan malam menemukan" in emails(night).sent[-1].text

    always_on_call(night)
    something_happens(night)
    clock.move(days=1)
    run_due(night)
    run_alerts(night)
    second = str(night.cases.audit.head().head)
    assert (emails(night).sent[-1].subject, second in emails(night).sent[-1].text) == ("Jejak audit", True)
    assert first != second

    clock.move(days=1)
    run_due(night)
    run_alerts(night)
    assert len(emails(night).sent) == 2


def test_no_telephone_is_woken_by_the_audit_chain(night: Services, clock: Clock) -> None:
    dewi = next(one for one in night.staff.active_people() if one.name == "dewi")
    (email,) = night.channels.channels_of(dewi.id)
    night.table.commit([night.channels.putting(replace(email, kind="sms"))])
    always_on_call(night)
    something_happens(night)
    three(clock)
    run_due(night)
    run_alerts(night)

    phone = night.senders["sms"]
    assert isinstance(phone, RecordingSender)
    assert (emails(night).sent, phone.sent) == ([], [])


def test_a_chain_that_was_changed_is_told_every_night_and_never_mailed_as_whole(
    night: Services, clock: Clock
) -> None:
    something_happens(night)
    take_events(night.cases.audit, night.cases.statistics, zone="Asia/Jakarta", now=clock())
    entry = night.cases.audit.entry(1)
    assert entry is not None
    night.table.commit([night.cases.audit.put_entry(replace(entry, content="{}"))])
    three(clock)
    for _ in range(2):
        clock.move(days=1)
        run_due(night)
        run_alerts(night)
        mail = emails(night).sent[-1].text
        assert "jejak audit tidak utuh lagi" in mail
        assert entry.head.hash not in mail
    assert "audit-broken" in {found.code for found in findings.look(night, clock())}


def test_two_workers_tell_once(night: Services, clock: Clock) -> None:
    three(clock)
    others = replace(night, table=_Meddling(night, clock))  # type: ignore[arg-type]  # a stand-in

    assert not check_tonight(others, clock())
    run_alerts(night)

    assert len(emails(night).sent) == 1


class _Meddling:
    """A table beside which another worker checks the night first."""

    def __init__(self, services: Services, clock: Clock) -> None:
        self._services, self._clock = services, clock

    def commit(self, changes: object) -> None:
        assert check_tonight(self._services, self._clock())
        self._services.table.commit(changes)  # type: ignore[arg-type]  # typed as object

    def __getattr__(self, name: str) -> object:
        return getattr(self._services.table, name)


def test_a_night_whose_mail_server_is_away_is_told_later(night: Services, clock: Clock) -> None:
    from functions.senders.sender import TemporaryFailure

    three(clock)
    emails(night).failure = TemporaryFailure("unreachable")
    run_chores(night)
    run_alerts(night)
    emails(night).failure = None
    clock.move(seconds=20)
    run_alerts(night)

    assert [mail.to for mail in emails(night).sent] == ["dewi@example.org"]


def test_the_day_on_which_a_team_begins_is_not_checked(services: Services, clock: Clock) -> None:
    add_person(services, "ann")

    assert not check_tonight(services, clock())


def test_damage_found_at_night_is_told_until_the_next_one(night: Services, clock: Clock) -> None:
    class Damaged(_Meddling):
        def commit(self, changes: object) -> None:
            night.table.commit(changes)  # type: ignore[arg-type]  # typed as object

        def is_sound(self) -> bool:
            return False

    three(clock)
    assert check_tonight(replace(night, table=Damaged(night, clock)), clock())  # type: ignore[arg-type]  # a stand-in
    run_alerts(night)

    assert "basis data rusak" in emails(night).sent[0].text
    assert Finding("database-damaged") in findings.look(night, clock())
    clock.move(days=1)
    assert check_tonight(night, clock())
    assert Finding("database-damaged") not in findings.look(night, clock())


def test_a_full_disk_is_in_the_mail(night: Services, clock: Clock) -> None:
    three(clock)
    assert check_tonight(replace(night, disk=FullDisk()), clock())
    run_alerts(night)

    assert "disk server hampir penuh" in emails(night).sent[0].text


def test_findings_are_told_in_counts(clock: Clock) -> None:
    later = clock().replace(day=9)
    found = [Finding("gap", "a", later), Finding("gap", "b", clock()), Finding("channel-bounced", count=3)]

    assert tally(found) == [Tally("gap", 2, clock()), Tally("channel-bounced", 3)]


@pytest.mark.parametrize("language", ["id", "en"])
def test_whatever_is_found_has_words_in_the_mail(language: str) -> None:
    texts = json.loads((ROOT / "functions/oncall/texts.json").read_text(encoding="utf-8"))

    assert texts[language]["check"]["found"].keys() == CODES


def test_whatever_is_found_has_words_in_the_console() -> None:
    words = (ROOT / "site/app/console/words/watch.js").read_text(encoding="utf-8")

    assert set(re.findall(r"'watch\.([a-z-]+)':", words)) >= CODES
