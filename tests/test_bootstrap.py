"""The services are put together from a configuration alone."""

import logging
from pathlib import Path

import pytest

from functions import bootstrap
from functions.config import Config
from functions.storage.dynamo import DynamoTable


def test_requests_to_aws_are_in_no_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """They hold sealed bodies and counselors' addresses; botocore logs them whole at DEBUG."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-southeast-3")
    logging.getLogger("botocore").setLevel(logging.NOTSET)
    caplog.set_level(logging.DEBUG)

    services = bootstrap.build(Config(data=tmp_path, table="pinternet"))

    assert isinstance(services.table, DynamoTable)
    assert not logging.getLogger("botocore.endpoint").isEnabledFor(logging.INFO)
