"""The counselors' cases over HTTP: strict shapes, truthful refusals, both languages."""

import base64
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from functions.cases.model import Form
from functions.intake.actions import Reception
from functions.intake.model import Intake
from functions.jobs import run_chores
from functions.services import Services
from functions.staff.model.sign_in import Credentials, OwnKey
from tests.clock import Clock
from tests.opening import SEALED, open_service
from tests.web.staff_session import SignedIn, add_person, signed_in

BODY = next(each["sealed"] for each in SEALED if each["kind"] == "hybrid")
PLAIN = next(each["sealed"] for each in SEALED if each["kind"] == "x25519")
ANSWER = {"id": str(uuid.UUID(int=5)), "sealed": BODY, "epoch": 1}
MISSING = "f" * 32


def draft(recipients: int = 1) -> str:
    stanza = b"-> X25519 " + base64.b64encode(bytes(32)).rstrip(b"=") + b"\n"
    stanza += base64.b64encode(bytes(32)).rstrip(b"=") + b"\n"
    header = b"age-encryption.org/v1\n" + stanza * recipients
    return base64.b64encode(header + b"--- " + b"A" * 43 + b"\n" + bytes(50)).decode()


@pytest.fixture
def case(services: Services) -> str:
    """A case that waits in an open service."""
    open_service(services)
    intake = Intake(
        id=str(uuid.UUID(int=1)),
        mailbox="0" * 32,
        token_sha256="0" * 64,
        sealed=base64.b64decode(BODY),
        keys="hybrid",
        epoch=1,
        language="id",
        urgency="urgent",
        form=Form("intake", "1"),
    )
    reception = Reception(services.cases, services.intakes, services.work, services.alerts)
    reception.store(intake, settings=services.settings.read(), now=services.clock())
    mailbox = services.cases.mailbox(intake.mailbox_sha256)
    assert mailbox is not None
    return str(mailbox.case)


@pytest.fixture
def enter(app: Flask, services: Services) -> Callable[[str], SignedIn]:
    """Sign a new person in."""
    return lambda name: signed_in(app, services, add_person(services, name))


@pytest.fixture
def ann(enter: Callable[[str], SignedIn]) -> SignedIn:
    """Ann, signed in."""
    return enter("ann")


@pytest.fixture
def mine(ann: SignedIn, case: str) -> str:
    """A case that Ann claimed."""
    assert ann.change("POST", f"/cases/{case}/claim", {}).status_code == 200
    return case


def problem(answer: TestResponse) -> str:
    assert answer.mimetype == "application/problem+json"
    return str(answer.json["type"].rpartition(":")[2]) if answer.json else ""


def test_a_queue_shows_metadata_and_counts(ann: SignedIn, case: str) -> None:
    shown = ann.get("/cases?queue=waiting").json

    assert shown["counts"] == {"waiting": 1, "mine": 0, "team": 0, "closed": 0}
    assert shown["next"] is None
    (only,) = shown["cases"]
    assert only | {"reference": "", "reply_by": ""} == {
        "id": case,
        "reference": "",
        "urgency": "urgent",
        "language": "id",
        "state": "waiting",
        "received_at": "2040-01-02T03:04:00Z",
        "reply_by": "",
        "late": False,
        "assignee": None,
        "unread": True,
        "last_from": "client",
        "last_at": "2040-01-02T03:04:00Z",
        "keys": "hybrid",
        "epoch": 1,
        "junk": False,
        "outcome": None,
    }


def test_a_case_is_opened_with_its_sealed_thread(ann: SignedIn, case: str) -> None:
    shown = ann.get(f"/cases/{case}").json

    assert shown["form"] == {"id": "intake", "version": "1"}
    assert shown["erase_after"] == "2040-06-30T03:04:00Z"
    assert (shown["draft"], shown["pending"], shown["requests"], shown["more"]) == (None, [], [], False)
    (message,) = shown["messages"]
    assert message == {
        "number": 1,
        "id": str(uuid.UUID(int=1)),
        "from": "client",
        "author": None,
        "posted_at": "2040-01-02T03:04:00Z",
        "sealed": BODY,
        "epoch": 1,
        "seen": False,
    }
    assert ann.get(f"/cases/{case}?after=1").json["messages"] == []


def test_the_second_claim_names_the_first(
    enter: Callable[[str], SignedIn], mine: str, services: Services
) -> None:
    refused = enter("budi").change("POST", f"/cases/{mine}/claim", {})

    assert refused.status_code == 409
    assert problem(refused) == "case-taken"
    assert refused.json["assignee"]["name"] == "Ann"


def test_an_answer_waits_half_a_minute_and_stands_then(
    ann: SignedIn, mine: str, services: Services, clock: Clock
) -> None:
    accepted = ann.change("POST", f"/cases/{mine}/answers", ANSWER)
    assert accepted.status_code == 202
    assert accepted.json == {"id": ANSWER["id"], "post_at": "2040-01-02T03:04:35Z"}
    assert ann.get(f"/cases/{mine}").json["pending"] == [accepted.json]

    clock.move(seconds=30)
    run_chores(services)

    shown = ann.get(f"/cases/{mine}").json
    assert shown["pending"] == []
    assert [each["from"] for each in shown["messages"]] == ["client", "counselor"]
    assert shown["messages"][1]["author"]["name"] == "Ann"
    assert (shown["reply_by"], shown["last_from"]) == (None, "counselor")
    late = ann.change("DELETE", f"/cases/{mine}/answers/{ANSWER['id']}")
    assert (late.status_code, problem(late)) == (409, "answer-posted")


def test_an_answer_is_taken_back(ann: SignedIn, mine: str, services: Services, clock: Clock) -> None:
    ann.change("POST", f"/cases/{mine}/answers", ANSWER)

    assert ann.change("DELETE", f"/cases/{mine}/answers/{ANSWER['id']}").status_code == 200
    assert ann.change("DELETE", f"/cases/{mine}/answers/{ANSWER['id']}").status_code == 404
    clock.move(minutes=5)
    run_chores(services)
    assert len(ann.get(f"/cases/{mine}").json["messages"]) == 1


def test_a_draft_is_kept_for_its_writer_alone(
    ann: SignedIn, enter: Callable[[str], SignedIn], mine: str
) -> None:
    assert ann.change("PUT", f"/cases/{mine}/draft", {"sealed": draft()}).status_code == 200
    assert ann.change("PUT", f"/cases/{mine}/draft", {"sealed": draft()}).status_code == 200

    assert ann.get(f"/cases/{mine}").json["draft"]["sealed"] == draft()
    assert enter("budi").get(f"/cases/{mine}").json["draft"] is None
    assert ann.change("DELETE", f"/cases/{mine}/draft").status_code == 200
    assert ann.change("DELETE", f"/cases/{mine}/draft").status_code == 200
    assert ann.get(f"/cases/{mine}").json["draft"] is None


def test_seen_closing_and_giving_back(ann: SignedIn, mine: str) -> None:
    assert ann.change("POST", f"/cases/{mine}/seen", {"up_to": 1}).json["unread"] is False
    assert ann.change("DELETE", f"/cases/{mine}/claim").json["state"] == "waiting"
    ann.change("POST", f"/cases/{mine}/claim", {})
    closed = ann.change("POST", f"/cases/{mine}/closing", {"outcome": "referred"}).json
    assert (closed["state"], closed["outcome"]) == ("closed", "referred")
    assert [each["id"] for each in ann.get("/cases?queue=closed").json["cases"]] == [mine]


def test_junk_leaves_the_queue(ann: SignedIn, case: str) -> None:
    assert ann.change("POST", f"/cases/{case}/junk", {}).json["junk"] is True
    assert ann.get("/cases?queue=waiting").json["cases"] == []


@pytest.mark.parametrize(
    ("method", "path", "body", "field"),
    [
        ("POST", "seen", {"up_to": "1"}, "up_to"),
        ("POST", "seen", {"up_to": True}, "up_to"),
        ("POST", "seen", {"up_to": 1.0}, "up_to"),
        ("POST", "seen", {"up_to": 0}, "up_to"),
        ("POST", "seen", {}, "up_to"),
        ("POST", "seen", {"up_to": 1, "more": 1}, "more"),
        ("POST", "claim", {"person": "x"}, "person"),
        ("POST", "closing", {"outcome": "won"}, "outcome"),
        ("POST", "closing", {"outcome": None}, "outcome"),
        ("POST", "junk", {"why": "x"}, "why"),
        ("POST", "answers", {**ANSWER, "epoch": "1"}, "epoch"),
        ("POST", "answers", {**ANSWER, "id": "1"}, "id"),
        ("POST", "answers", {**ANSWER, "sealed": "no"}, "sealed"),
        ("POST", "answers", {**ANSWER, "sealed": base64.b64encode(b"plain words").decode()}, "sealed"),
        ("POST", "answers", {**ANSWER, "sealed": draft()}, "sealed"),
        ("POST", "answers", {**ANSWER, "text": "x"}, "text"),
        ("PUT", "draft", {"sealed": draft(2)}, "sealed"),
        ("PUT", "draft", {"sealed": base64.b64encode(b"plain words").decode()}, "sealed"),
        ("PUT", "draft", {"sealed": "A" * 200_000}, "sealed"),
        ("POST", "erasure", {"totp": 123456}, "totp"),
        ("POST", "erasure", {"totp": "12345"}, "totp"),
    ],
)
def test_a_wrong_shape_is_named_and_changes_nothing(
    ann: SignedIn, mine: str, services: Services, method: str, path: str, body: Any, field: str
) -> None:
    before = services.cases.case(mine)

    refused = ann.change(method, f"/cases/{mine}/{path}", body)

    assert refused.status_code == 422
    assert list(refused.json["errors"]) == [field]
    assert services.cases.case(mine) == before


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?queue=all",
        "?queue=mine&after=x",
        "?queue=team&after=x",
        "?queue=mine&queue=team",
        "?queue=mine&page=2",
    ],
)
def test_a_wrong_query_is_refused(ann: SignedIn, query: str) -> None:
    assert ann.get(f"/cases{query}").status_code == 422


@pytest.mark.parametrize("after", ["x", "-1", "1.5", "", "1e3", "1234567"])
def test_a_wrong_number_in_a_query_is_refused(ann: SignedIn, case: str, after: str) -> None:
    assert ann.get(f"/cases/{case}?after={after}").status_code == 422


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        ({**ANSWER, "epoch": 2}, 409, "epoch"),
        ({**ANSWER, "sealed": PLAIN}, 422, "kind-of-keys"),
    ],
)
def test_an_answer_to_other_keys_is_refused(
    ann: SignedIn, mine: str, body: dict[str, Any], status: int, kind: str
) -> None:
    refused = ann.change("POST", f"/cases/{mine}/answers", body)
    assert (refused.status_code, problem(refused)) == (status, kind)


@pytest.mark.parametrize("case_id", [MISSING, "x", "x" * 3000, "%00", "%F0%9F%99%82"])
@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", None),
        ("POST", "/claim", {}),
        ("DELETE", "/claim", None),
        ("POST", "/seen", {"up_to": 1}),
        ("PUT", "/draft", {"sealed": draft()}),
        ("DELETE", "/draft", None),
        ("POST", "/answers", ANSWER),
        ("DELETE", "/answers/x", None),
        ("POST", "/closing", {"outcome": "resolved"}),
        ("POST", "/junk", {}),
    ],
)
def test_a_case_that_never_was_is_not_found(
    ann: SignedIn, services: Services, case_id: str, method: str, path: str, body: Any
) -> None:
    open_service(services)
    assert ann.change(method, f"/cases/{case_id}{path}", body).status_code == 404


def test_somebody_elses_case_is_read_but_not_answered_or_closed(
    enter: Callable[[str], SignedIn], mine: str
) -> None:
    budi = enter("budi")

    assert budi.get(f"/cases/{mine}").status_code == 200
    for path, body in (("answers", ANSWER), ("closing", {"outcome": "resolved"})):
        refused = budi.change("POST", f"/cases/{mine}/{path}", body)
        assert (refused.status_code, problem(refused)) == (403, "not-assignee")


def test_nobody_enters_without_a_session_or_from_elsewhere(app: Flask, ann: SignedIn, case: str) -> None:
    stranger = app.test_client()
    assert stranger.get("/api/v1/staff/cases?queue=waiting").status_code == 401
    assert stranger.get(f"/api/v1/staff/cases/{case}").status_code == 401
    elsewhere = ann.client.post(
        f"/api/v1/staff/cases/{case}/claim", json={}, headers={"Origin": "https://evil.example"}
    )
    assert elsewhere.status_code == 403


def test_erasing_asks_for_a_fresh_code(ann: SignedIn, mine: str, services: Services, clock: Clock) -> None:
    import pyotp

    secret = pyotp.random_base32(32)
    person = services.cases.case(mine)
    assert person is not None
    kept = Credentials(
        str(person.assignee), OwnKey("s", "h", b"i"), totp=services.secrets.seal(secret.encode())
    )
    services.table.commit([services.staff.people.put_credentials(kept)])
    right = pyotp.TOTP(secret).at(clock())
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"

    refused = ann.change("POST", f"/cases/{mine}/erasure", {"totp": wrong})
    assert (refused.status_code, problem(refused)) == (403, "second-factor-refused")
    assert services.cases.case(mine) is not None
    clock.move(minutes=1)
    erased = ann.change("POST", f"/cases/{mine}/erasure", {"totp": pyotp.TOTP(secret).at(clock())})

    assert erased.status_code == 200
    assert erased.json == {"erased_at": "2040-01-02T03:05:00Z", "items": 1}
    assert ann.get(f"/cases/{mine}").status_code == 404


@pytest.mark.parametrize(("language", "word"), [("id", "rekan"), ("en", "colleague")])
def test_refusals_are_said_in_the_language_asked_for(
    enter: Callable[[str], SignedIn], mine: str, language: str, word: str
) -> None:
    budi = enter("budi")
    refused = budi.change("POST", f"/cases/{mine}/claim?lang={language}", {})
    assert word in refused.json["detail"]


def test_the_description_knows_every_route(client: Any) -> None:
    paths = client.get("/api/v1/openapi.json").json["paths"]
    ours = {path: set(operations) for path, operations in paths.items() if "/staff/cases" in path}

    assert ours["/api/v1/staff/cases"] >= {"get"}
    assert ours["/api/v1/staff/cases/{case}/answers"] >= {"post"}
    assert len(ours) == 10
