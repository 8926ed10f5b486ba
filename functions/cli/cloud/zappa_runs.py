"""The function by Zappa: its complete settings, and `zappa deploy` or `update` run with them."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import click
from botocore.exceptions import ClientError

from functions.cli.cloud import stacks
from functions.cli.cloud.packaging import stage_of
from functions.cli.cloud.stacks import UNMADE, Stack
from functions.cli.cloud.stage import Cloud, code_of
from functions.config import ROOT

SETTINGS = ROOT / "zappa_settings.json"
"""The frame; what a stage's stack says is put into a copy of it under build/."""
KEPT_BACK = 100
"""How many concurrent runs AWS keeps back for functions that reserve none."""
PAUSED = 0
"""So many runs at once are left to a function that rests."""
MOST_A_SECOND, MOST_AT_ONCE = 100, 200
"""So many requests the HTTP API hands on, and in a burst; a million intakes a month need a few a second."""
STREAM, NOTICE = "functions.events.on_stream", "functions.events.on_notice"


class Functions(Protocol):
    """Deploys the function of a stage; `zip` is the address of its package in S3."""

    def deploy(self, settings: Path, stage: str, zip: str) -> None:
        """Make the function and its HTTP API."""
        ...

    def update(self, settings: Path, stage: str, zip: str) -> None:
        """Give the function another package, or other settings."""
        ...

    def undeploy(self, settings: Path, stage: str) -> None:
        """Remove the function and its HTTP API."""
        ...


@dataclass(frozen=True)
class Zappa:
    """`Functions` by Zappa's own command, whose lines are shown as they come."""

    def deploy(self, settings: Path, stage: str, zip: str) -> None:
        """Run `zappa deploy`."""
        self._run("deploy", stage, "--settings_file", str(settings.resolve()), "--zip", zip)

    def update(self, settings: Path, stage: str, zip: str) -> None:
        """Run `zappa update`."""
        self._run("update", stage, "--settings_file", str(settings.resolve()), "--zip", zip)

    def undeploy(self, settings: Path, stage: str) -> None:
        """Run `zappa undeploy`; whoever called was asked before."""
        self._run("undeploy", stage, "--settings_file", str(settings.resolve()), "--yes")

    def _run(self, *words: str) -> None:
        if find_spec("zappa") is None:
            raise click.ClickException("Zappa is not installed here: run `make cloud`")
        command = [sys.executable, "-c", "from zappa.cli import handle; handle()", "--color", "never"]
        quiet = ["--disable_progress", "--no_venv"]
        # In an empty folder: Zappa leaves its template where it runs, and a source there that names its web
        # sockets makes it open some.
        with tempfile.TemporaryDirectory(prefix="pinternet-zappa-") as folder:
            program = [*command, *words, *quiet]
            ended = subprocess.run(program, cwd=folder, check=False)  # noqa: S603 - our own interpreter
        if ended.returncode:
            raise click.ClickException(
                f"`zappa {words[0]}` did not succeed; its own words stand above. "
                "See to the reason, then call this again"
            )


def committed(stage: str) -> dict[str, Any]:
    """Return a stage's committed settings."""
    return stage_of(SETTINGS, stage)


def complete(
    frame: Mapping[str, Any], cloud: Cloud, base: Stack, environment: Mapping[str, str], *, concurrency: int
) -> dict[str, Any]:
    """Return a stage's frame with what its base stack says; `concurrency` is the account's."""
    settings = {name: value for name, value in frame.items() if name != "lambda_concurrency"}
    reserved = PAUSED if is_paused(cloud) else reservable(frame, concurrency)
    return {
        **settings,
        **({} if reserved is None else {"lambda_concurrency": reserved}),
        "aws_region": cloud.stage.region,
        "role_arn": base.outputs["RoleArn"],
        "s3_bucket": base.outputs["PackagesBucket"],
        "aws_environment_variables": {**settings.get("aws_environment_variables", {}), **environment},
        "events": [
            *settings.get("events", []),
            {"function": STREAM, "event_source": {"arn": base.outputs["StreamArn"]}},
            {"function": NOTICE, "event_source": {"arn": base.outputs["NoticesArn"]}},
        ],
        "touch": False,
        "num_retained_versions": 5,
    }


def reservable(frame: Mapping[str, Any], concurrency: int) -> int | None:
    """Return how many runs at once can be reserved as the frame wants, None when the account lacks room."""
    wanted: int | None = frame.get("lambda_concurrency")
    return wanted if wanted is not None and wanted + KEPT_BACK <= concurrency else None


def concurrency(cloud: Cloud) -> int:
    """Return how many functions the account may run at once in the region."""
    return int(cloud.client("lambda").get_account_settings()["AccountLimit"]["ConcurrentExecutions"])


def write(stage: str, settings: Mapping[str, Any], folder: Path) -> tuple[Path, Path]:
    """Write settings for the package, and without the sources that edge.yml maps for Zappa's own run.

    Nobody else may read them: they may hold the tokens of gateways.
    """
    scheduled = [event for event in settings["events"] if "event_source" not in event]
    whole, run = folder / "package_settings.json", folder / "zappa_settings.json"
    folder.mkdir(parents=True, exist_ok=True)
    for file, events in ((whole, settings["events"]), (run, scheduled)):
        file.touch(mode=0o600)
        file.write_text(json.dumps({stage: {**settings, "events": events}}, indent=1), encoding="utf-8")
    return whole, run


def put(cloud: Cloud, functions: Functions, settings: Path, zip: str) -> None:
    """Deploy the function, or update it; what an earlier call left half made is made anew."""
    api = stacks.find(cloud, cloud.stage.function)
    is_there = has_function(cloud)
    if is_there and (api is None or api.status in UNMADE):
        cloud.say(f"{cloud.stage.function}: an earlier deployment stopped half way; making it anew")
        stacks.remove(cloud, cloud.stage.function)
        cloud.client("lambda").delete_function(FunctionName=cloud.stage.function)
        is_there = False
    (functions.update if is_there else functions.deploy)(settings, cloud.stage.name, zip)


def has_function(cloud: Cloud) -> bool:
    """Tell whether the stage has a function."""
    try:
        cloud.client("lambda").get_function(FunctionName=cloud.stage.function)
    except ClientError as error:
        if code_of(error) == "ResourceNotFoundException":
            return False
        raise
    return True


def is_paused(cloud: Cloud) -> bool:
    """Tell whether somebody lets the function rest."""
    if not has_function(cloud):
        return False
    found = cloud.client("lambda").get_function_concurrency(FunctionName=cloud.stage.function)
    return bool(found.get("ReservedConcurrentExecutions") == PAUSED)


def limit(cloud: Cloud, api: str) -> None:
    """Turn floods away before the function: they would cost, and leave the minute's schedule no room to run.

    Zappa's template sets no limit, so CloudFormation leaves this one alone.
    """
    limits = {"ThrottlingRateLimit": MOST_A_SECOND, "ThrottlingBurstLimit": MOST_AT_ONCE}
    cloud.client("apigatewayv2").update_stage(
        ApiId=api, StageName=cloud.stage.name, DefaultRouteSettings=limits
    )


def api_of(cloud: Cloud) -> str:
    """Return the id of the HTTP API that Zappa made."""
    found = cloud.client("cloudformation").describe_stack_resource(
        StackName=cloud.stage.function, LogicalResourceId="ApiV2"
    )
    return str(found["StackResourceDetail"]["PhysicalResourceId"])
