"""The form that says a service did not answer: taken, refused, and silent about who sent it."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from functions.app import create_app
from functions.errors import Unavailable
from functions.reports.model import REASONS, Count
from functions.reports.store import ReportStore
from functions.services import Services
from functions.storage.table import CommitConflict, Table
from tests.web.published import naming

SERVICE = "12427ea9-66d7-565b-9f6d-6fada3192d77"


@pytest.fixture
def here(services: Services) -> Services:
    """An installation whose site names one service."""
    return naming(services, SERVICE)


@pytest.fixture
def visitor(here: Services) -> FlaskClient:
    """A browser without script."""
    return create_app(here).test_client()


def counted(here: Services) -> int:
    return sum(count.number for count in here.reports.of(SERVICE, "2000-01-01"))


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize(
    ("language", "address"), [("id", "/direktori/terima-kasih/"), ("en", "/en/directory/thank-you/")]
)
def test_a_report_is_counted_and_leads_to_others(
    visitor: FlaskClient, here: Services, reason: str, language: str, address: str
) -> None:
    answer = visitor.post("/laporan", data={"service": SERVICE, "reason": reason, "language": language})

    assert (answer.status_code, answer.headers["Location"]) == (303, address)
    assert counted(here) == 1
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"service": SERVICE},
        {"service": SERVICE, "reason": "rude"},
        {"service": "unknown", "reason": "dead"},
        {"service": SERVICE * 1000, "reason": "dead"},
    ],
)
def test_what_is_unknown_is_refused_with_a_way_on(
    visitor: FlaskClient, here: Services, form: dict[str, str]
) -> None:
    answer = visitor.post("/laporan", data={**form, "language": "en"})

    assert answer.status_code == 422
    assert "We cannot take this report" in answer.text
    assert 'href="tel:119"' in answer.text
    assert 'href="/en/directory/"' in answer.text
    assert counted(here) == 0


def test_what_was_sent_is_not_shown_again(visitor: FlaskClient) -> None:
    answer = visitor.post("/laporan", data={"service": "<b>rahasia", "reason": "dead", "language": "<i>"})

    assert "rahasia" not in answer.text
    assert "<i>" not in answer.text


def test_nothing_is_taken_where_no_site_is_published(services: Services, tmp_path: Path) -> None:
    bare = replace(services, config=replace(services.config, site=tmp_path / "none"))

    answer = create_app(bare).test_client().post("/laporan", data={"service": SERVICE, "reason": "dead"})

    assert answer.status_code == 422


class Failing(ReportStore):
    """A store that counts nothing."""

    def __init__(self, table: Table, error: Exception) -> None:
        super().__init__(table)
        self.error = error

    def add(self, count: Count) -> None:
        raise self.error


@pytest.mark.parametrize("error", [Unavailable("away"), CommitConflict()])
def test_what_could_not_be_counted_is_said_in_words(here: Services, error: Exception) -> None:
    visitor = create_app(replace(here, reports=Failing(here.table, error))).test_client()

    answer = visitor.post("/laporan", data={"service": SERVICE, "reason": "dead", "language": "id"})

    assert answer.status_code == 503
    assert "Belum tercatat" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("accepted", "said"), [("id", "tidak bisa kami terima"), ("en", "We cannot take this report")]
)
def test_what_is_too_large_is_refused_in_the_reader_s_words(
    visitor: FlaskClient, accepted: str, said: str
) -> None:
    answer = visitor.post(
        "/laporan", data={"service": "x" * 600_000, "reason": "dead"}, headers={"Accept-Language": accepted}
    )

    assert answer.status_code == 413
    assert said in answer.text
    assert 'href="tel:119"' in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Origin": "null"}, 303),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 303),
        ({"Origin": "http://127.0.0.1:8080"}, 303),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Referer": "https://elsewhere.example/page"}, 403),
    ],
)
def test_a_report_from_another_site_is_not_counted(
    visitor: FlaskClient, here: Services, headers: dict[str, str], status: int
) -> None:
    answer = visitor.post("/laporan", data={"service": SERVICE, "reason": "dead"}, headers=headers)

    assert answer.status_code == status
    assert counted(here) == (1 if status == 303 else 0)
