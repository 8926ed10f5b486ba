"""What several programs do in the same moment happens once, and is told to all of them."""

import uuid
from typing import Any

import pytest

from tests.independent.at_once import at_once
from tests.independent.client import Client
from tests.independent.wire import Wire


def test_eight_identical_intakes_make_one_case(wire: Wire, keys: dict[str, Any]) -> None:
    writer = Client(wire, keys)
    body = writer.intake()

    answers = at_once(*[lambda: writer.hand_in(body)] * 8)

    assert sorted(answer.status for answer in answers) == [200] * 7 + [201]
    assert len({answer.body for answer in answers}) == 1
    assert len(writer.read().json["messages"]) == 1


def test_eight_intakes_for_one_mailbox_make_one_case(wire: Wire, keys: dict[str, Any]) -> None:
    writer = Client(wire, keys)
    bodies = [writer.intake() for _ in range(8)]

    answers = at_once(*[lambda body=body: writer.hand_in(body) for body in bodies])

    assert sorted(answer.status for answer in answers) == [201] + [409] * 7
    assert len(writer.read().json["messages"]) == 1


def test_eight_identical_messages_are_posted_once(client: Client) -> None:
    message = client.message()

    answers = at_once(*[lambda: client.write(message)] * 8)

    assert sorted(answer.status for answer in answers) == [200] * 7 + [201]
    assert len({answer.body for answer in answers}) == 1
    assert len(client.read().json["messages"]) == 2


def test_different_messages_at_once_are_all_posted(client: Client) -> None:
    bodies = [client.message() for _ in range(6)]

    answers = at_once(*[lambda body=body: client.write(body) for body in bodies])

    assert {answer.status for answer in answers} == {201}
    read = [each["id"] for each in client.read().json["messages"]]
    assert sorted(read[1:]) == sorted(body["id"] for body in bodies)


def test_one_work_pays_for_one_message(resident: Client) -> None:
    first = resident.message()
    bodies = [first, *(resident.message(work=first["work"]) for _ in range(3))]

    answers = at_once(*[lambda body=body: resident.write(body) for body in bodies])

    assert sorted(answer.status for answer in answers) == [201, 422, 422, 422]
    assert {answer.kind for answer in answers if answer.status == 422} == {"work"}


def test_eight_identical_requests_are_posted_once(resident: Client) -> None:
    request = {"id": str(uuid.uuid4()), "kind": "another-counselor"}

    answers = at_once(*[lambda: resident.call("POST", "/requests", request)] * 8)

    assert sorted(answer.status for answer in answers) == [200] * 7 + [201]


@pytest.mark.parametrize("number", range(2))
def test_a_message_beside_an_erasing_is_counted_or_refused(client: Client, number: int) -> None:
    message = client.message()

    posted, erased, again = at_once(
        lambda: client.write(message), lambda: client.call("DELETE"), lambda: client.call("DELETE")
    )

    assert posted.status in (201, 410)
    counted = [answer.json["items"] for answer in (erased, again) if answer.status == 200]
    assert counted == [2 if posted.status == 201 else 1]
    assert client.read().status == 410
    assert client.write(message).status == 410
