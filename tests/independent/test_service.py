"""What a stranger finds first: the state of the service, its signed keys, the work, the description."""

import base64
import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.request import urlopen

import pytest
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.independent.client import solved
from tests.independent.wire import API, LANGUAGES, Wire
from tests.running import Program, running

MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:00Z")


def signer_of(page: str) -> VerifyKey:
    """Return the public key that a page carries."""
    with urlopen(page, timeout=10) as answer:  # noqa: S310 - loopback
        found = re.search(r'<meta name="pinternet-signer" content="ed25519:([^"]+)">', answer.read().decode())
    assert found
    return VerifyKey(base64.b64decode(found[1]))


def test_the_health_says_what_a_page_needs_before_writing(wire: Wire) -> None:
    health = wire.call("GET", "/health").json

    assert set(health) == {"status", "version", "open", "full_until", "next_answer"}
    assert (health["status"], health["open"], health["full_until"]) == ("ok", True, None)
    assert health["next_answer"] in ("likely", "unlikely", "unknown")


@pytest.mark.parametrize("page", ["/", "/tulis/", "/en/write/", "/kembali/", "/en/return/"])
def test_the_statement_is_signed_by_the_signer_of_the_pages(
    playground: Program, keys: dict[str, Any], page: str
) -> None:
    text, signature = keys["statement"], base64.b64decode(keys["signature"], validate=True)

    signer_of(playground.origin + page).verify(text.encode(), signature)

    stated = json.loads(text)
    assert set(keys) == {"salt", "team", "statement", "signature"}
    assert set(stated) == {"salt", "team", "signed_at", "valid_until"}
    assert (stated["salt"], stated["team"]) == (keys["salt"], keys["team"])
    assert datetime.fromisoformat(stated["signed_at"]) <= datetime.now(UTC)
    assert datetime.fromisoformat(stated["valid_until"]) > datetime.now(UTC) + timedelta(days=29)


def test_another_text_does_not_verify(playground: Program, keys: dict[str, Any]) -> None:
    signer = signer_of(playground.origin + "/tulis/")

    with pytest.raises(BadSignatureError):
        signer.verify(keys["statement"].encode() + b" ", base64.b64decode(keys["signature"]))


def test_the_team_has_recipients_of_both_kinds(keys: dict[str, Any]) -> None:
    team = keys["team"]

    assert set(team) == {"epoch", "recipients"}
    assert type(team["epoch"]) is int
    assert team["recipients"]["hybrid"].startswith("age1pq1")
    assert re.fullmatch(r"age1[a-z0-9]{58}", team["recipients"]["x25519"])


def test_work_is_an_altcha_challenge_for_ten_minutes(wire: Wire) -> None:
    challenge = wire.call("GET", "/work").json

    assert challenge["parameters"]["algorithm"] == "PBKDF2/SHA-256"
    left = challenge["parameters"]["expiresAt"] - datetime.now(UTC).timestamp()
    assert 590 < left <= 601
    assert challenge["signature"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_set_up_there_are_no_keys_and_nobody_may_write(
    tmp_path_factory: pytest.TempPathFactory, unsent: dict[str, Any], language: str
) -> None:
    with running(tmp_path_factory.mktemp("empty") / "var") as program:
        wire = Wire(program.origin, language)

        health, keys = wire.call("GET", "/health").json, wire.call("GET", "/keys")
        lost = wire.call("GET", f"/mailboxes/{'0' * 32}", token="A" * 43)
        idle = wire.call("POST", "/intakes", unsent)
        refused = wire.call("POST", "/intakes", unsent | {"work": solved(wire)})

    assert (idle.status, idle.kind) == (422, "work")
    assert (refused.status, refused.kind) == (503, "not-open")
    assert lost.status == 404
    assert (health["open"], health["next_answer"]) == (False, "unknown")
    assert (keys.status, keys.kind) == (503, "no-keys")


def test_the_description_is_openapi_of_version_3_1(wire: Wire) -> None:
    description = wire.call("GET", "/openapi.json").json

    OpenAPIV31SpecValidator(description).validate()

    assert description["openapi"].startswith("3.1.")


def test_without_a_session_every_change_of_the_team_is_refused(wire: Wire) -> None:
    paths = wire.call("GET", "/openapi.json").json["paths"]
    changes = [
        (method.upper(), re.sub(r"\{[^}]+\}", "0" * 32, path).removeprefix(API))
        for path, operations in paths.items()
        if path.startswith(f"{API}/staff/")
        for method in set(operations) - {"get"}
    ]

    elsewhere = {"Origin": "https://example.org"}
    refused = [wire.call(method, path, {}, headers=elsewhere) for method, path in changes]

    assert len(refused) > 30
    assert {(answer.status, answer.kind) for answer in refused} == {(403, "origin-refused")}
