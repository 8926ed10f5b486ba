"""`pinternet provision`: make what stays of a stage on AWS; may be repeated at any time."""

from pathlib import Path

import click

from functions.cli.cloud.options import dry_run_option, opened, stage_options
from functions.cli.cloud.provisioning import Wishes, provision
from functions.cli.cloud.remaining import remaining
from functions.cli.cloud.stage import in_words


@click.command()
@stage_options
@click.option("--email", help="The address that mail to the team comes from. Needed the first time.")
@click.option("--email-identity", help="What is proved at SES.  [default: the domain of --email]")
@click.option("--domain", help="The service's own domain.  [default: the one that CloudFront gives]")
@click.option("--alarm-email", help="Who is told of alarms and of costs.")
@click.option("--sms-dollars", type=click.IntRange(1), help="The most SMS may cost a month.  [default: 10]")
@click.option("--month-dollars", type=click.IntRange(1), help="What a month may cost in all.  [default: 30]")
@click.option(
    "--secrets",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Put back server secrets from the copy that was kept apart.",
)
@click.option("--new-secrets", is_flag=True, help="Make new server secrets where a team's are lost for good.")
@dry_run_option
def command(
    stage: str,
    region: str,
    email: str | None,
    email_identity: str | None,
    domain: str | None,
    alarm_email: str | None,
    sms_dollars: int | None,
    month_dollars: int | None,
    secrets: Path | None,
    new_secrets: bool,
    dry_run: bool,
) -> None:
    """Make what stays: tables, keys, secrets, role, mail, alarms. What is there already is left as it is.

    Options that are left out keep what was said the last time.
    """
    wishes = Wishes(
        mail_from=email,
        mail_identity=email_identity,
        domain=domain,
        alarm_email=alarm_email,
        sms_dollars=sms_dollars,
        month_dollars=month_dollars,
        secrets=secrets,
        new_secrets=new_secrets,
    )
    cloud = opened(stage, region)
    with in_words():
        base = provision(cloud, wishes, dry_run=dry_run)
        if dry_run or base is None:
            return
        left = remaining(cloud, base)
    click.echo("Left to do by hand:" if left else "Nothing is left to do by hand.")
    for sentence in left:
        click.echo(f"  {sentence}")
    click.echo(f"Then: pinternet deploy --stage {stage}")
