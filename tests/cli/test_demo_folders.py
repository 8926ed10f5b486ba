"""The playground's folder is its own, filled once from a making, and made anew after thirty days."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from functions.bootstrap import build
from functions.cli import main
from functions.cli.demo import furnish
from functions.cli.demo.made import Made, is_filled_from
from functions.cli.demo.making import make_if_due
from functions.config import Config
from functions.jobs import run_chores
from functions.storage.sqlite import SqliteTable
from functions.watch.machine import machine_findings

THIRTY_DAYS = timedelta(days=30)


def salt_of(folder: Path) -> str:
    """Return the installation's salt: another one is another making."""
    services = build(Config(data=folder))
    salt = services.staff.team.salt()
    assert isinstance(services.table, SqliteTable)
    services.table.close()
    assert salt is not None
    return salt


@pytest.fixture
def copied(made: Made, tmp_path: Path) -> Made:
    """A making in a folder of the test's own."""
    shutil.copytree(made.folder, tmp_path / "made")
    return replace(made, folder=tmp_path / "made")


def test_the_service_refuses_the_playgrounds_folder(made: Made, tmp_path: Path) -> None:
    furnish(made, tmp_path / "demo", made.made_at)

    result = CliRunner().invoke(main, ["run", "--data", str(tmp_path / "demo")])

    assert result.exit_code == 1
    assert "invented team" in result.output


def test_the_playground_refuses_a_folder_that_it_did_not_make(made: Made, tmp_path: Path) -> None:
    (tmp_path / "pinternet.db").touch()

    result = CliRunner().invoke(main, ["demo", "--data", str(tmp_path)])

    assert result.exit_code == 1
    assert "did not make" in result.output
    assert [file.name for file in tmp_path.iterdir()] == ["pinternet.db"]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.org"])  # noqa: S104 - refused
def test_the_playground_serves_this_machine_alone(made: Made, tmp_path: Path, host: str) -> None:
    result = CliRunner().invoke(main, ["demo", "--host", host, "--data", str(tmp_path / "demo")])

    assert result.exit_code == 1
    assert "this machine alone" in result.output


def test_a_second_start_keeps_what_was_written(made: Made, tmp_path: Path) -> None:
    furnish(made, tmp_path, made.made_at)
    (tmp_path / "outbox").mkdir()

    furnish(made, tmp_path, made.made_at + timedelta(days=3))

    assert (tmp_path / "outbox").exists()


def test_a_fresh_start_begins_again(made: Made, tmp_path: Path) -> None:
    furnish(made, tmp_path, made.made_at)
    (tmp_path / "outbox").mkdir()

    furnish(made, tmp_path, made.made_at, fresh=True)

    assert not (tmp_path / "outbox").exists()


def test_a_start_that_was_cut_short_begins_again(made: Made, tmp_path: Path) -> None:
    (tmp_path / "demo.json").write_text(json.dumps({"made_at": made.made_at.isoformat(), "filled": False}))
    (tmp_path / "pinternet.db").write_text("half a file")

    furnish(made, tmp_path, made.made_at)

    assert is_filled_from(made, tmp_path)
    assert salt_of(tmp_path)


def test_nothing_is_made_anew_within_thirty_days(copied: Made) -> None:
    assert make_if_due(copied.made_at + THIRTY_DAYS, folder=copied.folder) == copied


def test_keys_statement_and_bodies_are_made_anew_after_thirty_days(copied: Made, tmp_path: Path) -> None:
    furnish(copied, tmp_path / "demo", copied.made_at)
    before, bodies = salt_of(tmp_path / "demo"), {case["mailbox"] for case in copied.cases}
    later = copied.made_at + THIRTY_DAYS + timedelta(minutes=1)

    again = make_if_due(later, folder=copied.folder)
    furnish(again, tmp_path / "demo", later)

    assert again.made_at == later
    assert salt_of(tmp_path / "demo") != before
    assert bodies.isdisjoint(case["mailbox"] for case in again.cases)


@pytest.mark.parametrize("away", [timedelta(), timedelta(days=3)])
def test_the_playground_starts_without_a_doubt_about_the_clock(
    made: Made, tmp_path: Path, away: timedelta
) -> None:
    begun = datetime.now(UTC)
    furnish(made, tmp_path / "demo", begun - away)
    furnish(made, tmp_path / "demo", begun)
    services = build(Config(data=tmp_path / "demo", demo=True))

    assert run_chores(services)

    assert list(machine_findings(services, services.clock())) == []
    assert isinstance(services.table, SqliteTable)
    services.table.close()
