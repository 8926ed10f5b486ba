"""`pinternet demo`: an open installation with an invented team and cases, on this machine alone."""

from datetime import datetime
from pathlib import Path

import click

from functions.bootstrap import build
from functions.cases.model.steadiness import Steadiness
from functions.cli.demo.channels import prove_channels
from functions.cli.demo.counting import count_the_past
from functions.cli.demo.filling import fill
from functions.cli.demo.made import Made, copy_installation, empty, is_filled_from, mark
from functions.cli.demo.making import make_if_due
from functions.cli.demo.rostering import keep_roster
from functions.cli.folders import refuse_real_folder
from functions.cli.serving import serve
from functions.config import Config, is_loopback, origin_of
from functions.storage.clock import utc_now
from functions.storage.sqlite import SqliteTable
from functions.times import to_minute
from functions.watch.machine import clock_file_in
from functions.web.demo import read_people

TRIED = ("terbuka-berduka", "open-caring")
"""The conversations whose return codes are printed, one in each language."""


@click.command("demo")
@click.option("--host", default="127.0.0.1", show_default=True, help="An address of this machine alone.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65535), help="The port.")
@click.option(
    "--data",
    default=Path("var/demo"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder of its data.",
)
@click.option("--fresh", is_flag=True, help="Begin again with the invented cases only.")
@click.option("--make", "only_make", is_flag=True, help="Make what the playground needs, and stop.")
def command(host: str, port: int, data: Path, fresh: bool, only_make: bool) -> None:
    """Serve an open installation with an invented team and cases."""
    made = make_if_due(utc_now())
    if only_make:
        return
    refuse_others(host)
    refuse_real_folder(data)
    config = Config(origin=origin_of(f"http://{bracketed(host)}:{port}"), data=data, demo=True)
    furnish(made, data, utc_now(), fresh=fresh)
    announce(made, config)
    serve(config, host=host, port=port)


def furnish(made: Made, data: Path, now: datetime, *, fresh: bool = False) -> None:
    """Fill the playground's folder from this making, unless it already is, and let its clock be trusted."""
    if fresh or not is_filled_from(made, data):
        _fill_anew(made, data, now)
    trust_the_clock(data, now)


def trust_the_clock(data: Path, now: datetime) -> None:
    """Remember the clock as just seen: cases of the past, or days without a start, are no jump here."""
    clock_file_in(data).keep(Steadiness(to_minute(now)))


def _fill_anew(made: Made, data: Path, now: datetime) -> None:
    empty(data, made)
    copy_installation(made, data)
    services = build(Config(data=data, demo=True))
    prove_channels(services, now)
    fill(services, made.cases, now)
    keep_roster(services, now)
    count_the_past(services, now)
    if isinstance(services.table, SqliteTable):
        services.table.close()
    mark(data, made, filled=True)


def refuse_others(host: str) -> None:
    """Refuse to be reached from another machine.

    Raises:
        click.ClickException: the address is not a loopback one.
    """
    if not is_loopback(host):
        raise click.ClickException(
            "The playground shows its passphrases, so it serves this machine alone: use --host 127.0.0.1."
        )


def bracketed(host: str) -> str:
    """Return an address as it stands in a URL."""
    return f"[{host}]" if ":" in host else host


def announce(made: Made, config: Config) -> None:
    """Print where it is, who can sign in, and codes to come back with."""
    click.echo(f"The playground: {config.origin}   (everything in it is invented: write nothing real)")
    click.echo(
        f"Sign in at {config.origin}/console/ with a passphrase; the page shows the current second factor."
    )
    for person in read_people(config.data):
        title = person.title.replace("-", " ")
        click.echo(f"  {person.name:<8}{person.passphrase}   ({person.display_name}, {title}, {person.role})")
    click.echo("Come back as a client with a return code:")
    for case in made.cases:
        if case["name"] in TRIED:
            page = "en/return" if case["language"] == "en" else "kembali"
            code = " ".join(case["code"][place : place + 4] for place in range(0, 24, 4))
            click.echo(f"  {code}   at {config.origin}/{page}/")
    click.echo(
        f"Alerts are files in {config.data}/outbox, and pages at {config.origin}/outbox. Control-C stops it."
    )
