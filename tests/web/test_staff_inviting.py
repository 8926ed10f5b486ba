"""Inviting over HTTP: odd input is told by field and stores nothing."""

import base64

import pytest
from flask import Flask

from functions.services import Services
from tests.staff.team import SEALED
from tests.web.staff_browser import Browser, browser_of, found_team


@pytest.fixture
def browser(app: Flask, services: Services) -> Browser:
    """The first coordinator's browser."""
    found_team(services)
    return browser_of(app, services, "sari")


def invitation(**other: object) -> dict[str, object]:
    """Return the body of an invitation."""
    sealed = base64.b64encode(SEALED).decode()
    return {
        "id": "a" * 32,
        "name": "Bayu",
        "display_name": "Bayu (contoh)",
        "title": "Konselor",
        "role": "counselor",
        "language": "id",
        "secret": sealed,
        "email": "bayu@example.org",
        **other,
    }


def test_an_invitation_is_kept_and_shown_to_coordinators(browser: Browser, services: Services) -> None:
    made = browser.send("POST", "/invitations", invitation())

    assert made.status_code == 201
    [shown] = browser.send("GET", "/invitations").json["invitations"]
    assert (shown["name"], shown["state"], shown["acceptance"]) == ("bayu", "sent", None)
    stored = services.table.query("team", prefix="invitation/")
    assert "example.org" not in repr(stored)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "A" * 32),
        ("id", "../../x"),
        ("name", "two words"),
        ("name", "-bayu"),
        ("name", ""),
        ("name", "b" * 41),
        ("display_name", "   "),
        ("display_name", "Bayu\nKonselor"),
        ("display_name", "Bayu \u202eukab"),
        ("display_name", "b" * 61),
        ("title", 5),
        ("role", "admin"),
        ("language", "fr"),
        ("secret", "bm90IGFnZQ=="),
        ("secret", "%%%"),
        ("email", "not an address"),
        ("more", True),
    ],
)
def test_an_odd_field_is_named_and_nothing_stored(browser: Browser, field: str, value: object) -> None:
    answer = browser.send("POST", "/invitations", invitation(**{field: value}))

    assert answer.status_code == 422
    assert field in answer.json["errors"]
    assert browser.send("GET", "/invitations").json == {"invitations": []}


def test_a_name_invited_twice_is_said(browser: Browser) -> None:
    browser.send("POST", "/invitations", invitation())
    answer = browser.send("POST", "/invitations", invitation(id="b" * 32))

    assert answer.status_code == 409
    assert answer.json["type"].endswith(":name-taken")


def test_opening_an_invitations_link_has_no_effect(app: Flask, browser: Browser, services: Services) -> None:
    browser.send("POST", "/invitations", invitation())
    before = services.table.query("team", prefix="invitation/")
    for _ in range(3):
        assert browser_of(app, services, None).send("GET", f"/invitations/{'a' * 32}").status_code == 200

    assert services.table.query("team", prefix="invitation/") == before
