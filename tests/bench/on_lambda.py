"""An open installation in an emulated AWS, and packages that run there under AWS's own runtime client."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import boto3

from functions import bootstrap
from functions.app import create_app
from functions.config import read
from functions.crypto.secrets import dump, generate
from functions.services import Services
from tests.amazon import create_ledger, create_table
from tests.aws.function import running
from tests.aws.http_events import Request, event_2
from tests.aws.runtime_api import Invocation, RuntimeApi, runtime_api
from tests.bench.installation import ROOM
from tests.opening import open_service, signer
from tests.public import Client
from tests.running import emulated_aws

INTAKES = "/api/v1/intakes"
JSON = {"content-type": "application/json"}


@dataclass(frozen=True)
class Place:
    """The installation, from the operator's side, and the environment of its functions."""

    services: Services
    environment: Mapping[str, str]

    @cached_property
    def _http(self) -> Any:
        return create_app(self.services).test_client()

    def intake(self) -> bytes:
        """Return a body for POST /intakes with a mailbox and solved work of its own."""
        return json.dumps(Client(self._http, self.services).intake()).encode()

    def hand_in(self, api: RuntimeApi) -> Invocation:
        """Let the function receive an intake.

        Raises:
            AssertionError: it did not.
        """
        invocation = api.run(event_2(Request("POST", INTAKES, "", JSON, self.intake())))
        answer = json.loads(invocation.answer)
        assert answer["statusCode"] == 201, answer
        return invocation


@contextmanager
def open_place(folder: Path) -> Iterator[Place]:
    """Run an emulated AWS with an open installation for the length of a `with` block."""
    with emulated_aws() as aws:
        keys = dict.fromkeys(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"), "invented")
        environment = {
            **keys,
            "AWS_ENDPOINT_URL": aws,
            "AWS_DEFAULT_REGION": "ap-southeast-3",
            "INSTANTIATE_LAMBDA_HANDLER_ON_IMPORT": "1",
            "PYTHONDONTWRITEBYTECODE": "1",  # where Lambda unpacks a package nothing can be written
            "PINTERNET_TABLE": "pinternet-bench",
            "PINTERNET_ORIGIN": "https://pinternet.example",
            "PINTERNET_SIGNER": signer(),
            "PINTERNET_EMAIL": "ses:notice@pinternet.example",
            "PINTERNET_SMS": "sns",
            "PINTERNET_SECRETS": "ssm:/pinternet/bench/secrets",
            "PINTERNET_DATA": str(folder / "data"),
        }
        with _set(environment):
            yield Place(_provision(folder), environment)


@contextmanager
def _set(environment: Mapping[str, str]) -> Iterator[None]:
    """Let this process call the emulated AWS, too."""
    before = dict(os.environ)
    os.environ.update(environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _provision(folder: Path) -> Services:
    """Make the tables and the secrets, and open the service with room for any number of intakes."""
    config = read(os.environ)
    create_table(boto3.client("dynamodb"), str(config.table))
    create_ledger(boto3.client("dynamodb"), f"{config.table}-erasures")
    boto3.client("ssm").put_parameter(Name=str(config.secrets), Value=dump(generate()), Type="SecureString")
    services = bootstrap.build(config)
    open_service(services)
    settings = services.settings.read()
    services.settings.save(replace(settings, capacity_per_day=ROOM), now=datetime.now(UTC))
    return services


@contextmanager
def function(task: Path, place: Place, folder: Path) -> Iterator[tuple[int, RuntimeApi]]:
    """Run an unpacked package on one core; yields its process and where its events come from."""
    with (
        runtime_api() as api,
        running(task, api, place.environment, log=folder / "log", beside=folder / "beside") as process,
    ):
        os.sched_setaffinity(process.pid, {max(os.sched_getaffinity(0))})
        yield process.pid, api


def processor_seconds(process: int) -> float:
    """Return how long the processor has worked for a process, all its threads together."""
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9
