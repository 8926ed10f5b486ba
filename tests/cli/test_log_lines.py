"""Lines of the log say of which alert or case they are."""

import logging

import pytest

from functions.cli.log_lines import FORM, LineFormatter


def line_of(name: str, **more: object) -> str:
    record = logging.makeLogRecord(
        {"name": name, "levelname": "WARNING", "msg": "an alert did not %s", "args": ("leave",), **more}
    )
    return LineFormatter(FORM).format(record)


def test_a_line_carries_its_ids() -> None:
    said = line_of("functions.oncall.actions.sending", alert="a1", reason="deferred")

    assert said == "WARNING functions.oncall.actions.sending an alert did not leave alert=a1 reason=deferred"


@pytest.mark.parametrize("name", ["waitress", "functionsx"])
def test_what_others_carry_stays_out(name: str) -> None:
    assert line_of(name, path="/secret") == f"WARNING {name} an alert did not leave"
