"""The team's policies: changed as a whole, or brought back to the standard ones."""

from collections.abc import Collection
from dataclasses import replace

from functions.errors import Invalid
from functions.oncall.model import Policies, policy_faults
from functions.oncall.store import PolicyStore


def save_policies(
    policies: PolicyStore, wanted: Policies, *, people: Collection[str], schedules: Collection[str]
) -> Policies:
    """Keep policies changed since `wanted.version`, for alerts to come, and return them as kept.

    `people` are the ids of who is active, `schedules` of those that are kept.

    Raises:
        Invalid: one cannot be meant.
        CommitConflict: somebody saved others meanwhile.
    """
    faults: dict[str, list[str]] = {}
    for urgency, policy in wanted.by_urgency.items():
        faults |= policy_faults(policy, people=people, schedules=schedules, field=urgency)
    if faults:
        raise Invalid(faults)
    policies.commit([policies.saving(wanted)])
    return replace(wanted, version=wanted.version + 1)


def reset_policies(policies: PolicyStore, *, version: int) -> Policies:
    """Bring the standard policies back in place of those of a version, and return them.

    Raises:
        CommitConflict: somebody saved others meanwhile.
    """
    read = policies.read()
    if read.version or version:
        policies.commit([policies.resetting(replace(read, version=version))])
    return policies.read()
