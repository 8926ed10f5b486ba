"""The commands for AWS as an operator meets them: what they say, ask and refuse."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, NoCredentialsError
from click.testing import CliRunner, Result

from functions.cli import deploy, destroy, main, pause, provision, status
from functions.cli.cloud.deploying import Deployer
from functions.cli.cloud.inspecting import Answer, faults
from functions.cli.cloud.stage import Cloud, Stage, in_words, open_cloud
from tests.cli.cloud.conftest import POLICY, REGION, Account, aws

pytestmark = pytest.mark.filterwarnings("ignore:Tried to parse:UserWarning")  # moto makes what it can

SIGNER = "ed25519:" + "A" * 43 + "="


@pytest.fixture
def run(cloud: Cloud) -> Callable[..., Result]:
    """Call a command for the stage, with what is typed at its questions."""
    here = replace(cloud, say=click.echo)

    def call(command: click.Command, *words: str, typed: str = "") -> Result:
        return CliRunner().invoke(command, list(words), obj=here, input=typed)

    return call


def test_provision_says_each_step_and_what_is_left(run: Callable[..., Result]) -> None:
    result = run(provision.command, "--email", "alerts@example.org", "--alarm-email", "team@example.org")

    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "pinternet-prod in ap-southeast-3, account 123456789012"
    assert "pinternet-prod-base: ready" in lines
    assert "Left to do by hand:" in lines
    assert lines[-1] == "Then: pinternet deploy --stage prod"


def test_provision_without_an_address_says_which_option_lacks(run: Callable[..., Result]) -> None:
    result = run(provision.command)

    assert result.exit_code == 1
    assert "--email alerts@example.org" in result.output


def test_status_of_nothing_says_what_comes_first(run: Callable[..., Result]) -> None:
    result = run(status.command)

    assert result.exit_code == 1
    assert "pinternet-prod-base: not there" in result.output
    assert "First: pinternet provision --stage prod" in result.output


def test_status_says_what_is_left_to_do(run: Callable[..., Result]) -> None:
    run(provision.command, "--email", "alerts@example.org")

    result = run(status.command)

    assert result.exit_code == 1
    assert "deployed: nothing yet" in result.output
    assert "Request production access" in result.output


def test_status_is_content_when_all_is_done(run: Callable[..., Result], account: Account) -> None:
    account.production, account.sms_sandbox, account.proved = True, False, True
    run(provision.command, "--email", "alerts@example.org")
    (topic,) = [
        each["TopicArn"] for each in aws("sns").list_topics()["Topics"] if "alarms" in each["TopicArn"]
    ]
    aws("sns").subscribe(TopicArn=topic, Protocol="email", Endpoint="team@example.org")

    result = run(status.command)

    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "All is well.")


def test_deploy_refuses_a_signer_that_is_none(run: Callable[..., Result]) -> None:
    result = run(deploy.command, "--signer", "nonsense")

    assert result.exit_code == 1
    assert "ed25519:" in result.output


def test_deploy_takes_only_ways_out_from_the_operators_file(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env.prod").write_text("PINTERNET_SMS=sns\nPINTERNET_TABLE=another\n")

    result = run(deploy.command)

    assert result.exit_code == 1
    assert "not PINTERNET_TABLE" in result.output


def test_destroy_asks_and_any_other_answer_changes_nothing(
    run: Callable[..., Result], account: Account
) -> None:
    run(provision.command, "--email", "alerts@example.org")
    account.calls.clear()

    result = run(destroy.command, "--data", typed="prod\nyes\n")

    assert result.exit_code == 1
    assert "nothing was changed" in result.output
    assert not [call for call in account.calls if call.startswith("Delete")]


def test_destroy_keeps_the_data_and_says_so(run: Callable[..., Result]) -> None:
    run(provision.command, "--email", "alerts@example.org")

    result = run(destroy.command, typed="prod\n")

    assert result.exit_code == 0
    assert "stays: the stack pinternet-prod-base" in result.output
    assert "To come back: pinternet deploy --stage prod" in result.output
    assert "pinternet-prod" in aws("dynamodb").list_tables()["TableNames"]


def test_pause_says_what_it_means_and_how_it_ends(
    run: Callable[..., Result], deployer: Deployer, site: Path
) -> None:
    deployer.deploy(site, (), {})

    begun, ended = run(pause.command), run(pause.command, "--end")

    assert begun.output.splitlines()[-1] == "To go on: pinternet pause --end --stage prod"
    assert "nobody is alerted" in begun.output
    assert "empty the queue pinternet-prod-dead-letters" in ended.output
    assert (begun.exit_code, ended.exit_code) == (0, 0)


def test_destroy_says_that_the_address_ends_with_it(run: Callable[..., Result]) -> None:
    run(provision.command, "--email", "alerts@example.org")
    assert "it comes back at another" in run(destroy.command, "--dry-run").output

    run(provision.command, "--domain", "konseling.example.org")
    assert "another DNS record" in run(destroy.command, "--dry-run").output


def test_destroy_with_data_asks_twice(run: Callable[..., Result]) -> None:
    run(provision.command, "--email", "alerts@example.org")

    result = run(destroy.command, "--data", typed="prod\nerase prod\n")

    assert result.exit_code == 0
    assert "`pinternet backup` makes one" in result.output
    assert "All is gone." in result.output
    assert aws("dynamodb").list_tables()["TableNames"] == []


def test_destroy_can_be_looked_at_first(run: Callable[..., Result], account: Account) -> None:
    run(provision.command, "--email", "alerts@example.org")

    result = run(destroy.command, "--data", "--dry-run")

    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "Nothing was changed.")
    assert account.protected == {"pinternet-prod-base": True}


def test_a_stage_is_dev_or_prod() -> None:
    result = CliRunner().invoke(main, ["status", "--stage", "test"])

    assert result.exit_code == 2
    assert "dev" in result.output


def test_a_region_that_aws_has_not_is_refused_with_those_that_it_has(account: Account) -> None:
    with pytest.raises(click.ClickException, match=r"no region jakarta-1.*ap-southeast-3"):
        open_cloud(Stage("prod", "jakarta-1"))


def test_the_account_of_the_credentials_is_opened(account: Account) -> None:
    cloud = open_cloud(Stage("prod", REGION))

    assert cloud.account == "123456789012"
    assert cloud.client("dynamodb").meta.region_name == REGION


def refusal(code: str) -> ClientError:
    """Return what boto3 raises when AWS refuses."""
    return ClientError({"Error": {"Code": code, "Message": "its words"}}, "PutThing")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NoCredentialsError(), "aws configure"),
        (refusal("InvalidClientTokenId"), "Jakarta is off in a new account"),
        (refusal("ExpiredToken"), "goes on where it stopped"),
        (refusal("AccessDenied"), "may not do PutThing: its words"),
        (refusal("Strange"), "AWS refuses PutThing (Strange): its words"),
        (EndpointConnectionError(endpoint_url="https://x"), "call this again when the network is back"),
    ],
)
def test_what_aws_refuses_is_said_in_words(error: Exception, said: str) -> None:
    with pytest.raises(click.ClickException) as refused, in_words():
        raise error

    assert said in refused.value.message


GOOD = {
    "/": Answer(
        200,
        {"content-security-policy": POLICY, "strict-transport-security": "max-age=31536000"},
        f'<meta name="pinternet-signer" content="{SIGNER}">',
    ),
    "/api/v1/health": Answer(200, {}, "{}"),
    "/there-is-no-such-page/": Answer(404, {}, ""),
}


def looked_at(answers: Mapping[str, Answer]) -> list[str]:
    """Return what is wrong with a service that answers so."""
    here: Callable[[str], Answer] = lambda address: answers[address.removeprefix("https://x")]  # noqa: E731
    return list(faults("https://x", POLICY, (SIGNER,), here, lambda seconds: None))


def test_nothing_is_wrong_with_a_service_as_it_should_be() -> None:
    assert looked_at(GOOD) == []


@pytest.mark.parametrize(
    ("address", "answer", "said"),
    [
        ("/", Answer(0, {}, ""), "answers nothing"),
        ("/", Answer(403, {}, ""), "answers 403"),
        ("/", replace(GOOD["/"], body=""), f"does not name {SIGNER}"),
        ("/", replace(GOOD["/"], headers={}), "not the build's"),
        ("/api/v1/health", Answer(503, {}, ""), "health answers 503"),
        ("/there-is-no-such-page/", Answer(200, {}, ""), "does not answer 404"),
    ],
)
def test_what_is_wrong_is_found_from_outside(address: str, answer: Answer, said: str) -> None:
    found = looked_at({**GOOD, address: answer})

    assert any(said in sentence for sentence in found), found


def test_a_new_address_is_waited_for() -> None:
    answers: list[Any] = [Answer(0, {}, ""), Answer(0, {}, ""), GOOD["/"]]
    waited: list[float] = []

    def fetch(address: str) -> Answer:
        path = address.removeprefix("https://x")
        return answers.pop(0) if path == "/" else GOOD[path]

    assert list(faults("https://x", POLICY, (SIGNER,), fetch, waited.append)) == []
    assert len(waited) == 2
