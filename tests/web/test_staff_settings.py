"""The settings of the console over HTTP."""

import pytest
from flask import Flask

from functions.services import Services
from tests.web.staff_session import SignedIn, add_person, signed_in


@pytest.fixture
def dewi(app: Flask, services: Services) -> SignedIn:
    """A coordinator."""
    return signed_in(app, services, add_person(services, "dewi", "coordinator"))


def test_settings_are_saved_once(dewi: SignedIn) -> None:
    read = dewi.get("/settings").json
    assert read is not None

    assert dewi.change("PUT", "/settings", read | {"capacity_per_day": 7}).status_code == 200
    assert dewi.change("PUT", "/settings", read | {"capacity_per_day": 9}).status_code == 409

    assert dewi.get("/settings").json == read | {"capacity_per_day": 7, "version": 1}


WEEKDAY = {"weekday": 1, "start": "08:00", "end": "16:30"}
NIGHT = {"weekday": 6, "start": "20:00", "end": "02:00"}


def test_working_hours_come_back_as_they_were_saved(dewi: SignedIn) -> None:
    read = dewi.get("/settings").json
    assert read is not None
    assert read["working_days"] is None
    hours = {"working_days": [WEEKDAY, NIGHT], "closed_days": ["2040-03-01"], "answers_per_day": 6}
    hours |= {"follow_up_weeks": [1, 3]}

    assert dewi.change("PUT", "/settings", read | hours).status_code == 200

    assert dewi.get("/settings").json == read | hours | {"version": 1}


@pytest.mark.parametrize(
    ("wrong", "errors"),
    [
        ({"working_days": []}, {"working_days": "Choose at least one day."}),
        ({"working_days": [WEEKDAY, WEEKDAY]}, {"working_days": "Each day may be given once only."}),
        (
            {"working_days": [WEEKDAY | {"end": "24:00"}]},
            {"working_days.0.end": "Write the time like 22:00."},
        ),
        ({"closed_days": ["2040-02-30"]}, {"closed_days.0": "Write a date like 2026-11-25."}),
        ({"follow_up_weeks": []}, {"follow_up_weeks": "Too short or too long."}),
        ({"follow_up_weeks": [1, 53]}, {"follow_up_weeks.1": "This number is too small or too large."}),
        ({"answers_per_day": 0}, {"answers_per_day": "This number is too small or too large."}),
    ],
)
def test_hours_that_cannot_be_meant_are_refused(
    dewi: SignedIn, wrong: dict[str, object], errors: dict[str, str]
) -> None:
    read = dewi.get("/settings").json
    assert read is not None

    refused = dewi.change("PUT", "/settings?lang=en", read | wrong)

    assert refused.status_code == 422
    assert refused.json is not None
    assert {name: said[0] for name, said in refused.json["errors"].items()} == errors


@pytest.mark.parametrize("name", ["retention_closed_days", "retention_silent_days"])
@pytest.mark.parametrize(("days", "status"), [(14, 422), (15, 200)])
def test_retention_leaves_time_to_tell_of_it(dewi: SignedIn, name: str, days: int, status: int) -> None:
    read = dewi.get("/settings").json
    assert read is not None

    assert dewi.change("PUT", "/settings", read | {name: days}).status_code == status
