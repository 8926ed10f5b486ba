"""Referrals are counted without case, person and time of day."""

import uuid
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from functions.audit.model.event import Event
from functions.audit.store import AuditStore
from functions.services import Services
from tests.web.published import naming
from tests.web.staff_session import SignedIn, add_person, signed_in

SERVICE = str(uuid.uuid4())
ZONE = "Asia/Jakarta"


@pytest.fixture
def services(services: Services) -> Services:
    """An installation whose site names one service."""
    return naming(services, SERVICE)


@pytest.fixture
def ann(app: Flask, services: Services) -> SignedIn:
    """A counselor."""
    return signed_in(app, services, add_person(services, "ann"))


def counted(services: Services) -> list[Event]:
    """Return the referrals on their way into the figures."""
    waiting = AuditStore(services.table).waiting(100, services.clock() + timedelta(days=1), ZONE)
    return [each.event for each in waiting if each.event.kind == "referral"]


def refer(who: SignedIn, service: str, id: str) -> int:
    return int(who.change("POST", "/referrals", {"id": id, "service": service}).status_code)


def test_a_referral_is_counted_once_and_says_nothing_else(ann: SignedIn, services: Services) -> None:
    id = str(uuid.uuid4())

    assert [refer(ann, SERVICE, id) for _ in range(2)] == [204, 204]
    assert refer(ann, "in-person", str(uuid.uuid4())) == 204

    found = counted(services)
    assert sorted(event.text("service") for event in found) == sorted([SERVICE, "in-person"])
    local = {event.at.astimezone(ZoneInfo(ZONE)).time() for event in found}
    assert {(event.by, event.case) for event in found} == {(None, None)}
    assert local == {time()}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"service": str(uuid.uuid4())}, "service"),
        ({"service": "../x"}, "service"),
        ({"service": SERVICE, "id": "1"}, "id"),
        ({"service": SERVICE, "case": "a" * 32}, "case"),
    ],
)
def test_what_is_no_service_is_not_counted(
    ann: SignedIn, services: Services, body: dict[str, str], field: str
) -> None:
    refused = ann.change("POST", "/referrals", {"id": str(uuid.uuid4()), **body})

    assert refused.status_code == 422
    assert list(refused.json["errors"]) == [field]
    assert counted(services) == []


def test_a_stranger_counts_nothing(app: Flask, services: Services) -> None:
    answer = app.test_client().post("/api/v1/staff/referrals", json={"id": SERVICE, "service": "in-person"})

    assert answer.status_code in (401, 403)
    assert counted(services) == []
