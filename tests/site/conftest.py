"""The site, built once for the tests of this folder."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from functions.crypto.signer_file import SignerFile
from tests.serving import client_of, served

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, as `make site` builds it."""
    folder = tmp_path_factory.mktemp("build")
    subprocess.run(["node", "site/app/build.mjs", str(folder / "app")], cwd=ROOT, check=True)
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder / "site")]
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
