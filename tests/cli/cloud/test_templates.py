"""The CloudFormation templates: what cfn-lint says of them, and what each of them must hold."""

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

import pytest

from functions.cli.cloud.stage import Stage
from functions.cli.cloud.templates import BASE, EDGE, FOLDER, difference, template
from functions.config import ROOT
from functions.oncall.store.items import alert_key
from functions.storage.heart import METRIC, NAMES, NAMESPACE
from tests.amazon import LEDGER, TABLE
from tests.cli.cloud.parts import resources

REGION = "ap-southeast-3"
ROLE = "Role"
STAGE = Stage("prod", REGION)


def statements() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Return every policy statement of both templates, with the name of its resource."""
    for name in (BASE, EDGE):
        for id, resource in template(name).resources.items():
            for policy in policies(resource["Properties"]):
                for statement in policy["Statement"]:
                    yield id, statement


def policies(properties: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Return the policy documents of a resource, but not who may assume a role."""
    for key in ("PolicyDocument", "KeyPolicy"):
        if key in properties:
            yield properties[key]
    for inline in properties.get("Policies", ()):
        yield inline["PolicyDocument"]


def listed(value: object) -> list[Any]:
    """Return one or many as many."""
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("name", [BASE, EDGE])
def test_cfn_lint_finds_nothing(name: str) -> None:
    from cfnlint import lint_file  # a second of imports, which every worker would wait for
    from cfnlint.config import ManualArgs

    matches = lint_file(FOLDER / f"{name}.yml", ManualArgs(regions=[REGION]))

    assert [str(match) for match in matches] == []


@pytest.mark.parametrize("name", [BASE, EDGE])
def test_cloudformation_takes_it_as_text(name: str) -> None:
    assert len(template(name).text.encode()) <= 51_200


@pytest.mark.parametrize(("resource", "definition"), [("Table", TABLE), ("Erasures", LEDGER)])
def test_the_tables_are_those_that_the_tests_make(resource: str, definition: Mapping[str, Any]) -> None:
    properties = resources(BASE, "AWS::DynamoDB::Table")[resource]
    wanted = deepcopy(dict(definition))
    if "StreamSpecification" in wanted:
        assert wanted["StreamSpecification"].pop("StreamEnabled", True)

    assert {key: properties[key] for key in wanted} == wanted


@pytest.mark.parametrize(
    ("resource", "key", "name"),
    [
        ("Table", "TableName", STAGE.table),
        ("Erasures", "TableName", STAGE.erasures),
        ("MailSettings", "Name", STAGE.function),
        ("DeadLetters", "QueueName", f"{STAGE.function}-dead-letters"),
        ("Log", "LogGroupName", f"/aws/lambda/{STAGE.function}"),
    ],
)
def test_parts_are_named_as_the_commands_call_them(resource: str, key: str, name: str) -> None:
    written = template(BASE).resources[resource]["Properties"][key]["Fn::Sub"]

    assert written.replace("${Stage}", STAGE.name) == name


def test_the_tables_are_encrypted_kept_and_restorable_to_any_second() -> None:
    for properties in resources(BASE, "AWS::DynamoDB::Table").values():
        assert properties["SSESpecification"]["KMSMasterKeyId"] == {"Fn::GetAtt": ["Key", "Arn"]}
        assert properties["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
        assert properties["DeletionProtectionEnabled"] is True


def test_expired_items_are_removed_by_the_attribute_that_the_code_writes() -> None:
    table = resources(BASE, "AWS::DynamoDB::Table")["Table"]

    assert table["TimeToLiveSpecification"] == {"AttributeName": "expires", "Enabled": True}


def test_what_holds_data_outlives_its_stack() -> None:
    kinds = ("AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::S3::Bucket")
    for id, resource in template(BASE).resources.items():
        if resource["Type"] in kinds:
            policies = (resource["DeletionPolicy"], resource["UpdateReplacePolicy"])
            assert policies == ("RetainExceptOnCreate", "Retain"), id


def test_every_wildcard_has_its_reason_beside_it() -> None:
    """In the file, in one of the three lines above it."""
    for name in (BASE, EDGE):
        lines = template(name).text.splitlines()
        for number, line in enumerate(lines):
            if re.search(r'[:/"]\*', line.split("#")[0]) and "PathPattern" not in line:
                above = "\n".join(lines[max(0, number - 3) : number])
                assert "# Wildcard: " in above, f"{name}.yml:{number + 1}: {line.strip()}"


def test_only_named_statements_hold_a_wildcard() -> None:
    wild = {
        statement["Sid"]
        for _, statement in statements()
        if "*" in json.dumps([statement["Action"], statement["Resource"], statement.get("Principal")])
    }

    assert wild == {
        "TheAccountDecidesWhoMayUseIt",
        "SesPublishesUnderIt",
        "NothingInTheClear",
        "FindTheStream",
        "SendSms",
        "SendMailInTheSandbox",
        "PublishToNoTopic",
        "Beat",
        "WriteLogs",
        "NobodyElsePublishes",
        "CloudFrontReads",
    }


def test_mail_reaches_proved_recipients_in_the_sandbox_from_one_sender_alone() -> None:
    (found,) = [each for _, each in statements() if each["Sid"] == "SendMailInTheSandbox"]

    assert found["Resource"]["Fn::Sub"].endswith(":identity/*")
    assert found["Condition"] == {"StringEqualsIgnoreCase": {"ses:FromAddress": {"Ref": "MailFrom"}}}


def test_every_statement_with_all_resources_is_narrowed_otherwise() -> None:
    allowed = [each for id, each in statements() if each["Effect"] == "Allow" and id in (ROLE, "MailPolicy")]
    open_to_all = [each for each in allowed if "*" in listed(each["Resource"])]

    assert {each["Sid"] for each in open_to_all if "Condition" not in each} == {"SendSms"}
    denied = [each for id, each in statements() if each["Effect"] == "Deny" and id == ROLE]
    assert [(each["Action"], each["Resource"]) for each in denied] == [
        ("sns:Publish", {"Fn::Sub": "arn:${AWS::Partition}:sns:*:*:*"})
    ]


def test_the_function_may_change_no_item_but_by_a_transaction_and_read_no_ledger() -> None:
    role = [each for id, each in statements() if id == ROLE]
    on_ledger = [each for each in role if {"Fn::GetAtt": ["Erasures", "Arn"]} in listed(each["Resource"])]

    assert [each["Action"] for each in on_ledger] == ["dynamodb:PutItem"]
    actions = {action for each in role for action in listed(each["Action"])}
    assert not actions & {"dynamodb:Scan", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem", "iam:PassRole"}


def test_nobody_but_aws_publishes_to_the_topic_of_notices() -> None:
    policy = resources(BASE, "AWS::SNS::TopicPolicy")["NoticesPolicy"]["PolicyDocument"]
    allow, deny = policy["Statement"]

    assert (allow["Effect"], allow["Principal"]) == ("Allow", {"Service": "ses.amazonaws.com"})
    assert (deny["Effect"], deny["Principal"], deny["Action"]) == ("Deny", "*", "sns:Publish")
    assert deny["Condition"] == {"Bool": {"aws:PrincipalIsAWSService": "false"}}


def test_an_address_that_bounced_once_can_be_proven_again_by_a_code() -> None:
    (settings,) = resources(BASE, "AWS::SES::ConfigurationSet").values()

    assert settings["SuppressionOptions"] == {"SuppressedReasons": []}


def test_silence_alarms_for_every_heart() -> None:
    alarms = [
        each
        for each in resources(EDGE, "AWS::CloudWatch::Alarm").values()
        if (each["Namespace"], each["MetricName"]) == (NAMESPACE, METRIC)
    ]

    assert {(each["TreatMissingData"], each["ComparisonOperator"]) for each in alarms} == {
        ("breaching", "LessThanThreshold")
    }
    assert sorted(dimension(each, "Work") for each in alarms) == sorted(NAMES)
    assert {json.dumps(dimension(each, "Table")) for each in alarms} == {'{"Fn::Sub": "pinternet-${Stage}"}'}


def dimension(alarm: Mapping[str, Any], name: str) -> Any:
    """Return the value of an alarm's dimension."""
    return next(each["Value"] for each in alarm["Dimensions"] if each["Name"] == name)


def test_errors_failures_floods_throttles_dead_letters_and_spend_alarm() -> None:
    alarms = [
        *resources(BASE, "AWS::CloudWatch::Alarm").values(),
        *resources(EDGE, "AWS::CloudWatch::Alarm").values(),
    ]

    assert {metric_of(alarm) for alarm in alarms} == {
        "Errors",
        "5xx",
        "Count",
        "Throttles",
        "ApproximateNumberOfMessagesVisible",
        "SMSMonthToDateSpentUSD",
        METRIC,
    }
    assert {alarm["AlarmActions"][0]["Ref"] for alarm in alarms} == {"Alarms", "AlarmsArn"}


@pytest.mark.parametrize("page", ["di-aws.md", "di-aws.en.md"])
def test_the_page_for_aws_says_of_each_alarm_what_it_means(page: str) -> None:
    written = (ROOT / "site" / "pages" / page).read_text(encoding="utf-8")
    names = [
        alarm["AlarmName"]["Fn::Sub"].removeprefix("pinternet-${Stage}-")
        for name in (BASE, EDGE)
        for alarm in resources(name, "AWS::CloudWatch::Alarm").values()
    ]

    assert [name for name in names if f"| `{name}` |" not in written] == []


def metric_of(alarm: Mapping[str, Any]) -> str:
    """Return the name of the metric that an alarm looks at."""
    if "MetricName" in alarm:
        return str(alarm["MetricName"])
    (name,) = [
        each["MetricStat"]["Metric"]["MetricName"] for each in alarm["Metrics"] if "MetricStat" in each
    ]
    return str(name)


def test_the_stream_answers_in_part_and_gives_up_in_the_open() -> None:
    (mapping,) = resources(EDGE, "AWS::Lambda::EventSourceMapping").values()

    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert mapping["BisectBatchOnFunctionError"] is True
    assert 1 <= mapping["MaximumRetryAttempts"] <= 10
    assert mapping["DestinationConfig"]["OnFailure"]["Destination"] == {"Ref": "DeadLettersArn"}


def test_the_stream_follows_what_the_code_calls_an_alert_and_nothing_else() -> None:
    (mapping,) = resources(EDGE, "AWS::Lambda::EventSourceMapping").values()
    (wanted,) = [json.loads(each["Pattern"]) for each in mapping["FilterCriteria"]["Filters"]]

    key = alert_key("some-alert")

    assert wanted["dynamodb"]["Keys"]["partition"]["S"] == [
        {"prefix": key.partition.removesuffix("some-alert")}
    ]
    assert wanted["dynamodb"]["Keys"]["sort"]["S"] == [key.sort]


def test_a_difference_is_told_by_names_and_values() -> None:
    base = template(BASE)
    none = difference(base.text, base, {"Stage": "dev"}, {"Stage": "dev"})
    all_new = difference(None, base, {}, {"Stage": "dev", "AlarmEmail": ""})
    changed = difference(
        base.text.replace("RetentionInDays: 30", "RetentionInDays: 7"),
        base,
        {"Stage": "dev", "AlarmEmail": ""},
        {"Stage": "dev", "AlarmEmail": "a@example.org"},
    )

    assert not none
    assert "make Table (AWS::DynamoDB::Table)" in all_new.lines()
    assert changed.lines() == [
        "change Log (AWS::Logs::LogGroup)",
        "set AlarmEmail: (none) -> a@example.org",
    ]
