"""`pinternet pause`: let the function of a stage rest at once; its pages and all data stay."""

import click

from functions.cli.cloud.options import opened, stage_options
from functions.cli.cloud.pausing import pause, resume
from functions.cli.cloud.stage import in_words


@click.command()
@stage_options
@click.option("--end", is_flag=True, help="Let it work again.")
def command(stage: str, region: str, end: bool) -> None:
    """Stop the function at once, for a restore or after an incident. Its pages and help numbers stay.

    Nobody can write or read meanwhile, and nobody is alerted. `deploy` leaves it paused.
    """
    cloud = opened(stage, region)
    with in_words():
        if end:
            resume(cloud)
            click.echo("The function works again, and the next minute tells the team of all that waits.")
            click.echo(
                "What called it meanwhile may wait as dead letters, not needed any more: empty the queue "
                f"{cloud.stage.function}-dead-letters (AWS console: Amazon SQS, Purge)"
            )
            return
        pause(cloud)
    click.echo("The function rests: nobody can write or read, and nobody is alerted. The pages stay.")
    click.echo("Alarms ring meanwhile, of silence, of throttles, of dead letters.")
    click.echo(f"To go on: pinternet pause --end --stage {stage}")
