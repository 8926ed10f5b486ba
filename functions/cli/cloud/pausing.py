"""A function that may run nought times at once: it rests, and what is around it stays."""

import click

from functions.cli.cloud import zappa_runs
from functions.cli.cloud.stage import Cloud


def pause(cloud: Cloud) -> None:
    """Let the function of a stage rest; what runs may end.

    Raises:
        click.ClickException: there is none.
    """
    _refuse_none(cloud)
    cloud.client("lambda").put_function_concurrency(
        FunctionName=cloud.stage.function, ReservedConcurrentExecutions=zappa_runs.PAUSED
    )


def resume(cloud: Cloud) -> None:
    """Let it work again, with as much room as `deploy` would give it.

    Raises:
        click.ClickException: there is none.
    """
    _refuse_none(cloud)
    client, name = cloud.client("lambda"), cloud.stage.function
    frame, room = zappa_runs.committed(cloud.stage.name), zappa_runs.concurrency(cloud)
    reserved = zappa_runs.reservable(frame, room)
    if reserved is None:
        client.delete_function_concurrency(FunctionName=name)
    else:
        client.put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=reserved)


def _refuse_none(cloud: Cloud) -> None:
    if not zappa_runs.has_function(cloud):
        raise click.ClickException(f"there is no function {cloud.stage.function} to pause")
