"""CloudFormation stacks: look at one, make it what a template says, remove it, telling each step in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

import click
from botocore.exceptions import ClientError

from functions.cli.cloud.stage import Cloud, code_of
from functions.cli.cloud.templates import Difference, Template, difference

PAUSE = 5.0
"""Seconds between two looks."""
UNMADE = frozenset({"ROLLBACK_COMPLETE", "REVIEW_IN_PROGRESS", "ROLLBACK_FAILED"})
"""Of a first making that did not succeed: such a stack cannot be updated, only removed."""
WORDS = {
    "CREATE_IN_PROGRESS": "being made",
    "CREATE_COMPLETE": "made",
    "UPDATE_IN_PROGRESS": "being changed",
    "UPDATE_COMPLETE": "changed",
    "DELETE_IN_PROGRESS": "being removed",
    "DELETE_COMPLETE": "removed",
    "DELETE_SKIPPED": "kept",
}


@dataclass(frozen=True)
class Stack:
    """A stack as it stands."""

    name: str
    status: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)
    template: str = ""
    is_protected: bool = False

    @property
    def is_busy(self) -> bool:
        """Whether CloudFormation is at work on it."""
        return self.status.endswith("_IN_PROGRESS") and self.status not in UNMADE

    @property
    def is_whole(self) -> bool:
        """Whether it is as its template says, be it the last one or the one before."""
        return self.status in ("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE")


def find(cloud: Cloud, name: str) -> Stack | None:
    """Return a stack, None when there is none."""
    client = cloud.client("cloudformation")
    try:
        found = client.describe_stacks(StackName=name)["Stacks"][0]
    except ClientError as error:
        if code_of(error) == "ValidationError":
            return None
        raise
    if found["StackStatus"] == "DELETE_COMPLETE":
        return None
    body = client.get_template(StackName=name, TemplateStage="Original")["TemplateBody"]
    return Stack(
        name=name,
        status=found["StackStatus"],
        parameters={each["ParameterKey"]: each["ParameterValue"] for each in found.get("Parameters", ())},
        outputs={each["OutputKey"]: each["OutputValue"] for each in found.get("Outputs", ())},
        template=body if isinstance(body, str) else "",
        is_protected=found.get("EnableTerminationProtection", False),
    )


def wanted_parameters(template: Template, before: Stack | None, given: Mapping[str, str]) -> dict[str, str]:
    """Return a template's parameters: what is given, else what was, else the template's default.

    Raises:
        click.ClickException: one has none of these.
    """
    had = before.parameters if before else {}
    found = {}
    for name, parameter in template.parameters.items():
        value = given.get(name, had.get(name, parameter.get("Default")))
        if value is None:
            raise click.ClickException(f"the template lacks its parameter {name}")
        found[name] = str(value)
    return found


def compare(before: Stack | None, template: Template, parameters: Mapping[str, str]) -> Difference:
    """Tell what making a stack what a template says would change."""
    standing = before if before and before.status not in UNMADE else None
    had = standing.parameters if standing else {}
    return difference(standing.template if standing else None, template, had, parameters)


def make(cloud: Cloud, name: str, template: Template, parameters: Mapping[str, str]) -> Stack:
    """Make a stack what a template says; what an earlier call began is waited for and gone on with.

    Raises:
        click.ClickException: CloudFormation did not succeed, or the stack must be looked at by a person.
    """
    before = _standing(cloud, name)
    changes = compare(before, template, parameters)
    if before and not changes:
        cloud.say(f"{name}: nothing to change")
        return before
    if before:
        cloud.say(f"{name}: changing")
        for line in changes.lines():
            cloud.say(f"  {line}")
    else:
        cloud.say(f"{name}: making {len(template.resources)} parts; this takes some minutes")
    request = {
        "StackName": name,
        "TemplateBody": template.text,
        "Parameters": [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
        "Capabilities": ["CAPABILITY_NAMED_IAM"],
        "Tags": [{"Key": "pinternet", "Value": cloud.stage.name}],
    }
    begun = _newest_event(cloud, name) if before else None
    if not _send(cloud, request, is_new=before is None):
        cloud.say(f"{name}: nothing to change")
        return before or _found(cloud, name)
    return _followed(cloud, name, begun)


def remove(cloud: Cloud, name: str) -> None:
    """Remove a stack and wait until it is gone; nothing happens when there is none.

    Raises:
        click.ClickException: CloudFormation did not succeed.
    """
    found = find(cloud, name)
    if found is None:
        cloud.say(f"{name}: not there")
        return
    cloud.say(f"{name}: removing")
    begun = _newest_event(cloud, name)
    if found.is_protected:
        protect(cloud, name, protected=False)
    cloud.client("cloudformation").delete_stack(StackName=name)
    follow(cloud, name, begun)
    left = find(cloud, name)
    if left is not None:
        raise click.ClickException(_failure(cloud, left))
    cloud.say(f"{name}: removed")


def protect(cloud: Cloud, name: str, *, protected: bool = True) -> None:
    """Let nobody remove a stack by one click in the console, or let it be removed."""
    cloud.client("cloudformation").update_termination_protection(
        StackName=name, EnableTerminationProtection=protected
    )


def follow(cloud: Cloud, name: str, begun: str | None) -> None:
    """Tell each step of the work on a stack until it ends; `begun` is the last event known before."""
    told = begun
    while True:
        stack = find(cloud, name)
        told = _tell(cloud, name, told)
        if stack is None or not stack.is_busy:
            return
        cloud.sleep(PAUSE)


def _standing(cloud: Cloud, name: str) -> Stack | None:
    """Return a stack that can be updated, None when one is to be made.

    Raises:
        click.ClickException: neither.
    """
    found = find(cloud, name)
    if found and found.is_busy:
        cloud.say(f"{name}: CloudFormation is still at work ({found.status}); waiting for it")
        follow(cloud, name, _newest_event(cloud, name))
        found = find(cloud, name)
    if found and found.status in UNMADE:
        cloud.say(f"{name}: its first making did not succeed; removing what is left of it")
        _release_tables(cloud, name)
        remove(cloud, name)
        return None
    if found and not found.is_whole:
        raise click.ClickException(_failure(cloud, found))
    return found


def _release_tables(cloud: Cloud, name: str) -> None:
    """Let the tables of a stack that was never made whole be removed: nothing was ever written to them."""
    resources = cloud.client("cloudformation").describe_stack_resources(StackName=name)["StackResources"]
    for resource in resources:
        is_there = resource["ResourceStatus"] in ("CREATE_COMPLETE", "DELETE_FAILED")
        if resource["ResourceType"] == "AWS::DynamoDB::Table" and is_there:
            cloud.client("dynamodb").update_table(
                TableName=resource["PhysicalResourceId"], DeletionProtectionEnabled=False
            )


def _send(cloud: Cloud, request: dict[str, Any], *, is_new: bool) -> bool:
    """Send a request to make or update a stack; tell whether CloudFormation has anything to do."""
    client = cloud.client("cloudformation")
    if is_new:
        client.create_stack(**request)
        return True
    try:
        client.update_stack(**request)
    except ClientError as error:
        if "No updates are to be performed" in str(error):
            return False
        raise
    return True


def _followed(cloud: Cloud, name: str, begun: str | None) -> Stack:
    follow(cloud, name, begun)
    after = _found(cloud, name)
    if after.status not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
        raise click.ClickException(_failure(cloud, after))
    cloud.say(f"{name}: ready")
    return after


def _found(cloud: Cloud, name: str) -> Stack:
    found = find(cloud, name)
    if found is None:
        raise click.ClickException(f"the stack {name} is gone: somebody removed it meanwhile")
    return found


def _failure(cloud: Cloud, stack: Stack) -> str:
    reasons = "; ".join(_reasons(cloud, stack.name)) or "CloudFormation says no reason"
    if stack.status.endswith("ROLLBACK_COMPLETE"):
        return (
            f"{stack.name} was not changed ({stack.status}): {reasons}. All is as before; "
            "see to the reason, then call this again"
        )
    return (
        f"{stack.name} stands half way ({stack.status}): {reasons}. Open it in the AWS console under "
        "CloudFormation, "
        "see to the reason, and let it go on there (continue the rollback, or delete again); then call this "
        "again"
    )


def _reasons(cloud: Cloud, name: str) -> list[str]:
    """Return why the last work on a stack failed, the first causes first."""
    last = list(takewhile(lambda event: not _begins(event, name), _events(cloud, name)))
    failed = [
        f"{event['LogicalResourceId']}: {event['ResourceStatusReason']}"
        for event in reversed(last)
        if event["ResourceStatus"].endswith("_FAILED") and event.get("ResourceStatusReason")
    ]
    return failed[:3]


def _begins(event: Mapping[str, Any], name: str) -> bool:
    begun = ("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS")
    return event["LogicalResourceId"] == name and event["ResourceStatus"] in begun


def _tell(cloud: Cloud, name: str, told: str | None) -> str | None:
    """Say what happened since the event `told`, and return the newest."""
    events = _events(cloud, name)
    fresh = events[: next((at for at, event in enumerate(events) if event["EventId"] == told), len(events))]
    for event in reversed(fresh):
        words = WORDS.get(event["ResourceStatus"], event["ResourceStatus"])
        if event["LogicalResourceId"] != name and not words.startswith("being"):
            cloud.say(f"  {event['LogicalResourceId']}: {words}")
    return events[0]["EventId"] if events else told


def _newest_event(cloud: Cloud, name: str) -> str | None:
    events = _events(cloud, name)
    return events[0]["EventId"] if events else None


def _events(cloud: Cloud, name: str) -> list[dict[str, Any]]:
    """Return the last hundred events or so of a stack, newest first; none when it is gone."""
    try:
        found: list[dict[str, Any]] = cloud.client("cloudformation").describe_stack_events(StackName=name)[
            "StackEvents"
        ]
    except ClientError as error:
        if code_of(error) == "ValidationError":
            return []
        raise
    return found
