"""With the code alone a client writes again and takes back."""

import base64
import uuid
from pathlib import Path

from flask.testing import FlaskClient

from functions import bootstrap
from functions.app import create_app
from functions.services import Services
from functions.storage.sqlite import SqliteTable
from tests.clock import Clock
from tests.opening import open_service
from tests.public import Client, age_file, looks_sealed, stanza
from tests.web.mailbox_owner import answer_case, change_case


def test_the_same_message_again_gets_the_first_answer(owner: Client, clock: Clock) -> None:
    body = owner.message()
    first = owner.write(body)
    clock.move(hours=1)

    again = owner.write(body)

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json == first.json
    assert owner.case.bodies == 2


def test_a_message_id_with_other_bytes_is_refused(owner: Client) -> None:
    body = owner.message()
    owner.write(body)

    assert owner.write(body | {"sealed": looks_sealed()}).status_code == 409


def test_ids_are_scoped_to_a_mailbox(owner: Client, client: FlaskClient, services: Services) -> None:
    body = owner.message()
    owner.write(body)
    other = Client(client, services)
    other.hand_in()

    assert other.write(body | {"work": other.work()}).status_code == 201


def test_a_message_of_the_other_kind_of_keys_is_refused(owner: Client) -> None:
    answer = owner.write(sealed=looks_sealed("x25519"))

    assert (answer.status_code, answer.json and answer.json["keys"]) == (422, "hybrid")


def test_a_closed_case_reopens_when_the_client_writes(owner: Client, services: Services) -> None:
    change_case(owner, closed_at=services.clock(), outcome="resolved", reply_by=None)

    owner.write()

    answer = owner.read().json
    assert answer is not None
    assert (answer["state"], answer["reply_by"]) == ("waiting", "2040-01-05T03:04:00Z")


def test_writing_again_does_not_move_the_promise_back(owner: Client, clock: Clock) -> None:
    clock.move(hours=5)
    owner.write()

    answer = owner.read().json

    assert answer is not None
    assert answer["reply_by"] == "2040-01-05T03:04:00Z"


def test_the_day_has_so_many_messages_and_the_next_day_has_them_again(owner: Client, clock: Clock) -> None:
    for _ in range(20):
        assert owner.write().status_code == 201

    refused = owner.write()
    clock.move(hours=14)

    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == str(13 * 3600 + 55 * 60 + 55)
    assert owner.write().status_code == 201


def test_a_message_that_nobody_opened_is_taken_back(owner: Client) -> None:
    body = owner.message()
    owner.write(body)

    answers = [owner.take_back(body["id"]), owner.take_back(body["id"])]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json == answers[1].json == {"erased_at": "2040-01-02T03:04:00Z"}
    thread = owner.read().json
    assert thread is not None
    assert len(thread["messages"]) == 1
    stored = owner.services.cases.message(owner.case.id, 2)
    assert stored is not None
    assert stored.sealed is None


def test_reading_goes_on_after_a_message_that_was_taken_back(owner: Client) -> None:
    gone, kept = owner.message(), owner.message()
    owner.write(gone)
    owner.write(kept)
    owner.take_back(gone["id"])

    answer = owner.read(after=gone["id"]).json

    assert answer is not None
    assert [message["id"] for message in answer["messages"]] == [kept["id"]]


def test_a_message_that_a_counselor_opened_stays(owner: Client) -> None:
    body = owner.message()
    owner.write(body)
    change_case(owner, seen_up_to=2)

    assert owner.take_back(body["id"]).status_code == 409


def test_the_intake_is_taken_back_only_with_everything(owner: Client) -> None:
    thread = owner.read().json
    assert thread is not None

    answer = owner.take_back(thread["messages"][0]["id"])

    assert (answer.status_code, answer.json and answer.json["type"]) == (
        409,
        "urn:pinternet:problem:first-message",
    )


def test_a_message_taken_back_leaves_the_disk(services: Services, tmp_path: Path, clock: Clock) -> None:
    table = SqliteTable(tmp_path / bootstrap.DATABASE, clock=clock)
    filed = bootstrap.assemble(
        services.config,
        table=table,
        ledger=services.ledger,
        secrets=services.secrets,
        signers=services.signers,
        senders=services.senders,
        clock=clock,
    )
    open_service(filed)
    owner = Client(create_app(filed).test_client(), filed)
    owner.hand_in()
    taken = owner.message()
    owner.write(taken)
    files = [file for file in tmp_path.iterdir() if file.name.startswith(bootstrap.DATABASE)]
    planted = base64.b64decode(taken["sealed"])[150:195]
    assert any(planted in file.read_bytes() for file in files)

    assert owner.take_back(taken["id"]).status_code == 200

    assert not any(planted in file.read_bytes() for file in files)
    table.close()


def test_a_counselors_message_and_an_unknown_one_cannot_be_taken_back(owner: Client) -> None:
    answer_case(owner, 2, age_file(stanza("hybrid"), stanza("hybrid")))
    thread = owner.read().json
    assert thread is not None

    assert owner.take_back(thread["messages"][1]["id"]).status_code == 404
    assert owner.take_back(str(uuid.uuid4())).status_code == 404
    assert owner.take_back("%00").status_code == 404
