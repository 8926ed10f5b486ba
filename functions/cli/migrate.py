"""`pinternet migrate`: after an upgrade, bring what is stored to the form that the new version reads."""

from pathlib import Path

import click

from functions.cli.keeping.forms import FORMS, migrate
from functions.cli.keeping.places import opened, place_options
from functions.cli.keeping.upkeep import mark_of
from functions.storage.clock import utc_now


@click.command()
@place_options
def command(data: Path | None, stage: str | None, region: str) -> None:
    """Bring what is stored to the form of this version. Stop the service first; may be called again."""
    with opened(data, stage, region) as place:
        if mark_of(place.table) is not None:
            raise click.ClickException("a restore into this place is not over; call it again first")
        place.refuse_served(utc_now())
        changed = migrate(place.table)
    done = f"{changed:,} items were rewritten: everything has form" if changed else "Everything has form"
    click.echo(f"{done} {FORMS.newest}{'' if changed else ' already'}, as this version needs it.")
