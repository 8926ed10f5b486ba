"""The counselors' cases over HTTP: strict shapes, truthful refusals, both languages."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from functions.jobs import run_chores
from functions.services import Services
from functions.staff.model.sign_in import Credentials, OwnKey
from tests.clock import Clock
from tests.web.desk_over_http import ANSWER, BODY, draft, problem
from tests.web.staff_session import SignedIn


def test_a_queue_shows_metadata_and_counts(ann: SignedIn, case: str) -> None:
    shown = ann.get("/cases?queue=waiting").json

    assert shown["counts"] == {
        "waiting": 1,
        "mine": 0,
        "asked": 0,
        "team": 0,
        "closed": 0,
        "rights": 0,
    }
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
        "follow_up": None,
        "silence_asked_at": None,
        "offered": False,
        "answer_by": None,
        "lapsed": None,
        "stage": "trust",
        "right_due": None,
        "restricted_at": None,
        "danger": False,
        "label": 0,
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
    newest = ann.get(f"/cases/{case}?before=0").json
    assert (newest["messages"], newest["seen_up_to"], newest["entries"]) == ([message], 0, 0)
    assert ann.get(f"/cases/{case}?before=1").json["messages"] == []


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


def test_after_a_receipt_the_client_is_owed_an_answer_as_before(
    ann: SignedIn, mine: str, services: Services, clock: Clock
) -> None:
    before = ann.get(f"/cases/{mine}").json
    assert ann.change("POST", f"/cases/{mine}/answers", {**ANSWER, "receipt": "yes"}).status_code == 422
    assert ann.change("POST", f"/cases/{mine}/answers", {**ANSWER, "receipt": True}).status_code == 202
    clock.move(seconds=30)
    run_chores(services)

    after = ann.get(f"/cases/{mine}").json
    assert (after["last_from"], len(after["messages"])) == ("counselor", 2)
    assert after["reply_by"] == before["reply_by"] == after["answer_by"]


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


def test_what_stood_before_a_counselor_is_not_new_though_it_would_not_open(ann: SignedIn, mine: str) -> None:
    assert ann.change("POST", f"/cases/{mine}/seen", {"up_to": 0, "faced": 1}).json["unread"] is True

    shown = ann.get(f"/cases/{mine}").json

    assert shown["seen_up_to"] == 0
    assert [each["seen"] for each in shown["messages"]] == [True]


def test_junk_leaves_the_queue(ann: SignedIn, case: str) -> None:
    assert ann.change("POST", f"/cases/{case}/junk", {}).json["junk"] is True
    assert ann.get("/cases?queue=waiting").json["cases"] == []


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


def test_the_next_date_is_set_shown_and_dropped(ann: SignedIn, mine: str) -> None:
    set_ = ann.change("PUT", f"/cases/{mine}/follow-up", {"on": "2040-01-03"})
    shown = ann.get(f"/cases/{mine}").json["follow_up"]
    dropped = ann.change("PUT", f"/cases/{mine}/follow-up", {"on": None})

    assert set_.json["follow_up"] == shown == {"on": "2040-01-03", "starts_at": None, "due": False}
    assert dropped.json["follow_up"] is None


def test_an_appointment_is_shown_with_its_time(ann: SignedIn, mine: str) -> None:
    wanted = {"on": None, "starts_at": "2040-01-03T18:30:00Z"}

    shown = ann.change("PUT", f"/cases/{mine}/follow-up", wanted).json["follow_up"]

    assert shown == {"on": "2040-01-04", "starts_at": "2040-01-03T18:30:00Z", "due": False}


def test_a_date_that_is_over_is_refused_in_words(ann: SignedIn, mine: str) -> None:
    refused = ann.change("PUT", f"/cases/{mine}/follow-up", {"on": "2040-01-02"})

    assert refused.status_code == 422
    assert refused.json["errors"] == {
        "on": ["Pilih tanggal yang masih akan datang, paling jauh setahun lagi."]
    }


def test_a_colleagues_date_is_not_moved(enter: Callable[[str], SignedIn], mine: str) -> None:
    refused = enter("budi").change("PUT", f"/cases/{mine}/follow-up", {"on": "2040-01-03"})

    assert (refused.status_code, problem(refused)) == (403, "not-assignee")


def test_the_description_knows_every_route(app: Flask, client: Any) -> None:
    paths = client.get("/api/v1/openapi.json").json["paths"]
    ours = {path: set(operations) for path, operations in paths.items() if "/staff/cases" in path}

    assert ours["/api/v1/staff/cases"] >= {"get"}
    assert ours["/api/v1/staff/cases/{case}/answers"] >= {"post"}
    rules = {str(rule) for rule in app.url_map.iter_rules() if "/staff/cases" in rule.rule}
    assert len(ours) == len(rules)
