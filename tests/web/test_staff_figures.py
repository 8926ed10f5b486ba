"""Figures and the audit trail over HTTP: for coordinators alone, and nothing under five."""

from collections.abc import Callable

import pytest
from flask import Flask

from functions.jobs import run_chores
from functions.services import Services
from tests.clock import Clock
from tests.web.desk_over_http import MISSING, ann, case, enter, mine, problem
from tests.web.staff_session import SignedIn, add_person, signed_in

__all__ = ["ann", "case", "enter", "mine"]


@pytest.fixture
def dewi(app: Flask, services: Services) -> SignedIn:
    """A coordinator."""
    return signed_in(app, services, add_person(services, "dewi", "coordinator"))


@pytest.mark.parametrize("path", ["/figures", "/audit"])
def test_they_are_for_coordinators(path: str, enter: Callable[[str], SignedIn]) -> None:
    assert problem(enter("ann").get(path)) == "role-needed"


def test_before_anything_was_counted_it_says_when_there_will_be_something(dewi: SignedIn) -> None:
    shown = dewi.get("/figures").json

    assert shown is not None
    assert (shown["weeks"], shown["months"], shown["first_due"]) == ([], [], "2040-01-09")
    assert (shown["least"], shown["error_percent"]) == (5, 5)


def test_a_finished_week_hides_what_is_small(app: Flask, services: Services, mine: str, clock: Clock) -> None:
    run_chores(services)
    clock.move(days=8)
    dewi = signed_in(app, services, add_person(services, "dewi", "coordinator"))

    shown = dewi.get("/figures").json

    assert shown is not None
    (week,) = shown["weeks"]
    assert (week["name"], week["begins"], week["counts"]["claims"]) == ("2040-W01", "2040-01-02", None)
    assert week["waits"]["claim"] == {"median": None, "ninth_in_ten": None}
    assert mine not in str(shown)


def test_a_case_s_trail_says_who_took_it(dewi: SignedIn, mine: str, services: Services) -> None:
    run_chores(services)

    shown = dewi.get(f"/audit?case={mine}").json

    assert shown is not None
    (told,) = shown["told"]
    assert (told["kind"], told["by"]["name"], told["fields"]["urgency"]) == ("claimed", "Ann", "urgent")
    assert shown["head"]["number"] >= told["number"]
    assert not shown["more"]


def test_the_team_s_trail_says_what_was_set(dewi: SignedIn, services: Services) -> None:
    settings = dewi.get("/settings").json
    assert settings is not None
    dewi.change("PUT", "/settings", settings | {"retention_closed_days": 60})
    run_chores(services)

    shown = dewi.get("/audit").json

    assert shown is not None
    told = shown["told"][0]
    assert (told["kind"], told["by"]["name"]) == ("settings", "Dewi")
    assert told["fields"]["changed"] == "retention_closed_days"


def test_pages_go_back_in_order(dewi: SignedIn, services: Services) -> None:
    for _ in range(60):
        services.settings.save(services.settings.read(), by=None, now=services.clock())
    run_chores(services)

    first = dewi.get("/audit").json
    assert first is not None
    second = dewi.get(f"/audit?before={first['told'][-1]['number']}").json
    assert second is not None

    assert [told["number"] for told in first["told"] + second["told"]] == list(range(60, 0, -1))
    assert (first["more"], second["more"]) == (True, False)


def test_a_trail_of_no_case_and_of_an_unknown_one_are_refused(dewi: SignedIn) -> None:
    assert problem(dewi.get("/audit?case=x")) == "invalid"
    assert problem(dewi.get(f"/audit?case={MISSING}")) == "not-found"
