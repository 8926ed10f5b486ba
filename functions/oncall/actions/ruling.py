"""A person's own rules: read and changed by nobody else."""

from dataclasses import replace

from functions.errors import Invalid
from functions.oncall.model.rules import Rules
from functions.oncall.store import ChannelStore, RulesStore


def rules_of(rules: RulesStore, channels: ChannelStore, *, person: str) -> Rules:
    """Return a person's rules as far as their channels are still there."""
    kept, own = rules.of(person), {channel.id for channel in channels.channels_of(person)}
    by_urgency = {
        urgency: tuple(rule for rule in each if rule.channel in own)
        for urgency, each in kept.by_urgency.items()
    }
    return replace(kept, by_urgency=by_urgency)


def save_rules(rules: RulesStore, channels: ChannelStore, wanted: Rules) -> Rules:
    """Keep a person's rules, changed since `wanted.version`, and return them as kept.

    Raises:
        Invalid: a rule names a channel that no code proved, or the same one twice.
        CommitConflict: they were changed elsewhere meanwhile.
    """
    proven = {channel.id for channel in channels.channels_of(wanted.person) if channel.verified_at}
    faults = wanted.faults(proven)
    if faults:
        raise Invalid(faults)
    rules.table.commit([rules.putting(wanted)])
    return replace(wanted, version=wanted.version + 1)
