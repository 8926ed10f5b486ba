"""What is looked at before a deployment, after it, and at any time."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click import ClickException

from functions.cli.cloud import certificates
from functions.cli.cloud.deploying import MOST_POLICY, Deployer, check_policy, check_site, whole_base
from functions.cli.cloud.inspecting import Answer, inspect
from functions.cli.cloud.previewing import preview
from functions.cli.cloud.provisioning import Wishes, provision
from functions.cli.cloud.stacks import find
from functions.cli.cloud.stage import Cloud
from functions.cli.cloud.standing import ailments, facts
from tests.cli.cloud.conftest import (
    ORIGIN,
    POLICY,
    Account,
    Beyond,
    PretendedZappa,
    aws,
    front,
    write,
)

pytestmark = pytest.mark.filterwarnings("ignore:Tried to parse:UserWarning")  # moto makes what it can

SIGNER = "ed25519:" + "A" * 43 + "="
OTHER = "ed25519:" + "B" * 43 + "="


def test_a_site_that_is_not_built_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClickException, match="make site"):
        check_site(tmp_path)


@pytest.mark.parametrize("is_fresh", [True, False])
def test_a_site_that_is_older_than_its_sources_is_refused(tmp_path: Path, is_fresh: bool) -> None:
    built = tmp_path / "build/site/index.html"
    built.parent.mkdir(parents=True)
    built.write_text("")
    (tmp_path / "source.md").write_text("")
    (tmp_path / "Makefile").write_text("build/site/index.html: source.md\n\ttouch $@\n")
    os.utime(tmp_path / "source.md", (1, 1) if is_fresh else None)
    os.utime(built, (2, 2))

    if is_fresh:
        check_site(built.parent, tmp_path)
        return
    with pytest.raises(ClickException, match="older than its sources"):
        check_site(built.parent, tmp_path)


def test_a_policy_that_cloudfront_would_not_take_is_refused_before_anything_is_done(site: Path) -> None:
    check_policy(site)
    (site / "csp.json").write_text(f'{{"policy": "{"x" * (MOST_POLICY + 1)}"}}')

    with pytest.raises(ClickException, match="CloudFront takes"):
        check_policy(site)


def test_the_status_says_what_runs_and_what_rings(deployer: Deployer, site: Path, cloud: Cloud) -> None:
    deployer.deploy(site, (SIGNER,), {})
    aws("cloudwatch").put_metric_alarm(
        AlarmName="pinternet-prod-alerts-silent",
        MetricName="CleanTicks",
        Namespace="Pinternet",
        Period=60,
        EvaluationPeriods=1,
        Threshold=1,
        ComparisonOperator="LessThanThreshold",
        Statistic="Sum",
    )
    aws("cloudwatch").set_alarm_state(
        AlarmName="pinternet-prod-alerts-silent", StateValue="ALARM", StateReason="a test"
    )
    queue = aws("sqs").get_queue_url(QueueName="pinternet-prod-dead-letters")["QueueUrl"]
    aws("sqs").send_message(QueueUrl=queue, MessageBody="{}")

    base, lines = facts(cloud)
    assert base is not None
    wrong = list(ailments(cloud, base))

    assert f"address: {ORIGIN}" in lines
    assert f"pages name: {SIGNER}" in lines
    assert wrong[0].startswith("alarm: pinternet-prod-alerts-silent")
    assert wrong[1].startswith("1 dead letters wait")


def test_a_deployment_ends_with_the_doctor_and_the_link_that_sets_it_up(
    deployer: Deployer, site: Path, cloud: Cloud, account: Account
) -> None:
    deployer.deploy(site, (), {})
    headers = {"content-security-policy": POLICY, "strict-transport-security": "max-age=31536000"}
    answers = {f"{ORIGIN}/": Answer(200, headers, ""), f"{ORIGIN}/api/v1/health": Answer(200, {}, "")}

    is_sound = inspect(cloud, whole_base(cloud), {}, lambda asked: answers.get(asked, Answer(404, {}, "")))

    assert is_sound
    assert any(line.startswith("  set-up: nobody set it up yet") for line in account.said)
    assert any(line.startswith(f"  {ORIGIN}/console/#setup/") for line in account.said)


def test_a_deployment_can_be_looked_at_first(
    deployer: Deployer, site: Path, cloud: Cloud, account: Account, zappa: PretendedZappa
) -> None:
    deployer.deploy(site, (SIGNER,), {})
    write(site, "second")
    (site / "csp.json").write_text('{"policy": "default-src *"}')
    account.said.clear()
    zappa.words.clear()

    preview(cloud, site, (OTHER,))

    assert account.said == [
        "function: would be updated",
        "pinternet-prod-edge: would",
        f"  set PagePolicy: {POLICY} -> default-src *",
        f"pages: would name {OTHER}",
        "site: 2 of 2 files would be uploaded, 0 removed, 3 addresses told to the caches",
        "Nothing was changed.",
    ]
    assert zappa.words == []
    assert "first" in front(deployer)


def test_going_back_can_be_looked_at_first(
    deployer: Deployer, site: Path, cloud: Cloud, account: Account
) -> None:
    first = deployer.deploy(site, (SIGNER,), {})
    write(site, "second")
    deployer.deploy(site, (SIGNER,), {})

    preview(cloud, site, (), previous=True)

    assert account.said[-2:] == [
        f"would go back to what was deployed on {first.shown}",
        "Nothing was changed.",
    ]
    assert "second" in front(deployer)


def test_a_domain_that_is_proved_is_led_to_the_distribution(
    deployer: Deployer, site: Path, cloud: Cloud, zappa: PretendedZappa
) -> None:
    provision(cloud, Wishes(domain="konseling.example.org"))
    issued = certificates.find(cloud, "konseling.example.org")
    assert issued is not None
    deployer = replace(deployer, cloud=replace(cloud, clients=with_certificate(cloud, issued)))

    deployer.deploy(site, (), {})

    edge = find(cloud, cloud.stage.edge)
    assert edge is not None
    assert edge.parameters["CertificateArn"] == issued["CertificateArn"]
    told = zappa.settings[0]["aws_environment_variables"]
    assert told["PINTERNET_ORIGIN"] == "https://konseling.example.org"
    assert f"DNS of konseling.example.org: CNAME {ORIGIN.removeprefix('https://')}" in facts(cloud)[1]


def with_certificate(cloud: Cloud, waiting: Mapping[str, Any]) -> Callable[[str, str], Any]:
    """Return clients of an account where that certificate was issued meanwhile."""
    issued = {"Certificate": {**waiting, "Status": certificates.ISSUED}}

    def client(service: str, region: str) -> Any:
        made = cloud.clients(service, region)
        answers = {"describe_certificate": lambda CertificateArn: issued}  # noqa: N803 - boto3's name
        return Beyond(made, answers, lambda name: None) if service == "acm" else made

    return client
