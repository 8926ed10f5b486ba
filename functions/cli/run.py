"""`pinternet run`: serve the site and its functions on one machine, until SIGTERM."""

import os
from dataclasses import replace
from pathlib import Path

import click
from dotenv import dotenv_values

from functions import config
from functions.cli.folders import refuse_demo_folder
from functions.cli.serving import serve

HOST, PORT = "127.0.0.1", 8080


def configuration(host: str, port: int, data: Path | None) -> config.Config:
    """Return the configuration of `.env` and the environment, which wins, with the command's options.

    Raises:
        click.ClickException: a setting cannot be meant.
    """
    settings = {name: value for name, value in dotenv_values(".env").items() if value is not None}
    settings |= os.environ
    try:
        found = config.read(settings)
    except config.ConfigError as error:
        raise click.ClickException(str(error)) from error
    if "PINTERNET_ORIGIN" not in settings:
        found = replace(found, origin=config.origin_of(f"http://{_shown(host)}:{port}"))
    return found if data is None else replace(found, data=data)


def _shown(host: str) -> str:
    """Return how a browser writes a listening address."""
    if host in ("0.0.0.0", "::", ""):  # noqa: S104 - compared with, not bound to
        return HOST
    return f"[{host}]" if ":" in host else host


@click.command()
@click.option("--host", default=HOST, show_default=True, help="The address to listen on.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535), help="The port.")
@click.option("--data", type=click.Path(path_type=Path), help="The folder of the data.  [default: var]")
@click.option("--new-secrets", is_flag=True, help="Make new server secrets where a team's are lost for good.")
def command(host: str, port: int, data: Path | None, new_secrets: bool) -> None:
    """Serve the site and its functions until SIGTERM."""
    settings = configuration(host, port, data)
    refuse_demo_folder(settings.data)
    serve(settings, host=host, port=port, new_secrets=new_secrets)
