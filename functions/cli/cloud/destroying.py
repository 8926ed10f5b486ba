"""Remove a stage: what is reached, then the function; its data only when that is said, too."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from functions.cli.cloud import stacks, zappa_runs
from functions.cli.cloud.deploying import BUILD, Run, environment_of
from functions.cli.cloud.stacks import Stack
from functions.cli.cloud.stage import Cloud, code_of
from functions.cli.cloud.zappa_runs import Functions

WAITING_DAYS = 30
"""So long a key can be called back, and with it every backup of the tables."""
GONE = frozenset({"ResourceNotFoundException", "NoSuchBucket", "ParameterNotFound", "NotFoundException"})


def stop(cloud: Cloud, functions: Functions, folder: Path = BUILD) -> None:
    """Remove the edge and the function; table, keys, secrets and packages stay."""
    stacks.remove(cloud, cloud.stage.edge)
    base = stacks.find(cloud, cloud.stage.base)
    if base is not None and zappa_runs.has_function(cloud):
        functions.undeploy(_settings(cloud, base, folder), cloud.stage.name)
    else:
        stacks.remove(cloud, cloud.stage.function)


def erase(cloud: Cloud) -> None:
    """Remove what `stop` left: all data and the base stack. Only the key waits, for 30 days.

    The stack alone knows the key, so it goes after it: a call that was cut off is simply repeated.
    """
    base = stacks.find(cloud, cloud.stage.base)
    for table in (cloud.stage.table, cloud.stage.erasures):
        _erase_table(cloud, table)
    _erase_secrets(cloud)
    _forget_costs(cloud)
    if base is not None and "KeyArn" in base.outputs:
        _schedule_key(cloud, base.outputs["KeyArn"])
    stacks.remove(cloud, cloud.stage.base)
    for bucket in _names(cloud, base):
        _erase_bucket(cloud, bucket)


def _settings(cloud: Cloud, base: Stack, folder: Path) -> Path:
    environment = environment_of(cloud, Run(base, (), (), {}), "")
    frame = zappa_runs.committed(cloud.stage.name)
    settings = zappa_runs.complete(frame, cloud, base, environment, concurrency=0)
    return zappa_runs.write(cloud.stage.name, settings, folder / cloud.stage.name)[1]


def _names(cloud: Cloud, base: Stack | None) -> list[str]:
    """Return the buckets of a stage, as its stack says or as it would call them."""
    kinds = {"PackagesBucket": "packages", "SiteBucket": "site"}
    named = base.outputs if base else {}
    return [
        named.get(output, f"{cloud.stage.function}-{kind}-{cloud.account}-{cloud.stage.region}")
        for output, kind in kinds.items()
    ]


def _erase_table(cloud: Cloud, table: str) -> None:
    client = cloud.client("dynamodb")
    try:
        client.update_table(TableName=table, DeletionProtectionEnabled=False)
        client.get_waiter("table_exists").wait(TableName=table)
        client.delete_table(TableName=table)
    except ClientError as error:
        _pass_over(error)
        return
    cloud.say(f"{table}: erased")


def _erase_bucket(cloud: Cloud, bucket: str) -> None:
    client = cloud.client("s3")
    try:
        for keys in _thousands(client, bucket):
            client.delete_objects(Bucket=bucket, Delete={"Objects": keys, "Quiet": True})
        client.delete_bucket(Bucket=bucket)
    except ClientError as error:
        _pass_over(error)
        return
    cloud.say(f"{bucket}: erased")


def _thousands(client: Any, bucket: str) -> Iterator[list[dict[str, str]]]:
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        if page.get("Contents"):
            yield [{"Key": each["Key"]} for each in page["Contents"]]


def _erase_secrets(cloud: Cloud) -> None:
    try:
        cloud.client("ssm").delete_parameter(Name=cloud.stage.secrets)
    except ClientError as error:
        _pass_over(error)
        return
    cloud.say(f"{cloud.stage.secrets}: erased")


def _forget_costs(cloud: Cloud) -> None:
    try:
        cloud.worldwide("budgets").delete_budget(AccountId=cloud.account, BudgetName=cloud.stage.function)
    except ClientError as error:
        _pass_over(error)
        return
    cloud.say("budget: removed")


def _schedule_key(cloud: Cloud, key: str) -> None:
    id = key.rpartition("/")[2]
    try:
        cloud.client("kms").schedule_key_deletion(KeyId=id, PendingWindowInDays=WAITING_DAYS)
    except ClientError as error:
        _pass_over(error)
        return
    cloud.say(f"key: ends in {WAITING_DAYS} days; until then it can be called back (AWS console: KMS)")


def _pass_over(error: ClientError) -> None:
    """Let what is gone already be gone."""
    if code_of(error) not in GONE and code_of(error) != "KMSInvalidStateException":
        raise error
