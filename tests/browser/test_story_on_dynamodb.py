"""The whole story on the cloud's table, emulated."""

from collections.abc import Callable
from pathlib import Path

import boto3
import pytest

from functions.storage.dynamo import create_table
from functions.storage.dynamo_ledger import create_ledger
from tests.browser.chromium import Profile
from tests.browser.story import tell
from tests.running import emulated_aws

pytestmark = pytest.mark.browser


def test_a_client_writes_and_is_answered_on_dynamodb(
    tmp_path: Path, profile: Callable[..., Profile], monkeypatch: pytest.MonkeyPatch
) -> None:
    with emulated_aws() as address:
        settings = {
            "PINTERNET_TABLE": "pinternet",
            "AWS_ENDPOINT_URL": address,
            "AWS_ACCESS_KEY_ID": "invented",
            "AWS_SECRET_ACCESS_KEY": "invented",
            "AWS_DEFAULT_REGION": "ap-southeast-3",
        }
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        create_table(boto3.client("dynamodb"), "pinternet")
        create_ledger(boto3.client("dynamodb"), "pinternet-erasures")
        tell(tmp_path, settings, profile)
