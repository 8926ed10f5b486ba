"""A case that waits for a team of two, and the links that they were sent."""

import re
from datetime import timedelta

import pytest

from functions.cases.model.case import Case, Form
from functions.jobs import run_alerts
from functions.oncall.actions import (
    alert_for_intake,
)
from functions.oncall.model import Channel, channel_id
from functions.services import Services
from functions.staff.model.people import Person
from tests.recording import RecordingSender

CASE = "c" * 32


def sender(services: Services) -> RecordingSender:
    found = services.senders["email"]
    assert isinstance(found, RecordingSender)
    return found


def member(services: Services, name: str, language: str = "id", role: str = "counselor") -> Person:
    """Add an active person with an email channel."""
    person = Person(
        id=name[0] * 32,
        name=name,
        display_name=name.title(),
        title="konselor",
        role=role,
        language=language,
        recipient="age1",
        joined_at=services.clock(),
    )
    channel = Channel(
        id=channel_id(person.id, name),
        person=person.id,
        kind="email",
        sealed=services.secrets.seal(f"{name}@example.org".encode()),
        fingerprint=name,
        created_at=services.clock(),
        verified_at=services.clock(),
    )
    services.table.commit([services.staff.people.put(person), services.channels.putting(channel)])
    return person


@pytest.fixture
def waiting(services: Services) -> Case:
    """A case that waits, and a team of two."""
    member(services, "ann")
    member(services, "budi", "en")
    case = Case(
        id=CASE,
        reference="ABCD2345",
        mailbox_sha256="e" * 64,
        language="id",
        urgency="urgent",
        form=Form("intake", "1"),
        keys="hybrid",
        epoch=1,
        received_at=services.clock(),
        last_at=services.clock(),
        reply_by=services.clock() + timedelta(hours=2),
    )
    alert = alert_for_intake(services.alerts, case=CASE, urgency="urgent", now=services.clock())
    services.table.commit([services.cases.put_case(case), *alert])
    return case


def links(services: Services) -> dict[str, str]:
    """Tell everybody, and return the path in each one's message."""
    run_alerts(services)
    paths = {one.to: re.search(r"/c/\S+", one.text) for one in sender(services).sent}
    return {to.partition("@")[0]: path.group() for to, path in paths.items() if path}
