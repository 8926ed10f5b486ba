"""The sealed body's plaintext as PROTOCOL has it: composed, sealed, and read back. Mirrors shared/body.js."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from functions.cases.model import Message, stamp, to_minute
from functions.crypto.age_file import AgeFileMalformed, kind_of
from functions.crypto.padding import TooLong, pad
from functions.crypto.sealing import Unopened, seal, unseal
from functions.forms.answering import Answers, urgency_of
from functions.forms.model import Questionnaire
from functions.forms.response import consents_of, response_of
from functions.forms.summary import summary_text

PLAIN = "x25519"
MOST_DEPTH = 20
STEPS = 100
NO_PLACE = ("0" * 32, "0" * 36, "0" * 62)
"""As long as a mailbox, an id and a recipient, which are not known before sending."""


class Odd(ValueError):
    """What was found is not shown; `reason` is "foreign", "sealed", "keys", "version" or "shape"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Written:
    """An answered form. `language` is the one in which an answer is wanted."""

    form: Questionnaire
    answers: Answers
    language: str

    @property
    def urgency(self) -> str:
        """How urgent the answers make it."""
        return urgency_of(self.form, self.answers)

    @property
    def text(self) -> str:
        """All of it as lines, for readers who do not know the form."""
        return summary_text(self.form, self.answers)

    @property
    def response(self) -> list[dict[str, Any]]:
        """The answers as they stand in the body."""
        return response_of(self.form, self.answers)


def intake_body(written: Written, *, mailbox: str, id: str, reply_to: str, now: datetime) -> dict[str, Any]:
    """Return an intake's plaintext."""
    at = stamp(to_minute(now))
    return {
        **_body("intake", written.text, mailbox=mailbox, id=id, at=at),
        "form": {"id": written.form.id, "version": written.form.version},
        "language": written.language,
        "answers": written.response,
        "consents": consents_of(written.form, written.answers, at),
        "reply_to": reply_to,
    }


def message_body(
    text: str,
    *,
    mailbox: str,
    id: str,
    now: datetime,
    kind: str = "message",
    fields: Mapping[str, object] | None = None,
) -> dict[str, Any]:
    """Return a message's plaintext; `fields` is what its kind carries beside the text."""
    body = _body(kind, text, mailbox=mailbox, id=id, at=stamp(to_minute(now)))
    return body if fields is None else body | {"fields": dict(fields)}


def sealed_body(body: dict[str, Any], recipients: Sequence[str]) -> bytes:
    """Return a body padded and sealed to the team and the client.

    Raises:
        TooLong: it does not fit the largest size.
    """
    return seal(pad(_bytes(body)), recipients)


def characters_over(written: Written, now: datetime) -> int:
    """Return by how many characters it is too long to be sealed: its share of what was written."""
    mailbox, id, reply_to = NO_PLACE
    body = intake_body(written, mailbox=mailbox, id=id, reply_to=reply_to, now=now)
    return _over(body, len(written.text))


def message_over(text: str, now: datetime) -> int:
    """Return by how many characters a message is too long to be sealed."""
    mailbox, id, _ = NO_PLACE
    return _over(message_body(text, mailbox=mailbox, id=id, now=now), len(text))


def read_body(message: Message, *, mailbox: str, identity: str) -> dict[str, Any]:
    """Return the plaintext of a message that belongs where it stands.

    Raises:
        Odd: other recipients than two of this kind, not for this identity, malformed, or moved here.
    """
    body = _parse(_opened(message.sealed or b"", identity))
    if body.get("v") != 1:
        raise Odd("version")
    if not all(isinstance(body.get(key), str) for key in ("kind", "mailbox", "id", "from", "text")):
        raise Odd("shape")
    if (body["mailbox"], body["id"], body["from"]) != (mailbox, message.id, message.sender):
        raise Odd("foreign")
    return body


def _body(kind: str, text: str, *, mailbox: str, id: str, at: str) -> dict[str, Any]:
    place = {"mailbox": mailbox, "id": id, "from": "client"}
    return {"v": 1, "kind": kind, **place, "written_at": at, "text": text}


def _bytes(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _over(body: dict[str, Any], characters: int) -> int:
    raw = _bytes(body)
    try:
        pad(raw)
    except TooLong as error:
        return -(-characters * error.excess // len(raw) // STEPS) * STEPS
    return 0


def _opened(sealed: bytes, identity: str) -> bytes:
    try:
        if kind_of(sealed) != PLAIN:
            raise Odd("keys")
        return unseal(sealed, identity)
    except AgeFileMalformed as error:
        raise Odd("keys" if error.reason in ("mixed-kinds", "recipients") else "sealed") from error
    except Unopened:
        raise Odd("sealed") from None


def _parse(plain: bytes) -> dict[str, Any]:
    """Read JSON that nests no deeper than any body does. Faults are not chained: they would quote it."""
    try:
        text = plain.decode("utf-8")
        body = None if _depth(text) > MOST_DEPTH else json.loads(text)
    except (ValueError, RecursionError):
        raise Odd("shape") from None
    if not isinstance(body, dict):
        raise Odd("shape")
    return body


def _depth(text: str) -> int:
    """Count how deeply brackets nest, strings left out, before anything parses them."""
    depth = deepest = 0
    marks = iter(text)
    is_string = False
    for mark in marks:
        if mark == "\\":
            next(marks, "")
        elif mark == '"':
            is_string = not is_string
        elif not is_string and mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif not is_string and mark in "]}":
            depth -= 1
    return deepest
