"""Picks the adapters that a configuration asks for; the only file that knows them all."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

from functions.cases.store import CaseStore
from functions.cases.store.work import SpentWork
from functions.config import Config
from functions.crypto.secrets import SecretsMissing, ServerSecrets, load_or_create, parse
from functions.crypto.signer_file import FixedSigners, PublishedSigners, SignerFile, parse_signers
from functions.intake.store import IntakeStore
from functions.oncall.store import AlertStore, ChannelStore, DrillStore, FeedStore, RosterStore, RulesStore
from functions.reports.store import ReportStore
from functions.senders.choice import senders_for
from functions.senders.sender import Sender
from functions.services import Bell, Services
from functions.staff.settings_store import SettingsStore
from functions.staff.store import StaffStore
from functions.storage.clock import Clock, utc_now
from functions.storage.disk import FolderDisk, NoDisk
from functions.storage.heart import CloudWatchHeart, FileHeart, Heart
from functions.storage.ledger import ErasureLedger, FileLedger
from functions.storage.table import Table

DATABASE, SECRETS, SIGNER, LEDGER = "pinternet.db", "secrets.json", "signer", "erasures.txt"
AT_ONCE = ("dynamodb", "ssm")
_ONE_AT_A_TIME = Lock()


def build(config: Config, *, new_secrets: bool = False) -> Services:
    """Return the services of an installation, its data folder made when it is missing.

    `new_secrets` is the way out for a team whose server secrets are lost for good.

    Raises:
        ConfigError: a setting cannot be meant.
        SecretsUnsafe: the server's secrets are malformed.
        SecretsMissing: there is a team, but not the file of the server's secrets; or not their parameter.
        Unavailable: the parameter cannot be read now.
        SignerMalformed: a signer is none.
    """
    config.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    clients = _clients()
    table, ledger = _storage(config, clients)
    return assemble(
        config,
        table=table,
        ledger=ledger,
        secrets=_secrets(config, table, clients, make_new=new_secrets),
        signers=_signers(config),
        senders=senders_for(config, clients),
        clock=utc_now,
        heart=_heart(config, clients, table),
    )


def storage(config: Config) -> tuple[Table, ErasureLedger, Heart]:
    """Return what an installation stores in, without its secrets: for commands that open nothing sealed."""
    clients = _clients()
    table, ledger = _storage(config, clients)
    return table, ledger, _heart(config, clients, table)


def assemble(
    config: Config,
    *,
    table: Table,
    ledger: ErasureLedger,
    secrets: ServerSecrets,
    signers: PublishedSigners,
    senders: Mapping[str, Sender],
    clock: Callable[[], datetime],
    heart: Heart | None = None,
) -> Services:
    """Put the stores of every domain upon one table. Without a `heart` it beats in the data folder."""
    return Services(
        config=config,
        table=table,
        secrets=secrets,
        signers=signers,
        cases=CaseStore(table),
        intakes=IntakeStore(table),
        work=SpentWork(table, secrets.work),
        alerts=AlertStore(table),
        channels=ChannelStore(table),
        drills=DrillStore(table),
        feeds=FeedStore(table),
        roster=RosterStore(table),
        rules=RulesStore(table),
        staff=StaffStore(table),
        settings=SettingsStore(table),
        reports=ReportStore(table),
        ledger=ledger,
        senders=senders,
        heart=heart or FileHeart(config.data),
        disk=FolderDisk(config.data / DATABASE) if config.table is None else NoDisk(),
        clock=clock,
        wake=Bell(),
    )


def _secrets(config: Config, table: Table, clients: Callable[[str], Any], *, make_new: bool) -> ServerSecrets:
    """Return the server's secrets; a file of them is made where nothing can have been sealed with others."""
    if config.secrets is not None:
        return _secrets_of_parameter(clients("ssm"), config.secrets)
    file = config.data / SECRETS
    is_gone = config.table is None and not file.exists() and StaffStore(table).current_epoch() is not None
    if is_gone and not make_new:
        raise SecretsMissing(
            "this file is missing, and the team's second factors, contacts and claim links hang on it. "
            "Put it back from where you keep it apart from backups. If it is lost for good, "
            "`pinternet run --new-secrets` makes another: then nobody's authenticator, recovery codes and "
            "contacts work any more and claim links on their way are dead, but no case is lost; the way back "
            "in is `pinternet recover`"
        )
    return load_or_create(file)


def _secrets_of_parameter(client: Any, name: str) -> ServerSecrets:
    from functions.storage.parameter import ParameterMissing, read_parameter

    try:
        return parse(read_parameter(client, name))
    except ParameterMissing as error:
        raise SecretsMissing(
            "there is no such parameter. `pinternet provision` makes it for a new installation; if it was "
            "lost, put it back from where you keep it apart from backups"
        ) from error


def _signers(config: Config) -> PublishedSigners:
    if config.signer is not None:
        return FixedSigners(parse_signers(config.signer))
    return SignerFile(config.data / SIGNER)


def _storage(config: Config, clients: Callable[[str], Any]) -> tuple[Table, ErasureLedger]:
    if config.table is None:
        return _sqlite(config.data / DATABASE, utc_now), FileLedger(config.data / LEDGER)
    from functions.storage.dynamo import DynamoTable
    from functions.storage.dynamo_ledger import DynamoLedger

    client = clients("dynamodb")
    return DynamoTable(client, config.table), DynamoLedger(client, f"{config.table}-erasures")


def _heart(config: Config, clients: Callable[[str], Any], table: Table) -> Heart:
    if config.table is None:
        return FileHeart(config.data)
    return CloudWatchHeart(clients("cloudwatch"), table, config.table)


def _sqlite(path: Path, clock: Clock) -> Table:
    from functions.storage.sqlite import SqliteTable

    return SqliteTable(path, clock=clock)


def _clients() -> Callable[[str], Any]:
    """Return a maker of AWS clients that loads boto3 only when it is asked for one.

    What every request needs is made at once; the others when they are first called, so that a request
    pays for no service but its own.
    """
    return lambda service: _client(service) if service in AT_ONCE else _LaterClient(service)


class _LaterClient:
    """A boto3 client that is made when it is first called."""

    def __init__(self, service: str) -> None:
        self._service = service

    def __getattr__(self, operation: str) -> Any:
        return getattr(self._made, operation)

    @cached_property
    def _made(self) -> Any:
        with _ONE_AT_A_TIME:  # couriers call side by side, and boto3's session is for one thread
            return _client(self._service)


def _client(service: str) -> Any:
    import boto3

    logging.getLogger("botocore").setLevel(logging.WARNING)  # below it, it logs whole requests
    from functions.senders.aws import CLIENT
    from functions.storage.dynamo_calls import CLIENT_CONFIG

    return boto3.client(service, config=CLIENT_CONFIG if service == "dynamodb" else CLIENT)
