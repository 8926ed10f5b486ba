"""`pinternet destroy`: take a stage off AWS; its data stays unless that is asked for, too."""

import click

from functions.cli.cloud.destroying import erase, stop
from functions.cli.cloud.options import dry_run_option, opened, stage_options
from functions.cli.cloud.stacks import find
from functions.cli.cloud.stage import Cloud, in_words
from functions.cli.cloud.zappa_runs import Zappa


@click.command()
@stage_options
@click.option("--data", is_flag=True, help="Erase all data, too: cases, keys, secrets, packages.")
@dry_run_option
def command(stage: str, region: str, data: bool, dry_run: bool) -> None:
    """Take the service off AWS. Asks first; with --data asks twice. Without it, `deploy` brings all back."""
    cloud = opened(stage, region)
    with in_words():
        for line in what_goes(cloud, data=data):
            click.echo(line)
        if dry_run:
            click.echo("Nothing was changed.")
            return
        _ask(f"The service will not be reachable any more. Type the stage's name to go on ({stage})", stage)
        if data:
            wanted = f"erase {stage}"
            _ask(f"No case that is kept there can be read again, by anybody. To go on type: {wanted}", wanted)
        stop(cloud, Zappa())
        if data:
            erase(cloud)
    if data:
        click.echo(
            "All is gone. A certificate, if there was one, stays and costs nothing (AWS console, us-east-1)."
        )
        return
    click.echo(f"The data is kept. To come back: pinternet deploy --stage {stage}")


def what_goes(cloud: Cloud, *, data: bool) -> list[str]:
    """Return what would be removed and what kept, a line each."""
    stage, base = cloud.stage, find(cloud, cloud.stage.base)
    gone = [name for name in (stage.edge, stage.function) if find(cloud, name) is not None]
    lines = [f"goes: the stack {name}" for name in gone]
    kept = f"the stack {stage.base}, the tables {stage.table} and {stage.erasures}, key, secrets and packages"
    lines.append(f"{'goes' if data else 'stays'}: {kept}")
    if not data and base is not None:
        lines.append(_of_the_address(base.parameters.get("Domain", "")))
    if data:
        lines.append(
            "Is a backup kept, and are the server's secrets kept apart from it? `pinternet backup` makes one."
        )
    return lines


def _of_the_address(domain: str) -> str:
    if domain:
        return f"changes: coming back, {domain} needs another DNS record; `deploy` says which"
    return (
        "goes: the address that CloudFront gave. Should the service come back, it comes back at another, and "
        "no link or return page of a client leads there"
    )


def _ask(question: str, wanted: str) -> None:
    if click.prompt(question, default="", show_default=False).strip() != wanted:
        raise click.ClickException("that was not it; nothing was changed")
