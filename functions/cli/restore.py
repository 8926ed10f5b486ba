"""`pinternet restore`: bring a backup back, here or on AWS, whichever it came from."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from functions.cli.keeping.archive import Damaged
from functions.cli.keeping.contents import Backup, Head
from functions.cli.keeping.forms import FORMS
from functions.cli.keeping.places import Place, opened, place_options
from functions.cli.keeping.restoring import NotEmpty, NotTheSame, Restoring
from functions.errors import Unavailable
from functions.staff.store import StaffStore
from functions.storage.clock import utc_now
from functions.storage.ledger import Erasure, FileLedger

TIME = "%Y-%m-%d %H:%M UTC"
REPLACE = "replace everything"


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--erasures",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A later copy of the other place's erasures.txt: what it names is erased again, too.",
)
@click.option("--replace", is_flag=True, help="Remove what is stored there first. Asks.")
@place_options
def command(
    file: Path, erasures: Path | None, replace: bool, data: Path | None, stage: str | None, region: str
) -> None:
    """Bring the backup FILE back into an empty place. The whole file is checked before anything is written.

    Called again after it was stopped, it goes on.
    """
    with file.open("rb") as read:
        backup = Backup(read)
        head = _checked(backup)
        later = _later(erasures)
        with opened(data, stage, region) as place:
            place.refuse_served(utc_now())
            if (
                replace
                and click.prompt(f"All in {place.name} will be gone. To go on type: {REPLACE}") != REPLACE
            ):
                raise click.ClickException("that was not it; nothing was changed")
            again = _restore(backup, head, place, later, replace=replace)
            lines = [*what_was_done(place, backup, head, again), *what_to_do(place, head.made_at)]
    for line in lines:
        click.echo(line)


def _later(erasures: Path | None) -> Sequence[Erasure]:
    if erasures is None:
        return []
    found = FileLedger(erasures).read()
    if not found:
        raise click.ClickException(f"{erasures} names no erasure. Is it a copy of erasures.txt?")
    return found


def _checked(backup: Backup) -> Head:
    click.echo("checking the whole file")
    try:
        head = backup.check()
    except Damaged as error:
        raise click.ClickException(f"{error}. Nothing was changed") from error
    if head.form > FORMS.newest:
        raise click.ClickException(
            "this backup was made by a newer Pinternet; bring this one up to date first. Nothing was changed"
        )
    click.echo(f"whole: {backup.items:,} items of {head.made_at:{TIME}}, SHA-256 {backup.whole_sha256}")
    return head


def _restore(backup: Backup, head: Head, place: Place, later: Sequence[Erasure], *, replace: bool) -> int:
    restoring = Restoring(backup, head, place.table, place.ledger, utc_now(), click.echo)
    try:
        return restoring.run(later, replace=replace)
    except NotEmpty as error:
        raise click.ClickException(
            f"{place.name}: {error}. Choose an empty place, or add --replace to remove what is there"
        ) from error
    except Unavailable as error:
        raise click.ClickException(
            f"{place.name}: {error}. Call this again with the same backup: it goes on where it stopped"
        ) from error
    except NotTheSame as error:
        raise click.ClickException(
            f"{place.name}: {error}. No service starts on it so; `pinternet restore --replace` begins anew"
        ) from error


def what_was_done(place: Place, backup: Backup, head: Head, again: int) -> list[str]:
    """Return what the restore did, a line each."""
    return [
        f"Back in {place.name}: the backup's {backup.items:,} items, without those whose time is over. "
        "Each was read back and compared.",
        f"{again:,} conversations that were erased after {head.made_at:{TIME}} were erased again.",
        "Everybody has to sign in anew. Links of invitations, set-up and recovery from before are dead.",
    ]


def what_to_do(place: Place, made_at: datetime) -> list[str]:
    """Return what only people can know or do, a line each."""
    people = StaffStore(place.table).active_people()
    names = ", ".join(f"{person.display_name} ({person.role})" for person in people)
    return [
        f"The team is that of {made_at:{TIME}}: {names or 'nobody'}. Who left since is in it again: remove "
        "them first. The same holds for roles, roster and calendar addresses.",
        f"The server's secrets must be those of this team: {place.put_back}.",
        "Then call `pinternet doctor`: it says whether secrets and signer fit.",
    ]
