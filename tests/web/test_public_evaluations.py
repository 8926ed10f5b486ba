"""What a client says of how it was: kept, read and told like a message, but it opens nothing again."""

import pytest

from functions.services import Services
from tests.clock import Clock
from tests.public import Client, looks_sealed
from tests.web.mailbox_owner import change_case


@pytest.fixture
def closed(owner: Client, services: Services) -> Client:
    """A client whose counselor closed the case."""
    change_case(
        owner,
        assignee="a" * 32,
        closed_at=services.clock(),
        outcome="resolved",
        reply_by=None,
        seen_at=services.clock(),
    )
    for alert in services.alerts.open_alerts_of(owner.case.id):
        services.alerts.commit(services.alerts.settling(alert.closed(services.clock())))
    return owner


def test_it_stands_in_the_thread_and_the_case_stays_closed(closed: Client, services: Services) -> None:
    erased = closed.read().get_json()["erase_after"]

    assert closed.evaluate().status_code == 201

    answer = closed.read().json
    assert answer is not None
    assert (answer["state"], answer["reply_by"], answer["erase_after"]) == ("closed", None, erased)
    assert [each["from"] for each in answer["messages"]] == ["client", "client"]
    assert (closed.case.outcome, closed.case.seen_at) == ("resolved", None)


def test_its_counselor_is_told_at_leisure(closed: Client, services: Services) -> None:
    closed.evaluate()

    (alert,) = services.alerts.open_alerts_of(closed.case.id)
    assert (alert.about, alert.urgency) == ("message", "routine")
    assert alert.policy.steps[0].targets == (f"counselor:{'a' * 32}",)


def test_the_same_again_gets_the_first_answer_and_other_bytes_none(closed: Client, clock: Clock) -> None:
    body = closed.message()
    first = closed.evaluate(body)
    clock.move(hours=1)

    again = closed.evaluate(body)

    assert (first.status_code, again.status_code, again.json) == (201, 200, first.json)
    assert closed.evaluate(body | {"sealed": looks_sealed()}).status_code == 409


def test_a_message_after_it_opens_the_case_as_ever(closed: Client) -> None:
    closed.evaluate()

    assert closed.write().status_code == 201

    answer = closed.read().json
    assert answer is not None
    assert answer["state"] == "open"
    assert answer["reply_by"] is not None


def test_in_an_open_case_it_owes_no_answer_and_takes_none_away(owner: Client) -> None:
    before = owner.read().json

    owner.evaluate()

    after = owner.read().json
    assert before is not None
    assert after is not None
    assert (after["state"], after["reply_by"]) == (before["state"], before["reply_by"])


def test_it_counts_among_the_days_messages(closed: Client) -> None:
    for _ in range(20):
        assert closed.evaluate().status_code == 201

    assert closed.evaluate().status_code == 429


def test_a_client_takes_it_back_until_it_was_read(closed: Client) -> None:
    body = closed.message()
    closed.evaluate(body)

    assert closed.take_back(body["id"]).status_code == 200
