"""Settings that give conversations less time leave everybody fourteen days."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from functions.staff.settings import Settings
from functions.staff.settings_store import KEY, SettingsStore
from functions.storage.sqlite import SqliteTable
from functions.storage.table import AtVersion, CommitConflict, Item, Put
from tests.clock import BEGINNING

BEFORE = Settings()
EARLIER = BEGINNING - timedelta(days=3)


@pytest.mark.parametrize("shorter", [{"retention_closed_days": 89}, {"retention_silent_days": 179}])
def test_a_shorter_retention_is_remembered(shorter: dict[str, Any]) -> None:
    after = replace(BEFORE, **shorter).instead_of(BEFORE, BEGINNING)

    assert after.shortened_at == BEGINNING
    assert after.earliest_erasure == BEGINNING + timedelta(days=14)


@pytest.mark.parametrize("other", [{}, {"retention_closed_days": 91}, {"capacity_per_day": 7}])
def test_other_changes_leave_the_notice_as_it_is(other: dict[str, Any]) -> None:
    before = replace(BEFORE, shortened_at=EARLIER)

    assert replace(BEFORE, **other).instead_of(BEFORE, BEGINNING).earliest_erasure is None
    assert replace(BEFORE, **other).instead_of(before, BEGINNING).shortened_at == EARLIER


def test_the_store_remembers_whatever_the_caller_says(table: SqliteTable) -> None:
    store = SettingsStore(table)
    saved = store.save(replace(BEFORE, retention_closed_days=30), now=EARLIER)

    store.save(replace(saved, shortened_at=None), now=BEGINNING)

    assert store.read().shortened_at == EARLIER
    with pytest.raises(CommitConflict):
        store.save(saved, now=BEGINNING)


def test_settings_kept_before_there_were_drills_have_the_usual_ones(table: SqliteTable) -> None:
    store = SettingsStore(table)
    store.save(replace(BEFORE, cases_per_person=3, drill_monthly=False), now=EARLIER)
    kept = table.get(KEY)
    assert kept is not None
    older = {
        name: value
        for name, value in kept.body.items()
        if name not in ("cases_per_person", "follow_up_weeks") and not name.startswith("drill_")
    }
    table.commit([Put(Item(KEY, older), AtVersion(kept.version))])

    assert replace(store.read(), version=0) == BEFORE


def test_what_is_saved_here_holds_at_once_and_what_is_saved_elsewhere_within_five_seconds(
    table: SqliteTable,
) -> None:
    here, elsewhere = SettingsStore(table), SettingsStore(table)
    assert here.in_force(BEGINNING).capacity_per_day == BEFORE.capacity_per_day

    saved = here.save(replace(BEFORE, capacity_per_day=7), now=BEGINNING)
    assert here.in_force(BEGINNING).capacity_per_day == 7

    elsewhere.save(replace(saved, capacity_per_day=9), now=BEGINNING)
    assert here.in_force(BEGINNING + timedelta(seconds=4)).capacity_per_day == 7
    assert here.in_force(BEGINNING + timedelta(seconds=5)).capacity_per_day == 9
