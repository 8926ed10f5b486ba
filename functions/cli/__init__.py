"""The `pinternet` command. Each command is a module of this package, loaded when it is called."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

import click

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "run": "serve the site and its functions until SIGTERM",
        "demo": "serve a playground with an invented team and cases",
        "doctor": "say what is missing or unsafe",
        "recover": "print a one-time link where the recovery kit makes a coordinator",
        "signer": "show or change the signer that the pages name",
        "directory": "check the help directory, write calls down, see what is due",
        "test-alert": "send a marked alert through the whole path",
        "backup": "write everything that is stored into one checked file",
        "restore": "bring a backup back into an empty place, here or on AWS",
        "migrate": "bring what is stored to the form of this version",
        "provision": "make what stays of an installation on AWS",
        "deploy": "bring function and site to AWS, or go back to what ran before",
        "status": "say how an installation stands on AWS",
        "pause": "let an installation on AWS rest at once; its pages stay",
        "destroy": "take an installation off AWS; its data only when asked for, too",
    }
)
"""Each command and what it does; `name` is the click command `command` of the module `name`."""


class Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the list."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"functions.cli.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands)
@click.version_option(package_name="pinternet", message="%(version)s")
def main() -> None:
    """Anonymous counselling by internet: sealed in the browser, answered by counselors on call."""
