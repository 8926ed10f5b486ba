"""Colleagues in a case over HTTP: who can be asked, questions, answers, a hand-over."""

import base64
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from functions.oncall.model import Leave
from functions.oncall.store.roster_items import lasting_id
from functions.services import Services
from functions.web import staff_asks
from tests.public import age_file, stanza
from tests.web.desk_over_http import MISSING, problem
from tests.web.staff_session import SignedIn

SEALED = base64.b64encode(age_file(stanza("hybrid"))).decode()


def entry(number: int) -> dict[str, object]:
    return {"id": str(uuid.UUID(int=number)), "sealed": SEALED, "epoch": 1}


def ids(services: Services) -> dict[str, str]:
    return {person.name: person.id for person in services.staff.active_people()}


def leave_of(services: Services, person: str) -> Leave:
    """Return three days of leave from now on."""
    now = services.clock()
    end = now + timedelta(days=3)
    return Leave(lasting_id(end, "x"), person, now, end, now, person)


@pytest.fixture
def budi(enter: Callable[[str], SignedIn]) -> SignedIn:
    """A colleague, signed in."""
    return enter("budi")


def asks(person: SignedIn, case: str) -> list[dict[str, Any]]:
    found = person.get(f"/cases/{case}/asks").json
    assert found is not None
    return list(found["asks"])


def test_a_question_is_asked_answered_and_shown_to_both(
    ann: SignedIn, budi: SignedIn, mine: str, services: Services
) -> None:
    to = ids(services)["budi"]

    asked = ann.change("POST", f"/cases/{mine}/questions", {"to": to, "entry": entry(1)})

    assert asked.status_code == 201
    assert asked.json is not None
    assert (asked.json["id"], asked.json["outcome"], asked.json["to"]["name"]) == (
        entry(1)["id"],
        None,
        "Budi",
    )
    assert [each["id"] for each in budi.get("/cases?queue=asked").json["cases"]] == [mine]
    answered = budi.change("POST", f"/cases/{mine}/questions/{entry(1)['id']}/answers", {"entry": entry(2)})
    assert answered.status_code == 200
    assert asks(ann, mine) == asks(budi, mine) == [answered.json]
    assert answered.json is not None
    assert (answered.json["outcome"], answered.json["settled_by"]["name"]) == ("answered", "Budi")


def test_a_supervisor_is_asked_by_nobodys_name(ann: SignedIn, mine: str) -> None:
    asked = ann.change("POST", f"/cases/{mine}/questions", {"to": None, "entry": entry(1)})

    assert asked.json is not None
    assert (asked.status_code, asked.json["to"]) == (201, None)


def test_the_list_names_who_can_be_asked_and_who_is_away(
    ann: SignedIn, budi: SignedIn, mine: str, services: Services
) -> None:
    away = ids(services)["budi"]
    leave = leave_of(services, away)
    services.roster.commit([services.roster.putting_leave(leave)])

    found = ann.get(f"/cases/{mine}/asks").json

    assert found is not None
    assert [(each["name"], each["away_until"]) for each in found["colleagues"]] == [
        ("Budi", "2040-01-05T03:04:00Z")
    ]


def test_a_case_is_offered_shown_as_such_and_taken_over(
    ann: SignedIn, budi: SignedIn, mine: str, services: Services
) -> None:
    offered = ann.change("POST", f"/cases/{mine}/hand-over", {"to": ids(services)["budi"], "entry": entry(1)})

    assert offered.json is not None
    assert (offered.json["offered"], offered.json["assignee"]["name"]) == (True, "Ann")
    taken = budi.change("POST", f"/cases/{mine}/hand-over/answer", {"accepts": True, "entry": entry(2)})
    assert taken.json is not None
    assert (taken.status_code, taken.json["assignee"]["name"]) == (200, "Budi")
    late = budi.change("POST", f"/cases/{mine}/hand-over/answer", {"accepts": True, "entry": entry(3)})
    assert (late.status_code, problem(late)) == (409, "offer-over")


def test_an_offer_is_declined_and_withdrawn(
    ann: SignedIn, budi: SignedIn, mine: str, services: Services
) -> None:
    body = {"to": ids(services)["budi"], "entry": entry(1)}
    ann.change("POST", f"/cases/{mine}/hand-over", body)

    declined = budi.change("POST", f"/cases/{mine}/hand-over/answer", {"accepts": False, "entry": entry(2)})
    ann.change("POST", f"/cases/{mine}/hand-over", body | {"entry": entry(3)})
    withdrawn = ann.change("DELETE", f"/cases/{mine}/hand-over")

    assert (declined.status_code, withdrawn.status_code) == (200, 200)
    assert [each["outcome"] for each in asks(ann, mine)] == ["declined", "withdrawn"]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/questions", {"to": None}),
        ("POST", "/questions", {"entry": entry(1)}),
        ("POST", "/questions", {"to": 5, "entry": entry(1)}),
        ("POST", "/questions/x/answers", {}),
        ("POST", "/hand-over", {"to": None, "entry": entry(1)}),
        ("POST", "/hand-over/answer", {"accepts": "yes", "entry": entry(1)}),
        ("POST", "/hand-over/answer", {"accepts": True, "entry": entry(1), "more": 1}),
    ],
)
def test_what_is_not_in_shape_is_refused(
    ann: SignedIn, mine: str, method: str, path: str, body: dict[str, object]
) -> None:
    refused = ann.change(method, f"/cases/{mine}{path}", body)

    assert (refused.status_code, problem(refused)) == (422, "invalid")


def test_there_is_no_such_case_and_no_such_question(ann: SignedIn, mine: str) -> None:
    assert ann.get(f"/cases/{MISSING}/asks").status_code == 404
    assert ann.change("DELETE", f"/cases/{mine}/questions/{MISSING}").status_code == 404


def test_somebody_on_leave_is_relieved_only_by_whoever_says_so(
    ann: SignedIn, budi: SignedIn, mine: str, services: Services
) -> None:
    away = ids(services)["ann"]
    leave = leave_of(services, away)
    services.roster.commit([services.roster.putting_leave(replace(leave, stand_in=ids(services)["budi"]))])

    shown = budi.get(f"/cases/{mine}").json
    assert shown is not None
    assert shown["assignee"]["away"] == {
        "until": "2040-01-05T03:04:00Z",
        "stand_in": {"id": ids(services)["budi"], "name": "Budi"},
    }
    assert problem(budi.change("POST", f"/cases/{mine}/claim", {})) == "case-taken"
    taken = budi.change("POST", f"/cases/{mine}/claim", {"in_place_of": away})

    assert taken.json is not None
    assert (taken.status_code, taken.json["assignee"]["name"]) == (200, "Budi")


def test_nobody_is_relieved_who_is_there(
    ann: SignedIn, budi: SignedIn, mine: str, services: Services
) -> None:
    refused = budi.change("POST", f"/cases/{mine}/claim", {"in_place_of": ids(services)["ann"]})

    assert problem(refused) == "case-taken"


def test_a_case_is_closed_with_an_entry(ann: SignedIn, mine: str) -> None:
    body = {"outcome": "referred", "entry": entry(1)}

    unread = ann.change("POST", f"/cases/{mine}/closing", body)
    ann.change("POST", f"/cases/{mine}/seen", {"up_to": 1})
    closed = ann.change("POST", f"/cases/{mine}/closing", body)
    again = ann.change("POST", f"/cases/{mine}/closing", body)

    assert closed.json is not None
    assert problem(unread) == "unread-words"
    assert (closed.json["state"], again.json) == ("closed", closed.json)
    record = ann.get(f"/cases/{mine}/record").json
    assert record is not None
    assert [each["id"] for each in record["entries"]] == [entry(1)["id"]]


def test_a_case_is_closed_past_what_nobody_can_open(ann: SignedIn, mine: str) -> None:
    ending = {"outcome": "referred", "entry": entry(1)}
    refused = ann.change("POST", f"/cases/{mine}/closing", {**ending, "faced": -1})
    closed = ann.change("POST", f"/cases/{mine}/closing", {**ending, "faced": 1})

    assert problem(refused) == "invalid"
    assert closed.json is not None
    assert (closed.json["state"], closed.json["unread"]) == ("closed", True)


def test_a_limit_of_ones_own_is_set_and_dropped(ann: SignedIn, services: Services) -> None:
    assert ann.change("PUT", "/account/case-limit", {"case_limit": 7}).json["case_limit"] == 7
    assert [person.case_limit for person in services.staff.active_people()] == [7]
    assert ann.change("PUT", "/account/case-limit", {"case_limit": None}).status_code == 200
    assert [person.case_limit for person in services.staff.active_people()] == [None]
    refused = ann.change("PUT", "/account/case-limit", {"case_limit": 0})
    assert problem(refused) == "invalid"


def test_a_case_that_rests_is_handed_to_nobody_as_the_descriptions_say(
    ann: SignedIn, budi: SignedIn, mine: str, services: Services
) -> None:
    to = ids(services)["budi"]
    ann.change("POST", f"/cases/{mine}/hand-over", {"to": to, "entry": entry(1)})
    case = services.cases.case(mine)
    assert case is not None
    services.cases.commit([services.cases.put_case(case.restricted(services.clock()))])

    accepting = {"accepts": True, "over_limit": True, "entry": entry(2)}
    assert problem(budi.change("POST", f"/cases/{mine}/hand-over/answer", accepting)) == "case-rests"
    ann.change("DELETE", f"/cases/{mine}/hand-over")
    offering = {"to": to, "entry": entry(3)}
    assert problem(ann.change("POST", f"/cases/{mine}/hand-over", offering)) == "case-rests"
    views: tuple[Any, ...] = (staff_asks.offer, staff_asks.answer_offer)
    described = (view.description.problems for view in views)
    assert all("case-rests" in problems for problems in described)
