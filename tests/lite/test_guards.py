"""What holds for every page without script: headers, where a form comes from, off by a setting, no echo."""

import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn

import pytest
from flask.testing import FlaskClient

from functions import bootstrap
from functions.app import create_app
from functions.errors import Unavailable
from functions.lite.slips import Slips
from functions.services import Services
from functions.storage.table import Table, TableUnavailable
from tests.clock import Clock
from tests.lite.plain_browser import ANSWERED, FROM_HERE, WORDS, PlainBrowser
from tests.opening import break_signature, open_service

PAGES = [
    "/ringan/", "/ringan/tulis/", "/ringan/kembali/", "/en/lite/", "/en/lite/write/", "/en/lite/return/"
]  # fmt: skip
SECRET = "kolibri bersiul"
MORE = "tujuh belas payung kuning"


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_page_leaves_a_trace(browser: PlainBrowser, address: str, method: str) -> None:
    answer = browser.http.open(address, method=method, data={"to": "next"}, headers=FROM_HERE)

    assert "Set-Cookie" not in answer.headers
    if answer.status_code != 405:
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert "script-src 'none'" in answer.headers["Content-Security-Policy"]
        page = answer.get_data(as_text=True)
        assert "<script" not in page
        assert '<meta name="referrer" content="same-origin">' in page
        assert 'href="tel:119"' in page
        assert "data-exit" in page


@pytest.mark.parametrize("address", [page for page in PAGES if page.count("/") > 2 and page != "/en/lite/"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "null", "Referer": "http://localhost:8080/ringan/tulis/"},
        {"Referer": "https://elsewhere.example/http://localhost:8080/"},
        {"Referer": "http://localhost:8080@elsewhere.example/"},
        {"Referer": "http://localhost:8080.elsewhere.example/"},
        {"Referer": "http://[/"},
        {"Referer": ""},
        {},
    ],
)
def test_a_form_that_is_not_said_to_come_from_here_is_refused(
    browser: PlainBrowser, address: str, headers: dict[str, str]
) -> None:
    answer = browser.http.post(address, data={"to": "next", "code": "1"}, headers=headers)

    assert answer.status_code == 403
    assert "referrer" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": "http://localhost:8080"},
        {"Referer": "http://localhost:8080/ringan/tulis/"},
        {"Referer": "http://localhost:8080"},
    ],
)
def test_a_form_from_here_is_taken_also_from_old_browsers(
    browser: PlainBrowser, headers: dict[str, str]
) -> None:
    assert browser.http.post("/ringan/tulis/", data={"to": "next"}, headers=headers).status_code == 200


def test_before_the_service_is_open_nobody_can_write(client: FlaskClient) -> None:
    browser = PlainBrowser(client).open("/ringan/tulis/")

    assert "belum dibuka" in browser.html
    assert browser.forms == []


@pytest.mark.parametrize("address", PAGES)
def test_over_an_unprotected_line_there_is_help_and_no_form(services: Services, address: str) -> None:
    open_service(services)
    config = replace(services.config, origin="http://pinternet.example")

    browser = PlainBrowser(create_app(replace(services, config=config)).test_client()).open(address)

    assert browser.status == 403
    assert browser.forms == []
    assert "https" in browser.html


def test_without_a_built_site_there_is_still_a_number(services: Services, tmp_path: Path) -> None:
    config = replace(services.config, site=tmp_path)

    answer = create_app(replace(services, config=config)).test_client().get("/ringan/")

    assert answer.status_code == 503
    assert "tel:119" in answer.get_data(as_text=True)


@pytest.mark.parametrize(("days", "is_signed"), [(61, True), (0, False)])
def test_nothing_is_stored_under_keys_that_no_signer_vouches_for(
    browser: PlainBrowser, services: Services, clock: Clock, days: int, is_signed: bool
) -> None:
    browser.fill_in()
    form = browser.form("send")
    clock.move(days=days)
    if not is_signed:
        break_signature(services)
    form.fields["slip"] = [Slips(services.secrets).new_slip(clock() - timedelta(minutes=1))]

    browser.send(form, "send", {})

    assert browser.status == 503
    assert "belum bisa dipercaya" in browser.html
    assert WORDS.split("\n")[0] in browser.html
    assert services.table.query_index("cases/waiting").rows == []


@pytest.mark.parametrize(
    ("error", "status"), [(RuntimeError(SECRET), 500), (Unavailable(SECRET, retry_after=7), 503)]
)
def test_an_error_says_nothing_of_what_was_sent(
    browser: PlainBrowser,
    services: Services,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    status: int,
) -> None:
    caplog.set_level(logging.DEBUG)

    def breaks() -> NoReturn:
        raise error

    broken = create_app(replace(services, clock=breaks)).test_client()
    answer = broken.post("/ringan/tulis/", data={"what": SECRET}, headers=FROM_HERE)

    assert answer.status_code == status
    assert "tel:119" in answer.get_data(as_text=True)
    assert SECRET not in answer.get_data(as_text=True)
    assert SECRET not in caplog.text


def test_what_is_too_large_is_refused_in_words(browser: PlainBrowser) -> None:
    answer = browser.http.post("/ringan/tulis/", data={"what": "x" * 600_000}, headers=FROM_HERE)

    assert answer.status_code == 413
    assert "<h1>" in answer.get_data(as_text=True)


class AwayTable:
    """A table that answers until it is away."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.is_away = False

    def __getattr__(self, name: str) -> Any:
        if self.is_away:
            raise TableUnavailable
        return getattr(self._table, name)


@pytest.fixture
def away(services: Services, clock: Clock) -> tuple[PlainBrowser, AwayTable]:
    """A browser before a service whose storage can be taken away."""
    open_service(services)
    table = AwayTable(services.table)
    again = bootstrap.assemble(
        services.config,
        table=table,
        ledger=services.ledger,
        secrets=services.secrets,
        signers=services.signers,
        senders=services.senders,
        clock=clock,
    )
    return PlainBrowser(create_app(again).test_client()), table


def test_while_the_storage_is_away_no_typed_word_of_a_form_is_lost(
    away: tuple[PlainBrowser, AwayTable], clock: Clock
) -> None:
    browser, table = away
    browser.fill_in(ANSWERED[:2])
    table.is_away = True
    for entered in ANSWERED[2:]:
        browser.send(browser.form("next"), "next", entered)
    clock.move(minutes=1)

    browser.press("send")

    assert browser.status == 503
    assert WORDS.split("\n")[0] in browser.html
    table.is_away = False
    assert browser.press("send").code


def test_while_the_storage_is_away_no_typed_word_of_a_message_is_lost(
    away: tuple[PlainBrowser, AwayTable], clock: Clock
) -> None:
    browser, table = away
    browser.fill_in()
    clock.move(minutes=1)
    browser.enter(browser.press("send").code)
    table.is_away = True

    browser.press("write", text=MORE)

    assert browser.status == 503
    assert browser.form("write").fields["text"] == [MORE]
    table.is_away = False
    assert browser.press("write").html.count(MORE) == 1


def test_while_the_storage_is_away_a_message_waits_for_the_code(
    away: tuple[PlainBrowser, AwayTable], clock: Clock
) -> None:
    browser, table = away
    browser.fill_in()
    clock.move(minutes=1)
    code = browser.press("send").code
    form = browser.enter(code).form("write")
    clock.move(minutes=16)
    browser.send(form, "write", {"text": MORE})
    table.is_away = True

    browser.send(browser.forms[0], "", {"code": code})

    assert browser.status == 503
    table.is_away = False
    browser.send(browser.forms[0], "", {"code": code})
    assert browser.form("write").fields["text"] == [MORE]
