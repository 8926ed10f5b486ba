"""Bodies that Python seals are those of the protocol, and nothing else is shown."""

import base64
import json
from typing import Any

import pytest

from functions.cases.model import Message
from functions.crypto.padding import BUCKETS
from functions.crypto.sealing import recipient_of, seal
from functions.lite.body import Odd, message_body, message_over, read_body, sealed_body
from tests.clock import BEGINNING
from tests.opening import SEALED, TEAM_IDENTITY, TEAM_PLAIN

OTHER = next(each for each in SEALED if each["kind"] == "x25519")
HYBRID = next(each for each in SEALED if each["kind"] == "hybrid")
RECIPIENTS = [TEAM_PLAIN, recipient_of(OTHER["identities"][1])]
BODY = message_body("Selamat malam", mailbox="0" * 32, id="an-id", now=BEGINNING)


def message(sealed: bytes, sender: str = "client", id: str = "an-id") -> Message:
    return Message(2, id, sender, BEGINNING, 1, sealed, "")


def padded(text: str) -> bytes:
    return seal(text.encode().ljust(BUCKETS[0]), RECIPIENTS)


def test_what_the_age_library_sealed_is_read() -> None:
    body = OTHER["body"]
    found = message(base64.b64decode(OTHER["sealed"]), body["from"], body["id"])

    assert read_body(found, mailbox=body["mailbox"], identity=OTHER["identities"][1])["text"] == body["text"]


def test_team_and_client_open_what_was_sealed() -> None:
    found = message(sealed_body(BODY, RECIPIENTS))

    for identity in (TEAM_IDENTITY, OTHER["identities"][1]):
        assert read_body(found, mailbox="0" * 32, identity=identity) == BODY


def changed(**changes: Any) -> bytes:
    return sealed_body(BODY | changes, RECIPIENTS)


@pytest.mark.parametrize(
    ("sealed", "reason"),
    [
        (changed(mailbox="1" * 32), "foreign"),
        (changed(id="another"), "foreign"),
        (changed(**{"from": "counselor"}), "foreign"),
        (changed(v=2), "version"),
        (changed(text=1), "shape"),
        (padded("[]"), "shape"),
        (padded("no json"), "shape"),
        (padded("[" * 2000), "shape"),
        (padded(json.dumps(BODY | {"x": [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]})), "shape"),
        (seal(b" " * BUCKETS[0], [*RECIPIENTS, TEAM_PLAIN]), "keys"),
        (seal(b" " * BUCKETS[0], [TEAM_PLAIN, TEAM_PLAIN]), "sealed"),
        (base64.b64decode(HYBRID["sealed"]), "keys"),
        (b"", "sealed"),
    ],
)
def test_what_is_odd_is_told_and_not_shown(sealed: bytes, reason: str) -> None:
    with pytest.raises(Odd) as odd:
        read_body(message(sealed), mailbox="0" * 32, identity=OTHER["identities"][1])

    assert odd.value.reason == reason
    assert odd.value.__cause__ is None or "Selamat" not in str(odd.value.__cause__)


@pytest.mark.parametrize(("length", "over"), [(65_000, 0), (66_000, 700), (131_072, 65_700)])
def test_what_is_too_long_is_told_in_characters_of_what_was_written(length: int, over: int) -> None:
    assert message_over("a" * length, BEGINNING) == over
