"""Who may call what: every blueprint says it, and a table holds it."""

from dataclasses import replace

import pytest
from flask import Flask

from functions.app import create_app
from functions.services import Services
from functions.staff.model.people import ROLES
from functions.web.guards import RANKS
from functions.web.origins import rule_of
from tests.staff.team import Team
from tests.web.staff_browser import API, Browser, browser_of, found_team

EVERYBODY, PEOPLE, COORDINATORS = None, "counselor", "coordinator"
ROUTES = [
    (EVERYBODY, "GET", "/set-up"),
    (EVERYBODY, "POST", "/set-up"),
    (EVERYBODY, "POST", "/set-up/second-factor"),
    (EVERYBODY, "POST", "/recovery"),
    (EVERYBODY, "POST", "/recovery/second-factor"),
    (EVERYBODY, "POST", "/sign-in/salt"),
    (EVERYBODY, "POST", "/session"),
    (EVERYBODY, "GET", "/invitations/x"),
    (EVERYBODY, "POST", "/invitations/x/second-factor"),
    (EVERYBODY, "POST", "/invitations/x/acceptance"),
    (PEOPLE, "GET", "/session"),
    (PEOPLE, "DELETE", "/session"),
    (PEOPLE, "DELETE", "/sessions"),
    (PEOPLE, "GET", "/team/keys"),
    (PEOPLE, "PUT", "/account/profile"),
    (PEOPLE, "PUT", "/account/case-limit"),
    (PEOPLE, "PUT", "/account/passphrase"),
    (PEOPLE, "POST", "/account/second-factor"),
    (PEOPLE, "PUT", "/account/second-factor"),
    (PEOPLE, "POST", "/account/recovery-codes"),
    (PEOPLE, "GET", "/settings"),
    (COORDINATORS, "PUT", "/settings"),
    (COORDINATORS, "GET", "/people"),
    (COORDINATORS, "GET", "/invitations"),
    (COORDINATORS, "POST", "/invitations"),
    (COORDINATORS, "DELETE", "/invitations/x"),
    (COORDINATORS, "POST", "/invitations/x/admission"),
    (COORDINATORS, "POST", "/people/x/removal"),
    (COORDINATORS, "PUT", "/people/x/role"),
    (COORDINATORS, "POST", "/people/x/second-factor-reset"),
    (COORDINATORS, "PUT", "/people/x/case-limit"),
    (COORDINATORS, "PUT", "/team/statements"),
    (COORDINATORS, "POST", "/team/wraps"),
    (COORDINATORS, "GET", "/team/kit"),
    (COORDINATORS, "PUT", "/team/kit"),
    (COORDINATORS, "POST", "/team/kit/confirmation"),
    (COORDINATORS, "PUT", "/team/signer"),
    (COORDINATORS, "GET", "/figures"),
    (COORDINATORS, "GET", "/audit"),
]
NAMES = {"coordinator": "sari", "counselor": "bayu", "supervisor": "citra", None: None}
CHANGES = [(method, path) for _, method, path in ROUTES if method != "GET"]
REFUSALS = ("signed-out", "role-needed", "second-factor-due", "origin-refused", "origin-unsafe")
ELSEWHERE = (
    "staff_cases",
    "staff_channels",
    "staff_rules",
    "staff_policies",
    "staff_alerts",
    "staff_roster",
    "staff_swaps",
    "staff_watch",
    "staff_forecast",
    "staff_feeds",
    "staff_danger",
    "staff_notes",
    "staff_record",
    "staff_asks",
    "staff_referrals",
)
"""Blueprints of staff whose own tests hold their routes."""


@pytest.fixture
def team(services: Services) -> Team:
    """One person of each role."""
    team = found_team(services)
    team.admit("bayu", "counselor")
    team.admit("citra", "supervisor")
    return team


@pytest.fixture
def browsers(app: Flask, services: Services, team: Team) -> dict[str | None, Browser]:
    """A browser of each role, and one of nobody."""
    return {role: browser_of(app, services, name) for role, name in NAMES.items()}


def kind(answer: object) -> str:
    """Return the kind of a problem, "" when there is none."""
    document = getattr(answer, "json", None) or {}
    return str(document.get("type", "")).rpartition(":")[2]


def answer_for(role: str | None, needed: str | None) -> str:
    """Return the refusal that a role gets."""
    if needed is None or (role is not None and RANKS[role] >= RANKS[needed]):
        return ""
    return "signed-out" if role is None else "role-needed"


def test_every_blueprint_says_who_may_call_it(app: Flask) -> None:
    assert [name for name in app.blueprints if rule_of(app, name) is None] == []


def test_the_table_below_names_every_route_of_people_and_keys(app: Flask) -> None:
    served = {
        (method, rule.rule.removeprefix(API))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(API) and not rule.endpoint.startswith(ELSEWHERE)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    named = {(method, path) for _, method, path in ROUTES}

    assert {
        (method, path.replace("<invitation>", "x").replace("<person>", "x")) for method, path in served
    } == named


@pytest.mark.parametrize("role", [None, *ROLES])
def test_each_role_reaches_what_it_may_and_nothing_else(
    app: Flask, services: Services, team: Team, role: str | None
) -> None:
    for needed, method, path in ROUTES:
        answer = browser_of(app, services, NAMES[role]).send(
            method, path, {} if method in ("POST", "PUT") else None
        )
        assert answer_for(role, needed) == (kind(answer) if kind(answer) in REFUSALS else ""), (method, path)


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "null",
        "https://127.0.0.1:8080",
        "http://127.0.0.1:8081",
        "http://evil.example",
        "http://127.0.0.1",
    ],
)
def test_a_change_from_elsewhere_is_refused(browsers: dict[str | None, Browser], origin: str) -> None:
    for method, path in CHANGES:
        answer = browsers["coordinator"].send(method, path, {}, Origin=origin)
        assert (answer.status_code, kind(answer)) == (403, "origin-refused"), (method, path)


def test_this_machines_names_are_one_origin(browsers: dict[str | None, Browser]) -> None:
    answer = browsers[None].send("POST", "/sign-in/salt", {"name": "x"}, Origin="http://localhost:8080")

    assert answer.status_code == 200


def test_plain_http_beyond_this_machine_serves_no_staff(services: Services, team: Team) -> None:
    far = replace(services, config=replace(services.config, origin="http://help.example.org"))
    browser = browser_of(create_app(far), far, "sari")

    for _, method, path in ROUTES:
        answer = browser.send(method, path, {} if method != "GET" else None)
        assert (answer.status_code, kind(answer)) == (403, "origin-unsafe"), (method, path)


def test_a_session_opened_by_a_recovery_code_only_renews_the_second_factor(
    app: Flask, services: Services, team: Team
) -> None:
    browser = browser_of(app, services, "sari", by_code=True)

    assert kind(browser.send("GET", "/people")) == "second-factor-due"
    assert browser.send("GET", "/session").json["second_factor_due"] is True
    assert browser.send("POST", "/account/second-factor", {}).status_code == 200
