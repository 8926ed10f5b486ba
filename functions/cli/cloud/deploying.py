"""Deploy a stage: package, function by Zappa, edge, site. What is the same already is left as it is."""

import json
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import click

from functions.cli.cloud import certificates, deployments, publishing, stacks, zappa_runs
from functions.cli.cloud.deployments import Deployment
from functions.cli.cloud.provisioning import has_team
from functions.cli.cloud.stacks import Stack
from functions.cli.cloud.stage import Cloud
from functions.cli.cloud.templates import EDGE
from functions.cli.cloud.zappa_runs import Functions, Zappa
from functions.cli.keeping.forms import FORMS
from functions.cli.keeping.standing import refuse_unfinished
from functions.cli.keeping.upkeep import form_of
from functions.config import ROOT
from functions.storage.dynamo import DynamoTable
from functions.web import site_files

BUILD = ROOT / "build" / "cloud"
NOWHERE = "https://pinternet.invalid"
"""The origin of a first deployment without a domain, until CloudFront has given its name."""
MOST_POLICY = 1783
"""How long CloudFront lets a content security policy be."""
DATA = "/tmp/pinternet"  # noqa: S108 - Lambda's own folder, which no other program sees


class Built(Protocol):
    """A package that was built."""

    @property
    def path(self) -> Path:
        """Return its zip."""
        ...

    @property
    def sha256(self) -> str:
        """Return the zip's hash."""
        ...


Build = Callable[[Path, str, Path, Path], Built]
"""Builds a package of a settings file and a stage into a folder, with what the functions read of a site."""


@dataclass(frozen=True)
class Program:
    """What is deployed: `package` and `kept_site` are keys in the bucket of packages, `site` is a folder.

    `form` is the one in which it stores.
    """

    package: str
    site: Path
    kept_site: str
    form: int


@dataclass(frozen=True)
class Run:
    """One deployment on its way: what it stands on, and what the operator wants of it."""

    base: Stack
    before: Sequence[Deployment]
    signers: tuple[str, ...]
    environment: Mapping[str, str]

    @property
    def packages(self) -> str:
        """Return the bucket of packages."""
        return self.base.outputs["PackagesBucket"]


@dataclass(frozen=True)
class Deployer:
    """How a stage is deployed. Tests put others in place of the builder and of Zappa."""

    cloud: Cloud
    build: Build
    functions: Functions = field(default_factory=Zappa)
    folder: Path = BUILD

    def deploy(self, site: Path, signers: Sequence[str], environment: Mapping[str, str]) -> Deployment:
        """Deploy what is built here; `environment` is more of the function's.

        Raises:
            click.ClickException: something stands in the way; the message says what to do.
        """
        run = self._begin(signers, environment)
        check_policy(site)
        folder = self.folder / self.cloud.stage.name
        whole, _ = self._write(run, self._origin(run.base))
        built = self.build(whole, self.cloud.stage.name, folder, site)
        program = Program(
            package=deployments.keep_package(self.cloud, run.packages, built.path, built.sha256),
            site=site,
            kept_site=deployments.keep_site(self.cloud, run.packages, site),
            form=FORMS.newest,
        )
        return self._bring(run, program)

    def go_back(self, signers: Sequence[str], environment: Mapping[str, str]) -> Deployment:
        """Deploy the program that ran before this one, with the signers that the pages name now.

        Raises:
            click.ClickException: none is kept, or what is stored was brought to a form that it does not read.
        """
        run = self._begin(signers, environment)
        older = deployments.previous(run.before)
        if older is None:
            raise click.ClickException("there is no earlier deployment to go back to")
        refuse_older(self.cloud, older)
        self.cloud.say(f"going back to what was deployed on {older.shown}")
        with tempfile.TemporaryDirectory(prefix="pinternet-site-") as name:
            site = deployments.fetch_site(self.cloud, run.packages, older.site, Path(name))
            return self._bring(run, Program(older.package, site, older.site, older.form))

    def _begin(self, signers: Sequence[str], environment: Mapping[str, str]) -> Run:
        base = whole_base(self.cloud)
        refuse_unfinished(DynamoTable(self.cloud.client("dynamodb"), self.cloud.stage.table))
        if zappa_runs.is_paused(self.cloud):
            self.cloud.say("the function is paused and stays so; to go on: pinternet pause --end")
        before = deployments.deployments(self.cloud, base.outputs["PackagesBucket"])
        named = tuple(signers) or (before[0].signers if before else ())
        if not named and has_team(self.cloud):
            raise click.ClickException(
                "the team has a signer, and the pages would name none, so that nobody could write. Take it "
                "from a "
                "coordinator's console, under keys: --signer ed25519:…"
            )
        return Run(base, before, named, environment)

    def _bring(self, run: Run, program: Program) -> Deployment:
        """Bring a program into the cloud: the function, what is before it, then the pages."""
        certificate = _issued(self.cloud, run.base.parameters.get("Domain", ""))
        zip, origin = f"s3://{run.packages}/{program.package}", self._origin(run.base)
        self._put(run, zip, origin)
        parameters = self._edge_parameters(run.base, site_files.policy(program.site), certificate)
        edge = stacks.make(self.cloud, self.cloud.stage.edge, self.cloud.templates[EDGE], parameters)
        if edge.outputs["Origin"] != origin:
            self.cloud.say(f"telling the function its address: {edge.outputs['Origin']}")
            self._put(run, zip, edge.outputs["Origin"])
        return self._publish(run, program, edge)

    def _put(self, run: Run, zip: str, origin: str) -> None:
        _, settings = self._write(run, origin)
        zappa_runs.put(self.cloud, self.functions, settings, zip)
        zappa_runs.limit(self.cloud, zappa_runs.api_of(self.cloud))

    def _publish(self, run: Run, program: Program, edge: Stack) -> Deployment:
        files = list(publishing.files_of(program.site, run.signers))
        old = {asset for one in run.before for asset in one.assets}
        bucket, distribution = run.base.outputs["SiteBucket"], edge.outputs["DistributionId"]
        publishing.publish(self.cloud, bucket, distribution, files, told(run.before), old)
        done = Deployment(
            at=deployments.now(),
            package=program.package,
            site=program.kept_site,
            signers=run.signers,
            assets=tuple(file.key for file in files if file.is_immutable),
            pages=publishing.pages_of(files),
            form=program.form,
        )
        deployments.note(self.cloud, run.packages, done)
        return done

    def _write(self, run: Run, origin: str) -> tuple[Path, Path]:
        """Write the complete settings, for the package and for Zappa's run."""
        environment = {**environment_of(self.cloud, run, origin), **run.environment}
        room = zappa_runs.concurrency(self.cloud)
        stage = self.cloud.stage.name
        frame = zappa_runs.committed(stage)
        settings = zappa_runs.complete(frame, self.cloud, run.base, environment, concurrency=room)
        return zappa_runs.write(stage, settings, self.folder / stage)

    def _origin(self, base: Stack) -> str:
        """Return where browsers reach the stage, as far as that is known."""
        domain = base.parameters.get("Domain", "")
        if domain:
            return f"https://{domain}"
        edge = stacks.find(self.cloud, self.cloud.stage.edge)
        return NOWHERE if edge is None else edge.outputs.get("Origin", NOWHERE)

    def _edge_parameters(self, base: Stack, policy: str, certificate: str) -> dict[str, str]:
        return {
            "Stage": self.cloud.stage.name,
            "ApiId": zappa_runs.api_of(self.cloud),
            **{name: base.outputs[name] for name in ("SiteBucket", "StreamArn", "NoticesArn", "AlarmsArn")},
            "DeadLettersArn": base.outputs["DeadLettersArn"],
            "PagePolicy": policy,
            "Domain": base.parameters.get("Domain", ""),
            "CertificateArn": certificate,
        }


def refuse_older(cloud: Cloud, older: Deployment) -> None:
    """Refuse a program that would lose some of what is stored by now.

    Raises:
        click.ClickException: `pinternet migrate` was called since.
    """
    form = form_of(DynamoTable(cloud.client("dynamodb"), cloud.stage.table))
    if form > older.form:
        raise click.ClickException(
            f"what is stored has form {form} since `pinternet migrate`, and the program of {older.shown} "
            f"knows form {older.form}: it would lose some of it. Mend the newer one, or restore the backup "
            "that was made before"
        )


def told(before: Sequence[Deployment]) -> Mapping[str, str]:
    """Return the pages that caches were last told of."""
    return before[0].pages if before else {}


def whole_base(cloud: Cloud) -> Stack:
    """Return the base stack.

    Raises:
        click.ClickException: there is none yet, or it is not whole.
    """
    base = stacks.find(cloud, cloud.stage.base)
    if base is None or not base.is_whole:
        state = "is not there yet" if base is None else f"is not whole ({base.status})"
        raise click.ClickException(
            f"{cloud.stage.base} {state}. First: pinternet provision --stage {cloud.stage.name}"
        )
    return base


def environment_of(cloud: Cloud, run: Run, origin: str) -> dict[str, str]:
    """Return what the function reads of its environment. Its secrets are not in it, only where they are."""
    return {
        "PINTERNET_TABLE": run.base.outputs["TableName"],
        "PINTERNET_ORIGIN": origin,
        "PINTERNET_SIGNER": " ".join(run.signers),
        "PINTERNET_EMAIL": f"ses:{run.base.parameters['MailFrom']}?configuration-set={cloud.stage.function}",
        "PINTERNET_SMS": "sns",
        "PINTERNET_SECRETS": f"ssm:{cloud.stage.secrets}",
        "PINTERNET_DATA": DATA,
    }


def check_site(site: Path, root: Path = ROOT) -> None:
    """Refuse a site that is not built, or older than what it is built from.

    Raises:
        click.ClickException: it is.
    """
    if not (site / "index.html").is_file():
        raise click.ClickException("there is no site to publish yet: run `make site`")
    asked = subprocess.run(
        ["make", "--question", "build/site/index.html"],  # noqa: S607 - make made the site
        cwd=root,
        capture_output=True,
        check=False,
    )
    if asked.returncode:
        raise click.ClickException(
            "the built site is older than its sources: run `make site`, then look at it"
        )


def check_policy(site: Path) -> None:
    """Refuse a content security policy that CloudFront would.

    Raises:
        click.ClickException: it is missing or too long.
    """
    policy = site_files.policy(site)
    if policy == site_files.NO_POLICY or not json.loads((site / "csp.json").read_text(encoding="utf-8")):
        raise click.ClickException(f"{site}/csp.json is missing: run `make site`")
    if len(policy) > MOST_POLICY:
        raise click.ClickException(
            f"the pages' content security policy has {len(policy)} characters, and CloudFront takes "
            f"{MOST_POLICY}: "
            "fewer different inline styles are needed"
        )


def _issued(cloud: Cloud, domain: str) -> str:
    """Return a domain's certificate; nothing for no domain.

    Raises:
        click.ClickException: it is not issued yet.
    """
    if not domain:
        return ""
    certificate = certificates.find(cloud, domain)
    if certificate is None or certificate["Status"] != certificates.ISSUED:
        record = certificates.record(certificate) if certificate else None
        how = (
            f"Put this record into its DNS: {record}"
            if record
            else "Call `pinternet provision` for its record"
        )
        raise click.ClickException(
            f"the certificate of {domain} is not issued yet. {how}; then call this again"
        )
    return str(certificate["CertificateArn"])
