"""What a claim link says once it is about something else than a case that waits."""

from dataclasses import replace

from flask.testing import FlaskClient

from functions.cases.model.case import Case
from functions.oncall.actions import (
    alert_for_follow_up,
    alert_for_message,
    alert_for_test,
    claim_alerts_of,
    close_alerts_of,
)
from functions.oncall.links import claim_path
from functions.services import Services
from tests.clock import Clock
from tests.web.claim_links import CASE, links, member


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
