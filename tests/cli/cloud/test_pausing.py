"""`pinternet pause`: the function rests until somebody says otherwise, also through a deployment."""

from pathlib import Path

import pytest
from click import ClickException

from functions.cli.cloud.deploying import Deployer, whole_base
from functions.cli.cloud.pausing import pause, resume
from functions.cli.cloud.stage import Cloud
from functions.cli.cloud.standing import ailments
from tests.cli.cloud.conftest import Account, PretendedZappa, aws

pytestmark = pytest.mark.filterwarnings("ignore:Tried to parse:UserWarning")  # moto makes what it can


def reserved() -> int | None:
    """Return how many runs at once are reserved."""
    found: dict[str, int] = aws("lambda").get_function_concurrency(FunctionName="pinternet-prod")
    return found.get("ReservedConcurrentExecutions")


def paused(cloud: Cloud) -> list[str]:
    """Return what the state of the stage says of a pause."""
    return [each for each in ailments(cloud, whole_base(cloud)) if each.startswith("paused")]


def test_a_paused_function_stays_so_through_a_deployment(
    deployer: Deployer, zappa: PretendedZappa, cloud: Cloud, account: Account, site: Path
) -> None:
    deployer.deploy(site, (), {})
    assert (zappa.settings[-1]["lambda_concurrency"], paused(cloud)) == (50, [])

    pause(cloud)
    deployer.deploy(site, (), {})

    assert reserved() == 0
    assert zappa.settings[-1]["lambda_concurrency"] == 0
    assert any("paused and stays so" in each for each in account.said)
    assert len(paused(cloud)) == 1


@pytest.mark.parametrize(("room", "given"), [(1000, 50), (10, None)])
def test_it_goes_on_with_the_room_that_the_account_has(
    deployer: Deployer, cloud: Cloud, account: Account, site: Path, room: int, given: int | None
) -> None:
    deployer.deploy(site, (), {})
    account.concurrency = room
    pause(cloud)

    resume(cloud)

    assert (reserved(), paused(cloud)) == (given, [])


def test_there_must_be_something_to_pause(deployer: Deployer, cloud: Cloud) -> None:
    for act in (pause, resume):
        with pytest.raises(ClickException, match="no function pinternet-prod"):
            act(cloud)
