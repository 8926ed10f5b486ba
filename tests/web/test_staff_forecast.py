"""Coordinators see the queue coming: how many wait, and whose promise will be broken."""

import base64
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from functions.cases.model import Form
from functions.intake.model import Intake
from functions.services import Services
from functions.web.public_intakes import reception
from tests.clock import Clock
from tests.opening import SEALED
from tests.web.desk_over_http import problem
from tests.web.staff_session import SignedIn, add_person, signed_in

BODY = base64.b64decode(next(each["sealed"] for each in SEALED if each["kind"] == "hybrid"))


@pytest.fixture
def dewi(app: Flask, services: Services) -> SignedIn:
    """A coordinator."""
    return signed_in(app, services, add_person(services, "dewi", "coordinator"))


def test_the_forecast_is_for_coordinators(app: Flask, services: Services) -> None:
    ann = signed_in(app, services, add_person(services, "ann"))

    assert problem(ann.get("/forecast")) == "role-needed"


def write(services: Services, number: int, urgency: str) -> None:
    """Let a client write an intake."""
    mailbox = f"{number:032x}"
    form = Form("intake", "1")
    intake = Intake(f"{number:036}", mailbox, "0" * 64, BODY, "hybrid", 1, "id", urgency, form)
    reception(services).store(intake, settings=services.settings.read(), now=services.clock())


def answer_fewer(services: Services) -> None:
    """Let the team answer one case a day, of three that it takes."""
    fewer = replace(services.settings.read(), answers_per_day=1, capacity_per_day=3)
    services.settings.save(fewer, now=services.clock())


def test_nobody_waiting_is_said_so(dewi: SignedIn) -> None:
    seen = dewi.get("/forecast").json

    assert seen == {
        "waiting": {"urgent": 0, "soon": 0, "routine": 0},
        "per_day": 20.0,
        "measured": 0.0,
        "last_answered_by": None,
        "late": 0,
        "will_be_late": 0,
        "promised": {
            "urgent": "2040-01-02T05:04:00Z",
            "soon": "2040-01-03T03:04:00Z",
            "routine": "2040-01-05T03:04:00Z",
        },
        "places": 50,
        "places_left": 50,
        "full_until": None,
        "works_again": None,
    }


def test_promises_that_the_pace_will_break_are_counted(
    dewi: SignedIn, services: Services, clock: Clock
) -> None:
    for number in range(3):
        write(services, number, "soon")
    answer_fewer(services)
    write(services, 4, "urgent")

    seen = dewi.get("/forecast").json
    assert seen is not None
    assert seen["waiting"] == {"urgent": 1, "soon": 3, "routine": 0}
    assert seen["last_answered_by"] == "2040-01-06T03:04:00Z"
    assert (seen["late"], seen["will_be_late"]) == (0, 3)
    assert (seen["places"], seen["places_left"]) == (3, 0)
    assert seen["full_until"] == "2040-01-02T17:00:00Z"
    assert seen["promised"]["soon"] == "2040-01-07T03:04:00Z"

    clock.now += timedelta(hours=3)
    seen = dewi.get("/forecast").json
    assert seen is not None
    assert (seen["late"], seen["will_be_late"]) == (1, 3)


def test_who_is_not_signed_in_sees_nothing(app: Flask) -> None:
    assert app.test_client().get("/api/v1/staff/forecast").status_code == 401
