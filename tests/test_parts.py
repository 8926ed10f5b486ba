"""The application in parts answers what the whole does."""

from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.test import Client

from functions.app import create_app
from functions.parts import PARTS, WHOLE, InParts, WhenReady, part_of
from functions.services import Services
from functions.storage.parameter import ParameterUnavailable


def test_a_part_answers_what_the_whole_would(services: Services) -> None:
    whole, parts = create_app(services), InParts(services)

    def routes(app: Flask, name: str) -> set[tuple[str, str]]:
        rules = app.url_map.iter_rules()
        return {
            (rule.rule, ",".join(sorted(rule.methods or ()))) for rule in rules if part_of(rule.rule) == name
        }

    for name in {*PARTS.values()}:
        assert routes(parts.part(name), name) == routes(whole, name) != set()


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("GET", "/api/v1/intakes"),
        ("POST", "/api/v1/intakes/more"),
        ("POST", "/api/v1/keys"),
        ("GET", "/api/v1/health/"),
        ("GET", "/api/v1/mailboxes/"),
        ("PATCH", "/api/v1/mailboxes/0123"),
        ("POST", "/api/v1/intakes"),
    ],
)
def test_a_part_refuses_as_the_whole_would(services: Services, method: str, address: str) -> None:
    by_whole = create_app(services).test_client().open(address, method=method)

    by_part = Client(InParts(services)).open(address, method=method)

    assert by_part.status == by_whole.status
    assert by_part.data == by_whole.data
    assert set(by_part.headers.keys()) == set(by_whole.headers.keys())


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/api/v1/intakes", "public_intakes"),
        ("/api/v1/mailboxes/0123/messages", "public_mailboxes"),
        ("/api/v1/intakesx", WHOLE),
        ("/api/v1/openapi.json", WHOLE),
        ("/api/v1/staff/session", WHOLE),
        ("/c/abc", WHOLE),
        ("", WHOLE),
    ],
)
def test_an_address_belongs_to_one_part(path: str, part: str) -> None:
    assert part_of(path) == part


def test_what_cannot_begin_says_when_to_try_again_and_begins_then(services: Services) -> None:
    answers: Iterator[ParameterUnavailable | Services] = iter(
        [ParameterUnavailable("throttled"), ParameterUnavailable("throttled"), services]
    )

    def make() -> Services:
        answer = next(answers)
        if isinstance(answer, ParameterUnavailable):
            raise answer
        return answer

    app = WhenReady(make)
    refused = Client(app).get("/api/v1/health", headers={"Accept-Language": "en"})

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "10")
    assert refused.headers["Cache-Control"] == "no-store"
    assert (refused.get_json() or {})["type"].endswith(":unavailable")
    assert Client(app).get("/api/v1/health").status_code == 200
    assert app.services is services
