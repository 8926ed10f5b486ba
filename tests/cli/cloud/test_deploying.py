"""`pinternet deploy`: the function gets what the stack says, the pages their signer; one can go back."""

from pathlib import Path

import pytest
from click import ClickException

from functions.cli.cloud import zappa_runs
from functions.cli.cloud.deploying import DATA, Deployer, refuse_older, whole_base
from functions.cli.cloud.deployments import deployments
from functions.cli.cloud.provisioning import Wishes, provision
from functions.cli.cloud.stage import Cloud
from functions.cli.cloud.templates import EDGE, template
from functions.cli.cloud.zappa_runs import api_of, committed, complete
from functions.cli.keeping.forms import FORMS
from functions.cli.keeping.upkeep import WRITING, Mark, note_form, put_mark
from functions.storage.dynamo import DynamoTable
from tests.cli.cloud.conftest import (
    ORIGIN,
    Account,
    PretendedZappa,
    aws,
    build_zip,
    found_team,
    front,
    invalidated,
    write,
)

pytestmark = pytest.mark.filterwarnings("ignore:Tried to parse:UserWarning")  # moto makes what it can

SIGNER = "ed25519:" + "A" * 43 + "="
OTHER = "ed25519:" + "B" * 43 + "="


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


def test_floods_are_turned_away_before_the_function(
    deployer: Deployer, cloud: Cloud, account: Account, site: Path
) -> None:
    deployer.deploy(site, (), {})

    limits = account.limits.pop("DefaultRouteSettings")
    assert account.limits == {"ApiId": api_of(cloud), "StageName": "prod"}
    assert 0 < limits["ThrottlingRateLimit"] <= limits["ThrottlingBurstLimit"]


def test_a_flood_rings_before_anybody_is_turned_away() -> None:
    alarm = template(EDGE).resources["FloodAlarm"]["Properties"]

    assert alarm["Threshold"] < zappa_runs.MOST_A_SECOND * alarm["Period"]


def test_half_a_restore_is_never_deployed_upon(
    deployer: Deployer, zappa: PretendedZappa, site: Path, cloud: Cloud
) -> None:
    table = DynamoTable(cloud.client("dynamodb"), cloud.stage.table)
    put_mark(table, Mark("0" * 64, WRITING))

    with pytest.raises(ClickException, match="restore"):
        deployer.deploy(site, (), {})

    assert zappa.words == []


def test_a_domain_whose_certificate_waits_is_refused_before_anything_is_done(
    deployer: Deployer, zappa: PretendedZappa, site: Path, cloud: Cloud
) -> None:
    provision(cloud, Wishes(domain="konseling.example.org"))

    with pytest.raises(ClickException, match="is not issued yet"):
        deployer.deploy(site, (), {})

    assert zappa.words == []


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


def test_nobody_goes_back_to_a_program_that_does_not_know_what_is_stored_by_now(
    deployer: Deployer, site: Path
) -> None:
    kept = deployer.deploy(site, (), {})
    cloud = deployer.cloud
    refuse_older(cloud, kept)

    note_form(DynamoTable(cloud.client("dynamodb"), cloud.stage.table), kept.form + 1)

    with pytest.raises(ClickException, match="would lose some of it"):
        refuse_older(cloud, kept)
    [noted] = deployments(cloud, whole_base(cloud).outputs["PackagesBucket"])
    assert noted.form == kept.form == FORMS.newest


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
    deployer: Deployer, site: Path, account: Account, distribution: str, step: str
) -> None:
    deployer.deploy(site, (), {})
    write(site, "second")
    account.break_at = step
    with pytest.raises(KeyboardInterrupt):
        deployer.deploy(site, (), {})
    account.break_at = None

    deployer.deploy(site, (), {})

    assert "second" in front(deployer)
    assert invalidated(distribution) == [["/", "/index.html"]]
    assert len(deployments(deployer.cloud, bucket_of(deployer))) == 2


def bucket_of(deployer: Deployer) -> str:
    """Return the bucket of packages."""
    return f"pinternet-prod-packages-{deployer.cloud.account}-{deployer.cloud.stage.region}"


def test_nothing_is_deployed_before_it_was_provisioned(
    cloud: Cloud, zappa: PretendedZappa, site: Path, tmp_path: Path
) -> None:
    with pytest.raises(ClickException, match="First: pinternet provision --stage prod"):
        Deployer(cloud, build_zip, zappa, tmp_path / "build").deploy(site, (), {})
