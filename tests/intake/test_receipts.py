"""The day's receipts: which local day, how many lately, when full."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from functions.cases.model import Case, Form
from functions.intake.store import BROWSER, LITE, IntakeStore, end_of_local_day, local_day
from functions.storage.sqlite import SqliteTable
from tests.clock import BEGINNING, Clock

ZONE = "Asia/Jakarta"
CASE = Case(
    id="",
    reference="",
    mailbox_sha256="",
    language="id",
    urgency="routine",
    form=Form("intake", "1"),
    keys="hybrid",
    epoch=1,
    received_at=BEGINNING,
    last_at=BEGINNING,
)


@pytest.fixture
def store(table: SqliteTable) -> IntakeStore:
    return IntakeStore(table)


def receive(store: IntakeStore, table: SqliteTable, number: int, at: datetime, way: str = BROWSER) -> Case:
    """Store a receipt as the intake's commit does."""
    case = replace(CASE, id=f"{number:032x}", received_at=at.replace(second=0, microsecond=0))
    table.commit([store.add_receipt(case, ZONE, way)])
    store.received(case, ZONE, way)
    return case


@pytest.mark.parametrize(
    ("moment", "zone", "day", "end"),
    [
        ("2040-01-02T16:59:59", "Asia/Jakarta", "2040-01-02", "2040-01-02T17:00:00"),
        ("2040-01-02T17:00:00", "Asia/Jakarta", "2040-01-03", "2040-01-03T17:00:00"),
        ("2040-01-02T15:30:00", "Asia/Jayapura", "2040-01-03", "2040-01-03T15:00:00"),
        ("2040-03-25T00:30:00", "Europe/Berlin", "2040-03-25", "2040-03-25T22:00:00"),
    ],
)
def test_a_day_ends_where_the_service_is(moment: str, zone: str, day: str, end: str) -> None:
    at = datetime.fromisoformat(moment).replace(tzinfo=UTC)

    assert local_day(at, zone) == day
    assert end_of_local_day(at, zone) == datetime.fromisoformat(end).replace(tzinfo=UTC)


def test_a_rush_is_counted_across_midnight(store: IntakeStore, table: SqliteTable, clock: Clock) -> None:
    midnight = end_of_local_day(clock(), ZONE)
    for number, minutes in enumerate((-11, -9, -1, 0, 3)):
        receive(store, table, number, midnight + timedelta(minutes=minutes))

    assert store.recent(midnight + timedelta(minutes=4), ZONE) == 3
    assert store.recent(midnight + timedelta(minutes=11), ZONE) == 1


def test_a_day_is_full_since_the_receipt_that_filled_it(
    store: IntakeStore, table: SqliteTable, clock: Clock
) -> None:
    for number in range(3):
        assert store.full_since(clock(), ZONE, 3) is None
        receive(store, table, number, clock())
        clock.move(minutes=5)
    receive(store, table, 3, clock())

    assert store.full_since(clock(), ZONE, 3) == datetime(2040, 1, 2, 3, 14, tzinfo=UTC)
    assert store.full_since(clock(), ZONE, 5) is None


def test_a_service_without_capacity_is_always_full(store: IntakeStore, clock: Clock) -> None:
    since = store.full_since(clock(), ZONE, 0)

    assert since is not None
    assert since < clock() - timedelta(hours=1)


def test_without_script_half_of_the_day_is_taken_and_the_other_half_stays(
    store: IntakeStore, table: SqliteTable, clock: Clock
) -> None:
    for number in range(5):
        receive(store, table, number, clock(), LITE)
        clock.move(minutes=1)

    assert store.full_since(clock(), ZONE, 6, LITE) == datetime(2040, 1, 2, 3, 6, tzinfo=UTC)
    assert store.full_since(clock(), ZONE, 6) is None
    for number in range(5, 8):
        receive(store, table, number, clock())
    assert store.full_since(clock(), ZONE, 6) == datetime(2040, 1, 2, 3, 9, tzinfo=UTC)


def test_a_day_that_is_full_is_full_without_script_too(
    store: IntakeStore, table: SqliteTable, clock: Clock
) -> None:
    for number in range(4):
        assert store.full_since(clock(), ZONE, 4, LITE) is None
        receive(store, table, number, clock())

    assert store.full_since(clock(), ZONE, 4, LITE) is not None


def test_what_comes_without_script_hardens_nobodys_work(
    store: IntakeStore, table: SqliteTable, clock: Clock
) -> None:
    for number in range(4):
        receive(store, table, number, clock(), LITE)
    receive(store, table, 4, clock())

    assert store.recent(clock(), ZONE) == 1


def test_junk_without_script_gives_its_place_back(
    store: IntakeStore, table: SqliteTable, clock: Clock
) -> None:
    junk = receive(store, table, 1, clock(), LITE)
    assert store.full_since(clock(), ZONE, 1, LITE) is not None

    table.commit(store.forgetting(junk.id, junk.received_at, ZONE))

    assert store.full_since(clock(), ZONE, 1, LITE) is None


def test_a_receipt_leaves_after_two_days(store: IntakeStore, table: SqliteTable, clock: Clock) -> None:
    receive(store, table, 1, clock())
    clock.move(days=2)

    assert table.query("intakes/2040-01-02").items == []


def test_a_day_of_thousands_is_counted_in_pages(store: IntakeStore, table: SqliteTable, clock: Clock) -> None:
    for start in range(0, 1500, 100):
        cases = [replace(CASE, id=f"{n:032x}", received_at=clock()) for n in range(start, start + 100)]
        table.commit([store.add_receipt(case, ZONE) for case in cases])

    assert store.full_since(clock(), ZONE, 1500) is not None
    assert store.full_since(clock(), ZONE, 1501) is None
