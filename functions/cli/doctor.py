"""`pinternet doctor`: what is missing or unsafe, one line each; exit 1 if there is anything."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import click

from functions.audit.model.chain import Head
from functions.cli.checks import alerting, auditing, keys, machine, site, telling, watching
from functions.cli.installation import data_option, open_installation
from functions.services import Services

Look: TypeAlias = Callable[[Services], "str | None"]


@dataclass(frozen=True)
class Check:
    """A named look at an installation. `look` returns what to do, None when all is well."""

    name: str
    look: Look


CHECKS: Sequence[Check] = (
    Check("data", machine.data_folder_is_private),
    Check("secrets", machine.secrets_are_private),
    Check("other-secrets", machine.secrets_are_those_of_the_team),
    Check("origin", machine.origin_is_safe),
    Check("site", site.site_is_built),
    Check("site-age", site.site_is_fresh),
    Check("help-lines", site.help_lines_were_called),
    Check("promises", site.pages_print_the_settings),
    Check("set-up", keys.set_up_is_complete),
    Check("kit", keys.kit_is_confirmed),
    Check("statement", keys.statement_is_in_date),
    Check("signer", keys.pages_name_the_signer),
    Check("old-signer", keys.no_old_signer_is_left),
    Check("coordinator", alerting.a_coordinator_can_be_told),
    Check("email", alerting.mail_leaves),
    Check("sms", alerting.sms_leave),
    Check("gateways", alerting.gateways_are_understood),
    Check("somebody", telling.somebody_can_be_told),
    Check("people", telling.everybody_can_be_told),
    Check("channels", telling.channels_are_accepted),
    Check("delivery", telling.channels_work),
    Check("alerts", telling.alerts_leave),
    Check("worker", telling.alerts_are_worked_on),
    Check("chores", telling.chores_are_done),
    Check("exhausted", watching.alerts_are_taken),
    Check("rights", watching.rights_are_settled),
    Check("roster", watching.roster_is_complete),
    Check("policies", watching.policies_lead_to_somebody),
    Check("drill", watching.drills_reach_everybody),
    Check("disk", watching.disk_has_room),
    Check("database", watching.database_is_whole),
    Check("audit", auditing.trail_is_whole),
    Check("clock", telling.clock_is_steady),
    Check("clock-behind", watching.clock_is_not_behind),
)
"""In this order; others add theirs."""


@click.command()
@data_option
@click.option(
    "--audit-head",
    metavar="NUMBER:HASH",
    help="A line of a nightly mail: read all of the audit trail, and see that it is what was mailed.",
)
def command(data: Path | None, audit_head: str | None) -> None:
    """Say what is missing or unsafe, one line each; exit 1 if there is anything."""
    mailed = None if audit_head is None else _head(audit_head)
    services = open_installation(data)
    found = findings(services, CHECKS if mailed is None else (*CHECKS, holding(mailed)))
    for name, sentence in found:
        click.echo(f"{name}: {sentence}")
    if found:
        sys.exit(1)
    click.echo("Nothing is missing or unsafe.")


def holding(mailed: Head) -> Check:
    """Return the look that compares the whole audit trail with a mail."""
    return Check("audit-head", lambda services: auditing.trail_holds(services, mailed))


def _head(text: str) -> Head:
    try:
        return Head.read(text)
    except ValueError as error:
        raise click.BadParameter(f"{error}, as the mail says it", param_hint="--audit-head") from error


def findings(services: Services, checks: Sequence[Check] = CHECKS) -> list[tuple[str, str]]:
    """Return the names of the checks that found something, with what to do."""
    looked = [(check.name, check.look(services)) for check in checks]
    return [(name, sentence) for name, sentence in looked if sentence is not None]
