"""The CloudFormation templates: what cfn-lint says of them, and what each of them must hold."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from cfnlint import lint_file
from cfnlint.config import ManualArgs
from flask import Flask

from functions.app import create_app
from functions.bootstrap import build
from functions.cli.cloud.templates import BASE, EDGE, FOLDER, difference, template
from functions.config import Config
from functions.oncall.store.items import alert_key
from functions.storage import dynamo_ledger, dynamo_values
from functions.storage.heart import METRIC, NAMES, NAMESPACE
from functions.storage.sqlite import SqliteTable
from functions.web import pages

REGION = "ap-southeast-3"
ROLE = "Role"


def resources(name: str, kind: str) -> dict[str, dict[str, Any]]:
    """Return the properties of a template's resources of one type."""
    found = template(name).resources.items()
    return {id: each.get("Properties", {}) for id, each in found if each["Type"] == kind}


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
    matches = lint_file(FOLDER / f"{name}.yml", ManualArgs(regions=[REGION]))

    assert [str(match) for match in matches] == []


@pytest.mark.parametrize("name", [BASE, EDGE])
def test_cloudformation_takes_it_as_text(name: str) -> None:
    assert len(template(name).text.encode()) <= 51_200


@pytest.mark.parametrize(
    ("resource", "definition"), [("Table", dynamo_values.DEFINITION), ("Erasures", dynamo_ledger.DEFINITION)]
)
def test_the_tables_are_those_that_the_code_makes(resource: str, definition: Mapping[str, Any]) -> None:
    properties = resources(BASE, "AWS::DynamoDB::Table")[resource]
    wanted = deepcopy(dict(definition))
    if "StreamSpecification" in wanted:
        assert wanted["StreamSpecification"].pop("StreamEnabled", True)

    assert {key: properties[key] for key in wanted} == wanted


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
        "PublishToNoTopic",
        "Beat",
        "WriteLogs",
        "NobodyElsePublishes",
        "CloudFrontReads",
    }


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


def test_errors_throttles_dead_letters_and_spend_alarm() -> None:
    alarms = resources(BASE, "AWS::CloudWatch::Alarm")

    assert {
        each.get("MetricName") or each["Metrics"][1]["MetricStat"]["Metric"]["MetricName"]
        for each in alarms.values()
    } == {
        "Errors",
        "Throttles",
        "ApproximateNumberOfMessagesVisible",
        "SMSMonthToDateSpentUSD",
    }
    assert all(each["AlarmActions"] == [{"Ref": "Alarms"}] for each in alarms.values())


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


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application, for its routes."""
    services = build(Config(data=tmp_path_factory.mktemp("routes")))
    yield create_app(services)
    assert isinstance(services.table, SqliteTable)
    services.table.close()


def distribution() -> Mapping[str, Any]:
    """Return the distribution's configuration."""
    (found,) = resources(EDGE, "AWS::CloudFront::Distribution").values()
    config: Mapping[str, Any] = found["DistributionConfig"]
    return config


def test_every_route_of_the_functions_reaches_them(application: Flask) -> None:
    patterns = [
        re.compile(each["PathPattern"].replace("*", ".*"))
        for each in distribution()["CacheBehaviors"]
        if each["TargetOriginId"] == "functions"
    ]
    rules = {rule.rule for rule in application.url_map.iter_rules() if rule.endpoint.split(".")[0] != "pages"}

    missed = {rule for rule in rules if not any(pattern.fullmatch(rule) for pattern in patterns)}

    assert missed == {"/outbox"}  # answers on loopback alone


def test_the_functions_are_never_cached_and_never_learn_the_browser() -> None:
    (policy,) = resources(EDGE, "AWS::CloudFront::OriginRequestPolicy").values()
    headers = policy["OriginRequestPolicyConfig"]["HeadersConfig"]

    assert headers["HeaderBehavior"] == "allExcept"
    assert {"Host", "User-Agent"} <= set(headers["Headers"])
    for behavior in distribution()["CacheBehaviors"]:
        if behavior["TargetOriginId"] == "functions":
            assert behavior["CachePolicyId"] == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
            assert behavior["OriginRequestPolicyId"] == {"Ref": "ToTheFunction"}


def test_no_log_is_kept_of_who_came_and_refusals_stay_the_functions_own() -> None:
    config = distribution()

    assert not {"Logging", "CustomErrorResponses"} & set(config)
    assert not [each for each in template(EDGE).resources.values() if "RealtimeLog" in each["Type"]]


def test_connections_are_safe_and_modern() -> None:
    config = distribution()
    own = config["ViewerCertificate"]["Fn::If"][1]
    behaviors = [config["DefaultCacheBehavior"], *config["CacheBehaviors"]]

    assert config["HttpVersion"] == "http2and3"
    assert own["MinimumProtocolVersion"] == "TLSv1.2_2021"
    assert {each["ViewerProtocolPolicy"] for each in behaviors} == {"redirect-to-https"}
    assert all(each["Compress"] for each in behaviors)


def headers_of(policy: str) -> dict[str, Any]:
    """Return the headers that a response headers policy sets, by their names."""
    config = resources(EDGE, "AWS::CloudFront::ResponseHeadersPolicy")[policy]["ResponseHeadersPolicyConfig"]
    security = config["SecurityHeadersConfig"]
    custom = {each["Header"]: each["Value"] for each in config["CustomHeadersConfig"]["Items"]}
    referrer = security.get("ReferrerPolicy", {}).get("ReferrerPolicy")
    secure = security["StrictTransportSecurity"]
    return custom | {
        "Content-Security-Policy": security["ContentSecurityPolicy"]["ContentSecurityPolicy"],
        "Strict-Transport-Security": f"max-age={secure['AccessControlMaxAgeSec']}",
        "X-Content-Type-Options": "nosniff" if "ContentTypeOptions" in security else None,
        **({"Referrer-Policy": referrer} if referrer else {}),
    }


def served(headers: Mapping[str, str], policy: object) -> dict[str, object]:
    """Return what the local server sets under https, but what CloudFront says itself."""
    found = {name: value for name, value in headers.items() if name != "Vary"}
    return found | {"Strict-Transport-Security": "max-age=31536000", "Content-Security-Policy": policy}


def test_pages_have_the_local_servers_headers() -> None:
    assert headers_of("PageHeaders") == served(pages.HEADERS | pages.PAGE_HEADERS, {"Ref": "PagePolicy"})


def test_assets_have_the_local_servers_headers() -> None:
    assert headers_of("AssetHeaders") == served(pages.HEADERS, pages.ASSET_POLICY)


ADDRESSES = {
    "/": {"uri": "/index.html"},
    "/tulis/": {"uri": "/tulis/index.html"},
    "/assets/app/x.12345678.js": {"uri": "/assets/app/x.12345678.js"},
    "/tulis": {"statusCode": 308, "location": "/tulis/"},
    "/en/write": {"statusCode": 308, "location": "/en/write/"},
    "//evil.example": {"uri": "//evil.example"},
    "//evil": {"uri": "//evil"},
    "/\\evil": {"uri": "/\\evil"},
}
RUN = """
const answers = {}
for (const uri of JSON.parse(process.argv[1])) {
  const found = handler({ request: { uri, headers: {} } })
  const { statusCode, headers } = found
  answers[uri] = statusCode ? { statusCode, location: headers.location.value } : { uri: found.uri }
}
console.log(JSON.stringify(answers))
"""


def test_the_edge_finds_pages_as_the_local_server_does(tmp_path: Path) -> None:
    (function,) = resources(EDGE, "AWS::CloudFront::Function").values()
    node = shutil.which("node")
    assert node, "the tests need Node, as the site does"

    said = subprocess.run(
        [node, "-e", function["FunctionCode"] + RUN, json.dumps(list(ADDRESSES))],
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(said.stdout) == ADDRESSES


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
