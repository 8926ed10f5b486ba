"""An installation in an emulated cloud: a table, its stream, secrets, mail and SMS, and the function."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import boto3

from functions import bootstrap
from functions.cli.cloud.packaging import environment_of, stage_of
from functions.config import Config
from functions.crypto.secrets import ServerSecrets, dump, generate
from functions.crypto.signer_file import SignerFile
from functions.services import Services
from functions.staff.model.people import Person
from functions.storage.dynamo import DynamoTable
from functions.storage.dynamo_ledger import DynamoLedger
from tests.amazon import create_ledger, create_table
from tests.aws.calls import Calls, noting
from tests.aws.function import REGION, running
from tests.aws.http_events import Request, event_2
from tests.aws.package import SETTINGS, build, unpack
from tests.aws.runtime_api import RuntimeApi, runtime_api
from tests.aws.stream import Stream
from tests.aws.team import with_channels
from tests.opening import open_service, signer
from tests.running import emulated_aws

ORIGIN = "https://pinternet.example"
STAGE = "prod"
SENDER = "notice@pinternet.example"
TABLE = "pinternet-prod"
SECRETS = "/pinternet/prod/secrets"
TOPIC = "arn:aws:sns:ap-southeast-3:123456789012:pinternet-prod-notices"
FIRST = Request("GET", "/api/v1/openapi.json", "", {}, b"")
"""A request for which all is loaded, so that no client has to wait for it."""
MINUTE = {
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "resources": [
        "arn:aws:events:ap-southeast-3:123456789012:rule/pinternet-prod-functions.events.on_schedule"
    ],
    "detail": {},
}


@dataclass
class Cloud:
    """What a test looks at and acts by. `services` are the same installation, from the operator's side."""

    api: RuntimeApi
    calls: Calls
    stream: Stream
    services: Services
    ann: Person
    log: Path

    def minute(self) -> Any:
        """Let the schedule call the function."""
        return self.api.invoke(MINUTE)

    def notice(self, told: Mapping[str, Any]) -> None:
        """Let SES tell something by SNS."""
        record = {
            "EventSource": "aws:sns",
            "EventVersion": "1.0",
            "EventSubscriptionArn": f"{TOPIC}:0",
            "Sns": {"Type": "Notification", "TopicArn": TOPIC, "Message": json.dumps(told)},
        }
        self.api.invoke({"Records": [record]})

    @property
    def logged(self) -> str:
        """Everything that the function printed or logged so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")


def untouched(package: Path) -> None:
    """Leave the unpacked package as it is."""


@contextmanager
def open_cloud(
    folder: Path,
    *,
    settings: Mapping[str, object] | None = None,
    tamper: Callable[[Path], None] = untouched,
) -> Iterator[Cloud]:
    """Run an open installation in an emulated cloud for the length of a `with` block.

    `settings` are Zappa's, laid over those in the repository; `tamper` may change the unpacked package.
    """
    with ExitStack() as stack:
        aws = stack.enter_context(emulated_aws())
        arn, secrets = _provision(aws)
        calls, api = stack.enter_context(noting(aws)), stack.enter_context(runtime_api())
        package = unpack(build(folder, STAGE, {"events": _events(arn), **(settings or {})}), folder / "task")
        tamper(package)
        environment, log = _environment(calls.address, folder), folder / "function.log"
        stack.enter_context(running(package, api, environment, log=log, beside=folder / "beside"))
        services = _services(aws, secrets, folder)
        open_service(services)
        api.invoke(event_2(FIRST))
        stream = Stream(_client(aws, "dynamodbstreams"), arn, api)
        yield Cloud(api, calls, stream, services, with_channels(services, "ann"), log)


def _events(stream: str) -> list[dict[str, object]]:
    """Return what calls the function, as `deploy` completes the committed settings."""
    return [
        {"function": "functions.events.on_schedule", "expression": "rate(1 minute)"},
        {"function": "functions.events.on_stream", "event_source": {"arn": stream}},
        {"function": "functions.events.on_notice", "event_source": {"arn": TOPIC}},
    ]


def _provision(aws: str) -> tuple[str, ServerSecrets]:
    """Make what the base template makes, and return the stream's ARN and the server's secrets."""
    dynamo, secrets = _client(aws, "dynamodb"), generate()
    create_table(dynamo, TABLE)
    create_ledger(dynamo, f"{TABLE}-erasures")
    _client(aws, "ssm").put_parameter(Name=SECRETS, Value=dump(secrets), Type="SecureString")
    _client(aws, "ses").verify_domain_identity(Domain=SENDER.rpartition("@")[2])
    return dynamo.describe_table(TableName=TABLE)["Table"]["LatestStreamArn"], secrets


def _environment(aws: str, folder: Path) -> dict[str, str]:
    """Return the function's environment, as `deploy` sets it."""
    return {
        **environment_of(stage_of(SETTINGS, STAGE)),
        "AWS_ENDPOINT_URL": aws,
        "PINTERNET_TABLE": TABLE,
        "PINTERNET_ORIGIN": ORIGIN,
        "PINTERNET_SIGNER": signer(),
        "PINTERNET_EMAIL": f"ses:{SENDER}",
        "PINTERNET_SMS": "sns",
        "PINTERNET_SECRETS": f"ssm:{SECRETS}",
        "PINTERNET_DATA": str(folder / "data"),
    }


def _services(aws: str, secrets: ServerSecrets, folder: Path) -> Services:
    """Return the installation as its operator works on it, past the door that notes calls."""
    table = DynamoTable(_client(aws, "dynamodb"), TABLE)
    return bootstrap.assemble(
        Config(origin=ORIGIN, data=folder / "operator", table=TABLE),
        table=table,
        ledger=DynamoLedger(_client(aws, "dynamodb"), f"{TABLE}-erasures"),
        secrets=secrets,
        signers=SignerFile(folder / "operator" / "signer"),
        senders={},
        clock=lambda: datetime.now(UTC),
    )


def _client(aws: str, service: str) -> Any:
    keys = {"aws_access_key_id": "invented", "aws_secret_access_key": "invented"}
    return boto3.client(service, endpoint_url=aws, region_name=REGION, **keys)
