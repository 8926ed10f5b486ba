"""Whom to tell, in what order, and how often again: a policy, of which each alert keeps a snapshot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

EVERYONE, ON_CALL, BACKUP = "everyone", "oncall", "backup"
COORDINATORS, SUPERVISORS = "role:coordinator", "role:supervisor"
COUNSELOR = "counselor"
MOST_REPEATS = 5
REPLY_HOURS = 72
"""How long a routine answer may take where nothing else was set."""


@dataclass(frozen=True)
class Step:
    """One round of telling. `delay` is in minutes after the step before it.

    A target is `oncall` (the first line of every schedule now), `backup` (the second line),
    `schedule:ID`, `schedule:ID/2`, `everyone`, `role:NAME`, `person:ID` or `counselor:ID` (while that
    person is on leave: their stand-in, else whoever is on call). With `every_channel` people are told by
    all that counts, whatever their own rules say.
    """

    delay: int
    targets: tuple[str, ...]
    every_channel: bool = False


AGAIN_EVERY: Mapping[str, int] = {"urgent": 60, "soon": 6 * 60, "routine": 24 * 60}
"""After how many minutes an exhausted alert is told again, by urgency."""


@dataclass(frozen=True)
class Policy:
    """Steps in order, then all of them again `repeats` times, `every` minutes after the last step.

    When nobody claimed it by then the alert is exhausted: `exhausted` are told that, and again every
    `exhausted_every` minutes until it is claimed. Without them (a test) the telling ends.
    """

    steps: tuple[Step, ...]
    every: int
    repeats: int
    exhausted: tuple[str, ...] = (COORDINATORS,)
    exhausted_every: int = AGAIN_EVERY["urgent"]

    def named(self, kind: str) -> list[str]:
        """Return the ids that its targets name, each once; `kind` is `person` or `schedule`."""
        targets = [target for step in (*self.steps, self.last_call) for target in step.targets]
        prefix = f"{kind}:"
        ids = (one.removeprefix(prefix).removesuffix("/2") for one in targets if one.startswith(prefix))
        return list(dict.fromkeys(ids))

    @property
    def last_call(self) -> Step:
        """Return the round that is taken when all steps are over."""
        return Step(self.every, self.exhausted, every_channel=True)


@dataclass(frozen=True)
class Policies:
    """The team's policies by urgency; `version` is 0 while they are the standard ones."""

    by_urgency: Mapping[str, Policy]
    version: int = 0

    def for_waiting(self, urgency: str) -> Policy:
        """Return the policy for a case that waits for somebody to take it."""
        return self.by_urgency[urgency]

    def for_message(self, urgency: str, assignee: str) -> Policy:
        """Return the policy for a message in a claimed case: its counselor, then whoever exhaustion names.

        While the counselor is on leave somebody who is there takes their place in every round.
        """
        whole = self.by_urgency[urgency]
        target, pause = (f"{COUNSELOR}:{assignee}",), _MESSAGE_MINUTES[urgency]
        steps = (Step(0, target), Step(pause, target, every_channel=True))
        return Policy(steps, pause, 1, whole.exhausted, whole.exhausted_every)


_MESSAGE_MINUTES = {"urgent": 10, "soon": 60, "routine": 12 * 60}


_RING_MINUTES, _DANGER_AGAIN_MINUTES = 3, 15


def standard_policies(routine_hours: int = REPLY_HOURS) -> Policies:
    """Return the policies of a team that chose none; a routine answer may take so many hours.

    A routine alert is told once, and again when half of that time is over. Delays count from the step
    before: an urgent one is told after 0, 5, 10 and 20 minutes.
    """
    half = routine_hours * 30
    return Policies(
        {
            "urgent": _round((0, 5, 5, 10), every=10, exhausted_every=AGAIN_EVERY["urgent"]),
            "soon": _round((0, 30, 30, 60), every=60, exhausted_every=AGAIN_EVERY["soon"]),
            "routine": Policy(
                (Step(0, (ON_CALL,)), Step(half, (EVERYONE,))),
                every=half // 3,
                repeats=0,
                exhausted_every=AGAIN_EVERY["routine"],
            ),
        }
    )


def _round(delays: tuple[int, int, int, int], *, every: int, exhausted_every: int) -> Policy:
    first, again, everyone, coordinators = delays
    steps = (
        Step(first, (ON_CALL,)),
        Step(again, (ON_CALL, BACKUP), every_channel=True),
        Step(everyone, (EVERYONE,)),
        Step(coordinators, (COORDINATORS,)),
    )
    return Policy(steps, every, repeats=3, exhausted_every=exhausted_every)


def policy_for_follow_up(assignee: str) -> Policy:
    """Return the policy of a counselor's own date: they alone, once more after a day, then coordinators."""
    mine, day = (f"person:{assignee}",), 24 * 60
    steps = (Step(0, mine), Step(day, mine), Step(day, (COORDINATORS,)))
    return Policy(steps, every=day, repeats=0, exhausted=())


def policy_for_question(to: str) -> Policy:
    """Return the policy of what a colleague is asked: they, once more after a day, then the coordinators.

    `to` is a target. A role that nobody has is passed over, so the coordinators hear of it at once.
    """
    asked, day = (to,), 24 * 60
    steps = (Step(0, asked), Step(day, asked), Step(day, (COORDINATORS,)))
    return Policy(steps, every=day, repeats=0, exhausted=())


def policy_for_reply(person: str) -> Policy:
    """Return the policy of a colleague's answer: whoever asked, once; it stands in the case as well."""
    return Policy((Step(0, (f"person:{person}",)),), every=60, repeats=0, exhausted=())


def policy_for_promise(assignee: str) -> Policy:
    """Return the policy of a claim whose time runs out: its counselor, once; what follows is its end."""
    return Policy((Step(0, (f"person:{assignee}",)),), every=60, repeats=0, exhausted=())


def policy_for_right(assignee: str | None) -> Policy:
    """Return the policy of a right's clock: the case's counselor, coordinators too from the second day on."""
    holder = (COORDINATORS,) if assignee is None else (f"{COUNSELOR}:{assignee}",)
    both, day = tuple(dict.fromkeys((*holder, COORDINATORS))), 24 * 60
    steps = (Step(0, holder), Step(day, holder), Step(day, both), Step(day // 2, both), Step(day // 2, both))
    return Policy(steps, every=day, repeats=0, exhausted=())


def policy_for_danger(rings: Sequence[Sequence[str]]) -> Policy:
    """Return the policy of a call for help: ring after ring of people, soon, until one of them comes."""
    told = [tuple(f"person:{person}" for person in ring) for ring in rings if ring]
    steps = tuple(
        Step(_RING_MINUTES if number else 0, ring, every_channel=True) for number, ring in enumerate(told)
    )
    return Policy(steps, _RING_MINUTES, MOST_REPEATS, (COORDINATORS, EVERYONE), _DANGER_AGAIN_MINUTES)


def policy_for_check() -> Policy:
    """Return the policy of what the nightly check found: the coordinators, once, whatever their own rules."""
    return Policy((Step(0, (COORDINATORS,), every_channel=True),), every=60, repeats=0, exhausted=())


def policy_for_test() -> Policy:
    """Return the policy of a test alert: everyone, once, by every channel."""
    return Policy((Step(0, (EVERYONE,), every_channel=True),), every=60, repeats=0, exhausted=())
