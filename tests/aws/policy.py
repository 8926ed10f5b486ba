"""The role of the base template, held against what the function asked for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from functions.cli.cloud.templates import BASE, template
from tests.aws.calls import Call
from tests.aws.cloud import SENDER, STAGE

PLATFORM: Mapping[str, str] = MappingProxyType(
    {
        "dynamodb:DescribeStream": "Lambda reads the stream by the function's role",
        "dynamodb:GetRecords": "as above",
        "dynamodb:GetShardIterator": "as above",
        "dynamodb:ListStreams": "as above",
        "kms:Decrypt": "DynamoDB and SSM open what is encrypted on behalf of whoever calls them",
        "kms:DescribeKey": "DynamoDB looks at the key of its table so",
        "logs:CreateLogStream": "Lambda writes the log by the function's role",
        "logs:PutLogEvents": "as above",
        "sqs:SendMessage": "Lambda sends what was given up by the function's role",
    }
)
"""What the platform asks for in the function's name, which no call of ours shows."""
IMPLIED = frozenset(
    {
        Call("ses:SendRawEmail", f"configuration-set/pinternet-{STAGE}"),
        Call("ses:SendRawEmail", "identity/*"),
    }
)
"""What SES asks for besides: the identity's own configuration set; in its sandbox the recipients' own."""

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "AWS::AccountId": "ACCOUNT",
        "AWS::Partition": "aws",
        "AWS::Region": "REGION",
        "Erasures.Arn": f"arn:aws:dynamodb:REGION:ACCOUNT:table/pinternet-{STAGE}-erasures",
        "MailIdentity": SENDER.rpartition("@")[2],
        "MailSettings": f"pinternet-{STAGE}",
        "Stage": STAGE,
        "Table.Arn": f"arn:aws:dynamodb:REGION:ACCOUNT:table/pinternet-{STAGE}",
    }
)
"""What the template's references stand for in the emulated cloud."""


@dataclass(frozen=True)
class Grant:
    """A statement that allows something, of what is not the platform's."""

    actions: frozenset[str]
    resources: frozenset[str]

    def covers(self, call: Call) -> bool:
        """Whether it allows a call."""
        return call.action in self.actions and call.resource in self.resources


def refused(made: Iterable[Call]) -> set[Call]:
    """Return the calls that no statement allows."""
    grants = list(_grants())
    return {call for call in made if not any(grant.covers(call) for grant in grants)}


def unneeded(made: Iterable[Call]) -> set[str]:
    """Return the actions and resources of statements that no call needed."""
    needed = {*made, *IMPLIED}
    found: set[str] = set()
    for grant in _grants():
        covered = [call for call in needed if grant.covers(call)]
        found |= grant.actions - {call.action for call in covered}
        found |= grant.resources - {call.resource for call in covered}
    return found


def _grants() -> Iterator[Grant]:
    resources = template(BASE).resources
    policies = resources["Role"]["Properties"]["Policies"] + [resources["MailPolicy"]["Properties"]]
    for each in policies:
        for statement in each["PolicyDocument"]["Statement"]:
            actions = frozenset(_several(statement["Action"])) - PLATFORM.keys()
            if statement["Effect"] == "Allow" and actions:
                yield Grant(actions, frozenset(map(_end, _several(statement["Resource"]))))


def _several(one_or_more: Any) -> list[Any]:
    return one_or_more if isinstance(one_or_more, list) else [one_or_more]


def _end(resource: Any) -> str:
    """Return the end of an ARN, references replaced: what stands behind the account."""
    if isinstance(resource, str):
        return resource
    ((kind, value),) = resource.items()
    if kind == "Fn::GetAtt":
        value = f"${{{'.'.join(value)}}}"
    return re.sub(r"\$\{([^}]+)\}", lambda found: NAMES[found[1]], value).rpartition("ACCOUNT:")[2]
