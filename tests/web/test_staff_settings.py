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


@pytest.mark.parametrize("name", ["retention_closed_days", "retention_silent_days"])
@pytest.mark.parametrize(("days", "status"), [(14, 422), (15, 200)])
def test_retention_leaves_time_to_tell_of_it(dewi: SignedIn, name: str, days: int, status: int) -> None:
    read = dewi.get("/settings").json
    assert read is not None

    assert dewi.change("PUT", "/settings", read | {name: days}).status_code == status
