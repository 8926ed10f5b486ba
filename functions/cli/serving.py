"""Serve one installation: put it together, say where it is, work beside it, and end in good order."""

import logging
import signal
import sys

import click

from functions import bootstrap
from functions.app import create_app
from functions.cli.log_lines import write_log
from functions.cli.server import Server
from functions.config import Config, ConfigError
from functions.crypto.secrets import SecretsUnsafe
from functions.crypto.signatures import SignerMalformed
from functions.errors import Unavailable
from functions.jobs import Worker
from functions.services import Services
from functions.staff.actions.doorways import open_set_up


def serve(config: Config, *, host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT; open requests are finished first.

    Raises:
        click.ClickException: the port is taken, or the configuration or data cannot be used.
    """
    write_log()
    logging.getLogger("waitress").setLevel(logging.ERROR)  # below it, it names the paths of mailboxes
    try:
        services = bootstrap.build(config)
    except (ConfigError, SecretsUnsafe, SignerMalformed, Unavailable, OSError) as error:
        raise click.ClickException(str(error)) from error
    server = Server(create_app(services), host, port)
    signal.signal(signal.SIGTERM, server.stop)
    signal.signal(signal.SIGINT, server.stop)
    worker = Worker(services)
    worker.start()
    say_where(services)
    server.run()
    worker.stop()


def say_where(services: Services) -> None:
    """Print the address, and the one-time set-up link until set-up is complete."""
    origin = services.config.origin
    click.echo(f"Pinternet: {origin}/  (console: {origin}/console/)")
    secret = open_set_up(services.staff)
    if secret is not None:
        click.echo("Set up the first coordinator once by this link; a new one is printed at each start:")
        click.echo(f"  {origin}/console/#setup/{secret}")
    sys.stdout.flush()
