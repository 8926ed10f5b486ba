"""The real package, built once for the tests of a worker; an installation of it in the emulated cloud."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from functions.cli.cloud.packaging import Package
from tests.aws.cloud import Cloud, open_cloud
from tests.aws.package import build, unpack


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The package of the production stage, for this machine."""
    return build(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="session")
def task(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder where that package is unpacked; nothing may be written there."""
    return unpack(package, tmp_path_factory.mktemp("task"))


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """An open installation with one counselor, Ann."""
    with open_cloud(tmp_path_factory.mktemp("cloud")) as opened:
        yield opened
