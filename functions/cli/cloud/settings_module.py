"""The Python module that Zappa's handler reads its settings from, as Zappa writes it."""

import subprocess
import sys
import tempfile
from pathlib import Path

import click

WRITER = """
import sys
from zappa.cli import ZappaCLI

writer = ZappaCLI()
writer.load_credentials = False
writer.api_stage = sys.argv[2]
writer.load_settings(sys.argv[1])
sys.stdout.write(writer.get_zappa_settings_string())
"""


def settings_module(settings: Path, stage: str) -> str:
    """Return the module for a stage of Zappa's settings file.

    In a process of its own in an empty folder: Zappa searches the folder that it is called in for
    programs that speak WebSocket, and would find its own handler in what was built there before.

    Raises:
        click.ClickException: Zappa refuses the settings.
    """
    program = [sys.executable, "-c", WRITER, str(settings.resolve()), stage]
    with tempfile.TemporaryDirectory() as empty:
        done = subprocess.run(program, cwd=empty, capture_output=True, text=True)  # noqa: S603 - our own program
    if done.returncode:
        raise click.ClickException(f"Zappa cannot read {settings}:\n{done.stderr.strip()}")
    return done.stdout
