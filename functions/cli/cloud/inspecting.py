"""Look at a deployed stage as a browser does, and as `doctor` does."""

import os
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from functions import config
from functions.cli.building import build
from functions.cli.cloud import stacks
from functions.cli.cloud.deploying import Run, environment_of
from functions.cli.cloud.deployments import deployments
from functions.cli.cloud.stacks import Stack
from functions.cli.cloud.stage import Cloud
from functions.cli.cloud.standing import leading_record
from functions.cli.doctor import CHECKS, findings
from functions.services import Services
from functions.staff.actions.doorways import open_set_up

OF_A_MACHINE = frozenset({"data", "secrets", "site", "disk"})
"""Checks of a folder that a function does not have."""
HEALTH = "/api/v1/health"
MISSING = "/there-is-no-such-page/"
TRIES, PAUSE = 12, 10.0
"""A new distribution's name takes some minutes until every resolver knows it."""


@dataclass(frozen=True)
class Answer:
    """What came back: a status (0: nothing came), headers in lower case, and the body."""

    status: int
    headers: Mapping[str, str]
    body: str


Fetch = Callable[[str], Answer]


def inspect(cloud: Cloud, base: Stack, own: Mapping[str, str], look: Fetch | None = None) -> bool:
    """Say what is wrong with a stage and the link that sets it up; tell whether browsers find it sound."""
    edge = stacks.find(cloud, cloud.stage.edge)
    origin = edge.outputs["Origin"] if edge else ""
    before = deployments(cloud, base.outputs["PackagesBucket"])
    run = Run(base, before, before[0].signers if before else (), own)
    for line in leading_record(edge):
        cloud.say(line)
    cloud.say(f"looking at {origin}")
    policy = edge.parameters["PagePolicy"] if edge else ""
    found = list(faults(origin, policy, run.signers, look or fetch, cloud.sleep))
    with tempfile.TemporaryDirectory(prefix="pinternet-doctor-") as folder:
        services = services_of(cloud, run, origin, Path(folder))
        checks = [check for check in CHECKS if check.name not in OF_A_MACHINE]
        unready = [f"{name}: {sentence}" for name, sentence in findings(services, checks)]
        for sentence in (*found, *unready):
            cloud.say(f"  {sentence}")
        if not (found or unready):
            cloud.say("Nothing is missing or unsafe.")
        _say_set_up(cloud, services, origin)
    return not found


def services_of(cloud: Cloud, run: Run, origin: str, folder: Path) -> Services:
    """Return the stage's own services, as they work in the function, put together on this machine."""
    os.environ["AWS_DEFAULT_REGION"] = cloud.stage.region
    environment = {**environment_of(cloud, run, origin), **run.environment, "PINTERNET_DATA": str(folder)}
    return build(config.read(environment))


def faults(
    origin: str,
    policy: str,
    signers: tuple[str, ...],
    fetch: Fetch,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[str]:
    """Find what a browser would find wrong."""
    front = _patiently(f"{origin}/", fetch, sleep)
    if front.status != 200:
        yield f"address: {origin}/ answers {front.status or 'nothing'}; a new domain may take an hour"
        return
    if front.headers.get("content-security-policy", "") != policy:
        yield "headers: the pages' content security policy is not the build's; it may take some minutes"
    if "strict-transport-security" not in front.headers:
        yield "headers: browsers are not told to come by https alone"
    missing = [signer for signer in signers if f'content="{signer}"' not in front.body]
    if missing:
        yield f"signer: the front page does not name {', '.join(missing)}; caches may take some minutes"
    health = _patiently(f"{origin}{HEALTH}", fetch, sleep)
    if health.status != 200:
        yield f"function: {HEALTH} answers {health.status or 'nothing'}; see its log"
    if fetch(f"{origin}{MISSING}").status != 404:
        yield "pages: an address that is nowhere does not answer 404"


def fetch(address: str) -> Answer:
    """Fetch an address, errors as answers."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "identity"})  # noqa: S310 - https
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - the same
            return Answer(answer.status, _lower(answer.headers), answer.read().decode("utf-8", "replace"))
    except urllib.error.HTTPError as error:
        return Answer(error.code, _lower(error.headers), "")
    except OSError:
        return Answer(0, {}, "")


def _patiently(address: str, fetch: Fetch, sleep: Callable[[float], None]) -> Answer:
    """Fetch again while nothing answers."""
    for _ in range(TRIES):
        answer = fetch(address)
        if answer.status:
            break
        sleep(PAUSE)
    return answer


def _lower(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _say_set_up(cloud: Cloud, services: Services, origin: str) -> None:
    secret = open_set_up(services.staff)
    if secret is None:
        return
    cloud.say("Set up the first coordinator once by this link; a new one is printed at each deployment:")
    cloud.say(f"  {origin}/console/#setup/{secret}")
    cloud.say("The console then shows the signer. The pages must name it before anybody can write:")
    cloud.say(f"  pinternet deploy --stage {cloud.stage.name} --signer ed25519:…")
