"""A clock that jumps must not take the cases with it."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from functions.cli.checks.telling import clock_is_steady
from functions.jobs import run_chores
from functions.services import Services
from functions.storage.heart import heartbeat
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Absent, Item, Key, Put
from tests.clock import Clock
from tests.opening import open_service
from tests.public import Client


@pytest.fixture
def writer(client: FlaskClient, services: Services) -> Client:
    """A client who wrote, on an installation that works since."""
    open_service(services)
    assert run_chores(services)
    writer = Client(client, services)
    assert writer.hand_in().status_code == 201
    return writer


def is_kept(writer: Client) -> bool:
    """Whether the code still opens the mailbox."""
    return writer.read().status_code == 200


def tick_for(services: Services, clock: Clock, hours: int) -> None:
    """Work once an hour."""
    for _ in range(hours):
        clock.move(hours=1)
        assert run_chores(services)


def test_a_clock_that_jumps_a_year_erases_nothing_and_the_doctor_says_so(
    writer: Client, services: Services, clock: Clock
) -> None:
    clock.move(days=365)
    assert run_chores(services)
    tick_for(services, clock, 23)

    assert is_kept(writer)
    said = clock_is_steady(services)
    assert said is not None
    assert "it says 2041-01-02 02:04 UTC" in said
    assert "by itself at 2041-01-02 03:04 UTC" in said


def test_a_clock_that_was_put_back_goes_on_after_a_day(
    writer: Client, services: Services, clock: Clock
) -> None:
    clock.move(days=365)
    assert run_chores(services)
    clock.move(days=-365)
    assert run_chores(services)
    assert "at 2040-01-03 03:04 UTC" in (clock_is_steady(services) or "")

    tick_for(services, clock, 24)

    assert clock_is_steady(services) is None
    assert is_kept(writer)


def test_a_machine_that_was_off_for_long_erases_after_a_day(
    writer: Client, services: Services, clock: Clock
) -> None:
    clock.move(days=180)
    assert run_chores(services)
    tick_for(services, clock, 23)
    assert is_kept(writer)

    tick_for(services, clock, 1)

    assert not is_kept(writer)
    assert clock_is_steady(services) is None


def test_a_machine_that_runs_erases_on_the_day(writer: Client, services: Services, clock: Clock) -> None:
    for _ in range(180):
        assert is_kept(writer)
        clock.move(days=1)
        assert run_chores(services)

    assert not is_kept(writer)


def test_a_new_installation_is_trusted_at_once(services: Services) -> None:
    assert clock_is_steady(services) is None
    assert run_chores(services)

    assert clock_is_steady(services) is None


def test_cases_that_came_without_a_memory_of_the_clock_wait_a_day(
    writer: Client, services: Services, clock: Clock
) -> None:
    heartbeat(services.config.data, "clock").unlink()
    clock.move(days=365)
    assert run_chores(services)

    assert clock_is_steady(services)


def test_a_clock_that_cannot_be_remembered_erases_nothing(
    writer: Client, services: Services, clock: Clock
) -> None:
    heartbeat(services.config.data, "clock.new").mkdir()
    clock.move(days=365)

    assert not run_chores(services)


def test_what_expired_in_the_table_outlasts_a_jump(
    services: Services, table: SqliteTable, clock: Clock
) -> None:
    assert run_chores(services)
    item = Item(Key("mailbox/x", "head"), {}, expires_at=clock() + timedelta(days=90))
    table.commit([Put(item, Absent())])

    clock.move(days=365)
    assert run_chores(services)
    clock.move(days=-365)

    assert table.get(item.key) is not None
