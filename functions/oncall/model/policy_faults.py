"""What is wrong with a policy that somebody wants: by field, as codes, all at once."""

from collections.abc import Collection, Iterator, Sequence

from functions.oncall.model.policy import BACKUP, EVERYONE, MOST_REPEATS, ON_CALL, Policy

ROLES = ("counselor", "supervisor", "coordinator")
MOST_STEPS = 10
MOST_DELAY = 15 * 24 * 60  # half of the longest reply time that can be promised
DELAYS = range(MOST_DELAY + 1)
PAUSE = range(1, MOST_DELAY + 1)
EXHAUSTED_PAUSE = range(10, MOST_DELAY + 1)

Faults = dict[str, list[str]]


def policy_faults(
    policy: Policy, *, people: Collection[str], schedules: Collection[str], field: str = ""
) -> Faults:
    """Return the codes of what is wrong, by field below `field`; nothing when the policy may be saved.

    `people` are the ids of who is active, `schedules` of those that are kept. The first step is told
    at once: its delay is 0.
    """
    prefix = f"{field}." if field else ""
    found: Faults = {}
    for name, code in _faults(policy, frozenset(people), frozenset(schedules)):
        found.setdefault(prefix + name, []).append(code)
    return found


Fault = tuple[str, str]


def _faults(policy: Policy, people: frozenset[str], schedules: frozenset[str]) -> Iterator[Fault]:
    if not 1 <= len(policy.steps) <= MOST_STEPS:
        yield "steps", "steps-missing" if not policy.steps else "steps-too-many"
    for number, step in enumerate(policy.steps):
        delays = DELAYS if number else range(1)
        if step.delay not in delays:
            yield f"steps.{number}.delay", "delay-out-of-range"
        yield from _target_faults(step.targets, f"steps.{number}.targets", people, schedules)
    repeats: int | None = policy.repeats  # a body that leaves it out has none
    if repeats is None:
        yield "repeats", "policy-without-end"
    elif not 0 <= repeats <= MOST_REPEATS:
        yield "repeats", "repeats-out-of-range"
    if policy.every not in PAUSE:
        yield "every", "delay-out-of-range"
    yield from _target_faults(policy.exhausted, "exhausted", people, schedules)
    if policy.exhausted_every not in EXHAUSTED_PAUSE:
        yield "exhausted_every", "delay-out-of-range"


def _target_faults(
    targets: Sequence[str], field: str, people: frozenset[str], schedules: frozenset[str]
) -> Iterator[Fault]:
    if not targets:
        yield field, "targets-missing"
    for code in dict.fromkeys(_target_fault(target, people, schedules) for target in targets):
        if code:
            yield field, code


def _target_fault(target: str, people: frozenset[str], schedules: frozenset[str]) -> str:
    kind, _, name = target.partition(":")
    if kind == "person":
        return "" if name in people else "person-unknown"
    if kind == "schedule":
        return "" if name.removesuffix("/2") in schedules else "schedule-unknown"
    is_known = target in (EVERYONE, ON_CALL, BACKUP) or (kind == "role" and name in ROLES)
    return "" if is_known else "target-unknown"
