"""The team's policies over HTTP."""

import copy
from typing import Any

import pytest
from flask import Flask

from functions.services import Services
from tests.web.rosters import layer, schedule
from tests.web.staff_session import SignedIn, add_person, signed_in


@pytest.fixture
def dewi(app: Flask, services: Services) -> SignedIn:
    """A coordinator."""
    return signed_in(app, services, add_person(services, "dewi", "coordinator"))


@pytest.fixture
def policies(dewi: SignedIn) -> dict[str, Any]:
    """The policies in force."""
    found = dewi.get("/policies").json
    assert found is not None
    return dict(found)


def changed(policies: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """Return the policies with one place changed, such as `urgent.steps.0.delay`."""
    whole = copy.deepcopy(policies)
    place: Any = whole
    *way, last = path.split(".")
    for name in way:
        place = place[int(name)] if isinstance(place, list) else place[name]
    place[int(last) if isinstance(place, list) else last] = value
    return whole


def test_a_schedule_that_was_ended_is_no_target(
    dewi: SignedIn, services: Services, policies: dict[str, Any]
) -> None:
    (person,) = services.staff.active_people()
    made = dewi.change("POST", "/roster/schedules", schedule(layer(person.id), fallback=[person.id])).json
    wanted = changed(policies, "soon.steps.0.targets", [f"schedule:{made['id']}"])
    kept = dewi.change("PUT", "/policies", wanted)
    assert dewi.change("DELETE", f"/roster/schedules/{made['id']}?version=1").status_code == 204

    refused = dewi.change("PUT", "/policies", kept.json)

    assert (kept.status_code, list(refused.json["errors"])) == (200, ["soon.steps.0.targets"])


def test_without_a_choice_the_standard_ones_are_in_force(policies: dict[str, Any]) -> None:
    urgent = policies["urgent"]

    assert policies["version"] == 0
    assert [step["delay"] for step in urgent["steps"]] == [0, 5, 5, 10]
    assert [step["every_channel"] for step in urgent["steps"]] == [False, True, False, False]
    assert (urgent["repeats"], urgent["exhausted"], urgent["exhausted_every"]) == (
        3,
        ["role:coordinator"],
        60,
    )


def test_policies_are_saved_once(dewi: SignedIn, policies: dict[str, Any]) -> None:
    mine = changed(policies, "soon.repeats", 1)

    assert dewi.change("PUT", "/policies", mine).json == mine | {"version": 1}
    assert dewi.change("PUT", "/policies", changed(policies, "soon.repeats", 2)).status_code == 409
    assert dewi.get("/policies").json == mine | {"version": 1}


def test_the_standard_ones_come_back(dewi: SignedIn, policies: dict[str, Any]) -> None:
    dewi.change("PUT", "/policies", changed(policies, "soon.repeats", 1))

    assert dewi.change("DELETE", "/policies?version=7").status_code == 409
    assert dewi.change("DELETE", "/policies?version=1").json == policies
    assert dewi.get("/policies").json == policies


def test_standard_policies_need_no_way_back(dewi: SignedIn, policies: dict[str, Any]) -> None:
    assert dewi.change("DELETE", "/policies?version=0").json == policies


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("urgent.steps", [], "urgent.steps"),
        ("urgent.steps.0.delay", 5, "urgent.steps.0.delay"),
        ("urgent.steps.1.delay", -1, "urgent.steps.1.delay"),
        ("urgent.steps.1.targets", [], "urgent.steps.1.targets"),
        ("urgent.steps.1.targets", ["person:nobody"], "urgent.steps.1.targets"),
        ("soon.steps.1.targets", ["schedule:none"], "soon.steps.1.targets"),
        ("soon.steps.1.targets", ["the-boss"], "soon.steps.1.targets"),
        ("soon.repeats", 6, "soon.repeats"),
        ("soon.repeats", None, "soon.repeats"),
        ("routine.every", 0, "routine.every"),
        ("routine.exhausted", [], "routine.exhausted"),
        ("routine.exhausted_every", 1, "routine.exhausted_every"),
    ],
)
def test_what_cannot_be_a_policy_is_refused_at_its_field(
    dewi: SignedIn, policies: dict[str, Any], path: str, value: object, field: str
) -> None:
    answer = dewi.change("PUT", "/policies", changed(policies, path, value))

    assert answer.status_code == 422
    assert list(answer.json["errors"]) == [field]
    assert " " in answer.json["errors"][field][0], "a code without its sentence"
    assert dewi.get("/policies").json == policies


def test_a_step_may_name_a_person_of_the_team(
    dewi: SignedIn, policies: dict[str, Any], services: Services
) -> None:
    (person,) = services.staff.active_people()

    mine = changed(policies, "urgent.steps.0.targets", [f"person:{person.id}", "oncall"])

    assert dewi.change("PUT", "/policies", mine).status_code == 200


def test_only_coordinators_change_them(app: Flask, services: Services, policies: dict[str, Any]) -> None:
    ann = signed_in(app, services, add_person(services, "ann"))

    assert ann.get("/policies").json == policies
    assert ann.change("PUT", "/policies", policies).status_code == 403
    assert ann.change("DELETE", "/policies?version=0").status_code == 403


def test_a_new_alert_takes_what_was_saved(
    dewi: SignedIn, policies: dict[str, Any], services: Services
) -> None:
    dewi.change("PUT", "/policies", changed(policies, "urgent.repeats", 0))

    assert services.policies.in_force(services.clock()).for_waiting("urgent").repeats == 0
