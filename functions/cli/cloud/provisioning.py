"""Make what stays of a stage: the base stack, the server's secrets, limits of spending, the certificate.

Each step looks first at what is there, so that a call that was cut off is simply repeated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from botocore.exceptions import ClientError

from functions.cli.cloud import certificates, stacks
from functions.cli.cloud.stacks import Stack
from functions.cli.cloud.stage import Cloud, code_of
from functions.cli.cloud.templates import BASE
from functions.crypto.secrets import SecretsUnsafe, dump, generate, parse
from functions.staff.store import StaffStore
from functions.storage.dynamo import DynamoTable


@dataclass(frozen=True)
class Wishes:
    """What the operator asks for; None leaves it as it is, or as the template says."""

    mail_from: str | None = None
    mail_identity: str | None = None
    domain: str | None = None
    alarm_email: str | None = None
    sms_dollars: int | None = None
    month_dollars: int | None = None
    secrets: Path | None = None
    new_secrets: bool = False

    def parameters(self, stage: str) -> dict[str, str]:
        """Return the parameters of the base stack that are asked for."""
        identity = self.mail_identity or (self.mail_from and self.mail_from.partition("@")[2])
        asked = {
            "MailFrom": self.mail_from,
            "MailIdentity": identity,
            "Domain": self.domain,
            "AlarmEmail": self.alarm_email,
            "SmsDollars": None if self.sms_dollars is None else str(self.sms_dollars),
        }
        return {"Stage": stage, **{name: value for name, value in asked.items() if value is not None}}


def provision(cloud: Cloud, wishes: Wishes, *, dry_run: bool = False) -> Stack | None:
    """Make what stays, or with `dry_run` only say what would change. Returns the base stack.

    Raises:
        click.ClickException: something stands in the way; the message says what to do.
    """
    before = stacks.find(cloud, cloud.stage.base)
    parameters = stacks.wanted_parameters(cloud.templates[BASE], before, wishes.parameters(cloud.stage.name))
    _check_wishes(parameters)
    parameters["MakesMailIdentity"] = _makes_identity(cloud, before, parameters["MailIdentity"])
    _check_no_orphans(cloud, before)
    if dry_run:
        _say_changes(cloud, before, parameters)
        return before
    base = stacks.make(cloud, cloud.stage.base, cloud.templates[BASE], parameters)
    if not base.is_protected:
        stacks.protect(cloud, base.name)
    _keep_secrets(cloud, base.outputs["KeyArn"], wishes)
    _limit_sms(cloud, int(parameters["SmsDollars"]), may_lower=wishes.sms_dollars is not None)
    _set_budget(cloud, parameters["AlarmEmail"], wishes.month_dollars)
    if parameters["Domain"]:
        certificates.ask_for(cloud, parameters["Domain"])
    return base


def _check_wishes(parameters: Mapping[str, str]) -> None:
    if "@" not in parameters["MailFrom"]:
        raise click.ClickException(
            "which address does mail to the team come from? Name it: --email alerts@example.org"
        )
    if "/" in parameters["Domain"] or ":" in parameters["Domain"]:
        raise click.ClickException("--domain is a bare name, such as konseling.example.org")


def _makes_identity(cloud: Cloud, before: Stack | None, identity: str) -> str:
    """Tell whether a mail identity is the stack's to make; one that was there before is left as it is."""
    if before is not None and before.parameters.get("MailIdentity") == identity:
        return before.parameters.get("MakesMailIdentity", "yes")
    try:
        cloud.client("sesv2").get_email_identity(EmailIdentity=identity)
    except ClientError as error:
        if code_of(error) == "NotFoundException":
            return "yes"
        raise
    cloud.say(f"mail: SES knew {identity} before; it is used as it is")
    return "no"


def _check_no_orphans(cloud: Cloud, before: Stack | None) -> None:
    """Refuse to make a table that is there already: its stack was removed by hand, its data kept."""
    if before is not None:
        return
    for table in (cloud.stage.table, cloud.stage.erasures):
        if _exists(cloud, table):
            raise click.ClickException(
                f"the table {table} is there, but the stack {cloud.stage.base} that made it is gone. Its "
                "data is safe. "
                "Let CloudFormation adopt it (AWS console: Create stack, with existing resources, with "
                "base.yml), or "
                "back it up, remove it, and restore the backup afterwards"
            )


def _exists(cloud: Cloud, table: str) -> bool:
    try:
        cloud.client("dynamodb").describe_table(TableName=table)
    except ClientError as error:
        if code_of(error) == "ResourceNotFoundException":
            return False
        raise
    return True


def _say_changes(cloud: Cloud, before: Stack | None, parameters: Mapping[str, str]) -> None:
    changes = stacks.compare(before, cloud.templates[BASE], parameters)
    cloud.say(f"{cloud.stage.base}: would" if changes else f"{cloud.stage.base}: nothing to change")
    for line in changes.lines():
        cloud.say(f"  {line}")
    if not _has_secrets(cloud):
        cloud.say(f"{cloud.stage.secrets}: would be made")
    cloud.say("Nothing was changed.")


def _has_secrets(cloud: Cloud) -> bool:
    try:
        cloud.client("ssm").get_parameter(Name=cloud.stage.secrets, WithDecryption=False)
    except ClientError as error:
        if code_of(error) == "ParameterNotFound":
            return False
        raise
    return True


def _keep_secrets(cloud: Cloud, key: str, wishes: Wishes) -> None:
    """Make the server's secrets where there are none; they are never written over.

    Raises:
        click.ClickException: a team's secrets are gone, or the file to put back is none.
    """
    if _has_secrets(cloud):
        cloud.say("secrets: there, left as they are")
        return
    if wishes.secrets is None and not wishes.new_secrets and has_team(cloud):
        raise click.ClickException(
            f"{cloud.stage.secrets} is missing, and the team's second factors, contacts and claim links "
            "hang on it. "
            "Put it back from where you keep it: pinternet provision --secrets FILE. If it is lost for good, "
            "--new-secrets makes another: then nobody's authenticator and contacts work any more, but no "
            "case is lost"
        )
    cloud.client("ssm").put_parameter(
        Name=cloud.stage.secrets,
        Description="Pinternet's server secrets. Keep a copy apart from backups.",
        Value=dump(generate()) if wishes.secrets is None else _read_secrets(wishes.secrets),
        Type="SecureString",
        KeyId=key,
        Overwrite=False,
    )
    cloud.say(f"secrets: {'made' if wishes.secrets is None else 'put back'}. Keep a copy apart from backups:")
    cloud.say(
        f"  aws ssm get-parameter --region {cloud.stage.region} --name {cloud.stage.secrets} "
        "--with-decryption --query Parameter.Value --output text"
    )


def has_team(cloud: Cloud) -> bool:
    """Tell whether somebody set the stage up."""
    return StaffStore(DynamoTable(cloud.client("dynamodb"), cloud.stage.table)).current_epoch() is not None


def _read_secrets(file: Path) -> str:
    try:
        return dump(parse(file.read_text(encoding="utf-8")))
    except (SecretsUnsafe, OSError) as error:
        raise click.ClickException(f"{file}: {error}") from error


def _limit_sms(cloud: Cloud, dollars: int, *, may_lower: bool) -> None:
    """Set what SMS may cost in a month: in this region of the account, so for the other stage, too."""
    client = cloud.client("sns")
    try:
        there = client.get_sms_attributes().get("attributes", {})
        limit = float(there.get("MonthlySpendLimit", 0))
        if limit > dollars and not may_lower:
            dollars = int(limit)
        wanted = {"MonthlySpendLimit": str(dollars), "DefaultSMSType": "Transactional"}
        if {**there, **wanted} == there:
            cloud.say(f"SMS: at most {dollars} US dollars a month, as before")
            return
        client.set_sms_attributes(attributes=wanted)
    except ClientError as error:
        cloud.say(
            f"SMS: AWS does not allow {dollars} US dollars a month ({code_of(error)}). Ask for it: AWS "
            "console, Service Quotas, Amazon SNS, account spend threshold for SMS. Until then AWS's own "
            "limit holds, usually 1 dollar"
        )
        return
    cloud.say(f"SMS: at most {dollars} US dollars a month")


def _set_budget(cloud: Cloud, email: str, dollars: int | None) -> None:
    """Tell somebody by mail when the account has cost four fifths of what it may in a month."""
    if not email:
        cloud.say("budget: nobody is told of costs or alarms; name somebody: --alarm-email")
        return
    client, name = cloud.worldwide("budgets"), cloud.stage.function
    there = _budget(client, cloud.account, name)
    wanted = there if dollars is None and there else f"{dollars or 30}"
    if there is not None and float(there) == float(wanted or 0):
        cloud.say(f"budget: {float(there):g} US dollars a month, as before")
        return
    budget = {
        "BudgetName": name,
        "BudgetType": "COST",
        "TimeUnit": "MONTHLY",
        "BudgetLimit": {"Amount": wanted, "Unit": "USD"},
    }
    if there is None:
        client.create_budget(
            AccountId=cloud.account, Budget=budget, NotificationsWithSubscribers=[_told(email)]
        )
    else:
        client.update_budget(AccountId=cloud.account, NewBudget=budget)
    cloud.say(f"budget: {email} is told at four fifths of {wanted} US dollars a month for the whole account")


def _budget(client: Any, account: str, name: str) -> str | None:
    try:
        found = client.describe_budget(AccountId=account, BudgetName=name)["Budget"]
    except ClientError as error:
        if code_of(error) == "NotFoundException":
            return None
        raise
    return str(found["BudgetLimit"]["Amount"])


def _told(email: str) -> dict[str, Any]:
    return {
        "Notification": {
            "NotificationType": "ACTUAL",
            "ComparisonOperator": "GREATER_THAN",
            "Threshold": 80,
            "ThresholdType": "PERCENTAGE",
        },
        "Subscribers": [{"SubscriptionType": "EMAIL", "Address": email}],
    }
