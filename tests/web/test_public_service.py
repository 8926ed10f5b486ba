"""Health, keys and headers."""

import base64
import json

import pytest
from flask import Flask
from flask.testing import FlaskClient
from nacl.signing import VerifyKey

from functions.app import create_app
from functions.services import Services
from functions.web.origins import rule_of
from tests.opening import SALT, TEAM_HYBRID, TEAM_PLAIN, open_service, signer
from tests.public import API, Client


def test_before_set_up_the_service_is_not_open_and_has_no_keys(
    client: FlaskClient, services: Services
) -> None:
    health = client.get(f"{API}/health")
    keys = client.get(f"{API}/keys")

    assert health.json is not None
    assert (health.status_code, health.json["status"], health.json["open"]) == (200, "ok", False)
    assert (keys.status_code, keys.headers["Retry-After"]) == (503, "3600")
    refused = Client(client, services).hand_in()
    assert refused.json is not None
    assert (refused.status_code, refused.json["type"]) == (503, "urn:pinternet:problem:not-open")


def test_the_keys_come_with_the_exact_signed_statement(client: FlaskClient, services: Services) -> None:
    open_service(services)

    keys = client.get(f"{API}/keys").json

    assert keys is not None
    assert keys["salt"] == SALT
    assert keys["team"] == {"epoch": 1, "recipients": {"hybrid": TEAM_HYBRID, "x25519": TEAM_PLAIN}}
    statement = json.loads(keys["statement"])
    assert (statement["salt"], statement["team"]) == (keys["salt"], keys["team"])
    VerifyKey(base64.b64decode(signer().removeprefix("ed25519:"))).verify(
        keys["statement"].encode(), base64.b64decode(keys["signature"])
    )


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/health", 200),
        ("GET", "/work", 200),
        ("GET", "/keys", 503),
        ("GET", "/openapi.json", 200),
        ("GET", "/nowhere", 404),
        ("GET", "/intakes", 405),
        ("POST", "/intakes", 415),
        ("GET", f"/mailboxes/{'0' * 32}", 404),
        ("DELETE", f"/mailboxes/{'0' * 32}", 404),
        ("PATCH", f"/mailboxes/{'0' * 32}", 405),
        ("HEAD", "/health", 200),
        ("OPTIONS", "/intakes", 200),
        ("GET", "//health", 404),
    ],
)
def test_every_answer_is_kept_by_nobody_and_sets_no_cookie(
    client: FlaskClient, method: str, path: str, status: int
) -> None:
    answer = client.open(f"{API}{path}", method=method)

    assert answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Set-Cookie" not in answer.headers
    if status >= 400:
        assert answer.mimetype == "application/problem+json"


def test_a_method_that_is_not_there_names_those_that_are(client: FlaskClient) -> None:
    assert client.get(f"{API}/intakes").headers["Allow"] == "OPTIONS, POST"


def test_what_nobody_foresaw_is_answered_without_a_word_of_the_request(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(services)

    def health() -> str:
        return str(1 // 0)

    app.view_functions["public_service.health"] = health

    answer = app.test_client().get(f"{API}/health?secret-word")

    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert "ZeroDivisionError" in caplog.text
    assert "secret-word" not in caplog.text + answer.text


def test_every_blueprint_says_who_may_call_it(app: Flask) -> None:
    assert [name for name in app.blueprints if rule_of(app, name) is None] == []
