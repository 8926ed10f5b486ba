"""What the counselors' side of cases does not take: wrong shapes, wrong keys, cases that never were."""

import base64
from typing import Any

import pytest

from functions.services import Services
from tests.opening import open_service
from tests.web.desk_over_http import ANSWER, MISSING, PLAIN, draft, problem
from tests.web.staff_session import SignedIn


@pytest.mark.parametrize(
    ("method", "path", "body", "field"),
    [
        ("POST", "seen", {"up_to": "1"}, "up_to"),
        ("POST", "seen", {"up_to": True}, "up_to"),
        ("POST", "seen", {"up_to": 1.0}, "up_to"),
        ("POST", "seen", {"up_to": -1}, "up_to"),
        ("POST", "seen", {"up_to": 1, "faced": -1}, "faced"),
        ("POST", "seen", {}, "up_to"),
        ("POST", "seen", {"up_to": 1, "more": 1}, "more"),
        ("POST", "claim", {"person": "x"}, "person"),
        ("POST", "closing", {"outcome": "won"}, "outcome"),
        ("POST", "closing", {"outcome": None}, "outcome"),
        ("POST", "junk", {"why": "x"}, "why"),
        ("PUT", "follow-up", {}, "on"),
        ("PUT", "follow-up", {"on": "tomorrow"}, "on"),
        ("PUT", "follow-up", {"on": 20400103}, "on"),
        ("PUT", "follow-up", {"on": "0001-01-01"}, "on"),
        ("PUT", "follow-up", {"on": "9999-12-31"}, "on"),
        ("PUT", "follow-up", {"on": None, "starts_at": "2040-01-03"}, "starts_at"),
        ("PUT", "follow-up", {"on": None, "starts_at": "2040-01-03T07:00:00"}, "starts_at"),
        ("PUT", "follow-up", {"on": None, "starts_at": "2040-01-03T07:00:00+07:00"}, "starts_at"),
        ("PUT", "follow-up", {"on": None, "starts_at": 2208999600}, "starts_at"),
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
    assert ann.get(f"/cases/{case}?before={after}").status_code == 422


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
