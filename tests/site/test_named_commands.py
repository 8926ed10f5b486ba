"""Every command that a page or the README names is one that there is, and so are the options beside it."""

import re
import shlex
from pathlib import Path

import click
import pytest

from functions.cli import main
from tests.site.conftest import ROOT

TEXTS = [ROOT / "README.md", ROOT / "site" / "notices.yml", *sorted((ROOT / "site" / "pages").glob("*.md"))]
_CODE = re.compile(r"```\w*\n(.*?)```|`([^`\n]+)`|^ {4}(\S[^\n]*)$", re.MULTILINE | re.DOTALL)
_CALL = re.compile(r"(?<![\w/:-])(?:\.venv/bin/)?pinternet ([a-z][^\n;&|>'#]*)")


def calls(text: str) -> list[str]:
    """Return what stands behind `pinternet` in the code of a text."""
    code = "\n".join(part for found in _CODE.finditer(text) for part in found.groups() if part)
    code = re.sub(r"\$\([^)]*\)", "x", code.replace("\\\n", " "))
    return [call.strip() for call in _CALL.findall(code)]


def understand(command: click.Command, words: list[str], context: click.Context) -> None:
    """Parse a call without making it.

    Raises:
        click.UsageError: there is no such command or option, or a word too many.
    """
    _, left, _ = command.make_parser(context).parse_args(words)
    if left and isinstance(command, click.Group):
        name, inner, left = command.resolve_command(context, left)
        assert inner is not None
        understand(inner, left, click.Context(inner, parent=context, info_name=name))
    elif left:
        raise click.UsageError(f"too many words: {left}")


def faults(text: str) -> list[str]:
    """Return what is wrong with the calls in a text."""
    found = []
    for call in calls(text):
        try:
            understand(main, shlex.split(call), click.Context(main))
        except click.UsageError as error:
            found.append(f"pinternet {call}: {error.format_message()}")
    return found


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.name)
def test_commands_that_are_named_exist(file: Path) -> None:
    assert faults(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    ["`pinternet depart`", "`pinternet run --portt 8080`", "```sh\nx=1; .venv/bin/pinternet doctor it\n```"],
)
def test_what_does_not_exist_is_found(text: str) -> None:
    assert len(faults(text)) == 1


def test_the_pages_for_operators_name_many() -> None:
    named = {call.split()[0] for file in TEXTS for call in calls(file.read_text(encoding="utf-8"))}

    assert named >= {"doctor", "provision", "deploy", "status", "destroy", "recover", "signer", "backup"}
