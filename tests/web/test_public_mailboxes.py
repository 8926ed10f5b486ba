"""With the code alone a client reads, writes again, takes back and erases."""

import base64
import re
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from functions import bootstrap
from functions.app import create_app
from functions.cases.model import Message
from functions.services import Services
from functions.storage.sqlite import SqliteTable
from tests.clock import Clock
from tests.opening import open_service
from tests.public import API, Client, age_file, looks_sealed, stanza


@pytest.fixture
def writer(client: FlaskClient, services: Services) -> Client:
    open_service(services)
    writer = Client(client, services)
    assert writer.hand_in().status_code == 201
    return writer


def answer_case(writer: Client, number: int, sealed: bytes, keys: int = 1) -> None:
    """Put a counselor's message into the thread and claim the case, as casework does."""
    cases, case = writer.services.cases, writer.case
    message = Message(number, str(uuid.uuid4()), "counselor", writer.services.clock(), keys, sealed, "")
    after = replace(case, next_number=number + 1, bodies=case.bodies + 1, reply_by=None)
    cases.commit([cases.put_case(after), *cases.add_message(case.id, message)])


def change_case(writer: Client, **changes: object) -> None:
    """Change the head of the case as casework would."""
    cases = writer.services.cases
    cases.commit([cases.put_case(replace(writer.case, **changes))])


def test_a_mailbox_shows_its_state_and_its_messages(writer: Client) -> None:
    answer = writer.read().json

    assert answer is not None
    (message,) = answer.pop("messages")
    assert message["from"] == "client"
    assert answer == {
        "state": "waiting",
        "keys": "hybrid",
        "seen_at": None,
        "reply_by": "2040-01-05T03:04:00Z",
        "late": False,
        "erase_after": "2040-06-30T03:04:00Z",
        "counselor": None,
        "more": False,
    }


def test_a_mailbox_shows_fourteen_days_notice_of_a_shorter_retention(writer: Client, clock: Clock) -> None:
    settings = writer.services.settings.read()
    clock.move(days=100)
    writer.services.settings.save(replace(settings, retention_silent_days=30), now=clock())

    assert writer.read().json["erase_after"] == "2040-04-25T03:04:00Z"


def test_messages_after_an_id_are_those_that_follow_it(writer: Client) -> None:
    first = writer.message()
    writer.write(first)
    second = writer.message()
    writer.write(second)

    answer = writer.read(after=first["id"]).json

    assert answer is not None
    assert [message["id"] for message in answer["messages"]] == [second["id"]]
    assert answer["messages"][0]["sealed"] == second["sealed"]


def test_an_unknown_id_to_read_after_is_refused(writer: Client) -> None:
    assert writer.read(after=str(uuid.uuid4())).status_code == 422


def test_a_page_has_at_most_one_megabyte_and_the_next_goes_on(writer: Client) -> None:
    large = age_file(stanza("hybrid"), stanza("hybrid"), payload=16 + 65536 + 16)
    for number in range(2, 16):
        answer_case(writer, number, large)

    first = writer.read()
    assert first.json is not None
    rest = writer.read(after=first.json["messages"][-1]["id"])
    assert rest.json is not None

    assert len(first.data) <= 1_000_000
    assert (first.json["more"], rest.json["more"]) == (True, False)
    assert len(first.json["messages"]) + len(rest.json["messages"]) == 15


def test_the_same_message_again_gets_the_first_answer(writer: Client, clock: Clock) -> None:
    body = writer.message()
    first = writer.write(body)
    clock.move(hours=1)

    again = writer.write(body)

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json == first.json
    assert writer.case.bodies == 2


def test_a_message_id_with_other_bytes_is_refused(writer: Client) -> None:
    body = writer.message()
    writer.write(body)

    assert writer.write(body | {"sealed": looks_sealed()}).status_code == 409


def test_ids_are_scoped_to_a_mailbox(writer: Client, client: FlaskClient, services: Services) -> None:
    body = writer.message()
    writer.write(body)
    other = Client(client, services)
    other.hand_in()

    assert other.write(body | {"work": other.work()}).status_code == 201


def test_a_message_of_the_other_kind_of_keys_is_refused(writer: Client) -> None:
    answer = writer.write(sealed=looks_sealed("x25519"))

    assert (answer.status_code, answer.json and answer.json["keys"]) == (422, "hybrid")


def test_a_closed_case_reopens_when_the_client_writes(writer: Client, services: Services) -> None:
    change_case(writer, closed_at=services.clock(), outcome="resolved", reply_by=None)

    writer.write()

    answer = writer.read().json
    assert answer is not None
    assert (answer["state"], answer["reply_by"]) == ("waiting", "2040-01-05T03:04:00Z")


def test_writing_again_does_not_move_the_promise_back(writer: Client, clock: Clock) -> None:
    clock.move(hours=5)
    writer.write()

    answer = writer.read().json

    assert answer is not None
    assert answer["reply_by"] == "2040-01-05T03:04:00Z"


def test_a_late_answer_is_said_to_be_late(writer: Client, clock: Clock) -> None:
    clock.move(hours=73)

    answer = writer.read().json

    assert answer is not None
    assert answer["late"] is True


def test_the_day_has_so_many_messages_and_the_next_day_has_them_again(writer: Client, clock: Clock) -> None:
    for _ in range(20):
        assert writer.write().status_code == 201

    refused = writer.write()
    clock.move(hours=14)

    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == str(13 * 3600 + 55 * 60 + 55)
    assert writer.write().status_code == 201


def test_a_message_that_nobody_opened_is_taken_back(writer: Client) -> None:
    body = writer.message()
    writer.write(body)

    answers = [writer.take_back(body["id"]), writer.take_back(body["id"])]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json == answers[1].json == {"erased_at": "2040-01-02T03:04:00Z"}
    thread = writer.read().json
    assert thread is not None
    assert len(thread["messages"]) == 1
    stored = writer.services.cases.message(writer.case.id, 2)
    assert stored is not None
    assert stored.sealed is None


def test_reading_goes_on_after_a_message_that_was_taken_back(writer: Client) -> None:
    gone, kept = writer.message(), writer.message()
    writer.write(gone)
    writer.write(kept)
    writer.take_back(gone["id"])

    answer = writer.read(after=gone["id"]).json

    assert answer is not None
    assert [message["id"] for message in answer["messages"]] == [kept["id"]]


def test_a_message_that_a_counselor_opened_stays(writer: Client) -> None:
    body = writer.message()
    writer.write(body)
    change_case(writer, seen_up_to=2)

    assert writer.take_back(body["id"]).status_code == 409


def test_the_intake_is_taken_back_only_with_everything(writer: Client) -> None:
    thread = writer.read().json
    assert thread is not None

    answer = writer.take_back(thread["messages"][0]["id"])

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
    writer = Client(create_app(filed).test_client(), filed)
    writer.hand_in()
    taken = writer.message()
    writer.write(taken)
    files = [file for file in tmp_path.iterdir() if file.name.startswith(bootstrap.DATABASE)]
    planted = base64.b64decode(taken["sealed"])[150:195]
    assert any(planted in file.read_bytes() for file in files)

    assert writer.take_back(taken["id"]).status_code == 200

    assert not any(planted in file.read_bytes() for file in files)
    table.close()


def test_a_counselors_message_and_an_unknown_one_cannot_be_taken_back(writer: Client) -> None:
    answer_case(writer, 2, age_file(stanza("hybrid"), stanza("hybrid")))
    thread = writer.read().json
    assert thread is not None

    assert writer.take_back(thread["messages"][1]["id"]).status_code == 404
    assert writer.take_back(str(uuid.uuid4())).status_code == 404
    assert writer.take_back("%00").status_code == 404


def test_another_counselor_is_asked_for_once(writer: Client) -> None:
    request = str(uuid.uuid4())

    first, again = writer.ask(id=request), writer.ask(id=request)

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json == {"id": request, "posted_at": "2040-01-02T03:04:00Z"}
    assert [asked.kind for asked in writer.services.cases.requests(writer.case.id)] == ["another-counselor"]


def test_asking_again_while_the_wish_is_open_keeps_nothing_more(writer: Client, clock: Clock) -> None:
    first = writer.ask()
    clock.move(minutes=5)
    another = str(uuid.uuid4())

    again = writer.ask(id=another)

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json == {"id": another, "posted_at": "2040-01-02T03:04:00Z"}
    assert len(writer.services.cases.requests(writer.case.id)) == 1


def test_what_a_client_does_is_kept_to_the_minute(writer: Client, clock: Clock) -> None:
    clock.move(seconds=17)
    taken = writer.message()
    assert writer.write().status_code == writer.write(taken).status_code == 201
    writer.take_back(taken["id"])
    writer.ask()

    table, case = writer.services.table, writer.case
    alerts = writer.services.alerts.open_alerts_of(case.id)
    partitions = [f"case/{case.id}", f"mailbox/{case.mailbox_sha256}", "intakes/2040-01-02"]
    partitions += [f"alert/{alert.id}" for alert in alerts]
    kept = [str(item) for partition in partitions for item in table.query(partition).items]

    assert len(alerts) == 1
    assert len(kept) > len(partitions)
    assert [each for each in kept if re.search(r"T\d\d:\d\d:(?!00Z)", each)] == []
    writer.erase()
    assert [erasure.at.second for erasure in writer.services.ledger.read()] == [0]


def test_a_kind_of_request_that_is_not_known_is_refused(writer: Client) -> None:
    assert writer.ask(kind="a-pony").status_code == 422


def test_erasing_counts_the_bodies_and_leaves_a_tombstone_for_its_own_token(
    writer: Client, clock: Clock
) -> None:
    taken = writer.message()
    writer.write(taken)
    writer.write()
    writer.take_back(taken["id"])

    erased = writer.erase()

    assert (erased.status_code, erased.json) == (200, {"erased_at": "2040-01-02T03:04:00Z", "items": 2})
    for answer in (writer.read(), writer.write(), writer.erase()):
        assert (answer.status_code, answer.json and answer.json["reason"]) == (410, "erased")
    clock.move(days=89)
    assert writer.read().status_code == 410
    clock.move(days=2)
    assert writer.read().status_code == 404


def test_wrong_malformed_and_missing_tokens_and_unknown_mailboxes_are_one_answer(
    writer: Client, client: FlaskClient
) -> None:
    token = base64.urlsafe_b64encode(bytes(32)).decode().rstrip("=")
    right = writer.bearer["Authorization"]
    wrong: list[tuple[str, dict[str, str]]] = [
        (writer.path, {"Authorization": f"Bearer {token}"}),
        (writer.path, {"Authorization": "Bearer ünïcode"}),
        (writer.path, {"Authorization": right + "="}),
        (writer.path, {"Authorization": right.replace("Bearer", "Basic")}),
        (writer.path, {}),
        (f"{API}/mailboxes/{'0' * 32}", writer.bearer),
        (f"{API}/mailboxes/nonsense", writer.bearer),
        (writer.path.upper().replace("/API/V1/MAILBOXES", "/api/v1/mailboxes"), writer.bearer),
    ]

    answers = [client.get(path, headers=headers) for path, headers in wrong]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.data for answer in answers}) == 1


def test_a_token_is_taken_whatever_the_case_of_the_scheme(writer: Client, client: FlaskClient) -> None:
    headers = {"Authorization": writer.bearer["Authorization"].replace("Bearer", "bearer")}

    assert client.get(writer.path, headers=headers).status_code == 200
