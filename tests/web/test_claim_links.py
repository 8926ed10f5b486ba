"""Claim links: opening shows, a POST claims, the second sees who has it."""

import base64
import re
from dataclasses import replace
from hashlib import sha256

import pytest
from flask.testing import FlaskClient

from functions.cases.model.case import Case
from functions.services import Services
from tests.web.claim_links import CASE, links


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


@pytest.mark.parametrize("change", ["mac", "delivery", "other"])
def test_a_link_that_was_changed_is_dead(
    client: FlaskClient, services: Services, waiting: Case, change: str
) -> None:
    paths = links(services)
    delivery, mac = paths["ann"].removeprefix("/c/").split(".")
    other = paths["budi"].split(".")[1]
    path = {
        "mac": f"/c/{delivery}.{'a' * 16}",
        "delivery": f"/c/{'a' * 16}.{mac}",
        "other": f"/c/{delivery}.{other}",
    }[change]

    for answer in (client.get(path), client.post(path)):
        assert answer.status_code == 404
        assert "Tautan ini tidak berlaku" in answer.text
    kept = services.cases.case(CASE)
    assert kept is not None
    assert kept.assignee is None


def test_the_page_speaks_its_persons_language_and_the_other(
    client: FlaskClient, services: Services, waiting: Case
) -> None:
    path = links(services)["budi"]

    assert "I take it" in client.get(path).text
    assert "Saya ambil" in client.get(f"{path}?lang=id").text


def test_mail_scanners_may_ask_for_the_head(client: FlaskClient, services: Services, waiting: Case) -> None:
    assert client.head(links(services)["ann"]).status_code == 200


CUT = [
    ("en", "This link was cut off", "No case was taken", "Sign in and open the case list"),
    ("id", "Tautan ini terpotong", "Tidak ada kasus yang diambil", "Masuk dan buka daftar kasus"),
]


@pytest.mark.parametrize("said", CUT)
def test_a_link_that_was_cut_says_where_to_go_and_takes_nothing(
    client: FlaskClient, services: Services, waiting: Case, said: tuple[str, ...]
) -> None:
    whole = links(services)["ann"]
    stem = len(whole.split(".")[0])
    language, *sentences = said

    for length in (2, 3, 7, stem, stem + 1, stem + 9, len(whole) - 1):
        for ask in (client.get, client.post):
            answer = ask(f"{whole[:length]}?lang={language}", follow_redirects=True)
            assert answer.status_code == 404
            assert [sentence for sentence in sentences if sentence not in answer.text] == []
            assert 'href="/console/"' in answer.text
            assert "<form" not in answer.text
    kept = services.cases.case(CASE)
    assert kept is not None
    assert kept.assignee is None


def test_a_cut_link_looks_the_same_whether_it_was_ever_made(
    client: FlaskClient, services: Services, waiting: Case
) -> None:
    made = links(services)["ann"].split(".")[0]

    assert client.get(made).data == client.get(f"/c/{'a' * 16}").data


def test_one_case_more_than_a_person_means_to_have_is_asked_about_once(
    client: FlaskClient, services: Services, waiting: Case
) -> None:
    ann = services.staff.person("a" * 32)
    assert ann is not None
    held = replace(waiting, id="d" * 32, assignee=ann.id, version=0)
    routine = replace(services.cases.case(CASE) or waiting, urgency="routine")
    services.cases.commit([services.cases.put_case(held), services.cases.put_case(routine)])
    services.table.commit([services.staff.people.put(replace(ann, case_limit=1))])
    path = links(services)["ann"]

    asked = client.post(path)

    assert asked.status_code == 409
    assert "Anda memegang 1 dari 1 kasus" in asked.text
    assert '<button class="button" name="do" value="anyway">' in asked.text
    assert client.post(path, data={"do": "anyway"}).status_code == 303
    kept = services.cases.case(CASE)
    assert kept is not None
    assert kept.assignee == ann.id
