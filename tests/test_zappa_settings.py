"""The settings for Zappa name what is there, and keep requests out of the log."""

import json
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client

from functions.cli.cloud.packaging import stage_of

SETTINGS = Path(__file__).parents[1] / "zappa_settings.json"
STAGES = sorted(json.loads(SETTINGS.read_text()))


def named(path: str) -> Any:
    module, name = path.rsplit(".", 1)
    return getattr(import_module(module), name)


@pytest.fixture(params=STAGES)
def stage(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Mapping[str, Any]:
    """Each stage in turn."""
    monkeypatch.setenv("PINTERNET_DATA", str(tmp_path))
    return stage_of(SETTINGS, request.param)


def test_zappa_starts_the_application(stage: Mapping[str, Any]) -> None:
    application = named(stage["app_function"])

    assert Client(application).get("/api/v1/health").get_json()["status"] == "ok"
    application.services.table.close()


def test_each_event_has_its_function(stage: Mapping[str, Any]) -> None:
    functions = [event["function"] for event in stage["events"]]

    assert "functions.events.on_schedule" in functions
    assert all(callable(named(function)) for function in functions)


def test_no_stage_logs_whole_events_or_shows_errors_to_who_asks(stage: Mapping[str, Any]) -> None:
    """Zappa's own default for `debug` is true."""
    assert stage["debug"] is False


def test_roles_are_the_templates_and_the_application_is_made_before_the_first_request(
    stage: Mapping[str, Any],
) -> None:
    assert stage["manage_roles"] is False
    assert stage["apigateway_version"] == "v2"
    assert stage["lambda_concurrency"] > 0
    assert stage["aws_environment_variables"]["INSTANTIATE_LAMBDA_HANDLER_ON_IMPORT"] == "1"
