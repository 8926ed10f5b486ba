"""`pinternet backup`: everything that is stored, in one checked file; the service may go on meanwhile."""

from pathlib import Path

import click

from functions import bootstrap
from functions.cli.keeping.places import opened, place_options
from functions.cli.keeping.taking import NeverStill, take
from functions.cli.run import HOST, PORT, configuration
from functions.storage.clock import utc_now


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@place_options
def command(file: Path, data: Path | None, stage: str | None, region: str) -> None:
    """Write everything that is stored into FILE, which must not be there yet.

    What people wrote stays sealed in it. It may be taken while the service runs.
    """
    _refuse_nothing(data, stage)
    with opened(data, stage, region) as place:
        try:
            taken = take(place.table, place.ledger, file, now=utc_now(), say=click.echo)
        except NeverStill as error:
            raise click.ClickException(
                f"{error}, so it would hold halves. Nothing was kept. Try at a quieter hour; or stop the "
                "service with `pinternet pause`, wait two minutes, and go on with `pinternet pause --end`"
            ) from error
    click.echo(f"{file}: {taken.items:,} items, {taken.erasures:,} erasures, {file.stat().st_size:,} bytes")
    click.echo(f"SHA-256 of the whole, as `pinternet restore` says it again: {taken.whole_sha256}")
    click.echo(
        f"The server's secrets are not in it: keep a copy of {place.secrets} apart. Without it no second "
        "factor, no address of the team and no claim link works after a restore."
    )
    click.echo(
        "Who holds this file reads no conversation, but sees who is in the team and when things happened. "
        "Erase it when the page on privacy says that backups end."
    )


def _refuse_nothing(data: Path | None, stage: str | None) -> None:
    """Keep a mistyped folder from becoming an empty backup.

    Raises:
        click.ClickException: there is no installation.
    """
    config = configuration(HOST, PORT, data)
    if stage is None and config.table is None and not (config.data / bootstrap.DATABASE).exists():
        raise click.ClickException(
            f"{config.data} holds no installation. Name the folder of its data with --data."
        )
