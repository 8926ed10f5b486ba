"""The engines that a story in Chromium is told on: one machine's, and the cloud's, emulated."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

import boto3
import pytest

from tests.amazon import create_ledger, create_table
from tests.running import emulated_aws

Settings = Mapping[str, str]


@contextmanager
def sqlite() -> Iterator[Settings]:
    """Return no settings: SQLite is what one machine uses."""
    yield {}


@contextmanager
def dynamodb() -> Iterator[Settings]:
    """Emulate the cloud's table, empty, and set this process's environment to it, too."""
    with emulated_aws() as address, pytest.MonkeyPatch.context() as patch:
        settings = {
            "PINTERNET_TABLE": "pinternet",
            "AWS_ENDPOINT_URL": address,
            "AWS_ACCESS_KEY_ID": "invented",
            "AWS_SECRET_ACCESS_KEY": "invented",
            "AWS_DEFAULT_REGION": "ap-southeast-3",
        }
        for name, value in settings.items():
            patch.setenv(name, value)
        create_table(boto3.client("dynamodb"), settings["PINTERNET_TABLE"])
        create_ledger(boto3.client("dynamodb"), "pinternet-erasures")
        yield settings


ENGINES: dict[str, Callable[[], AbstractContextManager[Settings]]] = {"sqlite": sqlite, "dynamodb": dynamodb}
