"""By the link one claims with one gives back, too, until it is too late."""

from flask.testing import FlaskClient

from functions.cases.model.case import Case
from functions.jobs import run_chores
from functions.services import Services
from tests.clock import Clock
from tests.web.claim_links import CASE, links, sender


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


def test_a_link_of_an_earlier_claim_does_not_give_the_next_one_back(
    client: FlaskClient, services: Services, clock: Clock, waiting: Case
) -> None:
    older = [links(services)["ann"]]
    client.post(older[0])
    clock.move(minutes=40)
    run_chores(services)
    older.append(links(services)["ann"])
    clock.move(minutes=20)
    run_chores(services)
    clock.move(minutes=5)
    newest = links(services)["ann"]
    assert len({*older, newest}) == 3
    client.post(newest)

    for path in older:
        page = client.get(path).text
        assert ("Kembalikan" in page, "/console/#case/" in page) == (False, True)
        assert client.post(path, data={"do": "give-back"}).status_code == 409
    assert "Kembalikan" in client.get(newest).text
    assert client.post(newest, data={"do": "give-back"}).status_code == 303


def test_nobody_gives_back_what_a_colleague_holds(
    client: FlaskClient, services: Services, waiting: Case
) -> None:
    paths = links(services)
    client.post(paths["ann"])

    assert client.post(paths["budi"], data={"do": "give-back"}).status_code == 409
    kept = services.cases.case(CASE)
    assert kept is not None
    assert kept.assignee == "a" * 32
