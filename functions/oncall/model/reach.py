"""Who can be told now, and by what: the team with its channels, rules and roster at one moment."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from functions.oncall.model.channel import Channel
from functions.oncall.model.duty import Roster
from functions.oncall.model.people import Person
from functions.oncall.model.policy import BACKUP, COORDINATORS, COUNSELOR, EVERYONE, ON_CALL, Step
from functions.oncall.model.roster import FIRST, SECOND
from functions.oncall.model.rules import Rules

COORDINATOR = "coordinator"


def at_any_time(now: datetime) -> datetime:
    """Return the next working moment of a service that works around the clock."""
    return now


@dataclass(frozen=True)
class Reach:
    """Active people with the channels and rules of each, who is on call, and when the service works."""

    people: Sequence[Person]
    channels: Mapping[str, Sequence[Channel]]
    rules: Mapping[str, Rules] = field(default_factory=dict)
    roster: Roster = field(default_factory=Roster)
    next_working_moment: Callable[[datetime], datetime] = at_any_time

    def of(self, person: str) -> list[Channel]:
        """Return the channels of a person that count."""
        return [channel for channel in self.channels.get(person, ()) if channel.counts]

    def reached(self) -> list[Person]:
        """Return the people who can be told at all."""
        return [person for person in self.people if self.of(person.id)]

    def person(self, person: str) -> Person | None:
        """Return an active person."""
        return next((one for one in self.people if one.id == person), None)

    def meant(self, targets: Sequence[str], now: datetime) -> Sequence[Person]:
        """Return the people whom targets mean now and who can be told, each once.

        Who is on leave is told of nothing but as a coordinator. In a rush alert after alert asks the same.
        """
        asked = (tuple(targets), now)
        if asked not in self._meant:
            wanted = {person for target in targets for person in self._named(target, now)}
            self._meant[asked] = tuple(person for person in self.reached() if person.id in wanted)
        return self._meant[asked]

    def called_at_last(self, targets: Sequence[str], now: datetime) -> Sequence[str]:
        """Return whom a last call goes to: whom it names, else everyone, else the coordinators.

        Leave keeps nobody from being told as one of these, so somebody is told whatever a policy names.
        """
        for ones in (targets, (EVERYONE,)):
            if self.meant(ones, now):
                return ones
        return (COORDINATORS,)

    def may_be_told(self, person: Person, targets: Sequence[str], now: datetime) -> bool:
        """Whether a person still may be told of a round: not once a leave began, but as a coordinator."""
        is_called = person.role == COORDINATOR and COORDINATORS in targets
        return is_called or not self.roster.is_away(person.id, now)

    def ways(self, person: str, urgency: str, step: Step) -> list[tuple[Channel, timedelta]]:
        """Return by which channels a person is told of a round, and how long after it began.

        By their own rules, as far as the channels count; every channel at once where a person has no
        rules, where nothing of them is left, and where the step asks for it.
        """
        channels = {channel.id: channel for channel in self.of(person)}
        own = None if step.every_channel else self.rules.get(person)
        ruled = own.waits(urgency, channels) if own else {}
        chosen = ruled or dict.fromkeys(channels, timedelta())
        return [(channels[channel], after) for channel, after in chosen.items()]

    def quiet_until(self, person: Person, urgency: str, now: datetime) -> datetime | None:
        """Return until when a person wants to hear nothing of this urgency; None: they may be told now."""
        own = self.rules.get(person.id)
        if own is None or own.quiet is None or urgency == "urgent":
            return None
        return own.quiet.over_at(now, person.zone)

    def _named(self, target: str, now: datetime) -> Iterable[str]:
        if target == COORDINATORS:
            return [person.id for person in self.people if person.role == COORDINATOR]
        return [person for person in self._meant_by(target, now) if not self.roster.is_away(person, now)]

    def _meant_by(self, target: str, now: datetime) -> Iterable[str]:
        kind, _, name = target.partition(":")
        if target == ON_CALL and self._roster.is_kept_at(now):
            return self._roster.told(now)
        if target in (ON_CALL, EVERYONE):
            return [person.id for person in self.people]
        if target == BACKUP:
            return self._roster.on_call(now, SECOND)
        if kind == "schedule":
            schedule, _, line = name.partition("/")
            return self._roster.told(now, SECOND if line == "2" else FIRST, schedule)
        if kind == "role":
            return [person.id for person in self.people if person.role == name]
        if kind == COUNSELOR:
            return self._counselor_or_who_is_there(name, now)
        return [name] if kind == "person" else []

    def _counselor_or_who_is_there(self, person: str, now: datetime) -> Iterable[str]:
        """Return a counselor; while they are on leave their stand-in, or without one whoever is on call."""
        if not self.roster.is_away(person, now):
            return [person]
        stand_in = self._roster.stand_in_for(person, now)
        return self._meant_by(ON_CALL, now) if stand_in is None else [stand_in]

    @cached_property
    def _meant(self) -> dict[tuple[tuple[str, ...], datetime], Sequence[Person]]:
        """Who is meant by targets at a moment, as far as it was asked."""
        return {}

    @cached_property
    def _roster(self) -> Roster:
        """Return the roster of those who can be told: a shift of anybody else is a gap."""
        return self.roster.among(person.id for person in self.reached())
