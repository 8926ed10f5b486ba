"""`pinternet provision`: what stays is made once, and a call that was cut off is simply repeated."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click import ClickException

from functions.cli.cloud import certificates
from functions.cli.cloud.provisioning import Wishes, provision
from functions.cli.cloud.remaining import remaining
from functions.cli.cloud.stage import Cloud, Stage
from functions.cli.cloud.templates import BASE, Template
from functions.crypto.secrets import dump, generate, parse
from functions.storage.dynamo import DynamoTable
from functions.storage.table import Absent, Item, Key, Put
from tests.cli.cloud.conftest import ACCOUNT, Account, aws, found_team

pytestmark = pytest.mark.filterwarnings("ignore:Tried to parse:UserWarning")  # moto makes what it can

WISHES = Wishes(
    mail_from="alerts@example.org", alarm_email="team@example.org", domain="konseling.example.org"
)
CHANGES = ("Create", "Update", "Put", "Delete", "Set", "Request")


def secrets() -> str:
    """Return the server's secrets as the function reads them."""
    found = aws("ssm").get_parameter(Name="/pinternet/prod/secrets", WithDecryption=True)
    return str(found["Parameter"]["Value"])


def test_everything_is_made_and_the_second_call_changes_nothing(cloud: Cloud, account: Account) -> None:
    provision(cloud, WISHES)
    kept = secrets()
    account.calls.clear()
    account.said.clear()

    provision(cloud, Wishes())

    assert [call for call in account.calls if call.startswith(CHANGES)] == []
    assert secrets() == kept
    assert account.said == [
        "pinternet-prod-base: nothing to change",
        "secrets: there, left as they are",
        "SMS: at most 10 US dollars a month, as before",
        "budget: 30 US dollars a month, as before",
        "certificate of konseling.example.org: asked for already",
    ]


def test_the_table_is_one_that_the_functions_can_use(cloud: Cloud) -> None:
    provision(cloud, WISHES)
    table = DynamoTable(aws("dynamodb"), cloud.stage.table)

    table.commit([Put(Item(Key("a", "b"), {"n": 1}), Absent())])

    assert table.get(Key("a", "b")) is not None


def test_the_secrets_are_sealed_with_the_stages_own_key(cloud: Cloud) -> None:
    base = provision(cloud, WISHES)
    assert base is not None

    (found,) = aws("ssm").describe_parameters()["Parameters"]

    assert (found["Type"], found["KeyId"]) == ("SecureString", base.outputs["KeyArn"])
    parse(secrets())


def test_nobody_removes_the_stack_by_one_click(cloud: Cloud, account: Account) -> None:
    provision(cloud, WISHES)

    assert account.protected == {"pinternet-prod-base": True}


def test_a_dry_run_says_what_would_be_made_and_makes_nothing(cloud: Cloud, account: Account) -> None:
    provision(cloud, WISHES, dry_run=True)

    assert [call for call in account.calls if call.startswith(CHANGES)] == []
    assert "  make Table (AWS::DynamoDB::Table)" in account.said
    assert "  set MailFrom: (none) -> alerts@example.org" in account.said
    assert account.said[-1] == "Nothing was changed."
    assert aws("dynamodb").list_tables()["TableNames"] == []


def test_a_dry_run_later_says_only_what_is_different(cloud: Cloud, account: Account) -> None:
    provision(cloud, WISHES)
    account.said.clear()

    provision(cloud, Wishes(sms_dollars=25), dry_run=True)

    assert account.said == [
        "pinternet-prod-base: would",
        "  set SmsDollars: 10 -> 25",
        "Nothing was changed.",
    ]


def test_options_that_are_left_out_keep_what_was_said(cloud: Cloud) -> None:
    provision(cloud, WISHES)

    base = provision(cloud, Wishes(sms_dollars=25))

    assert base is not None
    assert base.parameters["SmsDollars"] == "25"
    assert base.parameters["MailFrom"] == "alerts@example.org"
    assert base.parameters["MailIdentity"] == "example.org"
    limits = aws("sns").get_sms_attributes()["attributes"]
    assert limits == {"MonthlySpendLimit": "25", "DefaultSMSType": "Transactional"}


def test_another_stage_lowers_no_limit_of_sms_unasked(cloud: Cloud, account: Account) -> None:
    """It holds for the whole account: at a limit that a trial lowered, no alert would leave by SMS."""
    provision(cloud, Wishes(mail_from="alerts@example.org", sms_dollars=50))
    dev = replace(cloud, stage=Stage("dev", cloud.stage.region))

    provision(dev, Wishes(mail_from="alerts@example.org"))
    assert aws("sns").get_sms_attributes()["attributes"]["MonthlySpendLimit"] == "50"
    assert "SMS: at most 50 US dollars a month, as before" in account.said

    provision(dev, Wishes(sms_dollars=20))
    assert aws("sns").get_sms_attributes()["attributes"]["MonthlySpendLimit"] == "20"


STEPS = ("CreateStack", "PutParameter", "SetSMSAttributes", "CreateBudget", "RequestCertificate")


@pytest.mark.parametrize("step", STEPS)
def test_a_call_that_was_cut_off_goes_on_at_the_next(cloud: Cloud, account: Account, step: str) -> None:
    account.break_at = step
    with pytest.raises(KeyboardInterrupt):
        provision(cloud, WISHES)
    account.break_at = None

    provision(cloud, WISHES)

    parse(secrets())
    assert aws("budgets", "us-east-1").describe_budgets(AccountId=ACCOUNT)["Budgets"]
    assert certificates.find(cloud, "konseling.example.org") is not None
    assert [name for name in account.calls if name == step] == [step, step]


def test_mail_needs_an_address(cloud: Cloud) -> None:
    with pytest.raises(ClickException, match="--email"):
        provision(cloud, Wishes())


def test_a_mail_identity_of_another_stage_is_used_as_it_is(cloud: Cloud, account: Account) -> None:
    account.identities = True

    base = provision(cloud, WISHES)
    again = provision(cloud, Wishes())

    assert base is not None
    assert again is not None
    assert (base.parameters["MakesMailIdentity"], again.parameters["MakesMailIdentity"]) == ("no", "no")
    assert "mail: SES knew example.org before; it is used as it is" in account.said


def test_a_mail_identity_that_the_stack_made_stays_its_own(cloud: Cloud) -> None:
    provision(cloud, WISHES)

    again = provision(cloud, Wishes(sms_dollars=25))

    assert again is not None
    assert again.parameters["MakesMailIdentity"] == "yes"


def test_a_domain_is_a_bare_name(cloud: Cloud) -> None:
    with pytest.raises(ClickException, match="bare name"):
        provision(cloud, replace(WISHES, domain="https://konseling.example.org"))


def test_a_table_whose_stack_is_gone_is_not_made_over(cloud: Cloud) -> None:
    aws("dynamodb").create_table(
        TableName="pinternet-prod",
        AttributeDefinitions=[{"AttributeName": "partition", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "partition", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )

    with pytest.raises(ClickException, match="Its data is safe"):
        provision(cloud, WISHES)


def lose_the_secrets_of_a_team(cloud: Cloud, folder: Path) -> None:
    """Leave a table with a team, and no secrets."""
    provision(cloud, WISHES)
    found_team(cloud, folder)
    aws("ssm").delete_parameter(Name="/pinternet/prod/secrets")


def test_a_teams_lost_secrets_are_not_made_anew_unasked(cloud: Cloud, tmp_path: Path) -> None:
    lose_the_secrets_of_a_team(cloud, tmp_path / "var")

    with pytest.raises(ClickException, match="--secrets FILE"):
        provision(cloud, Wishes())


def test_lost_secrets_are_put_back_from_their_copy(cloud: Cloud, tmp_path: Path) -> None:
    kept = dump(generate())
    (tmp_path / "secrets.json").write_text(kept)
    lose_the_secrets_of_a_team(cloud, tmp_path / "var")

    provision(cloud, Wishes(secrets=tmp_path / "secrets.json"))

    assert json.loads(secrets()) == json.loads(kept)


def test_a_file_that_holds_no_secrets_is_refused(cloud: Cloud, tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text("{}")

    with pytest.raises(ClickException, match="malformed"):
        provision(cloud, replace(WISHES, secrets=tmp_path / "secrets.json"))


def test_a_stack_that_stands_half_way_is_refused_with_its_reason(account: Account, cloud: Cloud) -> None:
    class HalfWay:
        def describe_stacks(self, **_: Any) -> Any:
            return {"Stacks": [{"StackStatus": "UPDATE_ROLLBACK_FAILED"}]}

        def get_template(self, **_: Any) -> Any:
            return {"TemplateBody": "Resources: {}"}

        def describe_stack_events(self, **_: Any) -> Any:
            why = {"ResourceStatus": "UPDATE_FAILED", "ResourceStatusReason": "the name is taken"}
            begun = {"LogicalResourceId": "pinternet-prod-base", "ResourceStatus": "UPDATE_IN_PROGRESS"}
            older = {"ResourceStatus": "UPDATE_FAILED", "ResourceStatusReason": "of another day"}
            return {
                "StackEvents": [
                    {"LogicalResourceId": "Site", **why},
                    begun,
                    {"LogicalResourceId": "Log", **older},
                ]
            }

    def client(service: str, region: str) -> Any:
        return HalfWay() if service == "cloudformation" else account.client(service, region)

    with pytest.raises(ClickException) as refused:
        provision(replace(cloud, clients=client), WISHES)

    assert "UPDATE_ROLLBACK_FAILED" in refused.value.message
    assert "Site: the name is taken" in refused.value.message
    assert "another day" not in refused.value.message


def test_what_a_person_must_do_is_said_in_words(cloud: Cloud, account: Account) -> None:
    account.concurrency = 10
    base = provision(cloud, WISHES)
    assert base is not None

    said = "\n".join(remaining(cloud, base))

    assert "Request production access" in said
    assert "one._domainkey.example.org CNAME one.dkim.amazonses.com" in said
    assert "Exit SMS sandbox" in said
    assert "into the DNS of konseling.example.org" in said
    assert "Ask for 1000" in said


def test_what_is_done_is_not_said_again(cloud: Cloud, account: Account) -> None:
    account.production, account.sms_sandbox, account.proved = True, False, True
    base = provision(cloud, replace(WISHES, domain=""))
    assert base is not None
    aws("sns").subscribe(TopicArn=base.outputs["AlarmsArn"], Protocol="email", Endpoint="team@example.org")

    assert remaining(cloud, base) == []


def test_what_cannot_be_looked_at_is_said_and_hides_nothing(cloud: Cloud, account: Account) -> None:
    base = provision(cloud, WISHES)
    assert base is not None
    there = replace(
        base, outputs={**base.outputs, "AlarmsArn": "arn:aws:sns:ap-southeast-3:123456789012:none"}
    )

    said = remaining(cloud, there)

    assert any(sentence.startswith("could not be looked at (alarms are read)") for sentence in said)
    assert any("Request production access" in sentence for sentence in said)


def test_a_change_of_the_template_is_brought_by_the_next_call(cloud: Cloud, account: Account) -> None:
    provision(cloud, WISHES)
    newer = Template(cloud.templates[BASE].text.replace("RetentionInDays: 30", "RetentionInDays: 14"))

    base = provision(replace(cloud, templates={BASE: newer}), Wishes())

    assert base is not None
    assert base.template == newer.text
    assert "  change Log (AWS::Logs::LogGroup)" in account.said
