"""The browser's real code against a real server, on loopback: the whole story of a team's keys."""

import os
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from waitress.server import create_server

from functions import bootstrap
from functions.app import create_app
from functions.config import ROOT, Config
from functions.crypto.secrets import ServerSecrets
from functions.crypto.signer_file import SignerFile
from functions.services import Services
from functions.staff.actions import doorways
from functions.storage.ledger import FileLedger
from functions.storage.sqlite import SqliteTable
from tests.clock import Clock
from tests.running import free_port
from tests.staff.liar import LyingTable, doors

STORY = ROOT / "site" / "app" / "tests" / "staff" / "story.js"


@pytest.fixture
def living(tmp_path: Path, server_secrets: ServerSecrets) -> Iterator[Services]:
    """An installation that answers on loopback, its clock near that of the machine."""
    clock = Clock(datetime.now(UTC))
    sqlite = SqliteTable(tmp_path / bootstrap.DATABASE, clock=clock)
    table = LyingTable(sqlite)
    services = bootstrap.assemble(
        Config(origin=f"http://127.0.0.1:{free_port()}", data=tmp_path),
        table=table,
        ledger=FileLedger(tmp_path / bootstrap.LEDGER),
        secrets=server_secrets,
        signers=SignerFile(tmp_path / bootstrap.SIGNER),
        senders={},
        clock=clock,
    )
    app = create_app(services)
    app.register_blueprint(doors(services, table, clock))
    server = create_server(
        app, host="127.0.0.1", port=int(services.config.origin.rpartition(":")[2]), threads=4
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    yield services
    server.close()
    thread.join()
    sqlite.close()


def test_the_story_of_a_teams_keys_as_browsers_live_it(living: Services) -> None:
    secret = doorways.open_set_up(living.staff)
    assert secret is not None

    told = subprocess.run(
        ["node", str(STORY), secret],
        env={**os.environ, "PINTERNET_TEST_ORIGIN": living.config.origin},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )

    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.count("ok: ") == 15
