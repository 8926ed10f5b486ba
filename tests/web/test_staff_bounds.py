"""Numbers and times out of all bounds are refused in words: none of them is stored, or counted through."""

from typing import Any

import pytest
from flask import Flask

from functions.services import Services
from tests.web.rosters import layer, schedule
from tests.web.staff_session import SignedIn, add_person, signed_in

TOO_HIGH = (2**53, 2**63, 10**30)


@pytest.fixture
def dewi(app: Flask, services: Services) -> SignedIn:
    """A coordinator, alone."""
    return signed_in(app, services, add_person(services, "dewi", "coordinator"))


@pytest.fixture
def kept(dewi: SignedIn, services: Services) -> dict[str, Any]:
    """A schedule of Dewi's, as a body that would change it."""
    (person,) = services.staff.active_people()
    sent = schedule(layer(person.id), fallback=[person.id])
    made = dewi.change("POST", "/roster/schedules", sent).json
    return sent | {"id": made["id"], "version": made["version"]}


@pytest.mark.parametrize("number", [*TOO_HIGH, -1])
@pytest.mark.parametrize("path", ["/me/rules", "/policies", "/settings", "/roster/schedules/ID"])
def test_a_version_that_nothing_can_have_is_refused(
    dewi: SignedIn, kept: dict[str, Any], path: str, number: int
) -> None:
    body: dict[str, Any] = kept if "ID" in path else dewi.get(path).json
    body.pop("shortened_at", None)

    refused = dewi.change("PUT", path.replace("ID", kept["id"]), body | {"version": number})

    assert (refused.status_code, list(refused.json["errors"])) == (422, ["version"])


@pytest.mark.parametrize("number", [*TOO_HIGH, -1])
@pytest.mark.parametrize("path", ["/policies", "/roster/schedules/ID"])
def test_a_version_in_an_address_is_refused_likewise(
    dewi: SignedIn, kept: dict[str, Any], path: str, number: int
) -> None:
    refused = dewi.change("DELETE", f"{path.replace('ID', kept['id'])}?version={number}")

    assert (refused.status_code, list(refused.json["errors"])) == (422, ["version"])


TIMES = [
    ("swaps", "2040-01-03T01:00Z", "9999-12-31T23:59Z", "The year must be between"),
    ("swaps", "2040-01-03T01:00Z", "2400-01-01T00:00Z", "At most 31 days"),
    ("overrides", "2040-01-03T01:00Z", "2040-05-03T01:00Z", "At most 92 days"),
    ("leaves", "2040-01-03T01:00Z", "2042-01-03T01:00Z", "At most 366 days"),
    ("leaves", "2040-01-03T01:00Z", "3000-01-01T00:00Z", "The year must be between"),
]


@pytest.mark.parametrize(("kind", "start", "end", "said"), TIMES)
def test_a_time_without_bounds_is_refused_in_words(
    dewi: SignedIn, kept: dict[str, Any], kind: str, start: str, end: str, said: str
) -> None:
    person = kept["fallback"][0]
    of = {"schedule": kept["id"], "line": 1}
    who = {
        "swaps": of | {"to": None},
        "overrides": of | {"removes": person, "adds": None},
        "leaves": {"person": person},
    }

    refused = dewi.change("POST", f"/roster/{kind}?lang=en", {"start": start, "end": end, **who[kind]})

    assert refused.status_code == 422
    assert refused.json["errors"]["end"][0].startswith(said)


@pytest.mark.parametrize("day", ["1999-12-31", "3000-01-01", "9999-12-31"])
def test_a_day_of_another_age_is_refused(dewi: SignedIn, kept: dict[str, Any], day: str) -> None:
    kept["layers"][0]["epoch"] = day

    assert list(dewi.change("POST", "/roster/preview", kept).json["errors"]) == ["layers.0.epoch"]
    assert dewi.get(f"/roster?from={day}").status_code == 422


def test_the_last_days_that_can_be_asked_for_are_shown(dewi: SignedIn, kept: dict[str, Any]) -> None:
    assert dewi.get("/roster?from=2999-12-31&days=70").status_code == 200
