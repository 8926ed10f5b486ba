"""`pinternet recover`: a one-time link where the recovery kit makes a new coordinator."""

from pathlib import Path

import click

from functions.cli.installation import data_option, open_installation
from functions.staff.actions.doorways import open_recovery
from functions.staff.refusals import TeamChanged


@click.command()
@data_option
def command(data: Path | None) -> None:
    """Print a one-time link, good for 24 hours, where the recovery kit makes a new coordinator."""
    services = open_installation(data)
    try:
        secret = open_recovery(services.staff, services.clock())
    except TeamChanged as error:
        raise click.ClickException(f"{error}, which `pinternet run` prints") from error
    click.echo("Open this link once within 24 hours, with the kit's file and its passphrase at hand:")
    click.echo(f"  {services.config.origin}/console/#recovery/{secret}")
    if services.config.on_loopback:
        click.echo("Was the service started with another --host or --port? Then put them into the link.")
    click.echo(
        "A link printed before this one is dead. Remove the lost coordinator afterwards, in the console."
    )
