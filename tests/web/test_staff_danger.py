"""Danger, rights and names over HTTP, and the link that says: I am coming."""

import re
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from functions.cases.actions.danger import call_in
from functions.jobs import run_due
from functions.oncall.links import claim_path
from functions.services import Services
from functions.web.alert_answers import EVENTS
from tests.oncall.test_jobs import with_email
from tests.web.desk_over_http import MISSING, draft, problem
from tests.web.staff_session import SignedIn
from tests.web.test_staff_record import ENTRY

ROOT = Path(__file__).parents[2]


def entry() -> dict[str, Any]:
    return {"entry": {**ENTRY, "id": str(uuid.uuid4())}}


def test_a_call_is_shown_with_who_was_told_and_who_comes(
    enter: Callable[[str], SignedIn], ann: SignedIn, case: str, services: Services
) -> None:
    with_email(services, "citra")
    assert ann.get(f"/cases/{case}/danger").json == {"call": None}

    called = ann.change("POST", f"/cases/{case}/danger", entry())
    assert called.status_code == 201
    assert called.json["call"]["by"]["name"] == "Ann"
    run_due(services)

    shown = ann.get(f"/cases/{case}/danger").json["call"]["alert"]
    assert {each["person"]["name"] for each in shown["deliveries"]} == {"Citra"}
    assert ann.get(f"/cases/{case}").json["danger"] is True
    assert problem(ann.change("POST", f"/cases/{case}/danger/coming", {})) == "own-call"
    came = enter("budi").change("POST", f"/cases/{case}/danger/coming", {}).json["call"]
    assert came["alert"]["claimed_by"]["name"] == "Budi"
    ended = ann.change("POST", f"/cases/{case}/danger/ending", entry())
    assert (ended.status_code, ended.json["danger"]) == (200, False)
    assert problem(ann.change("POST", f"/cases/{case}/danger/coming", {})) == "danger-over"


def test_the_link_of_a_call_says_that_one_comes_and_takes_no_case(
    client: FlaskClient, ann: SignedIn, case: str, services: Services
) -> None:
    with_email(services, "citra")
    with_email(services, "dian")
    ann.change("POST", f"/cases/{case}/danger", entry())
    run_due(services)
    (first, second) = (claim_path(services.secrets, each) for each in told(services, case))

    assert "Ann memanggil" in client.get(first).text
    assert client.post(first).status_code == 303
    assert "Anda sudah menanggapi" in client.get(first).text
    assert f"/console/#case/{case}" in client.get(first).text
    late = client.post(second)
    assert late.status_code == 409
    assert "sudah menanggapi" in late.text
    assert case not in late.text
    head = services.cases.case(case)
    assert head is not None
    assert head.assignee is None

    ann.change("POST", f"/cases/{case}/danger/ending", entry())
    assert "Sudah selesai" in client.get(second).text


def told(services: Services, case: str) -> list[str]:
    call = call_in(services.cases, services.alerts, case_id=case)
    assert call is not None
    return [each.id for each in services.alerts.deliveries_of(call.alert.id)]


def test_a_nickname_is_read_and_taken_away(ann: SignedIn, case: str) -> None:
    body = entry() | {"named": True}
    assert ann.change("PUT", f"/cases/{case}/label", body).json["label"] == 1
    assert ann.get(f"/cases/{case}/label").json["id"] == body["entry"]["id"]
    assert ann.change("PUT", f"/cases/{case}/label", entry() | {"named": False}).json["label"] == 0
    assert ann.get(f"/cases/{case}/label").status_code == 404


def test_a_reflection_is_its_writers_own(enter: Callable[[str], SignedIn], ann: SignedIn, case: str) -> None:
    path = f"/cases/{case}/reflection"
    assert ann.get(path).json == {"sealed": None, "saved_at": None}
    assert ann.change("PUT", path, {"sealed": draft()}).status_code == 200
    assert ann.get(path).json["sealed"] == draft()
    assert enter("budi").get(path).json["sealed"] is None
    assert ann.change("PUT", path, {"sealed": draft(2)}).status_code == 422
    assert ann.change("DELETE", path).json == {"saved_at": None}
    assert ann.get(path).json["sealed"] is None


def test_what_was_not_asked_for_is_not_settled(ann: SignedIn, case: str) -> None:
    path = f"/cases/{case}/requests/{uuid.uuid4()}/settlement"
    assert ann.change("POST", path, entry()).status_code == 404


def test_whatever_is_alerted_of_has_words_in_the_console() -> None:
    words = (ROOT / "site/app/console/words/alerts.js").read_text(encoding="utf-8")

    assert set(re.findall(r"'alerts\.event\.([a-z-]+)':", words)) == set(EVENTS)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "danger", entry()),
        ("POST", "danger/coming", {}),
        ("POST", "danger/ending", entry()),
        ("PUT", "label", entry() | {"named": True}),
        ("PUT", "reflection", {"sealed": draft()}),
    ],
)
def test_a_case_that_is_gone_is_told_at_once(ann: SignedIn, method: str, path: str, body: object) -> None:
    assert ann.change(method, f"/cases/{MISSING}/{path}", body).status_code == 404
