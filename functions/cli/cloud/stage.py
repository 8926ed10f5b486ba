"""A stage of the service in an account: how its parts are named, and by which clients they are reached."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import boto3
import click
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    CredentialRetrievalError,
    NoCredentialsError,
    PartialCredentialsError,
    ProfileNotFound,
    SSOTokenLoadError,
    TokenRetrievalError,
    UnauthorizedSSOTokenError,
)

from functions.cli.cloud.templates import BASE, EDGE, Template, template

STAGES = ("dev", "prod")
REGION = "ap-southeast-3"
"""Jakarta: what is kept of people in Indonesia stays there."""
WORLDWIDE = "us-east-1"
"""Where CloudFront's certificates, invalidations and the account's budgets live."""
CLIENT = Config(connect_timeout=5, read_timeout=60, retries={"mode": "standard", "total_max_attempts": 5})

NO_CREDENTIALS = (
    NoCredentialsError,
    PartialCredentialsError,
    CredentialRetrievalError,
    ProfileNotFound,
    SSOTokenLoadError,
    TokenRetrievalError,
    UnauthorizedSSOTokenError,
)
REFUSED_CREDENTIALS = frozenset(
    {"InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "AuthFailure"}
)
EXPIRED = frozenset({"ExpiredToken", "ExpiredTokenException", "RequestExpired"})


@dataclass(frozen=True)
class Stage:
    """A stage's name and region, and the names that follow from them."""

    name: str
    region: str

    @property
    def function(self) -> str:
        """Return the name that Zappa gives the function, and the stack of its HTTP API."""
        return f"pinternet-{self.name}"

    @property
    def base(self) -> str:
        """Return the stack of what stays."""
        return f"{self.function}-{BASE}"

    @property
    def edge(self) -> str:
        """Return the stack of what is reached."""
        return f"{self.function}-{EDGE}"

    @property
    def table(self) -> str:
        """Return the table."""
        return self.function

    @property
    def erasures(self) -> str:
        """Return the table of the ledger of erasures."""
        return f"{self.function}-erasures"

    @property
    def secrets(self) -> str:
        """Return the parameter that holds the server's secrets."""
        return f"/pinternet/{self.name}/secrets"


def _templates() -> Mapping[str, Template]:
    return {name: template(name) for name in (BASE, EDGE)}


@dataclass(frozen=True)
class Cloud:
    """A stage in an account. `clients` makes a client of a service in a region."""

    stage: Stage
    account: str
    clients: Callable[[str, str], Any]
    templates: Mapping[str, Template] = field(default_factory=_templates)
    say: Callable[[str], None] = click.echo
    sleep: Callable[[float], None] = time.sleep

    def client(self, service: str) -> Any:
        """Return a client in the stage's region."""
        return self.clients(service, self.stage.region)

    def worldwide(self, service: str) -> Any:
        """Return a client where what belongs to no region lives."""
        return self.clients(service, WORLDWIDE)


def open_cloud(stage: Stage) -> Cloud:
    """Return a stage in the account of the credentials that AWS's own rules find.

    Raises:
        click.ClickException: there are none, or they do not hold in that region.
    """
    with in_words():
        session = boto3.Session(region_name=stage.region)
        known = session.get_available_regions("cloudformation")
        if stage.region not in known:
            raise click.ClickException(f"AWS has no region {stage.region}. There are: {', '.join(known)}")
        identity = _client_of(session)("sts", stage.region).get_caller_identity()
    return Cloud(stage, identity["Account"], _client_of(session))


def _client_of(session: Any) -> Callable[[str, str], Any]:
    @cache
    def client(service: str, region: str) -> Any:
        return session.client(service, region_name=region, config=CLIENT)

    return client


@contextmanager
def in_words() -> Iterator[None]:
    """Say in words what AWS refuses.

    Raises:
        click.ClickException: AWS refused.
    """
    try:
        yield
    except NO_CREDENTIALS as error:
        raise click.ClickException(
            f"there are no credentials for AWS ({error}). Sign in with `aws configure` or `aws sso login`, "
            "or set AWS_PROFILE"
        ) from error
    except ClientError as error:
        raise click.ClickException(_refusal(error)) from error
    except BotoCoreError as error:
        raise click.ClickException(
            f"AWS does not answer ({error}). Nothing is half done: call this again when the network is back"
        ) from error


def _refusal(error: ClientError) -> str:
    code, said = code_of(error), error.response["Error"].get("Message", "")
    if code in REFUSED_CREDENTIALS:
        return (
            "AWS does not take these credentials in this region. Are they right? And is the region switched "
            "on in "
            "the account? (AWS console: Account, AWS Regions; Jakarta is off in a new account)"
        )
    if code in EXPIRED:
        return (
            "these credentials have expired. Sign in again, then call this again: it goes on where it stopped"
        )
    if code.startswith("AccessDenied") or code == "UnauthorizedOperation":
        return f"these credentials may not do {error.operation_name}: {said}"
    return f"AWS refuses {error.operation_name} ({code}): {said}"


def code_of(error: ClientError) -> str:
    """Return AWS's code of a refusal."""
    return str(error.response["Error"]["Code"])
