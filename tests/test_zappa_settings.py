"""The settings for Zappa name an application that is there."""

import json
from importlib import import_module
from pathlib import Path

import pytest
from flask import Flask

SETTINGS = Path(__file__).parents[1] / "zappa_settings.json"


def test_zappa_starts_the_application(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PINTERNET_DATA", str(tmp_path))
    module, name = json.loads(SETTINGS.read_text())["prod"]["app_function"].rsplit(".", 1)

    application = getattr(import_module(module), name)

    assert isinstance(application, Flask)
    application.extensions["pinternet"].table.close()
