"""Every reason why something was not sent has its words, in the console and on the command line."""

from pathlib import Path
from typing import get_args

import pytest

from functions.cli.test_alert import REASONS
from functions.oncall.model.delivery import Unsent
from functions.senders.sender import Reason

ALERT_WORDS = Path(__file__).parents[2] / "site" / "app" / "console" / "words" / "alerts.js"


@pytest.mark.parametrize("code", sorted({*get_args(Reason), *get_args(Unsent)}))
def test_a_reason_has_words_in_the_console(code: str) -> None:
    assert f"'reason.{code}': {{ id: '" in ALERT_WORDS.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", sorted(get_args(Reason)))
def test_a_failure_has_words_on_the_command_line(code: str) -> None:
    assert " " in REASONS[code]
