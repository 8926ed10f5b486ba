"""`pinternet status`: how a stage stands on AWS; exit 1 if somebody should do something."""

import sys

import click

from functions.cli.cloud.options import opened, stage_options
from functions.cli.cloud.remaining import remaining
from functions.cli.cloud.stage import in_words
from functions.cli.cloud.standing import ailments, facts


@click.command()
@stage_options
def command(stage: str, region: str) -> None:
    """Say how a stage stands: stacks, address, what runs, alarms, and what is left to do by hand."""
    cloud = opened(stage, region)
    with in_words():
        base, lines = facts(cloud)
        for line in lines:
            click.echo(line)
        if base is None:
            sys.exit(1)
        wrong = [*ailments(cloud, base), *remaining(cloud, base)]
    if not wrong:
        click.echo("All is well.")
        return
    click.echo("To see to:")
    for sentence in wrong:
        click.echo(f"  {sentence}")
    sys.exit(1)
