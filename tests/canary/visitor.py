"""A visitor with a conspicuous address and user agent who sends good and bad requests at random."""

import http.client
import json
import random
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

ADDRESS = "127.0.0.77"
USER_AGENT = "CanaryBrowser/77.1 (planted)"


@dataclass(frozen=True)
class Visitor:
    """Where the visitor goes, and what they let slip into every corner of a request."""

    origin: str
    secrets: tuple[str, ...]
    intakes: tuple[bytes, ...]

    def answers(self, number: int, dice: random.Random) -> list[tuple[str, bytes]]:
        """Send so many requests; returns each answer's status line, headers and body."""
        return [self._answer(dice) for _ in range(number)]

    def _answer(self, dice: random.Random) -> tuple[str, bytes]:
        method, path, body, headers = self._request(dice, dice.choice(self.secrets))
        parts = urlsplit(self.origin)
        connection = http.client.HTTPConnection(
            parts.hostname or "", parts.port, timeout=20, source_address=(ADDRESS, 0)
        )
        try:
            connection.request(method, path, body, {"User-Agent": USER_AGENT, **headers})
            answer = connection.getresponse()
            return f"answer {answer.status} to {method}", str(answer.getheaders()).encode() + answer.read()
        finally:
            connection.close()

    def _request(self, dice: random.Random, secret: str) -> tuple[str, str, bytes | None, dict[str, str]]:
        """Return a method, a path, a body and headers; most are wrong in some way."""
        as_json = {"Content-Type": "application/json"}
        good = dice.choice(self.intakes)
        strange = json.dumps({**json.loads(good), dice.choice(["text", "id", "language", "sealed"]): secret})
        bearer = {"Authorization": f"Bearer {quote(secret)}"}
        mailbox = dice.choice(["0" * 32, "z" * 32, quote(secret)])
        return dice.choice(
            [
                ("GET", "/api/v1/health", None, {}),
                ("POST", "/api/v1/intakes", good, as_json),
                ("POST", "/api/v1/intakes", strange.encode(), as_json),
                ("POST", "/api/v1/intakes", secret.encode(), as_json),
                ("POST", "/api/v1/intakes", secret.encode(), {"Content-Type": "text/plain"}),
                ("GET", f"/api/v1/mailboxes/{mailbox}", None, bearer),
                ("DELETE", f"/api/v1/mailboxes/{mailbox}", None, bearer),
                ("POST", f"/api/v1/mailboxes/{mailbox}/messages", strange.encode(), {**as_json, **bearer}),
                ("GET", f"/api/v1/{quote(secret)}", None, {}),
                ("GET", f"/api/v1/mailboxes/{mailbox}?after={quote(secret)}", None, bearer),
                ("POST", "/api/v1/staff/session", json.dumps({"name": secret}).encode(), as_json),
                (
                    "PUT",
                    f"/{quote(secret)}",
                    None,
                    {"Accept-Language": secret.encode("latin-1", "ignore").decode("latin-1")},
                ),
                ("GET", f"/tulis/?{quote(secret)}", None, {"Referer": f"{self.origin}/{quote(secret)}"}),
            ]
        )
