"""The server's secrets are read where AWS keeps them, decrypted."""

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber
from moto import mock_aws

from functions.storage.parameter import ParameterMissing, ParameterUnavailable, read_parameter

NAME = "/pinternet/prod/secrets"


@pytest.fixture
def ssm(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Parameter Store as moto plays it."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "made-up")
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    with mock_aws():
        yield boto3.client("ssm", region_name="ap-southeast-3")


def test_a_parameter_is_read_decrypted(ssm: Any) -> None:
    ssm.put_parameter(Name=NAME, Value="kept apart", Type="SecureString")

    assert read_parameter(ssm, NAME) == "kept apart"


def test_one_that_is_not_there_is_missed(ssm: Any) -> None:
    with pytest.raises(ParameterMissing):
        read_parameter(ssm, NAME)


@pytest.mark.parametrize("code", ["AccessDeniedException", "ThrottlingException", "InternalServerError"])
def test_what_cannot_be_read_now_is_no_missing_one(ssm: Any, code: str) -> None:
    amazon = Stubber(ssm)
    amazon.add_client_error("get_parameter", code)

    with amazon, pytest.raises(ParameterUnavailable, match=code):
        read_parameter(ssm, NAME)
