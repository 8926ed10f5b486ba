"""What is refused, in which order, and that a refusal stores nothing and spends no work."""

import base64
import json
import re
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import altcha
import pytest

from tests.independent.client import Client, solved
from tests.independent.sealing import plaintext, recipient_of, seal
from tests.independent.wire import LANGUAGES, Answer, Wire

WORK = "e30="


def other(client: Client) -> Client:
    """Someone else with a code of their own."""
    return Client(client.wire, client.keys, client.kind)


def tampered(work: str, change: Callable[[dict[str, Any]], None]) -> str:
    """Return solved work with something changed inside."""
    payload = json.loads(base64.b64decode(work))
    change(payload)
    return base64.b64encode(json.dumps(payload).encode()).decode()


@pytest.mark.parametrize(
    "field", ["id", "mailbox", "token_sha256", "sealed", "epoch", "language", "urgency", "form", "work"]
)
def test_a_missing_field_is_named(wire: Wire, unsent: dict[str, Any], field: str) -> None:
    body = {name: value for name, value in unsent.items() if name != field}

    answer = wire.call("POST", "/intakes", body)

    assert (answer.status, set(answer.json["errors"])) == (422, {field})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("epoch", "1"),
        ("epoch", True),
        ("epoch", 1.0),
        ("epoch", None),
        ("epoch", -1),
        ("id", 7),
        ("id", "no uuid"),
        ("mailbox", "0" * 30),
        ("mailbox", "A" * 32),
        ("token_sha256", "z" * 64),
        ("sealed", ["a"]),
        ("sealed", "not base64!"),
        ("sealed", ""),
        ("language", "fr"),
        ("urgency", "now"),
        ("form", "intake"),
        ("form", {"id": "intake"}),
        ("form", {"id": "intake", "version": "1", "name": "x"}),
        ("work", 1),
        ("unknown", 1),
    ],
)
def test_a_field_of_another_shape_is_named(
    wire: Wire, unsent: dict[str, Any], field: str, value: object
) -> None:
    answer = wire.call("POST", "/intakes", unsent | {field: value})

    assert answer.status == 422
    assert {name.partition(".")[0] for name in answer.json["errors"]} == {field}


def test_forms_that_nobody_knows_are_accepted(resident: Client) -> None:
    assert resident.hand_in(other(resident).intake(form={"id": "later", "version": "99"})).status == 201


def test_other_files_than_two_recipients_of_one_kind_are_refused(
    wire: Wire, keys: dict[str, Any], unsent: dict[str, Any]
) -> None:
    writer = Client(wire, keys)
    team, text = keys["team"]["recipients"], plaintext({"v": 1})
    hybrid = recipient_of(writer.own.hybrid)
    plain = seal(text, writer.recipients)
    files = {
        "one": seal(text, writer.recipients[:1]),
        "three": seal(text, [*writer.recipients, writer.recipients[1]]),
        "unpadded": seal(b"{}", writer.recipients),
        "mixed": seal(text, [team["hybrid"], writer.recipients[1]]),
        "one hybrid": seal(text, [hybrid]),
        "cut": plain[:-1],
        "empty": b"",
        "text": text,
        "armored": b"-----BEGIN AGE ENCRYPTED FILE-----\n" + base64.b64encode(plain),
    }
    for name, file in files.items():
        answer = wire.call("POST", "/intakes", unsent | {"sealed": base64.b64encode(file).decode()})
        assert (answer.status, list(answer.json["errors"])) == (422, ["sealed"]), name


def test_stanzas_to_grease_are_ignored(resident: Client) -> None:
    writer = other(resident)
    body = writer.intake()
    head, line, rest = base64.b64decode(body["sealed"]).partition(b"age-encryption.org/v1\n")
    grease = b"-> X-grease a b c\nAAAA\n"

    body["sealed"] = base64.b64encode(head + line + grease + rest).decode()

    assert resident.hand_in(body).status == 201


def test_wrong_malformed_and_missing_tokens_and_unknown_mailboxes_get_one_answer(resident: Client) -> None:
    message = resident.message(work=WORK)
    request = {"id": str(uuid.uuid4()), "kind": "another-counselor"}
    for method, path, body in [
        ("GET", "", None),
        ("POST", "/messages", message),
        ("POST", "/requests", request),
        ("DELETE", f"/messages/{message['id']}", None),
        ("DELETE", "", None),
    ]:
        own = f"/mailboxes/{resident.own.mailbox}{path}"
        bearers: list[dict[str, str]] = [
            {"Authorization": f"Bearer {'A' * 43}"},
            {"Authorization": f"Bearer {other(resident).own.token}"},
            {"Authorization": "Bearer x"},
            {"Authorization": f"Bearer {resident.own.token}="},
            {"Authorization": f"Bearer {resident.own.token_sha256}"},
            {"Authorization": f"Basic {resident.own.token}"},
            {"Authorization": resident.own.token},
            {"Authorization": "Bearer \xff\xfe"},
            {"Authorization": "Bearer " + "A" * 5000},
            {},
        ]
        answers = [resident.wire.call(method, own, body, headers=header) for header in bearers]
        for mailbox in ("0" * 32, "z" * 32, "short", resident.own.mailbox.upper(), "%F0%9F%98%80", "%00"):
            elsewhere = f"/mailboxes/{mailbox}{path}"
            answers.append(resident.wire.call(method, elsewhere, body, token=resident.own.token))
        assert {answer.status for answer in answers} == {404}
        assert len({answer.body for answer in answers}) == 1
        assert len({tuple(sorted(told(answer).items())) for answer in answers}) == 1
    assert resident.read().status == 200


def told(answer: Answer) -> dict[str, str]:
    """Return an answer's headers but the clock."""
    return {name: value for name, value in answer.headers.items() if name != "date"}


def test_the_scheme_of_a_token_is_written_in_any_case(resident: Client) -> None:
    path = f"/mailboxes/{resident.own.mailbox}"

    answer = resident.wire.call("GET", path, headers={"Authorization": f"bearer {resident.own.token}"})

    assert answer.status == 200


def test_the_same_intake_again_gets_its_first_receipt_whatever_its_work(resident: Client) -> None:
    writer = other(resident)
    body = writer.intake()
    first = writer.hand_in(body)

    again = [writer.hand_in(body), writer.hand_in(body | {"work": WORK}), writer.hand_in(body | {"epoch": 9})]

    assert [answer.status for answer in again] == [200, 200, 200]
    assert {answer.body for answer in again} == {first.body}
    for changes in (
        {"token_sha256": "0" * 64},
        {"sealed": writer.sealed("intake", body["id"], "other")},
    ):
        refused = writer.hand_in(body | changes | {"work": solved(writer.wire)})
        assert (refused.status, refused.kind) == (409, "already-used")
    assert len(writer.read().json["messages"]) == 1


def test_the_same_message_again_gets_its_first_answer(client: Client) -> None:
    message = client.message()
    first = client.write(message)

    again = [client.write(message), client.write(message | {"work": WORK, "epoch": 9})]

    assert [(answer.status, answer.body) for answer in again] == [(200, first.body)] * 2
    different = client.write(message | {"sealed": client.sealed("message", message["id"], "other")})
    assert (different.status, different.kind) == (409, "already-used")
    intake = client.read().json["messages"][0]
    assert client.write(client.message(id=intake["id"])).status == 409
    elsewhere = other(client)
    assert elsewhere.hand_in().status == 201
    assert elsewhere.write(elsewhere.message(id=message["id"])).status == 201


def test_work_counts_once_and_only_as_it_was_given(resident: Client) -> None:
    spent = resident.message()
    assert resident.write(spent).status == 201
    body = resident.message()

    def refused(work: str) -> tuple[int, str, list[str]]:
        answer = resident.write(body | {"work": work})
        return answer.status, answer.kind, list(answer.json["errors"])

    def later(payload: dict[str, Any]) -> None:
        payload["challenge"]["parameters"]["expiresAt"] += 600

    def past(payload: dict[str, Any]) -> None:
        payload["challenge"]["parameters"]["expiresAt"] = 1

    def wrong(payload: dict[str, Any]) -> None:
        payload["solution"]["counter"] += 1
        payload["solution"]["derivedKey"] = "00" * 32

    own = altcha.create_challenge("PBKDF2/SHA-256", 1, counter=3, hmac_secret=b"mine")
    solution = altcha.solve_challenge(own)
    assert solution is not None
    forged = altcha.Payload(own, solution).to_base64()
    good = solved(resident.wire)
    for work in (
        spent["work"],
        tampered(good, later),
        tampered(good, past),
        tampered(good, wrong),
        tampered(good, lambda payload: payload.pop("solution")),
        str(forged),
        WORK,
        "%%%",
        base64.b64encode(b"[" * 2000).decode(),
        base64.b64encode(b'{"challenge": null, "solution": 1}').decode(),
    ):
        assert refused(work) == (422, "work", ["work"])
    assert resident.write(body | {"work": good}).status == 201


def test_an_old_epoch_is_told_the_current_one_and_spends_no_work(resident: Client) -> None:
    current = resident.keys["team"]["epoch"]
    message, intake = resident.message(epoch=current + 1), other(resident).intake(epoch=current + 1)

    for answer in (resident.write(message), resident.hand_in(intake)):
        assert (answer.status, answer.kind, answer.json["epoch"]) == (409, "epoch", current)

    assert resident.write(message | {"epoch": current}).status == 201
    assert resident.hand_in(intake | {"epoch": current}).status == 201


@pytest.mark.parametrize("language", LANGUAGES)
def test_refusals_come_in_the_order_of_the_protocol(client: Client, language: str) -> None:
    """Everything is wrong with the first request; each next one puts the foremost fault right."""
    speaking = replace(client.wire, language=language)
    hybrid = Client(client.wire, client.keys, "hybrid", code=client.code)
    used = client.message()
    assert client.write(used).status == 201
    id, sealed = str(uuid.uuid4()), hybrid.sealed("message", used["id"], "other kind")
    bad: dict[str, Any] = {"id": used["id"], "sealed": sealed, "epoch": "x", "work": WORK}
    late: dict[str, Any] = bad | {"epoch": client.keys["team"]["epoch"] + 1}
    plain = late | {"id": id, "sealed": client.sealed("message", id, "fits")}
    path, good, wrong = f"/mailboxes/{client.own.mailbox}/messages", client.own.token, "A" * 43
    text = {"Content-Type": "text/plain"}
    steps: list[tuple[Any, str, dict[str, str], int, str]] = [
        (b"{" * 512_001, wrong, text, 413, "too-large"),
        (b"{", wrong, text, 415, "unsupported-media-type"),
        (b"{", wrong, {}, 400, "malformed-json"),
        (bad, wrong, {}, 422, "invalid"),
        (late, wrong, {}, 404, "not-found"),
        (late, good, {}, 409, "already-used"),
        (late | {"id": id}, good, {}, 422, "kind-of-keys"),
        (plain, good, {}, 422, "work"),
        (plain | {"work": solved(client.wire)}, good, {}, 409, "epoch"),
    ]
    for body, token, headers, status, kind in steps:
        answer = speaking.call("POST", path, body, token=token, headers=headers)
        assert (answer.status, answer.kind) == (status, kind)
    assert len(client.read().json["messages"]) == 2


@pytest.mark.parametrize(
    "query",
    ["?after=x", "?after=", "?after=7fcdafcb-2bda-49c9-8a3b-a7c8afd08220", "?before=1", "?after=a&after=b"],
)
def test_a_query_that_cannot_be_meant_is_refused(resident: Client, query: str) -> None:
    assert resident.read(query).status == 422


def test_each_kind_of_refusal_has_a_type_of_its_own_and_words_in_both_languages(resident: Client) -> None:
    told = {
        language: [
            replace(resident.wire, language=language).call(method, path, body, headers=headers).json
            for method, path, body, headers in (
                ("GET", "/nowhere", None, {}),
                ("PUT", "/health", None, {}),
                ("POST", "/intakes", b"{", {}),
                ("POST", "/intakes", {}, {}),
                ("POST", "/intakes", b"{}", {"Content-Type": "text/xml"}),
                ("POST", "/intakes", b" " * 600_000, {}),
            )
        ]
        for language in LANGUAGES
    }

    assert len({problem["type"] for problem in told["en"]}) == 6
    for indonesian, english in zip(told["id"], told["en"], strict=True):
        assert indonesian["type"] == english["type"]
        assert re.match(r"[a-z]+:", english["type"])
        assert all(indonesian[each] != english[each] for each in ("title", "detail", "next"))
