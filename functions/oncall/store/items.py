"""Alerts, deliveries and channels as items, and back."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from functions.oncall.model import Alert, Channel, Delivery, Policy, Step, Tally
from functions.oncall.model.policy import AGAIN_EVERY, COORDINATORS, MOST_REPEATS
from functions.storage.table import IndexEntry, Item, Key, Value
from functions.times import moment, moment_or_none, stamp, stamp_or_none

DUE_ALERTS, PAST_ALERTS, DUE_DELIVERIES = "due/alerts", "past/alerts", "due/deliveries"


def alert_key(alert: str) -> Key:
    """Return where an alert is kept."""
    return Key(f"alert/{alert}", "head")


def delivery_key(delivery: str) -> Key:
    """Return where a delivery is kept."""
    return Key(f"delivery/{delivery}", "head")


def channel_key(person: str, channel: str) -> Key:
    """Return where a channel is kept; all of the team's stand in one partition, to be read at once."""
    return Key("channels", f"{person}/{channel}")


def alert_item(alert: Alert) -> Item:
    """Return the alert as an item: among the due ones while it is open, among the past ones after.

    Its place there tells of a case's alert that nobody took since when it waits, so that none need be read.
    """
    body: dict[str, Value] = {
        "case": alert.case,
        "about": alert.about,
        "urgency": alert.urgency,
        "policy": policy_body(alert.policy),
        "raised_at": stamp(alert.raised_at),
        "next_at": stamp_or_none(alert.next_at),
        "state": alert.state,
        "loop": alert.loop,
        "step": alert.step,
        "unreached": alert.unreached,
        "claimed_by": alert.claimed_by,
        "settled_at": stamp_or_none(alert.settled_at),
    }
    if alert.tallies:
        body["tallies"] = [_tally_body(tally) for tally in alert.tallies]
    if alert.audit_head is not None:
        body["audit_head"] = alert.audit_head
    return Item(alert_key(alert.id), body, alert.version, _alert_index(alert), alert.expires_at)


def _alert_index(alert: Alert) -> IndexEntry:
    if alert.next_at is not None:
        since = f"/{stamp(alert.raised_at)}" if alert.case and alert.is_exhausted else ""
        return IndexEntry(DUE_ALERTS, f"{stamp(alert.next_at)}/{alert.id}{since}")
    return IndexEntry(PAST_ALERTS, f"{stamp(alert.settled_at or alert.raised_at)}/{alert.id}")


def exhausted_since(place: str) -> datetime | None:
    """Return since when an alert waits that was told to the end, None of any other; by its place."""
    _, _, since = place.partition("/")[2].partition("/")
    return moment(since) if since else None


def alert_of(item: Item) -> Alert:
    """Return the alert that an item holds."""
    body: Mapping[str, Any] = item.body
    return Alert(
        id=item.key.partition.removeprefix("alert/"),
        case=body["case"],
        about=body["about"],
        urgency=body["urgency"],
        policy=policy_of(body["policy"], body["urgency"], is_test=body["about"] == "test"),
        raised_at=moment(body["raised_at"]),
        next_at=moment_or_none(body["next_at"]),
        state=body["state"],
        loop=body["loop"],
        step=body["step"],
        unreached=body["unreached"],
        claimed_by=body["claimed_by"],
        settled_at=moment_or_none(body["settled_at"]),
        tallies=tuple(map(_tally_of, body.get("tallies", ()))),
        audit_head=body.get("audit_head"),
        version=item.version,
    )


def delivery_item(delivery: Delivery) -> Item:
    """Return the delivery as an item, in the queue of due ones while there is something to do."""
    body: dict[str, Value] = {
        "alert": delivery.alert,
        "loop": delivery.loop,
        "step": delivery.step,
        "person": delivery.person,
        "channel": delivery.channel,
        "kind": delivery.kind,
        "created_at": stamp(delivery.created_at),
        "next_at": stamp_or_none(delivery.next_at),
        "state": delivery.state,
        "tries": delivery.tries,
        "reason": delivery.reason,
        "provider": delivery.provider,
        "settled_at": stamp_or_none(delivery.settled_at),
        "confirmed_at": stamp_or_none(delivery.confirmed_at),
        "is_bundle": delivery.is_bundle,
    }
    index = None
    if delivery.next_at is not None:
        index = IndexEntry(DUE_DELIVERIES, f"{stamp(delivery.next_at)}/{delivery.id}")
    return Item(delivery_key(delivery.id), body, delivery.version, index, delivery.expires_at)


def delivery_of(item: Item) -> Delivery:
    """Return the delivery that an item holds."""
    body: Mapping[str, Any] = item.body
    return Delivery(
        id=item.key.partition.removeprefix("delivery/"),
        alert=body["alert"],
        loop=body["loop"],
        step=body["step"],
        person=body["person"],
        channel=body["channel"],
        kind=body["kind"],
        created_at=moment(body["created_at"]),
        next_at=moment_or_none(body["next_at"]),
        state=body["state"],
        tries=body["tries"],
        reason=body["reason"],
        provider=body["provider"],
        settled_at=moment_or_none(body["settled_at"]),
        confirmed_at=moment_or_none(body["confirmed_at"]),
        is_bundle=body.get("is_bundle", False),
        version=item.version,
    )


def channel_item(channel: Channel) -> Item:
    """Return the channel as an item."""
    body: dict[str, Value] = {
        "kind": channel.kind,
        "sealed": channel.sealed,
        "fingerprint": channel.fingerprint,
        "created_at": stamp(channel.created_at),
        "state": channel.state,
        "reason": channel.reason,
        "verified_at": stamp_or_none(channel.verified_at),
        "told_at": stamp_or_none(channel.told_at),
        "code": channel.code,
        "code_sent_at": stamp_or_none(channel.code_sent_at),
        "code_tries": channel.code_tries,
        "given_up": channel.given_up,
    }
    return Item(channel_key(channel.person, channel.id), body, channel.version)


def channel_of(item: Item) -> Channel:
    """Return the channel that an item holds."""
    body: Mapping[str, Any] = item.body
    person, channel = item.key.sort.split("/")
    return Channel(
        id=channel,
        person=person,
        kind=body["kind"],
        sealed=bytes(body["sealed"]),
        fingerprint=body["fingerprint"],
        created_at=moment(body["created_at"]),
        state=body["state"],
        reason=body["reason"],
        verified_at=moment_or_none(body["verified_at"]),
        told_at=moment_or_none(body.get("told_at")),
        code=body["code"],
        code_sent_at=moment_or_none(body["code_sent_at"]),
        code_tries=body["code_tries"],
        given_up=int(body.get("given_up", 0)),
        version=item.version,
    )


@lru_cache(maxsize=8)
def policy_body(policy: Policy) -> Mapping[str, Value]:
    """Return a policy as a part of a body; that of one policy is in every alert."""
    steps: list[Value] = [
        {"delay": step.delay, "targets": list(step.targets), "every_channel": step.every_channel}
        for step in policy.steps
    ]
    return {
        "steps": steps,
        "every": policy.every,
        "repeats": policy.repeats,
        "exhausted": list(policy.exhausted),
        "exhausted_every": policy.exhausted_every,
    }


def policy_of(body: Mapping[str, Any], urgency: str, *, is_test: bool = False) -> Policy:
    """Return the policy that a body holds.

    Earlier ones named nobody for exhaustion, and some had no end: they get the ends of today.
    """
    steps = tuple(
        Step(step["delay"], tuple(step["targets"]), step.get("every_channel", False))
        for step in body["steps"]
    )
    repeats = MOST_REPEATS if body["repeats"] is None else body["repeats"]
    exhausted = body.get("exhausted", [] if is_test else [COORDINATORS])
    again = body.get("exhausted_every", AGAIN_EVERY[urgency])
    return Policy(steps, body["every"], repeats, tuple(exhausted), again)


def _tally_body(tally: Tally) -> dict[str, Value]:
    return {"code": tally.code, "count": tally.count, "first": stamp_or_none(tally.first)}


def _tally_of(body: Mapping[str, Any]) -> Tally:
    return Tally(body["code"], int(body["count"]), moment_or_none(body["first"]))
