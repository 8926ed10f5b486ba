"""The built site, for the tests of this folder."""

import fcntl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, BrowserContext

from functions.crypto.signer_file import SignerFile
from tests.serving import client_of, served

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site as `make` keeps it: built anew only when a source is newer, once for all workers."""
    with (tmp_path_factory.getbasetemp().parent / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run(["make", "build/site/index.html"], cwd=ROOT, check=True, stdout=sys.stderr)
    return ROOT / "build" / "site"


@pytest.fixture
def signers(tmp_path: Path) -> SignerFile:
    """The file of signers, not written yet."""
    return SignerFile(tmp_path / "signer")


@pytest.fixture
def client(built: Path, signers: SignerFile) -> Iterator[FlaskClient]:
    """A client of the built site."""
    with client_of(built, signers) as client:
        yield client


@pytest.fixture(scope="session")
def origin(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built site, served."""
    with served(built, SignerFile(tmp_path_factory.mktemp("signer") / "signer")) as origin:
        yield origin


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Iterator[BrowserContext]:
    """A window for tests that need only a page of their own: a page costs Chromium a third of a window."""
    context = chromium.new_context()
    yield context
    context.close()
