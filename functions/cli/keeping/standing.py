"""Whether a service may be started on what a table holds."""

import click

from functions.cli.keeping.forms import FORMS, Forms
from functions.cli.keeping.upkeep import form_of, mark_of
from functions.storage.table import Table


def refuse_unfinished(table: Table, forms: Forms = FORMS) -> None:
    """Keep every command but `restore` and `migrate` away from what they have to end first.

    Raises:
        click.ClickException: a restore is not over, or things are stored in a form of another version.
    """
    if mark_of(table) is not None:
        raise click.ClickException(
            "a restore into this place is not over. Call `pinternet restore` again with the same backup: "
            "it goes on where it stopped"
        )
    form = form_of(table)
    if form < forms.newest:
        raise click.ClickException(
            f"what is stored has form {form}, and this version needs form {forms.newest}. Make a backup with "
            "`pinternet backup`, then call `pinternet migrate`"
        )
    if form > forms.newest:
        raise click.ClickException(
            f"what is stored has form {form}, of a newer Pinternet; this one knows form {forms.newest} and "
            "would lose some of it. Bring it up to date"
        )
