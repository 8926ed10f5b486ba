"""Zappa itself, run against an emulated AWS: it takes our settings and a package that lies in S3."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import boto3
import pytest
from click import ClickException

from functions.cli.cloud.stacks import Stack
from functions.cli.cloud.stage import Cloud, Stage
from functions.cli.cloud.zappa_runs import Zappa, committed, complete, write
from tests.cli.cloud.conftest import ACCOUNT, REGION
from tests.running import emulated_aws

BUCKET = "pinternet-prod-packages"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/pinternet-prod-ap-southeast-3"
BASE = Stack(
    "pinternet-prod-base",
    "CREATE_COMPLETE",
    outputs={
        "RoleArn": ROLE,
        "PackagesBucket": BUCKET,
        "StreamArn": f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/pinternet-prod/stream/2026",
        "NoticesArn": f"arn:aws:sns:{REGION}:{ACCOUNT}:pinternet-prod-notices",
    },
)


@pytest.fixture
def emulated(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An AWS on loopback, with the role and the package that Zappa is told of."""
    with emulated_aws() as address:
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            monkeypatch.setenv(name, "made-up")
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
        trusted = {
            "Effect": "Allow",
            "Principal": {"Service": "lambda.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
        boto3.client("iam").create_role(
            RoleName=ROLE.rpartition("/")[2],
            AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trusted]}),
        )
        place = {"LocationConstraint": REGION}
        boto3.client("s3").create_bucket(Bucket=BUCKET, CreateBucketConfiguration=place)
        package = io.BytesIO()
        with ZipFile(package, "w") as packed:
            packed.writestr("handler.py", "")
        boto3.client("s3").put_object(Bucket=BUCKET, Key="packages/1.zip", Body=package.getvalue())
        yield


def settings(folder: Path, **changes: object) -> Path:
    """Return the settings of a run without the HTTP API, which moto cannot make."""
    cloud = Cloud(Stage("prod", REGION), ACCOUNT, lambda service, region: boto3.client(service, region))
    whole = complete(committed("prod"), cloud, BASE, {"PINTERNET_TABLE": "pinternet-prod"}, concurrency=1000)
    return write("prod", {**whole, "apigateway_enabled": False, **changes}, folder)[1]


def test_zappa_makes_the_function_and_its_schedule_as_we_say(emulated: None, tmp_path: Path) -> None:
    Zappa().deploy(settings(tmp_path), "prod", f"s3://{BUCKET}/packages/1.zip")

    client = boto3.client("lambda")
    made = client.get_function(FunctionName="pinternet-prod")
    assert made["Configuration"]["Role"] == ROLE
    assert made["Configuration"]["Handler"] == "handler.lambda_handler"
    assert made["Configuration"]["Environment"]["Variables"]["PINTERNET_TABLE"] == "pinternet-prod"
    assert made["Concurrency"]["ReservedConcurrentExecutions"] == committed("prod")["lambda_concurrency"]
    (rule,) = boto3.client("events").list_rules()["Rules"]
    assert (rule["Name"], rule["ScheduleExpression"]) == (
        "pinternet-prod-functions.events.on_schedule",
        "rate(1 minute)",
    )
    assert client.list_event_source_mappings()["EventSourceMappings"] == []
    assert sorted(tmp_path.iterdir()) == [
        tmp_path / "package_settings.json",
        tmp_path / "zappa_settings.json",
    ]


def test_zappa_takes_down_what_it_made(emulated: None, tmp_path: Path) -> None:
    run = settings(tmp_path)
    Zappa().deploy(run, "prod", f"s3://{BUCKET}/packages/1.zip")

    Zappa().undeploy(run, "prod")

    assert boto3.client("lambda").list_functions()["Functions"] == []
    assert boto3.client("events").list_rules()["Rules"] == []


def test_what_zappa_refuses_is_said_with_what_to_do(emulated: None, tmp_path: Path) -> None:
    with pytest.raises(ClickException, match="`zappa update` did not succeed"):
        Zappa().update(settings(tmp_path), "prod", f"s3://{BUCKET}/packages/1.zip")
