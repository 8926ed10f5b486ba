"""The swap board over HTTP."""

from typing import Any

import pytest
from flask import Flask

from functions.services import Services
from tests.web.desk_over_http import problem
from tests.web.rosters import layer, schedule
from tests.web.staff_session import SignedIn, add_person, signed_in

TEAM = {"ann": "counselor", "budi": "counselor", "citra": "supervisor", "dewi": "coordinator"}


@pytest.fixture
def team(app: Flask, services: Services) -> dict[str, SignedIn]:
    """Four people who are signed in."""
    people = {name: add_person(services, name, role) for name, role in TEAM.items()}
    return {name: signed_in(app, services, person) for name, person in people.items()}


@pytest.fixture
def ids(team: dict[str, SignedIn]) -> dict[str, str]:
    """Their ids."""
    people = team["ann"].get("/roster").json["people"]
    return {person["name"].lower(): person["id"] for person in people}


@pytest.fixture
def shift(team: dict[str, SignedIn], ids: dict[str, str]) -> dict[str, Any]:
    """Ann's shift of tomorrow, offered to anybody."""
    sent = schedule(layer(ids["ann"], ids["budi"]), fallback=[ids["dewi"]])
    made = team["dewi"].change("POST", "/roster/schedules", sent).json
    span = {"start": "2040-01-03T01:00Z", "end": "2040-01-03T13:00Z"}
    return {"schedule": made["id"], "line": 1, "to": None, **span}


def test_a_shift_is_offered_taken_and_given_back(
    team: dict[str, SignedIn], ids: dict[str, str], shift: dict[str, Any]
) -> None:
    offered = team["ann"].change("POST", "/roster/swaps", shift)
    path = f"/roster/swaps/{offered.json['id']}"
    taken = team["budi"].change("POST", f"{path}/taking")
    late = team["citra"].change("POST", f"{path}/taking")

    assert (offered.status_code, taken.json["state"], taken.json["taken_by"]) == (201, "taken", ids["budi"])
    assert (late.status_code, problem(late)) == (409, "swap-taken")
    assert late.json["taken_by"] == {"id": ids["budi"], "name": "Budi"}
    roster = team["ann"].get("/roster").json
    assert [swap["state"] for swap in roster["swaps"]] == ["taken"]
    assert [override["swap"] for override in roster["overrides"]] == [offered.json["id"]]
    assert roster["spans"][0]["people"] == [ids["budi"]]
    assert roster["spans"][0]["changed"] is True

    assert team["budi"].change("POST", f"{path}/return").json["state"] == "open"
    assert team["ann"].change("POST", f"{path}/withdrawal").json["state"] == "withdrawn"
    assert problem(team["citra"].change("POST", f"{path}/taking")) == "swap-over"


def test_a_shift_of_somebody_else_cannot_be_offered(team: dict[str, SignedIn], shift: dict[str, Any]) -> None:
    refused = team["budi"].change("POST", "/roster/swaps?lang=en", shift)

    assert refused.status_code == 422
    assert refused.json["errors"] == {
        "start": [
            "You are not on call for all of this time. Reload the roster, then choose a shift of yours."
        ]
    }


def test_ones_own_offer_is_not_for_oneself(team: dict[str, SignedIn], shift: dict[str, Any]) -> None:
    offered = team["ann"].change("POST", "/roster/swaps", shift).json

    refused = team["ann"].change("POST", f"/roster/swaps/{offered['id']}/taking")

    assert (refused.status_code, problem(refused)) == (403, "swap-not-yours")


@pytest.mark.parametrize("step", ["taking", "withdrawal", "return"])
@pytest.mark.parametrize("swap", ["nothing", "x" * 500, "%00"])
def test_what_was_never_offered_is_not_found(team: dict[str, SignedIn], step: str, swap: str) -> None:
    assert team["ann"].change("POST", f"/roster/swaps/{swap}/{step}").status_code == 404
