"""Every reason why something was not sent has its words, in the console and on the command line."""

import re
from pathlib import Path
from typing import get_args

import pytest

from functions.cli.test_alert import REASONS
from functions.senders.sender import Reason

ALERT_WORDS = Path(__file__).parents[2] / "site" / "app" / "console" / "words" / "alerts.js"
SENDING = Path(__file__).parents[2] / "functions" / "oncall"


def codes_of_cancelling() -> set[str]:
    """Return the codes for which a delivery is given up unsent, as `_why_unneeded` returns them."""
    text = (SENDING / "actions" / "sending.py").read_text(encoding="utf-8")
    body = text.partition("def _why_unneeded")[2].partition("\ndef ")[0]
    return set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', body))


def test_cancelling_has_codes() -> None:
    assert {"claimed", "over", "person-left"} <= codes_of_cancelling()


@pytest.mark.parametrize("code", sorted({*get_args(Reason), *codes_of_cancelling()}))
def test_a_reason_has_words_in_the_console(code: str) -> None:
    assert f"'reason.{code}': {{ id: '" in ALERT_WORDS.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", sorted(get_args(Reason)))
def test_a_failure_has_words_on_the_command_line(code: str) -> None:
    assert " " in REASONS[code]
