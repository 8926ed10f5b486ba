"""A visitor with a conspicuous address and user agent who sends good and bad requests at random."""

import http.client
import json
import random
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

ADDRESS = "127.0.0.77"
USER_AGENT = "CanaryBrowser/77.1 (planted)"
LITE_FORMS = ("/ringan/tulis/", "/en/lite/write/")
LITE_MAILBOXES = ("/ringan/kembali/", "/en/lite/return/")
"""Pages without script show a client their own words again, and who has the code the thread: of these
answers only the headers count."""


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
            came, told = answer.read(), str(answer.getheaders()).encode()
            is_own = path in LITE_FORMS or (path in LITE_MAILBOXES and answer.status == 200)
            return f"answer {answer.status} to {method}", told if is_own else told + came
        finally:
            connection.close()

    def _request(self, dice: random.Random, secret: str) -> tuple[str, str, bytes | None, dict[str, str]]:
        """Return a method, a path, a body and headers; most are wrong in some way."""
        as_json = {"Content-Type": "application/json"}
        good = dice.choice(self.intakes)
        strange = json.dumps({**json.loads(good), dice.choice(["text", "id", "language", "sealed"]): secret})
        bearer = {"Authorization": f"Bearer {quote(secret)}"}
        as_form = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.origin}
        to = dice.choice(["next", "back", "stay", "send", "check", "show", "erase", secret])
        written = urlencode({"to": to, "what": secret, "at": dice.choice(["2", secret]), "slip": secret})
        typed = urlencode({dice.choice(["code", "pass", "text", secret]): secret, "to": to})
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
                ("POST", dice.choice(LITE_FORMS), written.encode(), as_form),
                ("POST", dice.choice(LITE_FORMS), b"\xff" + secret.encode(), as_form),
                ("POST", "/ringan/kembali/", typed.encode(), as_form),
                (
                    "POST",
                    "/en/lite/return/",
                    typed.encode(),
                    {**as_form, "Origin": "https://elsewhere.example"},
                ),
                ("PUT", "/ringan/tulis/", written.encode(), as_form),
                ("GET", f"/ringan/kembali/?{quote(secret)}", None, {}),
                ("GET", f"/tulis/?{quote(secret)}", None, {"Referer": f"{self.origin}/{quote(secret)}"}),
            ]
        )
