"""What a server does before it answers."""

import gc
from collections.abc import Iterator

import pytest

from functions.cli.serving import collect_less


@pytest.fixture
def _collector() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("_collector")
def test_the_collector_passes_over_what_was_there_before() -> None:
    kept: list[object] = []
    kept.append(kept)

    collect_less()

    assert not any(kept is each for each in gc.get_objects())
    made_later: list[object] = []
    assert any(made_later is each for each in gc.get_objects())
