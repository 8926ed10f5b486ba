"""`pinternet deploy`: the function gets what the stack says, the pages their signer; one can go back."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from click import ClickException

from functions.cli.cloud.deploying import DATA, MOST_POLICY, Deployer, check_policy, check_site, whole_base
from functions.cli.cloud.deployments import deployments
from functions.cli.cloud.inspecting import Answer, inspect
from functions.cli.cloud.previewing import preview
from functions.cli.cloud.provisioning import Wishes, provision
from functions.cli.cloud.stage import Cloud
from functions.cli.cloud.standing import ailments, facts
from functions.cli.cloud.zappa_runs import committed, complete
from tests.cli.cloud.conftest import ORIGIN, POLICY, Account, PretendedZappa, aws, found_team

pytestmark = pytest.mark.filterwarnings("ignore:Tried to parse:UserWarning")  # moto makes what it can

SIGNER = "ed25519:" + "A" * 43 + "="
OTHER = "ed25519:" + "B" * 43 + "="
PAGE = '<html><head><meta name="pinternet-signer" content=""></head><body>{}</body></html>'


@dataclass(frozen=True)
class Zip:
    """A package that was built."""

    path: Path
    sha256: str


def build(settings: Path, stage: str, folder: Path, site: Path) -> Zip:
    """Build a package that holds the site's front page."""
    path = folder / "package.zip"
    path.write_bytes((site / "index.html").read_bytes())
    return Zip(path, hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small built site."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/csp.json").write_text(f'{{"policy": "{POLICY}"}}')
    write(tmp_path / "site", "first")
    return tmp_path / "site"


def write(site: Path, words: str) -> None:
    """Change what the front page says."""
    (site / "index.html").write_text(PAGE.format(words))


@pytest.fixture
def zappa(account: Account) -> PretendedZappa:
    """What stands in for Zappa."""
    return PretendedZappa(account)


@pytest.fixture
def deployer(cloud: Cloud, zappa: PretendedZappa, tmp_path: Path) -> Deployer:
    """A stage that was provisioned, and who deploys it."""
    provision(cloud, Wishes(mail_from="alerts@example.org"))
    return Deployer(cloud, build, zappa, tmp_path / "build")


def front(deployer: Deployer) -> str:
    """Return the front page as it is published."""
    (bucket,) = [each["Name"] for each in aws("s3").list_buckets()["Buckets"] if "-site-" in each["Name"]]
    return str(aws("s3").get_object(Bucket=bucket, Key="index.html")["Body"].read().decode())


def test_the_function_gets_what_the_stack_says(deployer: Deployer, zappa: PretendedZappa, site: Path) -> None:
    deployer.deploy(site, (SIGNER,), {})

    settings = zappa.settings[-1]
    assert settings["aws_environment_variables"] == {
        **committed("prod").get("aws_environment_variables", {}),
        "PINTERNET_TABLE": "pinternet-prod",
        "PINTERNET_ORIGIN": ORIGIN,
        "PINTERNET_SIGNER": SIGNER,
        "PINTERNET_EMAIL": "ses:alerts@example.org?configuration-set=pinternet-prod",
        "PINTERNET_SMS": "sns",
        "PINTERNET_SECRETS": "ssm:/pinternet/prod/secrets",
        "PINTERNET_DATA": DATA,
    }
    assert settings["role_arn"].endswith(":role/pinternet-prod-ap-southeast-3")
    assert settings["manage_roles"] is False
    assert settings["s3_bucket"].startswith("pinternet-prod-packages-")


def test_zappa_makes_the_schedule_alone_and_the_package_knows_the_other_sources(
    deployer: Deployer, zappa: PretendedZappa, site: Path, tmp_path: Path
) -> None:
    deployer.deploy(site, (), {})

    events = zappa.settings[-1]["events"]
    assert all("event_source" not in event for event in events)
    whole = (tmp_path / "build/prod/package_settings.json").read_text()
    assert "functions.events.on_stream" in whole
    assert "functions.events.on_notice" in whole
    assert ":pinternet-prod-notices" in whole


def test_settings_that_may_hold_tokens_are_for_their_user_alone(
    deployer: Deployer, site: Path, tmp_path: Path
) -> None:
    deployer.deploy(site, (), {"PINTERNET_SMS": "d7sms://token@{phone}"})

    files = list((tmp_path / "build/prod").glob("*_settings.json"))
    assert [file.stat().st_mode & 0o077 for file in files] == [0, 0]


def test_a_first_deployment_tells_the_function_the_address_that_it_was_given(
    deployer: Deployer, zappa: PretendedZappa, site: Path
) -> None:
    deployer.deploy(site, (), {})
    deployer.deploy(site, (), {})

    told = [each["aws_environment_variables"]["PINTERNET_ORIGIN"] for each in zappa.settings]
    assert told == ["https://pinternet.invalid", ORIGIN, ORIGIN]
    assert zappa.words == ["deploy", "update", "update"]


def test_a_domain_is_the_address_from_the_start(
    deployer: Deployer, zappa: PretendedZappa, site: Path, cloud: Cloud
) -> None:
    provision(cloud, Wishes(domain="konseling.example.org"))
    with pytest.raises(ClickException, match="is not issued yet"):
        deployer.deploy(site, (), {})

    assert (
        zappa.settings[0]["aws_environment_variables"]["PINTERNET_ORIGIN"] == "https://konseling.example.org"
    )


def test_more_ways_out_are_the_operators(deployer: Deployer, zappa: PretendedZappa, site: Path) -> None:
    deployer.deploy(site, (), {"PINTERNET_SMS": "d7sms://token@{phone}"})

    assert zappa.settings[-1]["aws_environment_variables"]["PINTERNET_SMS"] == "d7sms://token@{phone}"


@pytest.mark.parametrize(("concurrency", "reserved"), [(10, None), (149, None), (150, 50), (1000, 50)])
def test_room_is_reserved_where_the_account_has_any(
    deployer: Deployer, cloud: Cloud, concurrency: int, reserved: int | None
) -> None:
    base = whole_base(cloud)

    settings = complete({"lambda_concurrency": 50}, cloud, base, {}, concurrency=concurrency)

    assert settings.get("lambda_concurrency") == reserved


def test_pages_name_the_signer_until_another_is_said(deployer: Deployer, site: Path) -> None:
    deployer.deploy(site, (SIGNER,), {})
    deployer.deploy(site, (), {})
    assert SIGNER in front(deployer)

    deployer.deploy(site, (OTHER,), {})

    assert OTHER in front(deployer)
    assert SIGNER not in front(deployer)


def test_a_teams_pages_are_never_published_without_a_signer(
    deployer: Deployer, site: Path, cloud: Cloud, zappa: PretendedZappa, tmp_path: Path
) -> None:
    found_team(cloud, tmp_path / "var")

    with pytest.raises(ClickException, match="--signer ed25519"):
        deployer.deploy(site, (), {})

    assert zappa.words == []


def test_one_goes_back_to_the_program_before_with_the_signer_of_now(
    deployer: Deployer, zappa: PretendedZappa, site: Path
) -> None:
    first = deployer.deploy(site, (SIGNER,), {})
    write(site, "second")
    second = deployer.deploy(site, (OTHER,), {})

    back = deployer.go_back((), {})

    assert (back.package, back.site, back.signers) == (first.package, first.site, (OTHER,))
    assert zappa.zips[-1].endswith(first.package)
    assert "first" in front(deployer)
    assert OTHER in front(deployer)
    assert deployer.go_back((), {}).package == second.package


def test_there_is_nothing_to_go_back_to_at_first(deployer: Deployer, site: Path) -> None:
    deployer.deploy(site, (), {})

    with pytest.raises(ClickException, match="no earlier deployment"):
        deployer.go_back((), {})


def test_a_deployment_that_was_cut_off_before_its_api_is_made_anew(
    deployer: Deployer, zappa: PretendedZappa, site: Path, account: Account
) -> None:
    role = aws("iam").get_role(RoleName="pinternet-prod-ap-southeast-3")["Role"]["Arn"]
    zappa.make_function(role)

    deployer.deploy(site, (), {})

    assert zappa.words[0] == "deploy"
    assert "pinternet-prod: an earlier deployment stopped half way; making it anew" in account.said


@pytest.mark.parametrize("step", ["PutObject", "CreateInvalidation"])
def test_a_deployment_that_was_cut_off_goes_on_at_the_next(
    deployer: Deployer, site: Path, account: Account, step: str
) -> None:
    deployer.deploy(site, (), {})
    write(site, "second")
    account.break_at = step
    with pytest.raises(KeyboardInterrupt):
        deployer.deploy(site, (), {})
    account.break_at = None

    deployer.deploy(site, (), {})

    assert "second" in front(deployer)
    assert len(deployments(deployer.cloud, bucket_of(deployer))) == 2


def bucket_of(deployer: Deployer) -> str:
    """Return the bucket of packages."""
    return f"pinternet-prod-packages-{deployer.cloud.account}-{deployer.cloud.stage.region}"


def test_nothing_is_deployed_before_it_was_provisioned(
    cloud: Cloud, zappa: PretendedZappa, site: Path, tmp_path: Path
) -> None:
    with pytest.raises(ClickException, match="First: pinternet provision --stage prod"):
        Deployer(cloud, build, zappa, tmp_path / "build").deploy(site, (), {})


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
