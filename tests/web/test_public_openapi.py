"""The description is true: it is valid OpenAPI, names every route, and the answers are as it says."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import OpenAPIV31SpecValidator

from functions.services import Services
from functions.web.problems import catalogue
from tests.opening import open_service
from tests.public import API

UNHURRIED = [HealthCheck.too_slow, HealthCheck.filter_too_much]


@pytest.fixture
def description(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{API}/openapi.json").get_json()
    return found


def has_input(operation: Any) -> bool:
    """Whether there is anything to send wrongly."""
    return bool(operation.body) or bool(list(operation.iter_parameters()))


@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_every_answer_is_one_that_is_described(app: Flask, services: Services, mode: str) -> None:
    """A schema cannot say what an age file or solved work is, so what fits it may still be refused.

    The library is loaded here: every worker collects this test, and one needs it.
    """
    import schemathesis
    from schemathesis.core.result import Ok
    from schemathesis.specs.openapi.checks import positive_data_acceptance

    open_service(services)
    schema = schemathesis.openapi.from_wsgi(f"{API}/openapi.json", app)
    found = list(schema.exclude(path_regex=f"^{API}/staff/").get_all_operations())
    operations = [each.ok() for each in found if isinstance(each, Ok)]
    assert len(operations) == len(found)

    assert len(operations) == 12  # the description itself is left out
    for operation in filter(has_input, operations):

        @settings(
            max_examples=6, deadline=None, derandomize=True, database=None, suppress_health_check=UNHURRIED
        )
        @given(operation.as_strategy(generation_mode=schemathesis.GenerationMode(mode)))
        def answers_as_described(case: schemathesis.Case[Any]) -> None:
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        answers_as_described()


def test_the_description_is_valid(description: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(description).validate()


def test_every_route_of_the_api_is_described(app: Flask, description: dict[str, Any]) -> None:
    routes = {
        (rule.rule.replace("<", "{").replace(">", "}"), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(API)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }

    assert {(path, method) for path, item in description["paths"].items() for method in item} == routes


def test_every_successful_answer_has_a_shape(description: dict[str, Any]) -> None:
    shapeless = [
        (path, method, status)
        for path, item in description["paths"].items()
        for method, operation in item.items()
        for status, answer in operation["responses"].items()
        if status.startswith("2") and status != "204" and "content" not in answer
    ]

    assert shapeless == [(f"{API}/openapi.json", "get", "200")]


def test_unknown_fields_are_said_to_be_refused(description: dict[str, Any]) -> None:
    assert description["components"]["schemas"]["Intake"]["additionalProperties"] is False


def test_every_problem_speaks_both_languages() -> None:
    for kind, problem in catalogue()["problems"].items():
        assert 400 <= problem["status"] < 600, kind
        for language in ("id", "en"):
            assert all(problem[language][part] for part in ("title", "detail", "next")), kind
    for code, sentence in catalogue()["fields"].items():
        assert sentence["id"] != sentence["en"], code
