"""The installation that a command works on: its data folder, put together."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from functions import bootstrap
from functions.cli.building import build
from functions.cli.run import HOST, PORT, configuration
from functions.services import Services


def data_option(view: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `--data`."""
    folder = click.Path(path_type=Path)
    return click.option("--data", type=folder, help="The folder of the data.  [default: var]")(view)


def open_installation(data: Path | None) -> Services:
    """Return the services of an installation.

    Raises:
        click.ClickException: there is none, or its configuration or data cannot be used.
    """
    config = configuration(HOST, PORT, data)
    if config.table is None and not (config.data / bootstrap.DATABASE).exists():
        raise click.ClickException(
            f"{config.data} holds no installation. Name the folder of its data with --data, "
            "or start one first: pinternet run"
        )
    return build(config)
