"""`pinternet signer`: show or change the signer that this machine's pages name."""

from pathlib import Path

import click

from functions.cli.installation import data_option, open_installation
from functions.crypto.signatures import SignerMalformed, read_signer
from functions.crypto.signer_file import SignerFile
from functions.services import Services


@click.group(invoke_without_command=True)
@data_option
@click.pass_context
def command(context: click.Context, data: Path | None) -> None:
    """Show the signers that the pages name. Browsers trust no team key without one."""
    context.obj = data
    if context.invoked_subcommand is None:
        _show(open_installation(data))


@command.command(short_help="Name a new signer beside the old one.")
@click.argument("signer")
@data_option
@click.pass_obj
def add(data_before: Path | None, signer: str, data: Path | None) -> None:
    """Name a new signer beside the old one, as the coordinator's browser shows it."""
    services = open_installation(data or data_before)
    wanted, file = _read(signer), _file(services)
    if wanted not in _registered(services):
        raise click.ClickException(
            "no coordinator of this team made that signer. Copy it again from the console, under keys."
        )
    _replace(file, (*file.read(), wanted))
    _show(services)
    click.echo("Now a coordinator reloads the console and unlocks it once, so that the new one signs.")
    click.echo("Then `pinternet doctor` prints the line that removes the old one.")


@command.command(short_help="Stop naming a signer that was replaced.")
@click.argument("signer")
@data_option
@click.pass_obj
def remove(data_before: Path | None, signer: str, data: Path | None) -> None:
    """Stop naming a signer that was replaced."""
    services = open_installation(data or data_before)
    unwanted, file = _read(signer), _file(services)
    team = services.staff.team.team()
    if unwanted not in file.read():
        raise click.ClickException(
            "the pages do not name that signer; `pinternet signer` lists those that they name"
        )
    if team is not None and team.signed_by == unwanted:
        raise click.ClickException(
            "that signer still signs the team's keys. Add the new one, let a coordinator sign in, "
            "then remove it."
        )
    _replace(file, tuple(each for each in file.read() if each != unwanted))
    _show(services)


def _show(services: Services) -> None:
    team = services.staff.team.team()
    if not services.signers.read():
        click.echo("The pages name no signer.")
    for signer in services.signers.read():
        signs = team is not None and team.signed_by == signer
        click.echo(f"{signer}{'  signs now' if signs else ''}")
    for signer in sorted(_registered(services) - set(services.signers.read())):
        click.echo(f"{signer}  made by a coordinator, not in the pages")


def _registered(services: Services) -> set[str]:
    team = services.staff.team.team()
    return set() if team is None else set(team.signers)


def _file(services: Services) -> SignerFile:
    if not isinstance(services.signers, SignerFile):
        raise click.ClickException(
            "the signer is the setting PINTERNET_SIGNER here; change it and publish the site"
        )
    return services.signers


def _read(signer: str) -> str:
    try:
        return read_signer(signer)
    except SignerMalformed as error:
        raise click.ClickException(str(error)) from error


def _replace(file: SignerFile, signers: tuple[str, ...]) -> None:
    try:
        file.replace(signers)
    except SignerMalformed as error:
        raise click.ClickException(str(error)) from error
