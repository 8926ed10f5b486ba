"""`pinternet directory`: check the files of the help directory, write phone checks down, say what is due."""

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import click

from functions.bootstrap import DATABASE
from functions.cli.installation import data_option, open_installation
from functions.cli.run import HOST, PORT, configuration
from functions.directory.due import Due, due
from functions.directory.loading import Directory, DirectoryError, read, read_folder
from functions.directory.model import Service
from functions.directory.verifying import NotVerifiable, verified
from functions.reports.actions import heard
from functions.reports.model import Count

FOLDER = Path(__file__).resolve().parents[2] / "site" / "directory"
EAST = timedelta(hours=9)
"""Where in Indonesia a day begins first."""
FRESHNESS = {
    "old": "last called long ago, and off the help card",
    "never": "never called",
    "aging": "called a while ago",
    "fresh": "called lately",
}


def folder_option(view: Any) -> Any:
    """Give a command the option `--folder`."""
    kind = click.Path(path_type=Path, exists=True, file_okay=False)
    return click.option(
        "--folder", type=kind, default=FOLDER, help="The services.  [default: site/directory]"
    )(view)


@click.group()
def command() -> None:
    """Keep the help directory true: check its files, write down who was called, see what is due."""


@command.command()
@folder_option
def check(folder: Path) -> None:
    """Say what is wrong in the files, one line each; exit 1 if anything is."""
    number = len(_services(folder))
    click.echo(f"Nothing is wrong in {number} services.")


@command.command()
@click.argument("id")
@click.option("--by", required=True, help="Who called: initials or a role. It is published.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day of the call.  [default: today]")
@click.option(
    "--contact",
    "contacts",
    multiple=True,
    help="What was checked, as `due` lists it; may be repeated.  [default: all contacts]",
)
@folder_option
def verify(id: str, by: str, on: datetime | None, contacts: tuple[str, ...], folder: Path) -> None:
    """Write down that a person called or opened a service and found that it is right."""
    service = _named(id, folder)
    day = on.date() if on else datetime.now().astimezone().date()
    file = folder / f"{service.slug}.json"
    try:
        text = verified(file.read_text(encoding="utf-8"), by, day, _latest(), contacts)
    except NotVerifiable as error:
        raise click.ClickException(str(error)) from error
    (checked,) = _end_with_faults(folder, lambda: read({service.slug: text}, {})).services("id")
    _replace(file, text)
    what = ", ".join(contacts) or f"all its contacts ({_reach(service)})"
    click.echo(f"{file.name}: {what} checked on {day}. Build the site anew to show it.")
    if checked.assured != day:
        click.echo(
            f"Its page says {checked.assured or 'that it was never checked'}: others are still to check."
        )


@command.command("due")
@folder_option
@data_option
def list_due(folder: Path, data: Path | None) -> None:
    """List what to call next, most urgent first, with what visitors reported."""
    services = _services(folder)
    today = _latest()
    reports = _reports(services, data, today)
    numbers = {id: sum(count.number for count in counts) for id, counts in reports.items()}
    found = due(services, numbers, today)
    for one in found:
        click.echo(_line(one, reports.get(one.service.id, [])))
    if not found:
        click.echo("Nothing is due.")


def _services(folder: Path) -> list[Service]:
    """Return the services of a folder, in Indonesian; end with a line for each fault."""
    return _end_with_faults(folder, lambda: read_folder(folder).up_to(_latest())).services("id")


def _named(id: str, folder: Path) -> Service:
    """Return the service of that file name or UUID; end with what was probably meant."""
    services = _services(folder)
    for service in services:
        if id in (service.slug, service.id):
            return service
    near = get_close_matches(f"id-{id.removeprefix('id-')}", [service.slug for service in services], n=1)
    meant = f"; did you mean {near[0]}?" if near else "; its files are named by their ids"
    raise click.ClickException(f"there is no service {id!r} in {folder}{meant}")


def _end_with_faults(folder: Path, reading: Callable[[], Directory]) -> Directory:
    try:
        return reading()
    except DirectoryError as error:
        for fault in error.faults:
            click.echo(f"{folder}/{fault}")
        sys.exit(1)


def _latest() -> date:
    return (datetime.now(UTC) + EAST).date()


def _replace(file: Path, text: str) -> None:
    """Write a file in whole or not at all, with the rights that it had."""
    with NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, prefix=".", delete=False) as new:
        new.write(text)
    fresh = Path(new.name)
    fresh.chmod(file.stat().st_mode & 0o777)
    fresh.replace(file)


def _reports(services: Sequence[Service], data: Path | None, today: date) -> Mapping[str, list[Count]]:
    """Return what visitors reported; a machine without an installation heard nothing."""
    config = configuration(HOST, PORT, data)
    if data is None and config.table is None and not (config.data / DATABASE).exists():
        return {}
    store = open_installation(data).reports
    return heard(store, [(service.id, service.assured) for service in services], today)


def _line(one: Due, counts: Sequence[Count]) -> str:
    service = one.service
    checked = f" ({service.assured})" if service.assured else ""
    age = f"{FRESHNESS[one.freshness]}{checked}"
    return f"{service.slug}: {service.name}, {_reach(service)}: {age}{_said(counts)}"


def _reach(service: Service) -> str:
    """Return a service's contacts as its file names them."""
    numbers = [phone.number + (f",{phone.extension}" if phone.extension else "") for phone in service.phones]
    return ", ".join([*numbers, *filter(None, (service.url, service.email))])


def _said(counts: Sequence[Count]) -> str:
    reasons: dict[str, int] = {}
    for count in counts:
        reasons[count.reason] = reasons.get(count.reason, 0) + count.number
    if not reasons:
        return ""
    return "; visitors reported: " + ", ".join(
        f"{reason} {number}x" for reason, number in sorted(reasons.items())
    )
