"""Calendar feeds over HTTP: a secret address that a calendar reads, and nobody else."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar, Event
from werkzeug.test import TestResponse

from functions.app import create_app
from functions.jobs import run_chores
from functions.oncall.store import FeedStore
from functions.services import Services
from functions.staff.model.people import Person
from functions.storage.table import Change, TableUnavailable
from tests.clock import Clock
from tests.storage.passing import PassingTable
from tests.web.desk_over_http import problem
from tests.web.rosters import NIGHT, layer, schedule
from tests.web.staff_session import SignedIn, add_person, signed_in

Enter = Callable[[Person], SignedIn]


@pytest.fixture
def team(services: Services) -> dict[str, Person]:
    """A coordinator and two counselors, one of whom reads English and has a long name."""
    return {
        "dewi": add_person(services, "dewi", "coordinator"),
        "ann": add_person(services, "ann", language="en"),
        "budi": add_person(services, "budi-" + "ü" * 60),
    }


@pytest.fixture
def enter(app: Flask, services: Services) -> Enter:
    """Sign a person in."""
    return lambda person: signed_in(app, services, person)


@pytest.fixture
def nights(services: Services, team: dict[str, Person], enter: Enter) -> str:
    """A schedule in which two people take turns by night."""
    body = schedule(layer(team["ann"].id, team["budi"].id, **NIGHT), fallback=[team["dewi"].id])
    return str(enter(team["dewi"]).change("POST", "/roster/schedules", body).json["id"])


def made(browser: SignedIn, path: str = "/me/feed") -> str:
    """Make a feed and return its address below the service."""
    answer = browser.change("POST", path)
    assert answer.status_code == 201
    return urlsplit(str(answer.json["url"])).path


def read(client: FlaskClient, address: str) -> list[Event]:
    """Return the events of a feed, as a calendar reads them."""
    answer = client.get(address)
    assert answer.status_code == 200
    return Calendar.from_ical(answer.data).events


def give_away(dewi: SignedIn, nights: str, event: Event, team: dict[str, Person]) -> str:
    """Let Budi take a shift of Ann's."""
    body = {
        "schedule": nights,
        "line": 1,
        "start": f"{event.start:%Y-%m-%dT%H:%M:00Z}",
        "end": f"{event.end:%Y-%m-%dT%H:%M:00Z}",
        "removes": team["ann"].id,
        "adds": team["budi"].id,
    }
    answer = dewi.change("POST", "/roster/overrides", body)
    assert answer.status_code == 201, answer.json
    return str(answer.json["id"])


def test_a_calendar_reads_its_persons_shifts(
    client: FlaskClient, enter: Enter, team: dict[str, Person], nights: str
) -> None:
    ann, budi = (read(client, made(enter(team[name]))) for name in ("ann", "budi"))
    assert {str(event["SUMMARY"]) for event in ann} == {"On call"}
    assert {str(event["SUMMARY"]) for event in budi} == {"Jaga"}
    assert ann[0].start == datetime(2040, 1, 2, 13, 0, tzinfo=UTC), "20.00 in Jakarta"
    assert ann[0].end == datetime(2040, 1, 3, 1, 0, tzinfo=UTC)
    assert ann[0].end == budi[0].start - timedelta(hours=12)
    assert {str(event["STATUS"]) for event in ann + budi} == {"CONFIRMED"}
    assert {str(event["SEQUENCE"]) for event in ann + budi} == {"0"}


def test_a_feed_is_well_formed(
    client: FlaskClient, enter: Enter, team: dict[str, Person], nights: str
) -> None:
    answer = client.get(made(enter(team["dewi"]), f"/roster/schedules/{nights}/feed"))
    lines = answer.data.split(b"\r\n")
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert max(len(line) for line in lines) <= 75, "octets, RFC 5545, 3.1"
    assert any(line.startswith(b" ") for line in lines), "some line is folded"
    calendar = Calendar.from_ical(answer.data)
    assert calendar.errors == []
    assert [event.errors for event in calendar.events if event.errors] == []
    uids = [str(event["UID"]) for event in calendar.events]
    assert len(set(uids)) == len(uids) > 50
    assert str(calendar.events[1]["SUMMARY"]) == f"Jaga: {team['budi'].display_name}"


def test_a_feed_says_nothing_of_the_service(
    client: FlaskClient, enter: Enter, team: dict[str, Person], nights: str
) -> None:
    text = client.get(made(enter(team["ann"]))).text.lower()
    assert not re.search(r"pinternet|konseling|counsel|jakarta|budi|dewi|\bann\b|127\.0\.0\.1", text)


def test_a_feed_sets_no_cookie_and_stays_private(
    client: FlaskClient, enter: Enter, team: dict[str, Person], nights: str
) -> None:
    answer = client.get(made(enter(team["ann"])))
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_feed_that_did_not_change_is_not_sent_again(
    client: FlaskClient, enter: Enter, team: dict[str, Person], nights: str, clock: Clock
) -> None:
    address = made(enter(team["ann"]))
    first = client.get(address)
    clock.move(hours=1)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(address).data == first.data


def test_reading_writes_nothing_when_nothing_changed(
    client: FlaskClient, enter: Enter, team: dict[str, Person], nights: str, services: Services
) -> None:
    address = made(enter(team["ann"]))
    client.get(address)
    stored = services.feeds.of(team["ann"].id, None)
    client.get(address)
    assert services.feeds.of(team["ann"].id, None) == stored


def test_a_shift_that_was_swapped_away_is_cancelled_and_comes_back(
    client: FlaskClient, enter: Enter, team: dict[str, Person], nights: str
) -> None:
    dewi, anns = enter(team["dewi"]), made(enter(team["ann"]))
    budis = made(enter(team["budi"]))
    before, budi_before = read(client, anns), read(client, budis)
    override = give_away(dewi, nights, before[1], team)
    after, budi_after = read(client, anns), read(client, budis)
    dewi.change("DELETE", f"/roster/overrides/{override}")
    back = read(client, anns)

    assert [event["UID"] for event in before] == [event["UID"] for event in after]
    seen = [(str(events[1]["STATUS"]), str(events[1]["SEQUENCE"])) for events in (before, after, back)]
    assert seen == [("CONFIRMED", "0"), ("CANCELLED", "1"), ("CONFIRMED", "2")]
    assert {event["UID"] for event in budi_before} < {event["UID"] for event in budi_after}
    assert before[1].start in {event.start for event in budi_after}
    [gained] = [event for event in read(client, budis) if event.start == before[1].start]
    assert str(gained["STATUS"]) == "CANCELLED"


def test_a_schedule_that_was_taken_away_cancels_what_lay_ahead(
    client: FlaskClient, enter: Enter, team: dict[str, Person], nights: str
) -> None:
    dewi, anns = enter(team["dewi"]), made(enter(team["ann"]))
    number = len(read(client, anns))
    version = dewi.get("/roster").json["schedules"][0]["version"]
    assert dewi.change("DELETE", f"/roster/schedules/{nights}?version={version}").status_code == 204
    assert [str(event["STATUS"]) for event in read(client, anns)] == ["CANCELLED"] * number


def stored(services: Services, person: Person) -> Person:
    """Return a person as last committed."""
    found = services.staff.person(person.id)
    assert found is not None
    return found


def gone(answer: TestResponse) -> bool:
    """Whether an address leads nowhere."""
    return answer.status_code == 404


def test_an_unknown_address_leads_nowhere(client: FlaskClient) -> None:
    assert gone(client.get(f"/calendar/{'a' * 26}.ics"))
    assert gone(client.get("/calendar/.ics"))
    assert gone(client.get(f"/calendar/{'ü' * 5000}.ics"))


def test_a_new_address_is_told_once_and_ends_the_one_before(
    client: FlaskClient, enter: Enter, team: dict[str, Person], services: Services
) -> None:
    ann = enter(team["ann"])
    assert ann.get("/me/feed").json == {"made_at": None}
    first = made(ann)
    assert client.get(first).status_code == 200
    second = made(ann)
    assert gone(client.get(first))
    assert client.get(second).status_code == 200
    assert ann.get("/me/feed").json == {"made_at": "2040-01-02T03:04:00Z"}
    assert re.fullmatch(r"/calendar/[a-z2-7]{26}\.ics", second)


def test_an_address_that_was_switched_off_is_dead(
    client: FlaskClient, enter: Enter, team: dict[str, Person]
) -> None:
    ann = enter(team["ann"])
    address = made(ann)
    assert [ann.change("DELETE", "/me/feed").status_code for _ in range(2)] == [204, 204]
    assert gone(client.get(address))
    assert ann.get("/me/feed").json == {"made_at": None}


def test_the_secret_is_stored_nowhere(
    client: FlaskClient, enter: Enter, team: dict[str, Person], services: Services
) -> None:
    address = made(enter(team["ann"]))
    secret = address.removeprefix("/calendar/").removesuffix(".ics")
    feed = FeedStore(services.table).of(team["ann"].id, None)
    assert feed is not None
    assert secret not in repr(feed)
    assert gone(client.get(f"/calendar/{feed.secret_sha256}.ics"))


def test_feeds_of_a_schedule_are_for_coordinators(enter: Enter, team: dict[str, Person], nights: str) -> None:
    ann = enter(team["ann"])
    path = f"/roster/schedules/{nights}/feed"
    assert {problem(ann.change(method, path)) for method in ("POST", "DELETE")} == {"role-needed"}
    assert problem(ann.get(path)) == "role-needed"


def test_a_feed_of_no_schedule_is_refused(enter: Enter, team: dict[str, Person]) -> None:
    dewi = enter(team["dewi"])
    assert problem(dewi.change("POST", "/roster/schedules/none/feed")) == "not-found"
    assert dewi.get("/roster/schedules/none/feed").json == {"made_at": None}


def test_the_feed_of_who_left_is_dead_and_forgotten(
    client: FlaskClient, enter: Enter, team: dict[str, Person], services: Services
) -> None:
    address = made(enter(team["ann"]))
    services.table.commit(
        [services.staff.people.put(stored(services, team["ann"]).removed(services.clock()))]
    )
    assert gone(client.get(address))
    assert [person for person, _ in services.feeds.owners()] == [team["ann"].id]
    assert run_chores(services)
    assert list(services.feeds.owners()) == []


def test_a_schedules_feed_is_dead_when_its_reader_is_no_coordinator_any_more(
    client: FlaskClient, enter: Enter, team: dict[str, Person], nights: str, services: Services
) -> None:
    address = made(enter(team["dewi"]), f"/roster/schedules/{nights}/feed")
    assert client.get(address).status_code == 200
    demoted = stored(services, team["dewi"]).with_role("counselor")
    services.table.commit([services.staff.people.put(demoted)])
    assert gone(client.get(address))


def test_a_schedules_feed_does_not_come_back_with_its_readers_role(
    client: FlaskClient, enter: Enter, team: dict[str, Person], nights: str, services: Services
) -> None:
    dewi = enter(team["dewi"])
    addresses = made(dewi, f"/roster/schedules/{nights}/feed"), made(dewi)
    for role in ("counselor", "coordinator"):
        changed = stored(services, team["dewi"]).with_role(role)
        services.table.commit([services.staff.people.put(changed)])
        assert run_chores(services)

    assert gone(client.get(addresses[0]))
    assert client.get(addresses[1]).status_code == 200, "one's own duties stay one's own"


class Overtaken(PassingTable):
    """Before its next commit, somebody else commits the same."""

    is_due = True

    def commit(self, changes: Sequence[Change]) -> None:
        if self.is_due:
            self.is_due = False
            super().commit(changes)
        super().commit(changes)


class Full(PassingTable):
    """A table that can be read, and stores nothing."""

    def commit(self, changes: Sequence[Change]) -> None:
        raise TableUnavailable("the disk is full")


def test_a_calendar_is_answered_also_when_nothing_can_be_stored(
    client: FlaskClient, enter: Enter, team: dict[str, Person], nights: str, services: Services
) -> None:
    address = made(enter(team["ann"]))
    full = create_app(replace(services, feeds=FeedStore(Full(services.table)))).test_client()

    assert read(full, address) == read(client, address)


def test_two_calendars_that_read_at_once_are_both_answered(
    enter: Enter, team: dict[str, Person], nights: str, services: Services
) -> None:
    address = made(enter(team["ann"]))
    overtaken = Overtaken(services.table)
    racing = create_app(replace(services, feeds=FeedStore(overtaken))).test_client()
    assert len(read(racing, address)) == 30
    assert not overtaken.is_due
