"""The few files of the site that go into the package are all that the functions read of it."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from functions.app import create_app
from functions.cli.cloud.contents import SITE_FILES
from functions.config import Config
from functions.directory.published import published_services
from functions.services import Services
from tests.clock import Clock
from tests.lite.plain_browser import ANSWERED, PlainBrowser
from tests.opening import open_service

ADDRESSES = (
    "/ringan/",
    "/en/lite/",
    "/ringan/kembali/",
    "/en/lite/return/",
    "/c/",
    "/c/cut-short",
    "/calendar/unknown.ics",
    "/api/unknown",
    "/unknown",
)


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A site of nothing but those files."""
    for name in SITE_FILES:
        (tmp_path / "few" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Config.site / name, tmp_path / "few" / name)
    return tmp_path / "few"


def client_of(services: Services, site: Path) -> FlaskClient:
    return create_app(replace(services, config=replace(services.config, site=site))).test_client()


def without_slips(page: bytes) -> bytes:
    """Return a page without what its forms carry, which is new each time."""
    return re.sub(rb'value="[^"]*"', b"", page)


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_the_functions_answer_needs_no_other_file(services: Services, few: Path, address: str) -> None:
    whole = client_of(services, Config.site).get(address)

    answer = client_of(services, few).get(address)

    assert answer.status_code == whole.status_code < 500
    assert without_slips(answer.data) == without_slips(whole.data)


def test_who_writes_without_script_gets_a_code(services: Services, few: Path, clock: Clock) -> None:
    open_service(services)
    browser = PlainBrowser(client_of(services, few))

    browser.fill_in([*ANSWERED[:5], {"province": "ID-JK"}, ANSWERED[-1]])
    clock.move(minutes=1)

    assert browser.press("send").code


def test_referrals_know_the_same_services(few: Path) -> None:
    assert published_services(few) == published_services(Config.site) != frozenset()
