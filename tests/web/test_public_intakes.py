"""An intake is received once, whatever is sent again."""

import json
import subprocess
from pathlib import Path

import altcha
import pytest
from flask.testing import FlaskClient

from functions.services import Services
from functions.storage.sqlite import SqliteTable
from tests.clock import Clock
from tests.opening import open_service
from tests.public import API, Client, looks_sealed

APP = Path(__file__).parents[2] / "site" / "app"


@pytest.fixture
def writer(client: FlaskClient, services: Services) -> Client:
    open_service(services)
    return Client(client, services)


def another(writer: Client) -> Client:
    """Return a client with a mailbox of their own."""
    return Client(writer.http, writer.services)


@pytest.mark.parametrize(
    ("urgency", "reply_by"), [("urgent", "02T05"), ("soon", "03T03"), ("routine", "05T03")]
)
def test_a_receipt_says_by_when_an_answer_is_due(writer: Client, urgency: str, reply_by: str) -> None:
    answer = writer.hand_in(urgency=urgency)

    assert answer.status_code == 201
    receipt = answer.json or {}
    assert len(receipt.pop("reference")) == 8
    assert receipt == {"received_at": "2040-01-02T03:04:00Z", "reply_by": f"2040-01-{reply_by}:04:00Z"}


@pytest.mark.parametrize("kind", ["hybrid", "x25519"])
def test_the_kind_of_keys_is_fixed_by_the_intake(writer: Client, kind: str) -> None:
    writer.hand_in(sealed=looks_sealed(kind))

    assert writer.case.keys == kind


def test_the_same_intake_again_gets_the_first_receipt_though_its_work_is_spent_and_expired(
    writer: Client, clock: Clock
) -> None:
    body = writer.intake()
    first = writer.hand_in(body)
    clock.move(minutes=11)

    again = writer.hand_in(body)

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json == first.json


def test_a_retry_may_bring_other_work(writer: Client) -> None:
    body = writer.intake()
    writer.hand_in(body)

    assert writer.hand_in(body | {"work": "anything"}).status_code == 200


@pytest.mark.parametrize("change", [{"sealed": looks_sealed()}, {"token_sha256": "0" * 64}])
def test_a_mailbox_takes_no_second_intake(writer: Client, change: dict[str, str]) -> None:
    body = writer.intake()
    writer.hand_in(body)

    answer = writer.hand_in({**body, "work": writer.work(), **change})

    assert (answer.status_code, answer.json and answer.json["type"]) == (
        409,
        "urn:pinternet:problem:already-used",
    )


def test_an_intake_to_an_erased_mailbox_is_gone_for_its_own_token_and_taken_for_others(
    writer: Client,
) -> None:
    body = writer.intake()
    writer.hand_in(body)
    writer.erase()

    assert writer.hand_in(body).status_code == 410
    assert writer.hand_in(body | {"token_sha256": "0" * 64}).status_code == 409


def test_work_pays_once(writer: Client, client: FlaskClient, services: Services) -> None:
    work = writer.work()
    writer.hand_in(work=work)

    answer = Client(client, services).hand_in(work=work)

    assert answer.status_code == 422
    assert answer.json is not None
    assert answer.json["errors"] == {"work": ["Hitungan ini sudah dipakai."]}


def test_a_refused_intake_spends_no_work(writer: Client) -> None:
    work = writer.work()

    assert writer.hand_in(work=work, epoch=2).status_code == 409
    assert writer.hand_in(work=work).status_code == 201


def test_an_intake_its_case_its_alert_and_its_receipt_are_one_commit(
    writer: Client, table: SqliteTable, services: Services
) -> None:
    writer.hand_in()

    assert [alert.case for alert in services.alerts.open_alerts()] == [writer.case.id]
    assert len(table.query("intakes/2040-01-02").items) == 1
    assert table.get(table.query_index("due/cases").rows[0].key) is not None


def test_the_alert_of_an_intake_wakes_the_worker(writer: Client, services: Services) -> None:
    writer.hand_in()

    assert services.wake.wait(0)


def test_sealed_to_earlier_keys_is_refused_with_the_current_epoch(writer: Client, services: Services) -> None:
    open_service(services, epoch=3)

    answer = writer.hand_in(epoch=1)

    assert (answer.status_code, answer.json and answer.json["epoch"]) == (409, 3)


def test_keys_made_elsewhere_hold_at_once_and_those_before_them_end_within_five_seconds(
    writer: Client, services: Services, clock: Clock
) -> None:
    writer.hand_in()
    open_service(services, epoch=2)

    assert another(writer).hand_in(epoch=2).status_code == 201
    assert another(writer).hand_in(epoch=1).status_code == 201
    clock.move(seconds=5)
    assert another(writer).hand_in(epoch=1).status_code == 409


def test_keys_made_here_end_those_before_them_at_once(writer: Client, services: Services) -> None:
    writer.hand_in()
    open_service(services, epoch=2)
    services.staff.commit([services.staff.team.put_salt("of this change")])

    assert another(writer).hand_in(epoch=1).status_code == 409


def test_a_door_that_is_opened_elsewhere_is_open_at_once(client: FlaskClient, services: Services) -> None:
    writer = Client(client, services)
    assert writer.hand_in().status_code == 503

    open_service(services)

    assert writer.hand_in().status_code == 201


def test_forms_that_nobody_knows_are_taken(writer: Client) -> None:
    writer.hand_in(form={"id": "another.form", "version": "2027-01"})

    assert (writer.case.form.id, writer.case.form.version) == ("another.form", "2027-01")


def test_work_is_harder_when_intakes_rush_in(writer: Client, client: FlaskClient, services: Services) -> None:
    calm = client.get(f"{API}/work").json
    for _ in range(10):
        Client(client, services).hand_in()

    rush = client.get(f"{API}/work").json

    assert calm is not None
    assert rush is not None
    assert rush["parameters"]["cost"] == 2 * calm["parameters"]["cost"]


def test_work_is_as_easy_again_ten_minutes_later(
    writer: Client, client: FlaskClient, services: Services, clock: Clock
) -> None:
    calm = client.get(f"{API}/work").json
    for _ in range(10):
        Client(client, services).hand_in()
    clock.move(minutes=11)

    later = client.get(f"{API}/work").json

    assert calm is not None
    assert later is not None
    assert later["parameters"]["cost"] == calm["parameters"]["cost"]


def test_the_browsers_library_solves_the_work(writer: Client, client: FlaskClient) -> None:
    challenge = client.get(f"{API}/work").json
    program = """
        import { solveChallenge } from 'altcha-lib'
        import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
        const challenge = JSON.parse(process.argv[1])
        process.stdout.write(JSON.stringify(await solveChallenge({ challenge, deriveKey })))
    """
    solved = subprocess.run(
        ["node", "--input-type=module", "-e", program, json.dumps(challenge)],
        cwd=APP,
        capture_output=True,
        check=True,
        text=True,
    )
    payload = {"challenge": challenge, "solution": json.loads(solved.stdout)}

    work = altcha.Payload.from_dict(payload).to_base64()

    assert writer.hand_in(work=work).status_code == 201
