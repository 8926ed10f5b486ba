"""Keys that open nothing, so that Amazon's client starts; no setting of the machine is looked at."""

import pytest


@pytest.fixture(autouse=True)
def keys_that_open_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "none")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "none")
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
