"""A person's own rules: by which channel, after how many minutes, and when only urgent things wake them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

URGENCIES = ("urgent", "soon", "routine")
MOST_DELAY = 240
"""Minutes that a rule may wait."""


@dataclass(frozen=True)
class Rule:
    """Tell me by this channel so many minutes after the round began."""

    delay: int
    channel: str


@dataclass(frozen=True)
class Quiet:
    """Local times between which only urgent things are told this person; `end` before `start`: overnight."""

    start: time
    end: time

    def over_at(self, now: datetime, zone: str) -> datetime | None:
        """Return when the quiet hours that hold now are over, None while none do (equal times: never)."""
        local = now.astimezone(ZoneInfo(zone))
        is_overnight = self.end < self.start
        is_before_end, is_after_start = local.time() < self.end, local.time() >= self.start
        if not (is_before_end or is_after_start if is_overnight else is_before_end and is_after_start):
            return None
        day = local.date() if is_before_end else local.date() + timedelta(days=1)
        return datetime.combine(day, self.end, ZoneInfo(zone)).astimezone(UTC)


@dataclass(frozen=True)
class Rules:
    """One person's rules by urgency. No rules for an urgency: every channel that counts, at once."""

    person: str
    by_urgency: Mapping[str, Sequence[Rule]] = field(default_factory=dict)
    quiet: Quiet | None = None
    version: int = 0

    def waits(self, urgency: str, counting: Collection[str]) -> dict[str, timedelta]:
        """Return how long after a round began each of the counting channels is told; none without a rule.

        Of two rules for a channel the earlier one counts. When the channels of the first rules do not count
        any more the next ones move up to their time: a dead number delays nothing.
        """
        rules = self.by_urgency.get(urgency, ())
        delays: dict[str, int] = {}
        for rule in rules:
            if rule.channel in counting:
                delays[rule.channel] = min(rule.delay, delays.get(rule.channel, rule.delay))
        if not delays:
            return {}
        ahead = min(delays.values()) - min(rule.delay for rule in rules)
        return {channel: timedelta(minutes=delay - ahead) for channel, delay in delays.items()}

    def faults(self, proven: Collection[str]) -> dict[str, list[str]]:
        """Return what is wrong, as codes by field; `proven` are the person's channels that a code proved."""
        found = {field: [code] for field, code in self._faults_of_rules(proven)}
        if self.quiet is not None and self.quiet.start == self.quiet.end:
            found["quiet.end"] = ["quiet-without-length"]
        return found

    def _faults_of_rules(self, proven: Collection[str]) -> Iterator[tuple[str, str]]:
        for urgency, rules in self.by_urgency.items():
            for number, rule in enumerate(rules):
                field = f"{urgency}.{number}"
                if rule.channel not in proven:
                    yield f"{field}.channel", "channel-unproven"
                if rule.channel in {earlier.channel for earlier in rules[:number]}:
                    yield f"{field}.channel", "channel-twice"
                if not 0 <= rule.delay <= MOST_DELAY:
                    yield f"{field}.delay", "rule-delay"
