"""An account at AWS as moto plays it, with answers of our own for what moto lacks."""

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from functions.bootstrap import build
from functions.cli.cloud.deploying import Deployer
from functions.cli.cloud.provisioning import Wishes, provision
from functions.cli.cloud.stage import Cloud, Stage
from functions.cli.cloud.templates import BASE, EDGE, Template, template
from functions.config import Config
from functions.staff.actions.doorways import open_set_up
from functions.storage.dynamo import DynamoTable
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Absent, Put
from tests.staff.team import Team

ACCOUNT = "123456789012"
REGION = "ap-southeast-3"
ORIGIN = "https://d111111abcdef8.cloudfront.net"
POLICY = "default-src 'none'; script-src 'self'"
PAGE = '<html><head><meta name="pinternet-signer" content=""></head><body>{}</body></html>'


@cache
def _session() -> Any:
    return boto3.Session("made-up", "made-up", region_name=REGION)


@cache
def aws(service: str, region: str = REGION) -> Any:
    """Return a client as moto plays it, made once for all tests: that costs more than most of its calls."""
    return _session().client(service, region_name=region)


class Beyond:
    """A client that says what it is asked; operations that moto lacks are answered by `answers`."""

    def __init__(
        self, client: Any, answers: Mapping[str, Callable[..., Any]], note: Callable[[str], None]
    ) -> None:
        self._client = client
        self._answers = answers
        self._note = note

    def __getattr__(self, operation: str) -> Any:
        answer = self._answers.get(operation) or getattr(self._client, operation)
        name = self._client.meta.method_to_api_mapping.get(operation)
        return answer if name is None else self._noting(name, answer)

    def _noting(self, name: str, answer: Callable[..., Any]) -> Callable[..., Any]:
        def call(**parameters: Any) -> Any:
            self._note(name)
            return answer(**parameters)

        return call


@dataclass
class Account:
    """What AWS thinks of an account, and what was done in it."""

    production: bool = False
    sms_sandbox: bool = True
    proved: bool = False
    identities: bool = False
    concurrency: int = 1000
    protected: dict[str, bool] = field(default_factory=dict)
    limits: dict[str, Any] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    break_at: str | None = None

    def client(self, service: str, region: str) -> Any:
        """Return a client that tells what it is asked, and breaks off where a test wants it to."""
        return Beyond(aws(service, region), self._answers().get(service, {}), self._count)

    def _count(self, name: str) -> None:
        self.calls.append(name)
        if name == self.break_at:
            raise KeyboardInterrupt

    def _answers(self) -> Mapping[str, Mapping[str, Callable[..., Any]]]:
        return {
            "cloudformation": {
                "update_termination_protection": self._protect,
                "describe_stacks": self._describe,
            },
            "sesv2": {
                "get_account": lambda: {"ProductionAccessEnabled": self.production, "SendingEnabled": True},
                "get_email_identity": self._identity,
            },
            "apigatewayv2": {"update_stage": self.limits.update},
            "sns": {"get_sms_sandbox_account_status": lambda: {"IsInSandbox": self.sms_sandbox}},
            "lambda": {
                "get_account_settings": lambda: {"AccountLimit": {"ConcurrentExecutions": self.concurrency}}
            },
        }

    def _identity(self, EmailIdentity: str) -> Any:  # noqa: N803 - boto3's name
        if not self.identities and "CreateStack" not in self.calls:
            raise ClientError({"Error": {"Code": "NotFoundException"}}, "GetEmailIdentity")
        tokens = {"Tokens": ["one", "two", "three"]}
        return {"VerifiedForSendingStatus": self.proved, "DkimAttributes": tokens}

    def _describe(self, StackName: str) -> Any:  # noqa: N803 - boto3's name
        found = aws("cloudformation").describe_stacks(StackName=StackName)
        found["Stacks"][0]["EnableTerminationProtection"] = self.protected.get(StackName, False)
        return found

    def _protect(self, StackName: str, EnableTerminationProtection: bool) -> None:  # noqa: N803 - boto3's names
        self.protected[StackName] = EnableTerminationProtection


def playable_base() -> Template:
    """Return base.yml in the words that moto knows: it takes `RetainExceptOnCreate` for no policy at all."""
    return Template(template(BASE).text.replace("RetainExceptOnCreate", "Retain"))


def stand_in_for_edge(distribution: str) -> Template:
    """Return a template with edge.yml's parameters and outputs, but nothing that moto cannot make."""
    parameters = "".join(
        f"  {name}: {{Type: String, Default: {parameter.get('Default', 'none')!r}}}\n"
        for name, parameter in template(EDGE).parameters.items()
    )
    return Template(
        f"Parameters:\n{parameters}"
        "Resources:\n  Topic: {Type: AWS::SNS::Topic}\n"
        f"Outputs:\n  DistributionId: {{Value: {distribution}}}\n  Origin: {{Value: {ORIGIN!r}}}\n"
        f"  DistributionDomain: {{Value: {ORIGIN.removeprefix('https://')}}}\n"
    )


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> Iterator[Account]:
    """A new account, with credentials that moto takes."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "made-up")
    for name in ("AWS_ENDPOINT_URL", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    with mock_aws():
        yield Account()


@pytest.fixture
def distribution(account: Account) -> str:
    """A distribution as moto plays it: its CloudFormation makes none."""
    origin = {
        "Id": "site",
        "DomainName": "site.s3.ap-southeast-3.amazonaws.com",
        "S3OriginConfig": {"OriginAccessIdentity": ""},
    }
    behavior = {"TargetOriginId": "site", "ViewerProtocolPolicy": "https-only"}
    made = aws("cloudfront").create_distribution(
        DistributionConfig={
            "CallerReference": "test",
            "Comment": "",
            "Enabled": True,
            "Origins": {"Quantity": 1, "Items": [origin]},
            "DefaultCacheBehavior": behavior,
        }
    )
    return str(made["Distribution"]["Id"])


@pytest.fixture
def cloud(account: Account, distribution: str) -> Cloud:
    """The stage prod, in an account where nothing was made yet."""
    return Cloud(
        Stage("prod", REGION),
        ACCOUNT,
        account.client,
        {BASE: playable_base(), EDGE: stand_in_for_edge(distribution)},
        account.said.append,
        lambda seconds: None,
    )


@dataclass
class PretendedZappa:
    """`Functions` that make in moto what Zappa would, and remember what they were given."""

    account: Account
    settings: list[Mapping[str, Any]] = field(default_factory=list)
    zips: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def deploy(self, settings: Path, stage: str, zip: str) -> None:
        """Make a function and a stack of its API."""
        self._note("deploy", settings, stage, zip)
        self.make_function(self.settings[-1]["role_arn"])
        aws("cloudformation").create_stack(
            StackName="pinternet-prod", TemplateBody='{"Resources": {"ApiV2": {"Type": "AWS::SNS::Topic"}}}'
        )

    def update(self, settings: Path, stage: str, zip: str) -> None:
        """Only remember."""
        self._note("update", settings, stage, zip)

    def undeploy(self, settings: Path, stage: str) -> None:
        """Remove what `deploy` made."""
        self._note("undeploy", settings, stage, "")
        aws("lambda").delete_function(FunctionName="pinternet-prod")
        aws("cloudformation").delete_stack(StackName="pinternet-prod")

    def make_function(self, role: str) -> None:
        """Make a function that does nothing."""
        code = io.BytesIO()
        with ZipFile(code, "w") as packed:
            packed.writestr("handler.py", "")
        aws("lambda").create_function(
            FunctionName="pinternet-prod",
            Role=role,
            Runtime="python3.11",
            Handler="handler.lambda_handler",
            Code={"ZipFile": code.getvalue()},
        )

    def _note(self, word: str, settings: Path, stage: str, zip: str) -> None:
        self.words.append(word)
        self.settings.append(json.loads(settings.read_text())[stage])
        self.zips.append(zip)


def found_team(cloud: Cloud, folder: Path) -> str:
    """Put a team into a stage's table, made in a folder of this machine, and return its signer."""
    services = build(Config(data=folder))
    secret = open_set_up(services.staff)
    assert secret is not None
    Team(services).found(secret)
    table = DynamoTable(cloud.client("dynamodb"), cloud.stage.table)
    table.commit([Put(item, Absent()) for item in services.table.query("team").items])
    team = services.staff.team.team()
    assert isinstance(services.table, SqliteTable)
    services.table.close()
    assert team is not None
    return team.signed_by


@dataclass(frozen=True)
class Zip:
    """A package that was built."""

    path: Path
    sha256: str


def build_zip(settings: Path, stage: str, folder: Path, site: Path) -> Zip:
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
    return Deployer(cloud, build_zip, zappa, tmp_path / "build")


def front(deployer: Deployer) -> str:
    """Return the front page as it is published."""
    (bucket,) = [each["Name"] for each in aws("s3").list_buckets()["Buckets"] if "-site-" in each["Name"]]
    return str(aws("s3").get_object(Bucket=bucket, Key="index.html")["Body"].read().decode())


def invalidated(distribution: str) -> list[list[str]]:
    """Return the addresses of each invalidation, newest first."""
    client = aws("cloudfront")
    listed = client.list_invalidations(DistributionId=distribution)["InvalidationList"].get("Items", [])
    found = [client.get_invalidation(DistributionId=distribution, Id=each["Id"]) for each in listed]
    return [each["Invalidation"]["InvalidationBatch"]["Paths"]["Items"] for each in found]
