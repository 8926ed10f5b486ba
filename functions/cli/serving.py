"""Serve one installation: put it together, say where it is, work beside it, and end in good order."""

import gc
import logging
import os
import secrets
import signal
import sys
import threading
from contextlib import suppress

import click

from functions.app import create_app
from functions.cli.building import build
from functions.cli.server import Server
from functions.config import Config
from functions.jobs import Worker
from functions.log_lines import write_log
from functions.services import Services
from functions.staff.actions.doorways import open_set_up

OUTBOX = "outbox"
YOUNG_OBJECTS = 10_000
"""After so many new ones the collector looks for rings among them. Python's own 700 are less than eight
requests hold at once, so that it would look several times in each and find nothing."""


def serve(config: Config, *, host: str, port: int, new_secrets: bool = False) -> None:
    """Serve until SIGTERM or SIGINT; open requests are finished first.

    Raises:
        click.ClickException: the port is taken, or the configuration or data cannot be used.
    """
    write_log()
    logging.getLogger("waitress").setLevel(logging.ERROR)  # below it, it names the paths of mailboxes
    services = build(config, new_secrets=new_secrets)
    server = Server(create_app(services), host, port)
    signal.signal(signal.SIGTERM, server.stop)
    signal.signal(signal.SIGINT, server.stop)
    worker = Worker(services)
    worker.start()
    say_where(services)
    collect_less()
    stay_on_one_core()
    server.run()
    worker.stop()


def stay_on_one_core() -> None:
    """Keep all threads on one core, where the system lets us choose.

    One of them at a time runs Python. To hand that to another core takes longer than most of what is done
    there: among eight clients an intake costs a seventh less this way. Chance chooses, so that services
    beside each other do not all meet on one core; the system moves others away from it.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            core = secrets.choice(sorted(os.sched_getaffinity(0)))
            for thread in threading.enumerate():
                os.sched_setaffinity(thread.native_id or 0, {core})


def collect_less() -> None:
    """Let the collector pass over what lives as long as the program, and look less often at the rest."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS)


def say_where(services: Services) -> None:
    """Print the address, what is not in place yet, and the one-time link until set-up is complete."""
    config, origin = services.config, services.config.origin
    click.echo(f"Pinternet: {origin}/  (console: {origin}/console/)")
    if not (config.site / "index.html").exists():
        click.echo("There are no pages to serve yet: run `make site`.")
    if OUTBOX in (config.email, config.sms) and not config.demo:
        click.echo(_what_stays_here(config))
    secret = open_set_up(services.staff)
    if secret is not None:
        click.echo("Set up the first coordinator once by this link; a new one is printed at each start:")
        click.echo(f"  {origin}/console/#setup/{secret}")
    sys.stdout.flush()


def _what_stays_here(config: Config) -> str:
    kinds = {"Email": config.email, "SMS": config.sms}
    kept = " and ".join(kind for kind, sender in kinds.items() if sender == OUTBOX)
    shown = f" and shown at {config.origin}/outbox" if config.on_loopback else ""
    return f"{kept} to the team: written to {config.data}/outbox{shown}; .env.example says how to send them."
