"""Data folders: a folder belongs to the service or to the playground, never to both."""

from pathlib import Path

import click

MARK = "demo.json"
"""The file that makes a data folder the playground's own."""


def is_demo_folder(folder: Path) -> bool:
    """Tell whether a folder holds the playground's data."""
    return (folder / MARK).exists()


def refuse_demo_folder(folder: Path) -> None:
    """Keep the service away from invented cases.

    Raises:
        click.ClickException: the folder is the playground's.
    """
    if is_demo_folder(folder):
        raise click.ClickException(
            f"{folder} holds the playground's invented team and cases. Choose another folder with --data, "
            "or start the playground with `pinternet demo`."
        )


def refuse_real_folder(folder: Path) -> None:
    """Keep the playground away from anything that is not its own.

    Raises:
        click.ClickException: something is there that the playground did not make.
    """
    if folder.exists() and not folder.is_dir():
        raise click.ClickException(f"{folder} is a file. Choose a folder with --data.")
    if folder.is_dir() and any(folder.iterdir()) and not is_demo_folder(folder):
        raise click.ClickException(
            f"{folder} holds data that the playground did not make, perhaps a real service's. "
            "Choose an empty folder with --data."
        )
