"""Claim links: opening shows, a POST claims, the second sees who has it."""

import base64
import re
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from flask.testing import FlaskClient

from functions.cases.model.case import Case, Form
from functions.jobs import run_alerts, run_chores
from functions.oncall.actions import (
    alert_for_follow_up,
    alert_for_intake,
    alert_for_message,
    alert_for_test,
    claim_alerts_of,
    close_alerts_of,
)
from functions.oncall.links import claim_path
from functions.oncall.model import Channel, channel_id
from functions.services import Services
from functions.staff.model.people import Person
from tests.clock import Clock
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


def test_opening_shows_and_claims_nothing(client: FlaskClient, services: Services, waiting: Case) -> None:
    path = links(services)["ann"]

    for _ in range(3):
        page = client.get(path)

    assert page.status_code == 200
    assert "Saya ambil" in page.text
    assert "23/11" in page.text or "WIB" in page.text
    kept = services.cases.case(CASE)
    assert kept is not None
    assert kept.assignee is None


def test_a_post_claims_and_leads_to_the_console(
    client: FlaskClient, services: Services, waiting: Case
) -> None:
    path = links(services)["ann"]

    answer = client.post(path)
    page = client.get(answer.headers["Location"])

    assert answer.status_code == 303
    assert f"/console/#case/{CASE}" in page.text
    kept = services.cases.case(CASE)
    assert kept is not None
    assert kept.assignee == "a" * 32
    assert services.alerts.open_alerts_of(CASE) == []


def test_whoever_claimed_sees_until_when_and_can_give_back(
    client: FlaskClient, services: Services, clock: Clock, waiting: Case
) -> None:
    path = links(services)["ann"]
    client.post(path)

    assert "Jawab sebelum 02/01 11.04 WIB" in client.get(path).text

    page = client.post(path, data={"do": "give-back"}, follow_redirects=True)

    assert "Draf Anda tetap ada" in page.text
    kept = services.cases.case(CASE)
    assert kept is not None
    assert (kept.assignee, kept.lapsed_by) == (None, None)
    assert len(services.alerts.open_alerts_of(CASE)) == 1
    assert client.post(path, data={"do": "give-back"}).status_code == 409


def test_a_reminders_link_gives_back_too_and_says_when_it_is_too_late(
    client: FlaskClient, services: Services, clock: Clock, waiting: Case
) -> None:
    client.post(links(services)["ann"])
    clock.move(minutes=40)
    run_chores(services)
    sender(services).sent.clear()
    paths = links(services)
    assert list(paths) == ["ann"]
    assert "Kembalikan" in client.get(paths["ann"]).text

    clock.move(minutes=20)
    run_chores(services)

    assert "Draf Anda tetap ada" in client.get(paths["ann"]).text
    assert client.post(paths["ann"], data={"do": "give-back"}).status_code == 409


def test_an_old_link_gives_no_answered_case_back(
    client: FlaskClient, services: Services, clock: Clock, waiting: Case
) -> None:
    path = links(services)["ann"]
    client.post(path)
    claimed = services.cases.case(CASE)
    assert claimed is not None
    answered = claimed.answered(settles=True, by=claimed.assignee or "", now=clock())
    services.table.commit([services.cases.put_case(answered)])

    assert client.post(path, data={"do": "give-back"}).status_code == 409

    kept = services.cases.case(CASE)
    assert kept is not None
    assert kept.assignee == "a" * 32
    assert services.alerts.open_alerts_of(CASE) == []


def test_nobody_gives_back_what_a_colleague_holds(
    client: FlaskClient, services: Services, waiting: Case
) -> None:
    paths = links(services)
    client.post(paths["ann"])

    assert client.post(paths["budi"], data={"do": "give-back"}).status_code == 409
    kept = services.cases.case(CASE)
    assert kept is not None
    assert kept.assignee == "a" * 32


def test_the_second_sees_who_has_it(client: FlaskClient, services: Services, waiting: Case) -> None:
    paths = links(services)
    client.post(paths["ann"])

    answer = client.post(paths["budi"])

    assert answer.status_code == 409
    assert "Ann holds it already" in answer.text
    assert CASE not in answer.text
    kept = services.cases.case(CASE)
    assert kept is not None
    assert kept.assignee == "a" * 32


def test_claiming_twice_is_harmless(client: FlaskClient, services: Services, waiting: Case) -> None:
    path = links(services)["ann"]
    client.post(path)

    again = client.post(path, follow_redirects=True)

    assert "Ini ada pada Anda" in again.text


def test_no_cookie_is_set_and_nothing_may_be_loaded(
    client: FlaskClient, services: Services, waiting: Case
) -> None:
    path = links(services)["ann"]

    for answer in (client.get(path), client.post(path), client.get("/c/x.y")):
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"


def test_the_policy_lets_the_pages_own_style_through(
    client: FlaskClient, services: Services, waiting: Case
) -> None:
    page = client.get(links(services)["ann"])

    style = re.search(r"<style>(.*)</style>", page.text)
    assert style
    hashed = base64.b64encode(sha256(style.group(1).encode()).digest()).decode()
    assert f"'sha256-{hashed}'" in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize("change", ["mac", "delivery", "short", "other"])
def test_a_link_that_was_changed_is_dead(
    client: FlaskClient, services: Services, waiting: Case, change: str
) -> None:
    paths = links(services)
    delivery, mac = paths["ann"].removeprefix("/c/").split(".")
    other = paths["budi"].split(".")[1]
    path = {
        "mac": f"/c/{delivery}.{'a' * 16}",
        "delivery": f"/c/{'a' * 16}.{mac}",
        "short": f"/c/{delivery}.{mac[:8]}",
        "other": f"/c/{delivery}.{other}",
    }[change]

    for answer in (client.get(path), client.post(path)):
        assert answer.status_code == 404
        assert "Tautan ini tidak berlaku" in answer.text
    kept = services.cases.case(CASE)
    assert kept is not None
    assert kept.assignee is None


def test_a_link_dies_with_its_alert(client: FlaskClient, services: Services, waiting: Case) -> None:
    path = links(services)["ann"]
    services.table.commit(close_alerts_of(services.alerts, case=CASE, now=services.clock()))

    answer = client.post(path)

    assert answer.status_code == 409
    assert "Sudah selesai" in answer.text


def test_an_old_link_does_not_claim_a_case_given_back(
    client: FlaskClient, services: Services, waiting: Case
) -> None:
    path = links(services)["ann"]
    services.table.commit(claim_alerts_of(services.alerts, case=CASE, person="b" * 32, now=services.clock()))

    assert "Sudah selesai" in client.post(path).text


def test_a_closed_case_is_over(client: FlaskClient, services: Services, waiting: Case) -> None:
    path = links(services)["ann"]
    kept = services.cases.case(CASE)
    assert kept is not None
    services.table.commit([services.cases.put_case(replace(kept, closed_at=services.clock()))])

    assert "Sudah selesai" in client.get(path).text
    assert "Saya ambil" not in client.get(path).text


def test_who_left_the_team_claims_nothing(client: FlaskClient, services: Services, waiting: Case) -> None:
    path = links(services)["ann"]
    ann = services.staff.person("a" * 32)
    assert ann is not None
    services.table.commit([services.staff.people.put(ann.removed(services.clock()))])

    assert client.post(path).status_code == 404


def test_the_page_speaks_its_persons_language_and_the_other(
    client: FlaskClient, services: Services, waiting: Case
) -> None:
    path = links(services)["budi"]

    assert "I take it" in client.get(path).text
    assert "Saya ambil" in client.get(f"{path}?lang=id").text


def test_a_message_link_leads_its_counselor_on(
    client: FlaskClient, services: Services, waiting: Case, clock: Clock
) -> None:
    kept = services.cases.case(CASE)
    assert kept is not None
    ann = "a" * 32
    services.table.commit(
        [
            services.cases.put_case(kept.claimed(ann, services.clock())),
            *claim_alerts_of(services.alerts, case=CASE, person=ann, now=services.clock()),
        ]
    )
    services.table.commit(
        alert_for_message(
            services.alerts, case=CASE, message="m", urgency="soon", assignee=ann, now=services.clock()
        )
    )

    paths = links(services)

    assert list(paths) == ["ann"]
    assert f"/console/#case/{CASE}" in client.get(paths["ann"]).text


def test_a_follow_up_that_nobody_looked_at_is_shown_to_a_coordinator_as_such(
    client: FlaskClient, services: Services, waiting: Case, clock: Clock
) -> None:
    kept = services.cases.case(CASE)
    assert kept is not None
    now = services.clock()
    services.table.commit(
        [
            services.cases.put_case(kept.claimed("b" * 32, now)),
            *claim_alerts_of(services.alerts, case=CASE, person="b" * 32, now=now),
            *alert_for_follow_up(services.alerts, case=CASE, head_version=1, assignee="a" * 32, now=now),
        ]
    )

    page = client.get(links(services)["ann"]).text

    assert "Ada tindak lanjut yang tertunda" in page
    assert "Tanyakan kepada Budi" in page


def test_a_link_about_several_leads_to_the_queue_and_claims_its_own(
    client: FlaskClient, services: Services, waiting: Case
) -> None:
    links(services)
    (ours,) = services.alerts.open_alerts_of(CASE)
    (sent,) = [one for one in services.alerts.deliveries_of(ours.id) if one.person == "a" * 32]
    carrier = replace(sent, is_bundle=True)
    services.table.commit([services.alerts.changing_delivery(carrier)])
    path = claim_path(services.secrets, carrier.id)

    offered = client.get(path).text
    services.table.commit(claim_alerts_of(services.alerts, case=CASE, person="b" * 32, now=services.clock()))
    over = client.get(path).text

    assert "Saya ambil" in offered
    assert "Pesan ini juga tentang yang lain" in offered
    assert "Mungkin masih ada yang menunggu" in over
    for page in (offered, over):
        assert 'href="/console/"' in page


def test_the_last_call_of_a_message_says_who_has_not_opened_it(
    client: FlaskClient, services: Services, waiting: Case, clock: Clock
) -> None:
    ann = "a" * 32  # on the team since the intake
    member(services, "dewi", role="coordinator")
    kept = services.cases.case(CASE)
    assert kept is not None
    claimed = services.cases.put_case(kept.claimed(ann, services.clock()))
    ended = claim_alerts_of(services.alerts, case=CASE, person=ann, now=services.clock())
    services.table.commit([claimed, *ended])
    services.table.commit(
        alert_for_message(
            services.alerts, case=CASE, message="m", urgency="soon", assignee=ann, now=services.clock()
        )
    )
    for _ in range(4):
        links(services)
        clock.move(hours=1)

    page = client.get(links(services)["dewi"])

    assert "Belum ditanggapi (segera)" in page.text
    assert "Ann memegangnya" in page.text
    assert "<button" not in page.text


def test_a_test_message_is_confirmed_by_each_for_themselves(client: FlaskClient, services: Services) -> None:
    member(services, "ann")
    member(services, "budi")
    alert, changes = alert_for_test(services.alerts, test="t", now=services.clock())
    services.table.commit(changes)
    paths = links(services)

    page = client.post(paths["ann"], follow_redirects=True)

    assert "Terima kasih" in page.text
    states = {one.person[0]: one.state for one in services.alerts.deliveries_of(alert)}
    assert states == {"a": "delivered", "b": "accepted"}
    assert client.post(paths["ann"]).status_code == 303


def test_mail_scanners_may_ask_for_the_head(client: FlaskClient, services: Services, waiting: Case) -> None:
    assert client.head(links(services)["ann"]).status_code == 200
