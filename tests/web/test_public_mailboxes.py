"""With the code alone a client reads, asks for another counselor and erases."""

import base64
import re
import uuid
from dataclasses import replace

from flask.testing import FlaskClient

from tests.clock import Clock
from tests.public import API, Client, age_file, stanza
from tests.web.mailbox_owner import answer_case


def test_a_mailbox_shows_its_state_and_its_messages(owner: Client) -> None:
    answer = owner.read().json

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


def test_a_mailbox_shows_fourteen_days_notice_of_a_shorter_retention(owner: Client, clock: Clock) -> None:
    settings = owner.services.settings.read()
    clock.move(days=100)
    owner.services.settings.save(replace(settings, retention_silent_days=30), now=clock())

    assert owner.read().get_json()["erase_after"] == "2040-04-25T03:04:00Z"


def test_messages_after_an_id_are_those_that_follow_it(owner: Client) -> None:
    first = owner.message()
    owner.write(first)
    second = owner.message()
    owner.write(second)

    answer = owner.read(after=first["id"]).json

    assert answer is not None
    assert [message["id"] for message in answer["messages"]] == [second["id"]]
    assert answer["messages"][0]["sealed"] == second["sealed"]


def test_an_unknown_id_to_read_after_is_refused(owner: Client) -> None:
    assert owner.read(after=str(uuid.uuid4())).status_code == 422


def test_a_page_has_at_most_one_megabyte_and_the_next_goes_on(owner: Client) -> None:
    large = age_file(stanza("hybrid"), stanza("hybrid"), payload=16 + 65536 + 16)
    for number in range(2, 16):
        answer_case(owner, number, large)

    first = owner.read()
    assert first.json is not None
    rest = owner.read(after=first.get_json()["messages"][-1]["id"])
    assert rest.json is not None

    assert len(first.data) <= 1_000_000
    assert (first.get_json()["more"], rest.get_json()["more"]) == (True, False)
    assert len(first.get_json()["messages"]) + len(rest.get_json()["messages"]) == 15


def test_a_late_answer_is_said_to_be_late(owner: Client, clock: Clock) -> None:
    clock.move(hours=73)

    answer = owner.read().json

    assert answer is not None
    assert answer["late"] is True


def test_another_counselor_is_asked_for_once(owner: Client) -> None:
    request = str(uuid.uuid4())

    first, again = owner.ask(id=request), owner.ask(id=request)

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json == {"id": request, "posted_at": "2040-01-02T03:04:00Z"}
    assert [asked.kind for asked in owner.services.cases.requests(owner.case.id)] == ["another-counselor"]


def test_asking_again_while_the_wish_is_open_keeps_nothing_more(owner: Client, clock: Clock) -> None:
    first = owner.ask()
    clock.move(minutes=5)
    another = str(uuid.uuid4())

    again = owner.ask(id=another)

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json == {"id": another, "posted_at": "2040-01-02T03:04:00Z"}
    assert len(owner.services.cases.requests(owner.case.id)) == 1


def test_what_a_client_does_is_kept_to_the_minute(owner: Client, clock: Clock) -> None:
    clock.move(seconds=17)
    taken = owner.message()
    assert owner.write().status_code == owner.write(taken).status_code == 201
    owner.take_back(taken["id"])
    owner.ask()

    table, case = owner.services.table, owner.case
    alerts = owner.services.alerts.open_alerts_of(case.id)
    partitions = [f"case/{case.id}", f"mailbox/{case.mailbox_sha256}", "intakes/2040-01-02"]
    partitions += [f"alert/{alert.id}" for alert in alerts]
    kept = [str(item) for partition in partitions for item in table.query(partition).items]

    assert len(alerts) == 1
    assert len(kept) > len(partitions)
    assert [each for each in kept if re.search(r"T\d\d:\d\d:(?!00Z)", each)] == []
    owner.erase()
    assert [erasure.at.second for erasure in owner.services.ledger.read()] == [0]


def test_a_right_is_asked_for_seen_and_taken_back(owner: Client) -> None:
    request = str(uuid.uuid4())

    assert owner.ask(id=request, kind="restriction").status_code == 201
    assert owner.read().get_json()["restricted_at"] == "2040-01-02T03:04:00Z"
    (asked,) = owner.requests().get_json()["requests"]
    assert asked == {
        "id": request,
        "kind": "restriction",
        "posted_at": "2040-01-02T03:04:00Z",
        "due_at": "2040-01-05T03:04:00Z",
        "settled_at": None,
        "withdrawn_at": None,
    }

    first, again = owner.withdraw(request), owner.withdraw(request)

    assert first.json == again.json == {**asked, "withdrawn_at": "2040-01-02T03:04:00Z"}
    assert "restricted_at" not in owner.read().get_json()
    assert owner.withdraw(str(uuid.uuid4())).status_code == 404


def test_rights_are_for_the_bearer_alone(owner: Client) -> None:
    request = str(uuid.uuid4())
    owner.ask(id=request, kind="copy")
    owner.token = bytes(32)

    assert owner.requests().status_code == owner.withdraw(request).status_code == 404


def test_more_requests_than_a_day_takes_are_refused(owner: Client) -> None:
    for _ in range(10):
        request = str(uuid.uuid4())
        assert owner.ask(id=request, kind="copy").status_code == 201
        owner.withdraw(request)

    refused = owner.ask(id=str(uuid.uuid4()), kind="copy")

    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "86395"


def test_a_kind_of_request_that_is_not_known_is_refused(owner: Client) -> None:
    assert owner.ask(kind="a-pony").status_code == 422


def test_erasing_counts_the_bodies_and_leaves_a_tombstone_for_its_own_token(
    owner: Client, clock: Clock
) -> None:
    taken = owner.message()
    owner.write(taken)
    owner.write()
    owner.take_back(taken["id"])

    erased = owner.erase()

    assert (erased.status_code, erased.json) == (200, {"erased_at": "2040-01-02T03:04:00Z", "items": 2})
    for answer in (owner.read(), owner.write(), owner.erase()):
        assert (answer.status_code, answer.json and answer.get_json()["reason"]) == (410, "erased")
    clock.move(days=89)
    assert owner.read().status_code == 410
    clock.move(days=2)
    assert owner.read().status_code == 404


def test_wrong_malformed_and_missing_tokens_and_unknown_mailboxes_are_one_answer(
    owner: Client, client: FlaskClient
) -> None:
    token = base64.urlsafe_b64encode(bytes(32)).decode().rstrip("=")
    right = owner.bearer["Authorization"]
    wrong: list[tuple[str, dict[str, str]]] = [
        (owner.path, {"Authorization": f"Bearer {token}"}),
        (owner.path, {"Authorization": "Bearer ünïcode"}),
        (owner.path, {"Authorization": right + "="}),
        (owner.path, {"Authorization": right.replace("Bearer", "Basic")}),
        (owner.path, {}),
        (f"{API}/mailboxes/{'0' * 32}", owner.bearer),
        (f"{API}/mailboxes/nonsense", owner.bearer),
        (owner.path.upper().replace("/API/V1/MAILBOXES", "/api/v1/mailboxes"), owner.bearer),
    ]

    answers = [client.get(path, headers=headers) for path, headers in wrong]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.data for answer in answers}) == 1


def test_a_token_is_taken_whatever_the_case_of_the_scheme(owner: Client, client: FlaskClient) -> None:
    headers = {"Authorization": owner.bearer["Authorization"].replace("Bearer", "bearer")}

    assert client.get(owner.path, headers=headers).status_code == 200
