"""A person's own rules over HTTP."""

from typing import Any

import pytest
from flask import Flask

from functions.oncall.model import Channel
from functions.oncall.model.rules import Rules
from functions.services import Services
from tests.web.staff_session import SignedIn, add_person, signed_in

EMAIL, SMS, UNPROVEN = "e" * 16, "5" * 16, "f" * 16
NONE: dict[str, Any] = {"urgent": [], "soon": [], "routine": [], "quiet": None, "version": 0}


@pytest.fixture
def ann(app: Flask, services: Services) -> SignedIn:
    """A counselor with a proven email and SMS channel, and one that is not proven."""
    person = add_person(services, "ann")
    now = services.clock()
    channels = [
        Channel(EMAIL, person.id, "email", b"x", "e", now, verified_at=now),
        Channel(SMS, person.id, "sms", b"x", "s", now, verified_at=now),
        Channel(UNPROVEN, person.id, "email", b"x", "u", now),
    ]
    services.table.commit([services.channels.putting(channel) for channel in channels])
    return signed_in(app, services, person)


def test_without_rules_there_are_none(ann: SignedIn) -> None:
    assert ann.get("/me/rules").json == NONE


def test_rules_are_saved_in_their_order(ann: SignedIn) -> None:
    mine = NONE | {
        "urgent": [{"delay": 0, "channel": SMS}, {"delay": 5, "channel": EMAIL}],
        "quiet": {"start": "22:00", "end": "05:30"},
    }

    assert ann.change("PUT", "/me/rules", mine).json == mine | {"version": 1}
    assert ann.get("/me/rules").json == mine | {"version": 1}


def test_rules_of_two_windows_are_not_laid_over_each_other(ann: SignedIn) -> None:
    first = NONE | {"soon": [{"delay": 0, "channel": EMAIL}]}
    assert ann.change("PUT", "/me/rules", first).status_code == 200

    assert ann.change("PUT", "/me/rules", NONE).status_code == 409
    assert ann.get("/me/rules").json["soon"] == first["soon"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"urgent": [{"delay": 0, "channel": UNPROVEN}]}, "urgent.0.channel"),
        ({"soon": [{"delay": 0, "channel": "0" * 16}]}, "soon.0.channel"),
        ({"soon": [{"delay": 0, "channel": SMS}, {"delay": 5, "channel": SMS}]}, "soon.1.channel"),
        ({"routine": [{"delay": 241, "channel": SMS}]}, "routine.0.delay"),
        ({"routine": [{"delay": -1, "channel": SMS}]}, "routine.0.delay"),
        ({"quiet": {"start": "22:00", "end": "22:00"}}, "quiet.end"),
        ({"quiet": {"start": "24:00", "end": "06:00"}}, "quiet.start"),
        ({"urgent": [{"delay": 0, "channel": SMS}] * 13}, "urgent"),
    ],
)
def test_what_cannot_be_a_rule_is_refused_at_its_field(
    ann: SignedIn, change: dict[str, Any], field: str
) -> None:
    answer = ann.change("PUT", "/me/rules", NONE | change)

    assert answer.status_code == 422
    assert list(answer.json["errors"]) == [field]
    assert ann.get("/me/rules").json == NONE


def test_a_rule_for_a_channel_that_is_gone_is_not_shown(ann: SignedIn, services: Services) -> None:
    ann.change("PUT", "/me/rules", NONE | {"urgent": [{"delay": 3, "channel": SMS}]})
    assert ann.change("DELETE", f"/me/channels/{SMS}").status_code == 204

    assert ann.get("/me/rules").json == NONE | {"version": 1}


def test_a_colleagues_channel_is_in_no_rule_of_ones_own(
    app: Flask, services: Services, ann: SignedIn
) -> None:
    budi = signed_in(app, services, add_person(services, "budi"))

    assert (
        budi.change("PUT", "/me/rules", NONE | {"urgent": [{"delay": 0, "channel": SMS}]}).status_code == 422
    )


def test_rules_stay_ones_own(services: Services, ann: SignedIn) -> None:
    ann.change("PUT", "/me/rules", NONE | {"urgent": [{"delay": 0, "channel": SMS}]})

    (person,) = services.staff.active_people()
    assert services.rules.everyone().keys() == {person.id}
    assert services.rules.of("somebody") == Rules("somebody")
