"""The playground, for strangers: one for all tests that leave it usable."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.independent.client import Client
from tests.independent.described import DescribedWire, describing
from tests.running import Program, running


@pytest.fixture(scope="package")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with running(tmp_path_factory.mktemp("stranger") / "demo", command="demo") as program:
        yield program


@pytest.fixture(scope="package")
def wire(playground: Program) -> DescribedWire:
    return describing(playground.origin)


@pytest.fixture(scope="package")
def keys(wire: DescribedWire) -> dict[str, Any]:
    found: dict[str, Any] = wire.call("GET", "/keys").json
    return found


@pytest.fixture
def client(wire: DescribedWire, keys: dict[str, Any]) -> Client:
    """Someone who wrote an intake sealed to x25519 keys."""
    writer = Client(wire, keys)
    assert writer.hand_in().status == 201
    return writer


@pytest.fixture(scope="package")
def resident(wire: DescribedWire, keys: dict[str, Any]) -> Client:
    """One writer for all tests that change nothing of theirs."""
    writer = Client(wire, keys)
    assert writer.hand_in().status == 201
    return writer


@pytest.fixture(scope="package")
def unsent(wire: DescribedWire, keys: dict[str, Any]) -> dict[str, Any]:
    """An intake that is refused for its work, if nothing else is wrong with it."""
    return Client(wire, keys).intake(work="e30=")
