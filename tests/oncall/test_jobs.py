"""Background work: isolated, with a heart that beats, woken at once."""

import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from functions import bootstrap
from functions.cases.store import CaseStore
from functions.cli.checks import telling
from functions.cli.test_alert import lines, send_test
from functions.config import Config
from functions.crypto.secrets import ServerSecrets
from functions.crypto.signer_file import SignerFile
from functions.jobs import Worker, run_alerts, run_chores, run_due
from functions.oncall.actions import alert_for_intake
from functions.oncall.model import Channel, channel_id
from functions.oncall.model.rules import Rules
from functions.senders.gateway import mail_server
from functions.senders.mail import letterhead
from functions.senders.sender import PermanentFailure, TemporaryFailure
from functions.senders.smtp import SmtpSender
from functions.services import Services
from functions.storage.heart import heartbeat
from functions.storage.ledger import FileLedger
from functions.storage.sqlite import SqliteTable
from functions.storage.table import TableUnavailable
from tests.clock import Clock
from tests.recording import RecordingSender
from tests.senders import mail_server as smtp
from tests.web.staff_session import add_person


def with_email(services: Services, name: str) -> None:
    """Add an active person with a proven email channel."""
    person = add_person(services, name)
    address = f"{name}@example.org"
    channel = Channel(
        id=channel_id(person.id, address),
        person=person.id,
        kind="email",
        sealed=services.secrets.seal(address.encode()),
        fingerprint=address,
        created_at=services.clock(),
        verified_at=services.clock(),
    )
    services.table.commit([services.channels.putting(channel)])


def raise_alert(services: Services, case: str = "case") -> None:
    """Raise the alert of an intake as its commit would."""
    changes = alert_for_intake(services.alerts, case=case, urgency="urgent", now=services.clock())
    services.table.commit(changes)


def emails(services: Services) -> RecordingSender:
    """The way out for email."""
    found = services.senders["email"]
    assert isinstance(found, RecordingSender)
    return found


class AwayTable:
    """A table that does not answer."""

    def __getattr__(self, name: str) -> object:
        raise TableUnavailable


def test_a_clean_tick_beats_the_heart(services: Services) -> None:
    assert run_due(services)

    for name in ("alerts", "chores"):
        assert heartbeat(services.config.data, name).stat().st_mtime == services.clock().timestamp()


def test_a_disk_that_takes_no_heartbeat_does_not_end_the_worker(services: Services) -> None:
    (services.config.data / "heartbeat").write_text("in the way")

    assert not run_alerts(services)
    assert not run_chores(services)


def test_one_that_fails_leaves_the_others_their_turn(services: Services) -> None:
    with_email(services, "ann")
    raise_alert(services)
    broken = replace(services, cases=CaseStore(AwayTable()))  # type: ignore[arg-type]

    assert not run_due(broken)

    assert len(emails(services).sent) == 1
    assert heartbeat(services.config.data, "alerts").exists()
    assert not heartbeat(services.config.data, "chores").exists()


def test_a_routine_alert_waits_for_the_working_hours_that_were_set(services: Services, clock: Clock) -> None:
    with_email(services, "ann")
    settings = services.settings.read()
    tomorrow = (clock() + timedelta(days=1)).astimezone(ZoneInfo(settings.zone))
    hours = replace(settings, working_days={tomorrow.isoweekday(): (time_of_day(9), time_of_day(17))})
    services.settings.save(hours, now=clock())
    alert = alert_for_intake(services.alerts, case="case", urgency="routine", now=clock())
    services.table.commit(alert)
    run_alerts(services)
    before = len(emails(services).sent)
    clock.move(seconds=(tomorrow.replace(hour=9, minute=0, second=0) - clock()).total_seconds())
    run_alerts(services)

    assert (before, len(emails(services).sent)) == (0, 1)


def test_a_failure_is_logged_without_its_text(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    run_chores(replace(services, cases=CaseStore(AwayTable())))  # type: ignore[arg-type]

    assert {record.getMessage() for record in caplog.records} == {"the background work failed"}


def test_what_is_told_and_refused_is_logged_by_ids_only(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with_email(services, "ann")
    emails(services).failure = PermanentFailure("refused-address")
    raise_alert(services)

    run_alerts(services)

    assert "example.org" not in " ".join(str(vars(record)) for record in caplog.records)


def test_the_doctor_hears_what_keeps_alerts_from_arriving(services: Services, clock: Clock) -> None:
    add_person(services, "ann")
    raise_alert(services)
    silent = said(services)
    run_due(services)
    clock.move(minutes=11)
    run_due(services)
    unreached = said(services)
    with_email(services, "budi")
    clock.move(minutes=11)
    run_due(services)
    alone = said(services)
    emails(services).failure = PermanentFailure("refused-address")
    clock.move(minutes=11)
    run_due(services)
    refused = said(services)

    assert silent == ["somebody_can_be_told", "alerts_are_worked_on", "chores_are_done"]
    assert unreached == ["somebody_can_be_told", "alerts_leave"]
    assert alone == ["everybody_can_be_told"]
    assert refused == ["somebody_can_be_told", "channels_are_accepted"]


def test_the_doctor_hears_of_a_channel_that_is_tried_in_vain(services: Services, clock: Clock) -> None:
    with_email(services, "ann")
    emails(services).failure = TemporaryFailure("misconfigured")
    raise_alert(services)
    for _ in range(40):
        run_due(services)
        clock.move(minutes=1)

    assert said(services) == ["channels_work", "alerts_leave"]
    emails(services).failure = None
    clock.move(minutes=10)
    run_due(services)
    assert said(services) == []


def said(services: Services) -> list[str]:
    """Return the looks that found something."""
    looks = [
        telling.somebody_can_be_told,
        telling.everybody_can_be_told,
        telling.channels_are_accepted,
        telling.channels_work,
        telling.alerts_leave,
        telling.alerts_are_worked_on,
        telling.chores_are_done,
    ]
    return [look.__name__ for look in looks if look(services)]


def test_a_test_alert_says_what_happened_to_each(services: Services) -> None:
    with_email(services, "ann")

    result = send_test(services, wait=0, sleep=lambda _: None)

    assert result.was_told
    assert lines(services, result) == ["Ann, email: handed over"]


def test_a_test_alert_says_why_it_did_not_arrive(services: Services) -> None:
    with_email(services, "ann")
    emails(services).failure = TemporaryFailure("misconfigured")

    result = send_test(services, wait=0, sleep=lambda _: None)

    assert not result.was_told
    assert "wrongly set up" in lines(services, result)[0]


def test_a_test_alert_that_nobody_can_get_says_so(services: Services) -> None:
    result = send_test(services, wait=60, sleep=lambda _: None)

    assert lines(services, result)[0].startswith("Nobody was told")


def test_who_leaves_the_team_leaves_no_address_behind(services: Services) -> None:
    with_email(services, "ann")
    with_email(services, "budi")
    ann = next(person for person in services.staff.active_people() if person.name == "ann")
    rules = [services.rules.putting(Rules(person.id)) for person in services.staff.active_people()]
    services.table.commit([services.staff.people.put(ann.removed(services.clock())), *rules])

    run_chores(services)

    assert services.rules.everyone().keys() == services.channels.everyone().keys()
    assert list(services.channels.everyone()) == [
        person.id for person in services.staff.active_people() if person.name == "budi"
    ]


@pytest.fixture
def living(tmp_path: Path, server_secrets: ServerSecrets) -> Iterator[tuple[Services, smtp.MailServer]]:
    """An installation on a file, by the machine's clock, that sends by real SMTP."""
    with smtp.running() as (server, port):
        url = f"mailto://127.0.0.1:{port}?from=notice@example.org"
        sender = SmtpSender(lambda: mail_server(url), lambda found: letterhead("https://x.org", found.sender))
        table = SqliteTable(tmp_path / "pinternet.db")
        services = bootstrap.assemble(
            Config(data=tmp_path),
            table=table,
            ledger=FileLedger(tmp_path / "ledger"),
            secrets=server_secrets,
            signers=SignerFile(tmp_path / "signer"),
            senders={"email": sender},
            clock=lambda: datetime.now(UTC),
        )
        yield services, server
        table.close()


def test_a_woken_worker_hands_an_alert_over_within_two_seconds(
    living: tuple[Services, smtp.MailServer],
) -> None:
    services, server = living
    with_email(services, "ann")
    worker = Worker(services)
    worker.start()
    delays = []
    for number in range(5):
        begun = time.monotonic()
        raise_alert(services, f"case{number}")
        services.wake()
        server.arrived.get(timeout=20)
        delays.append(time.monotonic() - begun)
    worker.stop()

    assert len(server.mails) == 5
    assert statistics.median(delays) < 2, delays
