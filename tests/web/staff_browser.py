"""Browsers of a small team: signed in by role, sending from the service's own pages."""

from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from functions.services import Services
from functions.staff.actions import doorways
from functions.staff.actions.entry import open_session
from functions.web.session_cookies import cookie_name
from tests.staff.team import Team
from tests.web.described import Answer, as_described

API = "/api/v1/staff"


@dataclass
class Browser:
    """A client of the application with one person's cookie."""

    client: FlaskClient
    origin: str

    def send(self, method: str, path: str, body: object = None, **headers: str) -> Answer:
        """Send a request as our own pages do."""
        said = {"Origin": self.origin, **headers}
        options: dict[str, Any] = {} if body is None else {"json": body}
        answer = self.client.open(API + path, method=method, headers=said, **options)
        return as_described(self.client, method, API + path, answer)


def found_team(services: Services) -> Team:
    """Return a team with its first coordinator, "sari"."""
    team = Team(services)
    secret = doorways.open_set_up(services.staff)
    assert secret is not None
    team.found(secret)
    return team


def browser_of(app: Flask, services: Services, name: str | None, *, by_code: bool = False) -> Browser:
    """Return a browser in which a person is signed in; nobody when `name` is None."""
    client = app.test_client()
    if name is not None:
        staff = services.staff
        person = staff.person(staff.people.named(name) or "")
        assert person is not None
        opened = open_session(person, services.clock(), by_code=by_code)
        staff.people.commit([staff.people.put_session(opened.session)])
        client.set_cookie(cookie_name("session", services.config), opened.token, domain="localhost")
    return Browser(client, services.config.origin)
