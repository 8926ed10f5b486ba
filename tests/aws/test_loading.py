"""A request on Lambda loads what answers it, and nothing else."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.aws.http_events import Request, event_2
from tests.aws.package import run_in
from tests.bench.on_lambda import INTAKES, JSON, Place, open_place

NEEDLESS = (
    "apispec",
    "apprise",
    "cffi",
    "dotenv",
    "email.headerregistry",
    "functions.app",
    "functions.cli",
    "functions.events",
    "functions.jobs",
    "functions.reports.actions",
    "functions.senders.smtp",
    "functions.staff.actions",
    "functions.storage.sqlite",
    "functions.watch",
    "functions.web.lite",
    "functions.web.public_mailboxes",
    "functions.web.staff_cases",
    "icalendar",
    "nacl",
    "pyotp",
    "requests",
    "smtplib",
    "sqlite3",
    "waitress",
    "xml.dom",
    "yaml",
)
"""Modules that POST /intakes may not load, with all below them."""
PROGRAM = """
import json, sys
import handler
answer = handler.lambda_handler(json.loads({event!r}), None)
print(json.dumps([answer["statusCode"], sorted(sys.modules)]))
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """An open installation in an emulated AWS."""
    with open_place(tmp_path_factory.mktemp("place")) as opened:
        yield opened


def loaded(task: Path, event: Mapping[str, object], environment: Mapping[str, str]) -> set[str]:
    """Return what a new process has loaded once it has answered an event."""
    printed = run_in(task, PROGRAM.format(event=json.dumps(event)), environment)
    status, modules = json.loads(printed.splitlines()[-1])
    assert status in (200, 201), printed
    return set(modules)


def test_an_intake_loads_nothing_that_it_does_not_need(task: Path, place: Place) -> None:
    event = event_2(Request("POST", INTAKES, "", JSON, place.intake()))

    modules = loaded(task, event, place.environment)

    assert [name for name in NEEDLESS if any(f"{each}.".startswith(f"{name}.") for each in modules)] == []


def test_what_is_said_to_be_needless_is_there_to_be_loaded(task: Path, place: Place) -> None:
    """Or the list above would forbid names that nothing has."""
    event = event_2(Request("GET", "/api/v1/openapi.json", "", {}, b""))

    modules = loaded(task, event, place.environment)

    assert {"functions.app", "functions.staff.actions", "functions.web.lite", "pyotp", "apispec"} <= modules
