"""Sign-in over HTTP: cookies, the known device, and what is never told."""

import base64
from dataclasses import replace

import pytest
from flask import Flask

from functions.app import create_app
from functions.crypto.secrets import generate
from functions.services import Services
from tests.clock import Clock
from tests.staff.entering import present_code
from tests.staff.team import SECRET, Team
from tests.web.staff_browser import Browser, browser_of, found_team


@pytest.fixture
def team(services: Services, clock: Clock) -> Team:
    """A team whose coordinator has a fresh code."""
    team = found_team(services)
    clock.move(seconds=30)
    return team


@pytest.fixture
def browser(app: Flask, services: Services) -> Browser:
    """A browser in which nobody is signed in."""
    return browser_of(app, services, None)


def proof(team: Team, **other: object) -> dict[str, object]:
    """Return the body of a sign-in."""
    secret = base64.b64encode(SECRET).decode()
    return {"name": "sari", "sign_in_secret": secret, "totp": present_code(team), **other}


def test_the_cookies_are_for_this_machine_alone(team: Team, browser: Browser) -> None:
    cookies = browser.send("POST", "/session", proof(team)).headers.getlist("Set-Cookie")

    assert [cookie.split("=")[0] for cookie in cookies] == ["pinternet-session-8080", "pinternet-device-8080"]
    assert all("HttpOnly" in cookie and "SameSite=Strict" in cookie for cookie in cookies)


@pytest.mark.parametrize(("secrets_lost", "proposed"), [(False, "sari@example.org"), (True, None)])
def test_a_proposed_address_is_left_out_when_its_secrets_are_lost(
    team: Team, services: Services, browser: Browser, secrets_lost: bool, proposed: str | None
) -> None:
    (sari,) = services.staff.active_people()
    sealing = generate() if secrets_lost else services.secrets
    contact = sealing.seal(b"sari@example.org")
    services.table.commit([services.staff.people.put(replace(sari, contact=contact))])

    assert browser.send("POST", "/session", proof(team)).json["proposed_email"] == proposed


def test_beyond_this_machine_the_cookies_are_host_only_and_secure(team: Team, services: Services) -> None:
    safe = replace(services, config=replace(services.config, origin="https://help.example.org"))
    browser = browser_of(create_app(safe), safe, None)
    cookies = browser.send("POST", "/session", proof(team)).headers.getlist("Set-Cookie")

    assert [cookie.split("=")[0] for cookie in cookies] == [
        "__Host-pinternet-session",
        "__Host-pinternet-device",
    ]
    for cookie in cookies:
        assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
        assert "Domain" not in cookie


def test_signing_in_and_out(team: Team, browser: Browser) -> None:
    signed_in = browser.send("POST", "/session", proof(team))
    assert signed_in.status_code == 201
    assert browser.send("GET", "/session").json["person"]["name"] == "sari"

    assert browser.send("DELETE", "/session").status_code == 204
    assert browser.send("GET", "/session").status_code == 401


def test_a_device_that_signed_in_before_is_not_slowed_by_strangers(
    app: Flask, services: Services, team: Team, browser: Browser, clock: Clock
) -> None:
    browser.send("POST", "/session", proof(team))
    browser.send("DELETE", "/session")
    clock.move(seconds=30)
    stranger = browser_of(app, services, None)
    for _ in range(6):
        last = stranger.send("POST", "/session", proof(team, totp="000000"))

    assert last.status_code == 429
    assert int(last.headers["Retry-After"]) >= 1
    assert browser.send("POST", "/session", proof(team)).status_code == 201


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"totp": 123456}, "totp"),
        ({"recovery_code": "x"}, "totp"),
        ({"sign_in_secret": "short"}, "sign_in_secret"),
        ({"name": None}, "name"),
        ({"more": 1}, "more"),
    ],
)
def test_a_malformed_sign_in_is_told_which_field(
    team: Team, browser: Browser, other: dict[str, object], field: str
) -> None:
    answer = browser.send("POST", "/session", proof(team, **other))

    assert answer.status_code == 422
    assert field in answer.json["errors"]


def test_all_sign_ins_that_fail_look_alike(team: Team, browser: Browser, clock: Clock) -> None:
    answers = []
    for other in (
        {"name": "nobody"},
        {"totp": "000000"},
        {"sign_in_secret": base64.b64encode(bytes(32)).decode()},
    ):
        answers.append(browser.send("POST", "/session", proof(team, **other)))

    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.data for answer in answers}) == 1


def test_salts_look_alike_for_known_and_unknown_names(team: Team, browser: Browser) -> None:
    known = browser.send("POST", "/sign-in/salt", {"name": "sari"}).json
    unknown = browser.send("POST", "/sign-in/salt", {"name": "nobody"}).json

    assert known is not None
    assert unknown is not None
    assert known.keys() == unknown.keys()
    assert len(known["salt"]) == len(unknown["salt"])


def test_set_up_tells_only_whether_it_waits(team: Team, browser: Browser) -> None:
    assert browser.send("GET", "/set-up").json == {"waiting": False}
