"""What most tests begin with: a clock, services on SQLite in memory, a client of the web application."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from flask import Flask
from flask.testing import FlaskClient

from functions import bootstrap
from functions.app import BLUEPRINTS
from functions.config import Config
from functions.crypto.secrets import ServerSecrets, generate
from functions.crypto.signer_file import SignerFile
from functions.services import Services
from functions.storage.ledger import FileLedger
from functions.storage.sqlite import SqliteTable
from functions.web.application import application
from functions.web.context import EXTENSION
from tests.browser.fixtures import chromium, profile
from tests.clock import Clock
from tests.recording import RecordingSender

__all__ = ["chromium", "profile"]


@pytest.fixture
def clock() -> Clock:
    """A clock that the test moves."""
    return Clock()


@pytest.fixture(scope="session")
def server_secrets() -> ServerSecrets:
    """Secrets made once, because a new age identity costs time."""
    return generate()


@pytest.fixture
def table(clock: Clock) -> Iterator[SqliteTable]:
    """An empty table."""
    table = SqliteTable(":memory:", clock=clock)
    yield table
    table.close()


@pytest.fixture
def services(tmp_path: Path, clock: Clock, table: SqliteTable, server_secrets: ServerSecrets) -> Services:
    """An installation before set-up; `tests.opening.open_service` opens it."""
    return bootstrap.assemble(
        Config(data=tmp_path),
        table=table,
        ledger=FileLedger(tmp_path / bootstrap.LEDGER),
        secrets=server_secrets,
        signers=SignerFile(tmp_path / bootstrap.SIGNER),
        senders={"email": RecordingSender(), "sms": RecordingSender()},
        clock=clock,
    )


@pytest.fixture(scope="session")
def routed() -> Flask:
    """The web application before it has services, made once: its routes take longer than most tests."""
    return application(cast(Services, None), BLUEPRINTS)


@pytest.fixture
def app(routed: Flask, services: Services) -> Flask:
    """The web application."""
    routed.extensions[EXTENSION] = services
    return routed


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser's or program's side of the web application, without a network."""
    return app.test_client()
