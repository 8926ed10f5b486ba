"""`pinternet destroy`: data stays unless it is asked for twice, and `deploy` brings the rest back."""

from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from functions.cli.cloud.destroying import erase, stop
from functions.cli.cloud.provisioning import Wishes, provision
from functions.cli.cloud.stage import WORLDWIDE, Cloud
from functions.storage.dynamo import DynamoTable
from functions.storage.table import Absent, Item, Key, Put
from tests.cli.cloud.conftest import Account, PretendedZappa, aws

pytestmark = pytest.mark.filterwarnings("ignore:Tried to parse:UserWarning")  # moto makes what it can

KEPT = Key("case/1", "head")
KEY_ENDS = "key: ends in 30 days; until then it can be called back (AWS console: KMS)"


@pytest.fixture
def zappa(account: Account, cloud: Cloud) -> PretendedZappa:
    """A stage with a function and one case."""
    base = provision(cloud, Wishes(mail_from="alerts@example.org", alarm_email="team@example.org"))
    assert base is not None
    zappa = PretendedZappa(account)
    zappa.make_function(base.outputs["RoleArn"])
    table = DynamoTable(aws("dynamodb"), cloud.stage.table)
    table.commit([Put(Item(KEPT, {"n": 1}), Absent())])
    aws("s3").put_object(Bucket=base.outputs["PackagesBucket"], Key="packages/1.zip", Body=b"")
    return zappa


def stack_names() -> set[str]:
    """Return the stacks that are there."""
    listed = aws("cloudformation").list_stacks()["StackSummaries"]
    return {each["StackName"] for each in listed if each["StackStatus"] != "DELETE_COMPLETE"}


def test_without_being_told_twice_all_data_stays(cloud: Cloud, zappa: PretendedZappa, tmp_path: Path) -> None:
    stop(cloud, zappa, tmp_path)

    assert zappa.words == ["undeploy"]
    assert stack_names() == {"pinternet-prod-base"}
    assert DynamoTable(aws("dynamodb"), cloud.stage.table).get(KEPT) is not None
    assert aws("ssm").get_parameter(Name=cloud.stage.secrets)


def test_stopping_twice_is_no_fault(cloud: Cloud, zappa: PretendedZappa, tmp_path: Path) -> None:
    stop(cloud, zappa, tmp_path)
    stop(cloud, zappa, tmp_path)

    assert zappa.words == ["undeploy"]


def nothing_of(action: Any, **arguments: Any) -> bool:
    """Tell whether AWS says that something is gone."""
    try:
        action(**arguments)
    except ClientError:
        return True
    return False


def test_told_twice_everything_goes_and_the_key_waits(
    cloud: Cloud, zappa: PretendedZappa, tmp_path: Path, account: Account
) -> None:
    stop(cloud, zappa, tmp_path)

    erase(cloud)

    assert stack_names() == set()
    assert aws("dynamodb").list_tables()["TableNames"] == []
    assert aws("s3").list_buckets()["Buckets"] == []
    assert nothing_of(aws("ssm").get_parameter, Name=cloud.stage.secrets)
    assert aws("budgets", WORLDWIDE).describe_budgets(AccountId=cloud.account)["Budgets"] == []
    assert "ScheduleKeyDeletion" in account.calls
    assert KEY_ENDS in account.said
    assert account.protected == {"pinternet-prod-base": False}


@pytest.mark.parametrize(
    "step",
    ["DeleteTable", "DeleteParameter", "DeleteBudget", "ScheduleKeyDeletion", "DeleteStack", "DeleteBucket"],
)
def test_an_erasure_that_was_cut_off_goes_on_at_the_next(
    step: str, cloud: Cloud, zappa: PretendedZappa, tmp_path: Path, account: Account
) -> None:
    stop(cloud, zappa, tmp_path)
    account.break_at = step
    with pytest.raises(KeyboardInterrupt):
        erase(cloud)
    account.break_at = None

    erase(cloud)

    assert stack_names() == set()
    assert aws("s3").list_buckets()["Buckets"] == []
    assert nothing_of(aws("ssm").get_parameter, Name=cloud.stage.secrets)
    assert aws("dynamodb").list_tables()["TableNames"] == []
    assert KEY_ENDS in account.said
