"""The outbox page: for trying out on this machine, and for nobody else."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from functions.app import create_app
from functions.senders.mail import letterhead
from functions.senders.outbox import Outbox
from functions.services import Services
from tests.senders.messages import message


@pytest.fixture
def outbox(tmp_path: Path) -> dict[str, Outbox]:
    """Both ways out, into one folder, with a message each."""
    head = letterhead("http://127.0.0.1:8080")
    ways = {
        "email": Outbox(tmp_path / "outbox", "eml", head),
        "sms": Outbox(tmp_path / "outbox", "sms", head),
    }
    ways["email"].send(message())
    ways["sms"].send(message(to="+6281234567890"))
    return ways


def near(services: Services, outbox: dict[str, Outbox]) -> FlaskClient:
    return create_app(replace(services, senders=outbox)).test_client()


def test_the_messages_are_shown_with_links_to_follow(services: Services, outbox: dict[str, Outbox]) -> None:
    page = near(services, outbox).get("/outbox")

    assert page.status_code == 200
    assert "0001.eml" in page.text
    assert "+6281234567890" in page.text
    assert '<a href="https://example.org/c/x.y"' in page.text
    assert "Mendesak: ada yang menunggu" in page.text
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_it_speaks_both_languages(services: Services, outbox: dict[str, Outbox]) -> None:
    assert "Kotak keluar" in near(services, outbox).get("/outbox?lang=id").text
    assert "Outbox" in near(services, outbox).get("/outbox?lang=en").text


def test_it_is_not_there_from_elsewhere(services: Services, outbox: dict[str, Outbox]) -> None:
    page = near(services, outbox).get("/outbox", environ_base={"REMOTE_ADDR": "192.0.2.7"})

    assert page.status_code == 404


@pytest.mark.parametrize("host", ["rebound.example.org:8080", "127.0.0.1.example.org", "[", "192.0.2.7:8080"])
def test_it_is_not_there_under_the_name_of_another_site(
    services: Services, outbox: dict[str, Outbox], host: str
) -> None:
    assert near(services, outbox).get("/outbox", headers={"Host": host}).status_code == 404


def test_it_is_not_there_for_a_service_that_others_reach(
    services: Services, outbox: dict[str, Outbox]
) -> None:
    public = replace(services, config=replace(services.config, origin="https://example.org"))

    assert near(public, outbox).get("/outbox").status_code == 404


def test_it_is_not_there_with_real_senders(client: FlaskClient) -> None:
    assert client.get("/outbox").status_code == 404


def test_in_the_playground_it_warns(services: Services, outbox: dict[str, Outbox]) -> None:
    playground = replace(services, config=replace(services.config, demo=True))

    assert "write nothing real" in near(playground, outbox).get("/outbox?lang=en").text
