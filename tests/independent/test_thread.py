"""A thread from its intake to its end, by the client alone, for both kinds of keys."""

import base64
import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.independent.client import Client
from tests.independent.described import DescribedWire, describing
from tests.independent.test_service import MINUTE
from tests.independent.wire import Wire
from tests.running import Program, running

MOST_OF_A_PAGE = 1_000_000


@pytest.fixture
def own_wire(tmp_path: Path) -> Iterator[DescribedWire]:
    """A playground into which nobody rushes: its work is easy."""
    with running(tmp_path / "demo", command="demo") as program:
        yield describing(program.origin)


@pytest.mark.parametrize("kind", ["hybrid", "x25519"])
def test_the_code_is_enough_to_write_and_to_read(wire: Wire, keys: dict[str, Any], kind: str) -> None:
    writer = Client(wire, keys, kind)
    intake = writer.intake("First words – pertama")

    answer = writer.hand_in(intake)

    assert answer.status == 201
    assert set(answer.json) == {"reference", "received_at", "reply_by"}
    assert len(answer.json["reference"]) == 8
    assert all(MINUTE.fullmatch(answer.json[each]) for each in ("received_at", "reply_by"))
    later = Client(wire, keys, kind, code=writer.code)
    message = later.message("More words")
    posted = later.write(message)
    assert (posted.status, posted.json["id"], set(posted.json)) == (201, message["id"], {"id", "posted_at"})
    found = later.read().json
    assert set(found) == {
        "state", "keys", "seen_at", "reply_by", "late", "erase_after", "counselor", "messages", "more"
    }  # fmt: skip
    assert (found["state"], found["keys"], found["late"], found["more"]) == ("waiting", kind, False, False)
    assert (found["seen_at"], found["counselor"]) == (None, None)
    assert all(MINUTE.fullmatch(found[each]) for each in ("reply_by", "erase_after"))
    assert [set(each) for each in found["messages"]] == [{"id", "from", "posted_at", "sealed"}] * 2
    bodies = [later.opened(each) for each in found["messages"]]
    assert [body["text"] for body in bodies] == ["First words – pertama", "More words"]
    assert [(body["id"], body["mailbox"], body["from"]) for body in bodies] == [
        (each["id"], writer.own.mailbox, each["from"]) for each in found["messages"]
    ]


def test_the_printed_codes_of_the_playground_open_its_threads(
    playground: Program, wire: Wire, keys: dict[str, Any]
) -> None:
    codes = [
        found.replace(" ", "") for found in re.findall(r"(?m)^ +((?:\d{4} ){5}\d{4})", playground.printed)
    ]

    assert len(codes) == 2
    for code in codes:
        owner = Client(wire, keys, "hybrid", code=code)
        found = owner.read().json
        assert found["state"] == "open"
        assert set(found["counselor"]) == {"name", "title"}
        assert {each["from"] for each in found["messages"]} == {"client", "counselor"}
        answer = next(each for each in found["messages"] if each["from"] == "counselor")
        intake, opened = owner.opened(found["messages"][0]), owner.opened(answer)
        every = {"v", "kind", "mailbox", "id", "from", "written_at", "text"}
        assert every | {"form", "language", "answers", "consents", "reply_to"} <= set(intake)
        assert every <= set(opened)
        assert intake["reply_to"] == owner.recipients[1]
        assert (opened["v"], opened["mailbox"], opened["from"]) == (1, owner.own.mailbox, "counselor")
        seen = found["messages"][0]["id"]
        assert owner.call("DELETE", f"/messages/{seen}").status == 409
        assert owner.call("DELETE", f"/messages/{answer['id']}").status == 404


def test_a_message_that_nobody_opened_is_taken_back(client: Client) -> None:
    message = client.message()
    assert client.write(message).status == 201

    taken = client.call("DELETE", f"/messages/{message['id']}")

    assert (taken.status, set(taken.json)) == (200, {"erased_at"})
    assert message["id"] not in {each["id"] for each in client.read().json["messages"]}


def test_a_request_is_posted_once(client: Client) -> None:
    request = {"id": str(uuid.uuid4()), "kind": "another-counselor"}

    answers = [client.call("POST", "/requests", request) for _ in range(2)]

    assert [answer.status for answer in answers] == [201, 200]
    assert answers[0].json == answers[1].json
    assert answers[0].json["id"] == request["id"]
    assert MINUTE.fullmatch(answers[0].json["posted_at"])
    assert client.call("POST", "/requests", request | {"kind": "a-pony"}).status == 422


def test_erasing_counts_the_bodies_and_says_gone_to_its_own_token_alone(client: Client) -> None:
    taken = client.message()
    assert [client.write(body).status for body in (client.message(), taken)] == [201, 201]
    assert client.call("DELETE", f"/messages/{taken['id']}").status == 200

    erased = client.call("DELETE")

    assert (erased.status, erased.json["items"]) == (200, 2)
    assert set(erased.json) == {"erased_at", "items"}
    for method, path, body in [
        ("GET", "", None),
        ("DELETE", "", None),
        ("POST", "/messages", client.message()),
        ("POST", "/requests", {"id": str(uuid.uuid4()), "kind": "another-counselor"}),
        ("DELETE", f"/messages/{taken['id']}", None),
    ]:
        gone = client.call(method, path, body)
        assert (gone.status, gone.kind, gone.json["reason"]) == (410, "gone", "erased")
        assert MINUTE.fullmatch(gone.json["at"])
        assert client.call(method, path, body, token="A" * 43).status == 404
    assert client.hand_in(client.intake()).status == 410


def test_long_threads_come_in_pages_and_days_have_their_number(own_wire: DescribedWire) -> None:
    writer = Client(own_wire, own_wire.call("GET", "/keys").json)
    assert writer.hand_in(writer.intake("x" * 50_000)).status == 201
    sent = [writer.message(f"{number} " + "y" * 50_000) for number in range(20)]
    assert {writer.write(body).status for body in sent} == {201}

    refused = writer.write()

    assert (refused.status, refused.kind) == (429, "too-many-messages")
    assert writer.write(sent[0]).status == 200
    pages: list[dict[str, Any]] = []
    query = ""
    while not pages or pages[-1]["more"]:
        answer = writer.read(query)
        assert len(answer.body) <= MOST_OF_A_PAGE
        pages.append(answer.json)
        query = f"?after={pages[-1]['messages'][-1]['id']}"
    assert len(pages) > 1
    read = [each for page in pages for each in page["messages"]]
    assert [each["id"] for each in read[1:]] == [body["id"] for body in sent]
    assert [base64.b64decode(each["sealed"]) for each in read[1:]] == [
        base64.b64decode(body["sealed"]) for body in sent
    ]
    assert writer.read(query).json["messages"] == []
