"""The roster over HTTP: read by everybody, planned by coordinators, and no colleague is overwritten."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from functions.services import Services
from tests.clock import Clock
from tests.web.desk_over_http import problem
from tests.web.rosters import NIGHT, layer, schedule
from tests.web.staff_session import SignedIn, add_person, signed_in


@pytest.fixture
def ids(services: Services) -> dict[str, str]:
    """The ids of a team of four."""
    roles = {"dewi": "coordinator", "ann": "counselor", "budi": "counselor", "citra": "supervisor"}
    return {name: add_person(services, name, role).id for name, role in roles.items()}


@pytest.fixture
def dewi(app: Flask, services: Services, ids: dict[str, str]) -> SignedIn:
    """A coordinator."""
    return enter(app, services, ids["dewi"])


@pytest.fixture
def later(
    app: Flask, services: Services, clock: Clock, ids: dict[str, str], dewi: SignedIn
) -> Callable[..., None]:
    """Move the clock; the coordinator signs in again, for a session lasts twelve hours."""

    def move(**span: float) -> None:
        clock.move(**span)
        dewi.client = enter(app, services, ids["dewi"]).client

    return move


@pytest.fixture
def ann(app: Flask, services: Services, ids: dict[str, str]) -> SignedIn:
    """A counselor."""
    return enter(app, services, ids["ann"])


def enter(app: Flask, services: Services, person: str) -> SignedIn:
    found = services.staff.person(person)
    assert found is not None
    return signed_in(app, services, found)


@pytest.fixture
def by_day(ids: dict[str, str]) -> dict[str, Any]:
    """A schedule of two people who take turns by day, and nobody by night."""
    return schedule(layer(ids["ann"], ids["budi"]), fallback=[ids["dewi"]])


def spans(roster: Any) -> list[tuple[str, str, list[str], bool]]:
    return [(each["start"], each["end"], each["people"], each["gap"]) for each in roster["spans"]]


def test_a_team_without_a_roster_is_told_so(ann: SignedIn, ids: dict[str, str]) -> None:
    roster = ann.get("/roster").json

    assert (roster["kept"], roster["schedules"], roster["on_call"]) == (False, [], [])
    assert (roster["from"], roster["days"], roster["zone"]) == ("2040-01-02", 7, "Asia/Jakarta")
    assert {person["id"] for person in roster["people"]} == set(ids.values())
    assert sorted(person["seat"] for person in roster["people"]) == [0, 1, 2, 3]


def test_the_present_is_told_to_the_second(ann: SignedIn, clock: Clock) -> None:
    assert ann.get("/roster").json["now"] == f"{clock():%Y-%m-%dT%H:%M:%SZ}"
    assert clock().second


def test_a_schedule_is_made_and_shown(
    dewi: SignedIn, ann: SignedIn, by_day: Any, ids: dict[str, str]
) -> None:
    made = dewi.change("POST", "/roster/schedules", by_day)
    assert made.status_code == 201

    roster = ann.get("/roster?from=2040-01-03&days=1").json

    assert roster["kept"] is True
    assert [(one["name"], one["version"]) for one in roster["schedules"]] == [("Jakarta", 1)]
    assert spans(roster) == [
        ("2040-01-03T01:00:00Z", "2040-01-03T13:00:00Z", [ids["ann"]], False),
        ("2040-01-03T13:00:00Z", "2040-01-03T17:00:00Z", [], True),
    ]


def test_a_layer_whose_shift_of_today_has_begun_begins_tomorrow(dewi: SignedIn, by_day: Any) -> None:
    made = dewi.change("POST", "/roster/schedules", by_day).json

    assert made["layers"][0]["epoch"] == "2040-01-03"


def test_who_is_on_call_now_is_said_with_the_moment_when_that_ends(
    dewi: SignedIn, by_day: Any, ids: dict[str, str], later: Callable[..., None]
) -> None:
    made = dewi.change("POST", "/roster/schedules", by_day).json
    assert dewi.get("/roster").json["on_call"] == []

    later(days=1)
    by_daylight = dewi.get("/roster").json["on_call"]
    later(hours=12)
    by_night = dewi.get("/roster").json["on_call"]

    of = {"schedule": made["id"], "line": 1}
    assert by_daylight == [of | {"people": [ids["ann"]], "until": "2040-01-03T13:00:00Z", "gap": False}]
    assert by_night == [of | {"people": [], "until": "2040-01-04T01:00:00Z", "gap": True}]


def test_who_is_on_call_all_the_time_is_so_without_an_end(
    dewi: SignedIn, ids: dict[str, str], later: Callable[..., None]
) -> None:
    around_the_clock = layer(ids["ann"], start="00:00", end="00:00")
    dewi.change("POST", "/roster/schedules", schedule(around_the_clock, fallback=[ids["dewi"]]))
    later(days=1)

    (on_call,) = dewi.get("/roster").json["on_call"]

    assert (on_call["people"], on_call["until"]) == ([ids["ann"]], None)


def test_a_preview_shows_what_saving_then_does_and_stores_nothing(
    dewi: SignedIn, by_day: Any, later: Callable[..., None]
) -> None:
    preview = dewi.change("POST", "/roster/preview", by_day).json
    assert dewi.get("/roster").json["schedules"] == []

    saved = dewi.change("POST", "/roster/schedules", by_day).json
    shown = dewi.get("/roster?days=36").json["spans"]

    assert preview["changes"] == [{"layer": None, "place": 0, "ends": None, "begins": "2040-01-03"}]
    before_the_horizon = [each | {"schedule": saved["id"]} for each in preview["spans"][:-1]]
    assert before_the_horizon == shown[: len(before_the_horizon)]
    assert len(before_the_horizon) > 60
    assert {finding["code"] for finding in preview["findings"]} == {"gap", "no-channel"}


def test_a_change_of_a_layer_that_has_begun_shows_what_ends_and_what_begins(
    dewi: SignedIn, by_day: Any, ids: dict[str, str], later: Callable[..., None]
) -> None:
    made = dewi.change("POST", "/roster/schedules", by_day).json
    later(days=3)
    (kept,) = made["layers"]
    change = made | {"layers": [kept | {"people": [ids["citra"]]}, layer(ids["budi"], **NIGHT)]}
    del change["ended"]

    changes = dewi.change("POST", "/roster/preview", change).json["changes"]

    assert changes == [
        {"layer": kept["id"], "place": 0, "ends": "2040-01-06", "begins": "2040-01-06"},
        {"layer": None, "place": 1, "ends": None, "begins": "2040-01-05"},
    ]


def test_of_two_coordinators_the_second_is_told_what_the_first_saved(dewi: SignedIn, by_day: Any) -> None:
    made = dewi.change("POST", "/roster/schedules", by_day).json
    path, sent = f"/roster/schedules/{made['id']}", by_day | {"version": made["version"]}
    assert dewi.change("PUT", path, sent | {"name": "Hers"}).status_code == 200

    refused = dewi.change("PUT", path, sent | {"name": "His"})

    assert (refused.status_code, problem(refused)) == (409, "conflict")
    assert (refused.json["schedule"]["name"], refused.json["schedule"]["version"]) == ("Hers", 2)


def test_everything_that_cannot_be_is_said_at_once(dewi: SignedIn, ids: dict[str, str]) -> None:
    sent = schedule(
        layer(),
        layer(ids["ann"], "f" * 32, weekdays=[], until="2040-01-02"),
        fallback=[],
        name=" ",
        zone="Asia/Batavia",
        minimum=0,
    )

    refused = dewi.change("POST", "/roster/schedules", sent)

    assert refused.status_code == 422
    assert set(refused.json["errors"]) == {
        "name",
        "zone",
        "minimum",
        "fallback",
        "layers.0.people",
        "layers.1.people",
        "layers.1.weekdays",
        "layers.1.until",
    }


def test_a_schedule_that_is_taken_away_is_shown_while_it_shows_something(
    dewi: SignedIn, by_day: Any, later: Callable[..., None]
) -> None:
    made = dewi.change("POST", "/roster/schedules", by_day).json
    path = f"/roster/schedules/{made['id']}?version=1"
    assert dewi.change("DELETE", path).status_code == 204
    assert dewi.get("/roster").json["schedules"] == []

    made = dewi.change("POST", "/roster/schedules", by_day).json
    later(days=1)
    assert dewi.change("DELETE", f"/roster/schedules/{made['id']}?version=1").status_code == 204

    roster = dewi.get("/roster").json
    assert [(one["ended"], one["layers"]) for one in roster["schedules"]] == [(True, [])]
    assert [each["end"] for each in roster["spans"]] == ["2040-01-03T13:00:00Z"]
    assert roster["kept"] is False
    assert dewi.change("DELETE", f"/roster/schedules/{made['id']}?version=2").status_code == 404


@pytest.mark.parametrize("query", ["days=0", "days=71", "from=2040-02-30", "from=x", "days=x", "until=1"])
def test_days_that_cannot_be_are_refused(ann: SignedIn, query: str) -> None:
    assert ann.get(f"/roster?{query}").status_code == 422


COORDINATORS_ONLY = [
    ("POST", "/roster/preview"),
    ("POST", "/roster/schedules"),
    ("PUT", "/roster/schedules/x"),
    ("DELETE", "/roster/schedules/x?version=1"),
]


@pytest.mark.parametrize(("method", "path"), COORDINATORS_ONLY)
def test_only_coordinators_plan(ann: SignedIn, by_day: Any, method: str, path: str) -> None:
    answer = ann.change(method, path, by_day)

    assert (answer.status_code, problem(answer)) == (403, "role-needed")


def test_the_roster_is_for_people_who_are_signed_in(app: Flask) -> None:
    assert app.test_client().get("/api/v1/staff/roster").status_code == 401


def test_each_says_when_they_are_away_and_a_coordinator_says_it_for_all(
    dewi: SignedIn, ann: SignedIn, ids: dict[str, str]
) -> None:
    span = {"start": "2040-01-03T01:00Z", "end": "2040-01-04T01:00Z"}

    own = ann.change("POST", "/roster/leaves", {"person": ids["ann"], **span})
    others = ann.change("POST", "/roster/leaves", {"person": ids["budi"], **span})
    by_dewi = dewi.change("POST", "/roster/leaves", {"person": ids["budi"], **span})

    assert (own.status_code, problem(others), by_dewi.status_code) == (201, "role-needed", 201)
    assert problem(ann.change("DELETE", f"/roster/leaves/{by_dewi.json['id']}")) == "role-needed"
    assert ann.change("DELETE", f"/roster/leaves/{own.json['id']}").status_code == 204
    assert [leave["person"] for leave in ann.get("/roster").json["leaves"]] == [ids["budi"]]


def test_the_answer_to_a_leave_names_the_shifts_that_it_affects(
    dewi: SignedIn, by_day: Any, ids: dict[str, str]
) -> None:
    made = dewi.change("POST", "/roster/schedules", by_day).json
    span = {"start": "2040-01-03T05:00Z", "end": "2040-01-04T05:00Z"}

    answer = dewi.change("POST", "/roster/leaves", {"person": ids["ann"], **span}).json

    of = {"schedule": made["id"], "line": 1}
    assert answer["affected"] == [of | {"start": "2040-01-03T05:00:00Z", "end": "2040-01-03T13:00:00Z"}]


def test_an_override_that_has_begun_ends_now_and_one_that_is_over_stays(
    dewi: SignedIn, by_day: Any, ids: dict[str, str], later: Callable[..., None]
) -> None:
    made = dewi.change("POST", "/roster/schedules", by_day).json
    later(days=1)
    sent = {
        "schedule": made["id"],
        "line": 1,
        "start": "2040-01-03T01:00Z",
        "end": "2040-01-03T13:00Z",
        "removes": ids["ann"],
        "adds": ids["citra"],
    }
    override = dewi.change("POST", "/roster/overrides", sent).json
    assert override["start"] == "2040-01-03T03:04:00Z"
    assert dewi.get("/roster").json["on_call"][0]["people"] == [ids["citra"]]

    later(hours=1)
    path = f"/roster/overrides/{override['id']}"
    assert dewi.change("DELETE", path).status_code == 204

    assert dewi.get("/roster").json["on_call"][0]["people"] == [ids["ann"]]
    assert [each["people"] for each in dewi.get("/roster").json["spans"]][:3] == [
        [ids["ann"]],
        [ids["citra"]],
        [ids["ann"]],
    ]
    assert problem(dewi.change("DELETE", path)) == "already-over"


def test_what_cannot_be_overridden_is_said(dewi: SignedIn, ids: dict[str, str]) -> None:
    sent = {
        "schedule": "x",
        "line": 1,
        "start": "2039-01-03T01:00Z",
        "end": "2039-01-03T13:00Z",
        "removes": None,
        "adds": None,
    }

    errors = dewi.change("POST", "/roster/overrides?lang=en", sent).json["errors"]

    assert errors == {
        "schedule": ["This schedule is not there any more. Reload the page."],
        "end": ["This time is over. The past does not change."],
        "adds": ["Choose who leaves, who joins, or both."],
    }


def test_who_left_the_team_was_on_call_and_is_a_gap_from_then_on(
    dewi: SignedIn, by_day: Any, ids: dict[str, str], services: Services, later: Callable[..., None]
) -> None:
    dewi.change("POST", "/roster/schedules", by_day)
    later(days=1)
    ann = services.staff.person(ids["ann"])
    assert ann is not None
    services.table.commit([services.staff.people.put(ann.removed(services.clock()))])

    roster = dewi.get("/roster?days=1").json

    assert spans(roster)[:2] == [
        ("2040-01-03T01:00:00Z", "2040-01-03T03:04:00Z", [ids["ann"]], False),
        ("2040-01-03T03:04:00Z", "2040-01-03T13:00:00Z", [], True),
    ]
    assert [one["active"] for one in roster["people"] if one["id"] == ids["ann"]] == [False]
