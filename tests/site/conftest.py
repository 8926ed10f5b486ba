"""The site, built once for the tests of this folder."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from waitress.server import create_server

from functions.config import Config
from functions.crypto.signer_file import SignerFile
from functions.web import pages
from functions.web.context import EXTENSION

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, as `make site` builds it."""
    folder = tmp_path_factory.mktemp("build")
    subprocess.run(["node", "site/app/build.mjs", str(folder / "app")], cwd=ROOT, check=True)
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder / "site")]
    done = subprocess.run(
        mkdocs,
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture
def signers(tmp_path: Path) -> SignerFile:
    """The file of signers, not written yet."""
    return SignerFile(tmp_path / "signer")


def client_of(site: Path, signers: SignerFile, **settings: object) -> FlaskClient:
    """Return a client of an application that serves pages only."""
    app = Flask("pages-only")
    app.extensions[EXTENSION] = SimpleNamespace(config=Config(site=site, **settings), signers=signers)  # type: ignore[arg-type]
    app.register_blueprint(pages.blueprint)
    return app.test_client()


@pytest.fixture
def client(built: Path, signers: SignerFile) -> Iterator[FlaskClient]:
    """A client of the built site."""
    with client_of(built, signers) as client:
        yield client


@pytest.fixture(scope="session")
def origin(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built site, served."""
    signers = SignerFile(tmp_path_factory.mktemp("signer") / "signer")
    server = create_server(client_of(built, signers).application, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=5)
