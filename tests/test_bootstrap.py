"""The services are put together from a configuration alone."""

import ast
import logging
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto import mock_aws

from functions import bootstrap
from functions.config import ROOT, Config
from functions.config import read as read_config
from functions.crypto.secrets import SecretsMissing, dump, generate
from functions.crypto.signer_file import FixedSigners
from functions.senders.sender import TemporaryFailure
from functions.storage.dynamo import DynamoTable
from functions.storage.sqlite import SqliteTable
from tests.senders.messages import message


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """AWS as moto plays it, called by whatever client the service makes."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "made-up")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-southeast-3")
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    with mock_aws():
        yield


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


def test_server_secrets_come_from_the_parameter_that_the_settings_name(aws: None, tmp_path: Path) -> None:
    kept = generate()
    boto3.client("ssm").put_parameter(Name="/here/secrets", Value=dump(kept), Type="SecureString")

    services = bootstrap.build(Config(data=tmp_path, table="pinternet", secrets="/here/secrets"))

    assert services.secrets == kept
    assert not (tmp_path / bootstrap.SECRETS).exists()


def test_secrets_that_are_gone_are_never_made_anew_beside_a_parameter(aws: None, tmp_path: Path) -> None:
    with pytest.raises(SecretsMissing, match="pinternet provision"):
        bootstrap.build(Config(data=tmp_path, table="pinternet", secrets="/here/secrets"), new_secrets=True)


def test_what_only_sending_needs_is_made_when_something_is_sent(aws: None, tmp_path: Path) -> None:
    """Without a verified sender SES refuses; that it answers shows that the client is there by then."""
    services = bootstrap.build(Config(data=tmp_path, table="pinternet", email="ses:notice@example.org"))

    with pytest.raises(TemporaryFailure):
        services.senders["email"].send(message())


def test_a_signer_that_is_set_and_empty_is_none_yet_and_never_written_beside_the_data(tmp_path: Path) -> None:
    """As on AWS before the operator published one: a signer in the function's own folder would be trusted."""
    config = read_config({"PINTERNET_SIGNER": "", "PINTERNET_DATA": str(tmp_path)})

    services = bootstrap.build(config)

    assert services.signers == FixedSigners(())
    assert isinstance(services.table, SqliteTable)
    services.table.close()


def made_clients(module: Path) -> list[ast.Call]:
    """Return the calls in a module that make an AWS client."""
    calls = [
        node for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    return [
        call
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in ("client", "resource")
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in ("boto3", "session")
    ]


def test_every_client_of_aws_has_its_time_outs() -> None:
    made = {module: made_clients(module) for module in sorted((ROOT / "functions").rglob("*.py"))}
    without = [
        f"{module.name}:{call.lineno}"
        for module, calls in made.items()
        for call in calls
        if "config" not in {keyword.arg for keyword in call.keywords}
    ]

    assert {module.name for module, calls in made.items() if calls} == {"bootstrap.py", "stage.py"}
    assert without == []
