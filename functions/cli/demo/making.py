"""Makes what the playground needs: the browser's own code under Node, against a server of some seconds."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import waitress

from functions.app import create_app
from functions.bootstrap import build
from functions.cases.model import LANGUAGES
from functions.cli.demo.made import CASES, MADE, Made, read_made, write_about
from functions.config import ROOT, Config
from functions.services import Services
from functions.staff.actions.doorways import open_set_up
from functions.storage.sqlite import SqliteTable
from functions.web.demo import PEOPLE

PROGRAM = ROOT / "site" / "app" / "demo" / "make.js"
FORMS = Path("assets") / "forms"
PATIENCE_SECONDS = 120
PROGRAMS = Path(sys.executable).parent
"""Where a Node lies that the set-up installed."""


def make_if_due(now: datetime, *, folder: Path = MADE) -> Made:
    """Return what was made, made anew when there is nothing or it is older than 30 days.

    Raises:
        click.ClickException: it cannot be made; the message says what would help.
    """
    made = read_made(folder)
    if made is not None and not made.is_too_old(now):
        return made
    click.echo("Making the playground's team and conversations; this takes some seconds.", err=True)
    return make(now, folder=folder)


def make(now: datetime, *, folder: Path = MADE) -> Made:
    """Make everything beside `folder`, then put it in its place."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="demo-", dir=folder.parent) as name:
        beside = Path(name)
        found = _rehearse(beside)
        _write_private(beside / PEOPLE, [_person(person) for person in found["people"]])
        _write_private(beside / CASES, found["cases"])
        write_about(beside, now)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(beside, folder)
    return Made(folder, now)


def _rehearse(folder: Path) -> dict[str, Any]:
    """Set a new installation up as its people would, and seal the conversations to its keys."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = Config(origin=f"http://127.0.0.1:{listener.getsockname()[1]}", data=folder)
    services = build(config)
    secret = open_set_up(services.staff)
    with _served(services, listener):
        found = _run_node({"origin": config.origin, "secret": secret, "forms": _forms(config.site)})
    if isinstance(services.table, SqliteTable):
        services.table.truncate_log()
        services.table.close()
    return found


@contextmanager
def _served(services: Services, listener: socket.socket) -> Iterator[None]:
    server = waitress.create_server(create_app(services), sockets=[listener], threads=2)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.close()
        thread.join(timeout=5)


def _run_node(given: dict[str, Any]) -> dict[str, Any]:
    node = shutil.which("node", path=f"{os.environ.get('PATH', '')}{os.pathsep}{PROGRAMS}")
    if node is None:
        raise click.ClickException("The playground is made by Node. Run `make setup`, which installs it.")
    done = subprocess.run(  # noqa: S603 - our own program, found beside this one
        [node, str(PROGRAM)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    if done.returncode:
        raise click.ClickException(f"The playground could not be made:\n{done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _forms(site: Path) -> dict[str, Any]:
    """Return the newest intake form by language, as the site's build wrote it."""
    try:
        texts = {
            language: (site / FORMS / f"intake.{language}.json").read_text("utf-8") for language in LANGUAGES
        }
    except FileNotFoundError as error:
        raise click.ClickException("The site is not built yet. Run `make setup`.") from error
    return {language: json.loads(text) for language, text in texts.items()}


def _person(person: dict[str, str]) -> dict[str, str]:
    """Return a person as `functions.web.demo.DemoPerson` has it."""
    return {
        "name": person["name"],
        "display_name": person["displayName"],
        "title": person["title"],
        "role": person["role"],
        "passphrase": person["passphrase"],
        "totp_secret": person["totpSecret"],
    }


def _write_private(path: Path, fields: object) -> None:
    path.touch(mode=0o600)
    path.write_text(json.dumps(fields, ensure_ascii=False, indent=1), encoding="utf-8")
