"""`pinternet deploy`: bring package and site of a stage to AWS, and look at what came of it."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click
from dotenv import dotenv_values

from functions.cli.cloud.deploying import Built, Deployer, check_site, whole_base
from functions.cli.cloud.inspecting import inspect
from functions.cli.cloud.options import dry_run_option, opened, stage_options
from functions.cli.cloud.packaging import build_package
from functions.cli.cloud.previewing import preview
from functions.cli.cloud.stage import in_words
from functions.config import Config
from functions.crypto.signatures import SignerMalformed
from functions.crypto.signer_file import parse_signers

OWN = ("PINTERNET_EMAIL", "PINTERNET_SMS", "PINTERNET_GATEWAYS")
"""What an operator may want otherwise than the stack says; all else follows from it."""


@click.command()
@stage_options
@click.option(
    "--signer", "signers", multiple=True, help="Whom pages name, as the console shows it; at most two."
)
@click.option("--previous", is_flag=True, help="Go back to the package and site that ran before.")
@dry_run_option
def command(stage: str, region: str, signers: tuple[str, ...], previous: bool, dry_run: bool) -> None:
    """Bring the function and the site to AWS. Without --signer, pages name whom they named before.

    Other ways out than SES and SNS stand in .env.STAGE (as .env.prod): PINTERNET_EMAIL, PINTERNET_SMS,
    PINTERNET_GATEWAYS.
    """
    named, own = _read_signers(signers), read_own(Path(f".env.{stage}"))
    cloud = opened(stage, region)
    with in_words():
        if not previous:
            check_site(Config.site)
        if dry_run:
            preview(cloud, Config.site, named, previous=previous)
            return
        deployer = Deployer(cloud, _build)
        if previous:
            deployer.go_back(named, own)
        else:
            deployer.deploy(Config.site, named, own)
        is_sound = inspect(cloud, whole_base(cloud), own)
    sys.exit(0 if is_sound else 1)


def read_own(file: Path) -> Mapping[str, str]:
    """Return what the operator's file says of ways out.

    Raises:
        click.ClickException: it says something that follows from the stack.
    """
    settings = {name: value for name, value in dotenv_values(file).items() if value}
    strange = sorted(set(settings) - set(OWN))
    if strange:
        raise click.ClickException(f"{file} may hold {', '.join(OWN)} alone, not {', '.join(strange)}")
    return settings


def _build(settings: Path, stage: str, folder: Path, site: Path) -> Built:
    return build_package(settings, stage, folder, site=site)


def _read_signers(signers: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return parse_signers(" ".join(signers))
    except SignerMalformed as error:
        raise click.ClickException(str(error)) from error
