"""A counselor in the emulated cloud: told by mail and SMS, with a browser of her own."""

import http.client
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from functions.oncall.model import Channel, channel_id
from functions.services import Services
from functions.staff.model.people import Person
from functions.web.session_cookies import cookie_name
from tests.web.staff_session import add_person, session_of

ADDRESS, NUMBER = "ann@example.org", "+6281234567890"


def with_channels(services: Services, name: str, *, address: str = ADDRESS, number: str = NUMBER) -> Person:
    """Add a person with a proven address and a proven number."""
    person, an_hour_ago = add_person(services, name), services.clock() - timedelta(hours=1)
    for kind, place in (("email", address), ("sms", number)):
        fingerprint = services.secrets.mac("channel address", f"{kind}\n{place}")
        channel = Channel(
            id=channel_id(person.id, fingerprint),
            person=person.id,
            kind=kind,
            sealed=services.secrets.seal(place.encode()),
            fingerprint=fingerprint,
            created_at=an_hour_ago,
            verified_at=an_hour_ago,
        )
        services.table.commit([services.channels.putting(channel)])
    return person


@dataclass
class Browser:
    """Sends requests as a browser on our own pages does; `cookie` is its session's."""

    origin: str
    service: str
    cookie: str = ""

    def call(
        self, method: str, path: str, body: Any = None, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Send a request; a body is sent as JSON, or as a form where it is bytes."""
        is_form = isinstance(body, bytes)
        kind = "application/x-www-form-urlencoded" if is_form else "application/json"
        sent = {"Content-Type": kind, "Origin": self.service, "Cookie": self.cookie, **headers}
        raw = body if body is None or is_form else json.dumps(body).encode()
        to = urlsplit(self.origin)
        connection = http.client.HTTPConnection(to.hostname or "", to.port, timeout=30)
        try:
            connection.request(method, path, raw, {name: each for name, each in sent.items() if each})
            answer = connection.getresponse()
            return answer.status, {name.lower(): each for name, each in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def staff(self, method: str, path: str, body: Any = None) -> Any:
        """Send a request of the console's that must succeed, and return what is answered."""
        status, _, answer = self.call(method, f"/api/v1/staff{path}", body)
        assert 200 <= status < 300, (status, answer)
        return json.loads(answer)


def browser_of(services: Services, person: Person, origin: str) -> Browser:
    """Return a browser in which a person is signed in."""
    name = cookie_name("session", services.config)
    return Browser(origin, services.config.origin, f"{name}={session_of(services, person)}")
