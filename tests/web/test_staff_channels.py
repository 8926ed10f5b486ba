"""A person's own channels over HTTP, and what became of alerts."""

import re
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from functions.app import create_app
from functions.config import gateways_of
from functions.crypto.secrets import generate
from functions.jobs import run_alerts
from functions.oncall.actions import alert_for_intake, close_alerts_of
from functions.senders.sender import PermanentFailure, TemporaryFailure
from functions.services import Services
from tests.clock import Clock
from tests.recording import RecordingSender
from tests.web.described import Answer
from tests.web.desk_over_http import problem
from tests.web.staff_session import SignedIn, add_person, signed_in


@pytest.fixture
def ann(app: Flask, services: Services) -> SignedIn:
    """A counselor who is signed in."""
    return signed_in(app, services, add_person(services, "ann"))


@pytest.fixture
def sms(services: Services) -> RecordingSender:
    """The way out for SMS."""
    sender = services.senders["sms"]
    assert isinstance(sender, RecordingSender)
    return sender


def add(ann: SignedIn, address: str = "0812 3456 7890", kind: str = "sms") -> Answer:
    return ann.change("POST", "/me/channels", {"kind": kind, "address": address})


def prove(ann: SignedIn, sms: RecordingSender) -> str:
    channel = add(ann).json["id"]
    code = re.search(r"\d{6}", sms.sent[-1].text)
    assert code
    assert (
        ann.change("POST", f"/me/channels/{channel}/verification", {"code": code.group()}).status_code == 200
    )
    return str(channel)


def test_a_channel_is_added_proven_tried_and_removed(ann: SignedIn, sms: RecordingSender) -> None:
    added = add(ann)
    assert added.status_code == 201
    assert added.json["state"] == "unverified"
    assert added.json["address"] == "+6281234567890"
    assert "code" not in added.json

    code = re.search(r"\d{6}", sms.sent[-1].text)
    assert code
    path = f"/me/channels/{added.json['id']}"
    assert ann.change("POST", f"{path}/verification", {"code": code.group()}).json["state"] == "ok"
    assert ann.change("POST", f"{path}/test").status_code == 202
    assert len(sms.sent) == 2
    assert ann.change("DELETE", path).status_code == 204
    assert ann.get("/me/channels").json["channels"] == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "sms", "address": "12"}, "address"),
        ({"kind": "email", "address": "ann"}, "address"),
        ({"kind": "pigeon", "address": "x"}, "kind"),
        ({"kind": "sms"}, "address"),
        ({"kind": "sms", "address": "0812 3456 7890", "verified": True}, "verified"),
    ],
)
def test_bad_channels_are_refused_in_words(
    ann: SignedIn, sms: RecordingSender, body: dict[str, Any], field: str
) -> None:
    answer = ann.change("POST", "/me/channels", body)

    assert answer.status_code == 422
    assert list(answer.json["errors"]) == [field]
    assert sms.sent == []


def test_a_wrong_code_is_said(ann: SignedIn) -> None:
    channel = add(ann).json["id"]

    answer = ann.change("POST", f"/me/channels/{channel}/verification", {"code": "0" * 5 + "x"})
    wrong = ann.change("POST", f"/me/channels/{channel}/verification", {"code": "000000"})

    assert answer.status_code == 422
    assert wrong.status_code in (200, 422)


@pytest.mark.parametrize(
    ("failure", "status", "kind"),
    [
        (PermanentFailure("refused-address"), 422, "address-refused"),
        (TemporaryFailure("timeout"), 503, "unsent"),
    ],
)
def test_a_code_that_did_not_leave_is_said_and_nothing_kept(
    ann: SignedIn, sms: RecordingSender, failure: PermanentFailure, status: int, kind: str
) -> None:
    sms.failure = failure

    answer = add(ann)

    assert answer.status_code == status
    assert answer.json["type"].endswith(kind)
    assert answer.json["reason"] == failure.reason
    assert ann.get("/me/channels").json["channels"] == []


def test_one_does_not_see_a_colleagues_channels(
    app: Flask, services: Services, ann: SignedIn, sms: RecordingSender
) -> None:
    channel = prove(ann, sms)
    budi = signed_in(app, services, add_person(services, "budi"))

    assert budi.get("/me/channels").json["channels"] == []
    assert budi.change("DELETE", f"/me/channels/{channel}").status_code == 404


def test_an_address_of_lost_server_secrets_can_only_be_removed(
    ann: SignedIn, sms: RecordingSender, services: Services
) -> None:
    channel = prove(ann, sms)
    without = replace(services, secrets=generate())
    (person,) = services.staff.active_people()
    bereft = signed_in(create_app(without), without, person)

    (shown,) = bereft.get("/me/channels").json["channels"]
    assert shown["address"] == "?"
    assert problem(bereft.change("POST", f"/me/channels/{channel}/test")) == "address-refused"
    assert bereft.change("DELETE", f"/me/channels/{channel}").status_code == 204


def test_channels_are_for_people_who_are_signed_in(app: Flask) -> None:
    assert app.test_client().get("/api/v1/staff/me/channels").status_code == 401


def test_alerts_are_shown_without_content(ann: SignedIn, services: Services, sms: RecordingSender) -> None:
    prove(ann, sms)
    services.table.commit(
        alert_for_intake(services.alerts, case="c" * 32, urgency="urgent", now=services.clock())
    )
    run_alerts(services)

    (alert,) = ann.get("/alerts").json["alerts"]

    assert (alert["event"], alert["urgency"], alert["state"]) == ("intake", "urgent", "triggered")
    (delivery,) = alert["deliveries"]
    assert delivery["person"]["name"] == "Ann"
    assert (delivery["channel"], delivery["state"], delivery["reason"]) == ("sms", "accepted", None)
    assert (delivery["loop"], delivery["step"], delivery["last_call"], delivery["until"]) == (
        0,
        0,
        False,
        None,
    )
    assert "81234567890" not in str(alert)
    assert ann.get("/me/channels").json["channels"][0]["told_at"] is not None


def test_alerts_are_paged_the_open_ones_first(ann: SignedIn, services: Services) -> None:
    alerts, now = services.alerts, services.clock()
    for case in range(70):
        services.table.commit(alert_for_intake(alerts, case=f"{case:032}", urgency="soon", now=now))
    for case in range(35):
        services.table.commit(close_alerts_of(alerts, case=f"{case:032}", now=now))

    pages: list[list[str]] = []
    after: str | None = ""
    while after is not None:
        answer = ann.get(f"/alerts{after and '?after='}{after}").json
        pages.append([alert["state"] for alert in answer["alerts"]])
        after = answer["next"]

    assert pages == [["triggered"] * 30, ["triggered"] * 5 + ["closed"] * 30, ["closed"] * 5]


@pytest.mark.parametrize("after", ["x", "past.x", "open.e30", "closed.", "%00"])
def test_what_is_no_page_of_alerts_is_refused(ann: SignedIn, after: str) -> None:
    assert ann.get(f"/alerts?after={after}").status_code == 422


def test_a_coordinator_sends_a_test_alert(
    app: Flask, services: Services, ann: SignedIn, sms: RecordingSender
) -> None:
    prove(ann, sms)
    dewi = signed_in(app, services, add_person(services, "dewi", "coordinator"))

    assert ann.change("POST", "/test-alert", {}).status_code == 403
    assert dewi.change("POST", "/test-alert", {}).status_code == 202
    run_alerts(services)

    assert "UJI COBA" in sms.sent[-1].text
    assert dewi.get("/alerts").json["alerts"][0]["event"] == "test"


def test_a_channel_that_is_tried_in_vain_says_so_and_why(
    ann: SignedIn, sms: RecordingSender, services: Services
) -> None:
    prove(ann, sms)
    for _ in range(3):
        (channel,) = services.channels.channels_of(services.staff.active_people()[0].id)
        services.table.commit([services.channels.putting(channel.gave_up("limit"))])

    (shown,) = ann.get("/me/channels").json["channels"]
    assert (shown["state"], shown["failing"], shown["reason"]) == ("ok", True, "limit")


def test_a_bounced_channel_says_why_and_is_brought_back_by_a_code(
    ann: SignedIn, sms: RecordingSender, services: Services, clock: Clock
) -> None:
    id = prove(ann, sms)
    (proven,) = services.channels.channels_of(services.staff.active_people()[0].id)
    services.table.commit([services.channels.putting(proven.bounced("refused-address"))])

    (shown,) = ann.get("/me/channels").json["channels"]
    assert (shown["state"], shown["reason"], shown["code_sent"]) == ("bounced", "refused-address", False)

    clock.move(minutes=2)
    assert add(ann).json["code_sent"] is True
    code = re.search(r"\d{6}", sms.sent[-1].text)
    assert code
    again = ann.change("POST", f"/me/channels/{id}/verification", {"code": code.group()}).json
    assert (again["state"], again["reason"], again["code_sent"]) == ("ok", None, False)


def test_a_gateway_of_the_operators_is_on_offer(services: Services) -> None:
    config = replace(services.config, gateways=gateways_of("Telegram=tgram://BOT/{chat}"))
    telegram = RecordingSender()
    here = replace(services, config=config, senders={**services.senders, "Telegram": telegram})
    ann = signed_in(create_app(here), here, add_person(here, "ann"))

    kinds = ann.get("/me/channels").json["kinds"]
    added = add(ann, "123456789", "Telegram")

    assert kinds == [
        {"kind": "email", "form": "email"},
        {"kind": "sms", "form": "phone"},
        {"kind": "Telegram", "form": "chat"},
    ]
    assert added.status_code == 201
    assert [message.to for message in telegram.sent] == ["123456789"]
