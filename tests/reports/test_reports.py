"""Reports are counted, capped and refused, and hold nothing about who reported."""

from datetime import date, datetime, timedelta

import pytest

from functions.errors import Invalid
from functions.reports.actions import heard, report
from functions.reports.model import MOST_A_DAY, REASONS
from functions.reports.store import ReportStore
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Change, CommitConflict, Put, Table
from tests.clock import BEGINNING, Clock

SERVICE = "12427ea9-66d7-565b-9f6d-6fada3192d77"
NOW = BEGINNING


@pytest.fixture
def reports(table: SqliteTable) -> ReportStore:
    """An empty store."""
    return ReportStore(table)


def send(
    reports: ReportStore, reason: str = "no-answer", service: str = SERVICE, now: datetime = NOW
) -> None:
    report(reports, service=service, reason=reason, known={SERVICE}, now=now)


def test_reports_are_counted_by_service_day_and_reason(reports: ReportStore) -> None:
    for reason in ("no-answer", "no-answer", "dead"):
        send(reports, reason)
    send(reports, now=NOW + timedelta(days=1))

    counts = [(count.day, count.reason, count.number) for count in reports.of(SERVICE, "2040-01-01")]

    assert counts == [
        ("2040-01-02", "dead", 1),
        ("2040-01-02", "no-answer", 2),
        ("2040-01-03", "no-answer", 1),
    ]


def test_nothing_but_the_count_is_stored(reports: ReportStore, table: SqliteTable) -> None:
    send(reports)

    (item,) = table.query(f"reports/{SERVICE}").items
    assert (item.key.sort, item.body) == ("2040-01-02/no-answer", {"number": 1})


def test_a_flood_changes_no_more_than_a_day_s_count(reports: ReportStore, table: SqliteTable) -> None:
    for _ in range(MOST_A_DAY + 20):
        send(reports)

    (item,) = table.query(f"reports/{SERVICE}").items
    assert (item.body["number"], item.version) == (MOST_A_DAY, MOST_A_DAY)


@pytest.mark.parametrize(
    ("service", "reason", "fields"),
    [
        (SERVICE, "rude", {"reason"}),
        ("unknown", "dead", {"service"}),
        ("", "", {"service", "reason"}),
        (f"{SERVICE}/x", "dead", {"service"}),
    ],
)
def test_what_is_unknown_is_refused_and_stores_nothing(
    reports: ReportStore, table: SqliteTable, service: str, reason: str, fields: set[str]
) -> None:
    with pytest.raises(Invalid) as refused:
        send(reports, reason, service)

    assert set(refused.value.errors) == fields
    assert list(table.query(f"reports/{service}").items) == []


def test_counts_are_forgotten_after_their_time(reports: ReportStore, clock: Clock) -> None:
    day = clock().date()
    send(reports, now=clock())
    assert reports.of(SERVICE, day.isoformat())

    clock.move(days=401)

    assert reports.of(SERVICE, day.isoformat()) == []


def test_what_was_reported_before_the_last_check_counts_no_more(reports: ReportStore) -> None:
    send(reports)

    assert heard(reports, [(SERVICE, date(2040, 1, 3))], date(2040, 1, 4)) == {}
    assert heard(reports, [(SERVICE, date(2040, 1, 2))], date(2040, 1, 4))[SERVICE][0].number == 1
    assert heard(reports, [(SERVICE, None)], date(2040, 4, 2)) == {}


class Contended:
    """A table on which somebody else is faster a few times."""

    def __init__(self, table: Table, times: int) -> None:
        self.table = table
        self.times = times

    def __getattr__(self, name: str) -> object:
        return getattr(self.table, name)

    def commit(self, changes: list[Change]) -> None:
        if self.times:
            self.times -= 1
            self.table.commit(changes)
            (put,) = changes
            assert isinstance(put, Put)
            raise CommitConflict([put.item.key])
        self.table.commit(changes)


@pytest.mark.parametrize(("times", "number"), [(1, 2), (3, 4)])
def test_two_reports_at_the_same_moment_both_count(table: SqliteTable, times: int, number: int) -> None:
    send(ReportStore(Contended(table, times)))  # type: ignore[arg-type]

    assert ReportStore(table).of(SERVICE, "2040-01-02")[0].number == number


def test_every_reason_has_its_words() -> None:
    from functions.directory.words import words_of

    for language in ("id", "en"):
        assert set(words_of(language)["reasons"]) == set(REASONS)
