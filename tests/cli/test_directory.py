"""`pinternet directory` for whoever keeps the help numbers true."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from functions.bootstrap import build
from functions.cli.directory import command
from functions.config import Config
from functions.directory.loading import read_folder
from functions.reports.actions import report
from functions.storage.clock import utc_now
from functions.storage.sqlite import SqliteTable

SHIPPED = Path(__file__).parents[2] / "site" / "directory"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the services that we ship."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "directory"))


def pinternet(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


def change(folder: Path, slug: str, **changes: object) -> None:
    file = folder / f"{slug}.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | changes, indent=1))


def test_what_we_ship_is_in_order(folder: Path) -> None:
    result = pinternet("check", "--folder", str(folder))

    assert (result.exit_code, result.output) == (0, "Nothing is wrong in 12 services.\n")


def test_each_fault_is_a_line_with_its_file(folder: Path) -> None:
    change(folder, "id-tepsa", name="Telepon KPAI")
    change(folder, "id-110", assured_date="2026-02-30")
    (folder / "en" / "id-112.json").unlink()

    result = pinternet("check", "--folder", str(folder))

    assert result.exit_code == 1
    assert sorted(line.removeprefix(f"{folder}/") for line in result.output.splitlines()) == [
        "id-110.json: assured_date '2026-02-30' is no day",
        "id-110.json: assured_date has no entry of a check: run `pinternet directory verify ID --by …`",
        "id-112.json: has no texts in 'en'",
        "id-tepsa.json: 1500771 is refused: belongs to Kemensos",
    ]


def test_a_check_that_nobody_made_is_refused(folder: Path) -> None:
    change(folder, "id-110", assured_date="2026-01-01")

    result = pinternet("check", "--folder", str(folder))

    assert result.exit_code == 1
    assert "id-110.json: assured_date has no entry of a check: run" in result.output


def test_a_source_of_a_day_to_come_is_refused(folder: Path) -> None:
    metadata = json.loads((folder / "id-112.json").read_text())["metadata"]
    change(folder, "id-112", metadata=[*metadata[:-1], metadata[-1] | {"last_action_date": "2999"}])

    result = pinternet("check", "--folder", str(folder))

    assert result.exit_code == 1
    assert " 2999 is still to come: write the day" in result.output


def test_a_call_is_written_down(folder: Path) -> None:
    result = pinternet("verify", "id-119", "--by", "AB", "--folder", str(folder))

    service = next(s for s in read_folder(folder).services("id") if s.slug == "id-119")
    assert result.exit_code == 0
    assert service.assured is not None
    assert abs(service.assured - date.today()) <= timedelta(days=1)  # noqa: DTZ011 - as the command reads it
    assert list(folder.glob(".*")) == []


def test_what_was_checked_is_said_and_a_part_is_no_whole(folder: Path) -> None:
    arguments = ("verify", "id-sapa129", "--by", "AB", "--on", "2026-11-01", "--folder", str(folder))

    part = pinternet(*arguments, "--contact", "129").output
    whole = pinternet(*arguments).output

    assert "129 checked on 2026-11-01" in part
    assert "Its page says that it was never checked: others are still to check." in part
    assert "all its contacts (129, " in whole
    assert "still to check" not in whole


def test_a_service_may_be_named_by_its_uuid_too(folder: Path) -> None:
    id = json.loads((folder / "id-119.json").read_text())["id"]

    pinternet("verify", id, "--by", "AB", "--on", "2026-11-01", "--folder", str(folder))

    assert json.loads((folder / "id-119.json").read_text())["assured_date"] == "2026-11-01"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["id-nowhere", "--by", "AB"], "there is no service 'id-nowhere'"),
        (["119", "--by", "AB"], "did you mean id-119?"),
        (["sapa129", "--by", "AB"], "did you mean id-sapa129?"),
        (["id-119", "--by", "AB", "--on", "2999-01-01"], "2999-01-01 is still to come"),
        (["id-119", "--by", " "], "say who called"),
        (["id-119", "--by", "AB", "--on", "yesterday"], "does not match"),
        (["id-119", "--by", "AB", "--contact", "110"], "110 is no contact of it; it has 119"),
        (["id-119"], "Missing option '--by'"),
    ],
)
def test_a_call_that_cannot_be_is_refused_and_the_file_stays(
    folder: Path, arguments: list[str], sentence: str
) -> None:
    before = (folder / "id-119.json").read_bytes()

    result = pinternet("verify", *arguments, "--folder", str(folder))

    assert result.exit_code != 0
    assert sentence in result.output
    assert (folder / "id-119.json").read_bytes() == before


def test_what_is_due_is_listed_with_the_reports_of_visitors(folder: Path, tmp_path: Path) -> None:
    pinternet("verify", "id-119", "--by", "AB", "--folder", str(folder))
    bnn = json.loads((folder / "id-bnn184.json").read_text())["id"]
    services = build(Config(data=tmp_path / "data"))
    for reason in ("dead", "dead", "no-answer"):
        report(services.reports, service=bnn, reason=reason, known={bnn}, now=utc_now())
    assert isinstance(services.table, SqliteTable)
    services.table.close()

    lines = pinternet("due", "--folder", str(folder), "--data", str(tmp_path / "data")).output.splitlines()

    names = [line.partition(":")[0] for line in lines]
    assert names[0] == "id-119-8"
    assert "id-119" not in names
    assert names.index("id-bnn184") < names.index("id-112")
    (line,) = [line for line in lines if line.startswith("id-bnn184")]
    assert line.endswith("184: never called; visitors reported: dead 2x, no-answer 1x")
