"""Stacks as CloudFormation makes them in earnest: slowly, step by step, and not always with success."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from botocore.exceptions import ClientError
from click import ClickException

from functions.cli.cloud.stacks import make, remove
from functions.cli.cloud.stage import Cloud, Stage
from functions.cli.cloud.templates import Template
from tests.cli.cloud.conftest import ACCOUNT, REGION

NAME = "pinternet-prod-base"
OLD = Template("Resources: {Log: {Type: 'AWS::Logs::LogGroup'}}")
NEW = Template("Resources: {Log: {Type: 'AWS::Logs::LogGroup'}, Table: {Type: 'AWS::DynamoDB::Table'}}")


@dataclass
class SlowCloudFormation:
    """Shows a stack in one state after the other. A request to change it goes on to the next of `plans`."""

    states: list[str]
    plans: list[list[str]] = field(default_factory=list)
    parts: list[tuple[str, str, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    looks: int = 0

    @property
    def state(self) -> str:
        """Return the state that is shown now."""
        return self.states[0]

    def describe_stacks(self, StackName: str) -> Any:  # noqa: N803 - boto3's name
        if self.state == "none":
            raise ClientError({"Error": {"Code": "ValidationError"}}, "DescribeStacks")
        shown = self.states.pop(0) if len(self.states) > 1 else self.states[0]
        return {"Stacks": [{"StackStatus": shown}]}

    def get_template(self, **_: Any) -> Any:
        return {"TemplateBody": OLD.text}

    def describe_stack_events(self, **_: Any) -> Any:
        """Return one more event at each look, newest first, after one that says that work began."""
        if self.state == "none":
            raise ClientError({"Error": {"Code": "ValidationError"}}, "DescribeStackEvents")
        self.looks += 1
        began = {"EventId": "0", "LogicalResourceId": NAME, "ResourceStatus": "UPDATE_IN_PROGRESS"}
        told = [
            {
                "EventId": str(number),
                "LogicalResourceId": part,
                "ResourceStatus": status,
                "ResourceStatusReason": reason,
            }
            for number, (part, status, reason) in enumerate(self.parts[: self.looks - 1], 1)
        ]
        return {"StackEvents": [*reversed(told), began]}

    def describe_stack_resources(self, **_: Any) -> Any:
        table = {"ResourceType": "AWS::DynamoDB::Table", "PhysicalResourceId": "pinternet-prod"}
        return {"StackResources": [{**table, "ResourceStatus": "DELETE_FAILED"}]}

    def update_table(self, TableName: str, DeletionProtectionEnabled: bool) -> None:  # noqa: N803 - boto3's names
        self.asked.append(f"protect {TableName}: {DeletionProtectionEnabled}")

    def _asked(self, verb: str) -> Callable[..., None]:
        def ask(**_: Any) -> None:
            self.asked.append(verb)
            self.states = self.plans.pop(0)

        return ask

    def __getattr__(self, operation: str) -> Any:
        if operation in ("create_stack", "update_stack", "delete_stack"):
            return self._asked(operation.partition("_")[0])
        raise AttributeError(operation)


def cloud_of(slow: SlowCloudFormation, said: list[str]) -> Cloud:
    """Return a stage whose stacks are made slowly."""
    return Cloud(
        Stage("prod", REGION), ACCOUNT, lambda service, region: slow, {}, said.append, lambda seconds: None
    )


def test_each_part_is_told_once_when_it_is_done() -> None:
    done = "CREATE_COMPLETE"
    slow = SlowCloudFormation(
        ["none"],
        [[*["CREATE_IN_PROGRESS"] * 4, done]],
        [("Table", "CREATE_IN_PROGRESS", ""), ("Log", done, ""), ("Table", done, "")],
    )
    said: list[str] = []

    made = make(cloud_of(slow, said), NAME, NEW, {})

    assert made.status == done
    assert said == [
        f"{NAME}: making 2 parts; this takes some minutes",
        "  Log: made",
        "  Table: made",
        f"{NAME}: ready",
    ]


def test_work_of_a_call_that_was_cut_off_is_waited_for() -> None:
    slow = SlowCloudFormation(
        ["UPDATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE"], [["UPDATE_COMPLETE"]]
    )
    said: list[str] = []

    make(cloud_of(slow, said), NAME, NEW, {})

    assert said[0] == f"{NAME}: CloudFormation is still at work (UPDATE_IN_PROGRESS); waiting for it"
    assert slow.asked == ["update"]


@pytest.mark.parametrize("status", ["ROLLBACK_COMPLETE", "ROLLBACK_FAILED"])
def test_a_stack_that_was_never_made_whole_is_made_anew(status: str) -> None:
    slow = SlowCloudFormation([status], [["DELETE_IN_PROGRESS", "none"], ["CREATE_COMPLETE"]])

    make(cloud_of(slow, []), NAME, NEW, {})

    assert slow.asked == ["protect pinternet-prod: False", "delete", "create"]


def test_a_change_that_was_taken_back_is_said_with_its_first_reason() -> None:
    slow = SlowCloudFormation(
        ["UPDATE_COMPLETE"],
        [[*["UPDATE_IN_PROGRESS"] * 4, "UPDATE_ROLLBACK_COMPLETE"]],
        [("Site", "CREATE_FAILED", "the name is taken"), ("Log", "CREATE_FAILED", "cancelled")],
    )

    with pytest.raises(ClickException) as refused:
        make(cloud_of(slow, []), NAME, NEW, {})

    assert (
        f"{NAME} was not changed (UPDATE_ROLLBACK_COMPLETE): Site: the name is taken" in refused.value.message
    )
    assert "All is as before" in refused.value.message


def test_a_removal_that_does_not_succeed_is_said() -> None:
    slow = SlowCloudFormation(["UPDATE_COMPLETE"], [["DELETE_IN_PROGRESS", "DELETE_FAILED"]])

    with pytest.raises(ClickException, match="stands half way"):
        remove(cloud_of(slow, []), NAME)
