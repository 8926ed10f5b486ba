"""The options that every command for AWS has."""

from collections.abc import Callable
from typing import Any

import click

from functions.cli.cloud.stage import REGION, STAGES, Cloud, Stage, open_cloud


def stage_options(view: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options `--stage` and `--region`."""
    stage = click.option(
        "--stage", type=click.Choice(STAGES), default="prod", show_default=True, help="Which installation."
    )
    region = click.option(
        "--region", default=REGION, show_default=True, help="Where its data lies; the default is Jakarta."
    )
    return stage(region(view))


def dry_run_option(view: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `--dry-run`."""
    return click.option("--dry-run", is_flag=True, help="Only say what would change.")(view)


def opened(stage: str, region: str) -> Cloud:
    """Return a stage in the account, and say which: credentials of another account are a common slip.

    Whoever calls a command from a program may hand the stage over as click's `obj`.
    """
    given = click.get_current_context().obj
    cloud = given if isinstance(given, Cloud) else open_cloud(Stage(stage, region))
    click.echo(f"{cloud.stage.function} in {region}, account {cloud.account}")
    return cloud
