"""Where a backup is taken from, and where it comes back to: one machine, or a stage on AWS."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from functions import bootstrap
from functions.cli.folders import refuse_demo_folder
from functions.cli.run import HOST, PORT, configuration
from functions.config import Config
from functions.errors import Conflict, Unavailable
from functions.storage.heart import NAMES, SILENCE, CloudWatchHeart, Heart
from functions.storage.ledger import ErasureLedger
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Table

STAGES = ("dev", "prod")
REGION = "ap-southeast-3"


@dataclass(frozen=True)
class Place:
    """What is stored in a place, how it is called, where its server's secrets are and how they come back."""

    name: str
    secrets: str
    put_back: str
    table: Table
    ledger: ErasureLedger
    heart: Heart

    def refuse_served(self, now: datetime) -> None:
        """Keep a restore away from a service that runs.

        Raises:
            click.ClickException: it did work in the last two minutes.
        """
        beats = [beat for beat in map(self.heart.last, NAMES) if beat is not None]
        if any(now - SILENCE < beat for beat in beats):
            raise click.ClickException(
                f"a service works on {self.name}, or did so in the last two minutes. Stop it first: end "
                "`pinternet run`, or on AWS call `pinternet pause`, which leaves the pages"
            )


def place_options(view: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that name a place."""
    data = click.option(
        "--data", type=click.Path(path_type=Path), help="The folder of the data.  [default: var]"
    )
    stage = click.option("--stage", type=click.Choice(STAGES), help="A stage on AWS instead of this machine.")
    region = click.option("--region", default=REGION, show_default=True, help="Where the stage's data lies.")
    return data(stage(region(view)))


@contextmanager
def opened(data: Path | None, stage: str | None, region: str) -> Iterator[Place]:
    """Lend a place; what stands in the way is said in words.

    Raises:
        click.ClickException: it cannot be reached, or what was wanted of it is refused.
    """
    try:
        if stage is not None:
            with _on_aws(stage, region) as place:
                yield place
            return
        place = _here(configuration(HOST, PORT, data))
        yield place
        if isinstance(place.table, SqliteTable):
            place.table.close()
    except (Conflict, Unavailable) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(str(error)) from error


def _here(config: Config) -> Place:
    refuse_demo_folder(config.data)
    if config.table is None:
        config.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    table, ledger, heart = bootstrap.storage(config)
    name = str(config.data) if config.table is None else f"the table {config.table}"
    secrets = config.secrets or str(config.data / bootstrap.SECRETS)
    return Place(name, secrets, f"put your copy at {secrets}", table, ledger, heart)


@contextmanager
def _on_aws(stage: str, region: str) -> Iterator[Place]:
    from functions.cli.cloud.options import opened as opened_stage
    from functions.cli.cloud.stage import in_words
    from functions.storage.dynamo import DynamoTable
    from functions.storage.dynamo_ledger import DynamoLedger

    cloud = opened_stage(stage, region)
    with in_words():
        client = cloud.client("dynamodb")
        table = DynamoTable(client, cloud.stage.table)
        heart = CloudWatchHeart(cloud.client("cloudwatch"), table, cloud.stage.table)
        ledger = DynamoLedger(client, cloud.stage.erasures)
        yield Place(
            name=f"the table {cloud.stage.table}",
            secrets=f"the parameter {cloud.stage.secrets}",
            put_back=f"`pinternet provision --stage {stage} --secrets FILE` puts your copy back",
            table=table,
            ledger=ledger,
            heart=heart,
        )
