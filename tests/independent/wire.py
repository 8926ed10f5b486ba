"""Plain HTTP to a service, each answer held to what the protocol says of every answer."""

import http.client
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

API = "/api/v1"
LANGUAGES = ("id", "en")


@dataclass(frozen=True)
class Answer:
    """An answer; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body's value."""
        return json.loads(self.body)

    @property
    def kind(self) -> str:
        """The last part of a problem's type."""
        return str(self.json["type"]).rpartition(":")[2]


@dataclass(frozen=True)
class Wire:
    """Calls one service. A `body` of bytes is sent as it is, anything else as JSON."""

    origin: str
    language: str = "en"

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        token: str | None = None,
        headers: dict[str, str] | None = None,
        chunked: bool = False,
    ) -> Answer:
        """Send a request to an address under /api/v1 and check what holds for every answer."""
        sent = {"Accept-Language": self.language, "Content-Type": "application/json", **(headers or {})}
        if token is not None:
            sent["Authorization"] = f"Bearer {token}"
        raw = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        parts = urlsplit(self.origin)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
        try:
            data: Any = iter([raw]) if chunked else raw
            connection.request(method, API + path, data, sent, encode_chunked=chunked)
            got = connection.getresponse()
            found = {name.lower(): value for name, value in got.getheaders()}
            answer = Answer(got.status, found, got.read())
        finally:
            connection.close()
        check(answer, self.language, has_body=method != "HEAD")
        return answer


def check(answer: Answer, language: str, *, has_body: bool = True) -> None:
    """Hold an answer to the rules for all of them; a refusal is a problem in the language asked for."""
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in answer.headers
    if not has_body:
        return
    if answer.status < 400:
        assert answer.headers["content-type"].startswith("application/json") or not answer.body
        return
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["content-language"] == language
    problem = answer.json
    assert problem["status"] == answer.status
    assert all(
        isinstance(problem[each], str) and problem[each] for each in ("type", "title", "detail", "next")
    )
    for messages in problem.get("errors", {}).values():
        assert messages
        assert all(isinstance(each, str) for each in messages)
    if answer.status in (429, 503):
        assert int(answer.headers["retry-after"]) > 0
