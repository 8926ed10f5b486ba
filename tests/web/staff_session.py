"""Sign a person in without the browser's keys, for tests of what they may do."""

import secrets as random
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from functions.services import Services
from functions.staff.model.people import Person
from functions.staff.model.sign_in import Session
from functions.web.session_cookies import set_session
from tests.web.described import Answer, as_described


@dataclass
class SignedIn:
    """A browser in which a person is signed in."""

    client: FlaskClient
    origin: str

    def get(self, path: str) -> Answer:
        """Ask for something."""
        url = f"/api/v1/staff{path}"
        return as_described(self.client, "GET", url, self.client.get(url))

    def change(self, method: str, path: str, body: Any = None) -> Answer:
        """Change something, from our own pages."""
        url = f"/api/v1/staff{path}"
        answer = self.client.open(url, method=method, json=body, headers={"Origin": self.origin})
        return as_described(self.client, method, url, answer)


def add_person(services: Services, name: str, role: str = "counselor", language: str = "id") -> Person:
    """Add an active person without keys."""
    person = Person(
        id=sha256(name.encode()).hexdigest()[:32],
        name=name,
        display_name=name.title(),
        title="konselor",
        role=role,
        language=language,
        recipient="age1",
        joined_at=services.clock(),
    )
    services.table.commit([services.staff.people.put(person)])
    return person


def session_of(services: Services, person: Person) -> str:
    """Begin a session of a person's and return its token."""
    token = random.token_urlsafe(32)
    session = Session(
        token_sha256=sha256(token.encode()).hexdigest(),
        person=person.id,
        generation=person.generation,
        began_at=services.clock(),
    )
    services.table.commit([services.staff.people.put_session(session)])
    return token


def signed_in(app: Flask, services: Services, person: Person) -> SignedIn:
    """Return a browser with a session of the person's."""
    token = session_of(services, person)
    client = app.test_client()
    response = app.response_class()
    set_session(response, token, services.config)
    name, _, rest = response.headers["Set-Cookie"].partition("=")
    client.set_cookie(name, rest.partition(";")[0])
    return SignedIn(client, services.config.origin)
