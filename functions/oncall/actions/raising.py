"""Raise alerts: the changes to put into the commit of what happened."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from functions.oncall.model import (
    Alert,
    Policy,
    Tally,
    alert_id,
    policy_for_check,
    policy_for_danger,
    policy_for_follow_up,
    policy_for_promise,
    policy_for_question,
    policy_for_reply,
    policy_for_right,
    policy_for_test,
)
from functions.oncall.model.alert import (
    AT_ONCE,
    AUDIT,
    CHECK,
    DANGER,
    FOLLOW_UP,
    PROMISE,
    QUESTION,
    REPLY,
    RIGHT,
    SILENCE,
)
from functions.oncall.model.rules import URGENCIES
from functions.oncall.store import AlertStore
from functions.storage.table import Change
from functions.times import to_minute

MOST_ENDED = 24
"""The end of an alert takes two of the 100 changes that a commit holds, and a look may end two kinds."""


def alert_for_intake(alerts: AlertStore, *, case: str, urgency: str, now: datetime) -> list[Change]:
    """Return the changes that alert the team of a new case, for the intake's own commit."""
    policy = alerts.policies.in_force(now).for_waiting(urgency)
    return alerts.adding(_alert(case, "intake", "intake", urgency, policy, now))


def alert_for_message(
    alerts: AlertStore, *, case: str, message: str, urgency: str, assignee: str | None, now: datetime
) -> list[Change]:
    """Return the changes that alert of a client's message, for the message's own commit.

    In a claimed case its counselor is told, or who is there while they are on leave, and only when that is
    in vain whoever exhaustion names.
    While an alert of a client's word is open that is as urgent nobody is told a second time: its rounds go
    on. One that is told at more leisure, as an evaluation is, hides nothing that is urgent. The message's
    commit must be conditional on the case's head as it was before this call, because claiming and closing
    settle alerts together with the head.
    """
    as_urgent = URGENCIES[: URGENCIES.index(urgency) + 1]
    if any(alert.is_of_client and alert.urgency in as_urgent for alert in alerts.open_alerts_of(case)):
        return []
    policies = alerts.policies.in_force(now)
    policy = policies.for_message(urgency, assignee) if assignee else policies.for_waiting(urgency)
    about = "message" if assignee else "intake"
    return alerts.adding(_alert(case, f"message/{message}", about, urgency, policy, now))


def alert_for_return(
    alerts: AlertStore, *, case: str, head_version: int, urgency: str, now: datetime
) -> list[Change]:
    """Return the changes that alert the team of a case given back, for the giving back's own commit.

    `head_version` is the version of the case's head as read: it makes the event the only one of its kind.
    """
    return _waiting_again(alerts, case, f"return/{head_version}", urgency, now)


def alert_for_lapse(
    alerts: AlertStore, *, case: str, head_version: int, urgency: str, now: datetime
) -> list[Change]:
    """Return the changes that alert the team of a case whose counselor did not answer in time.

    For the commit that gives it back; `head_version` as for a return.
    """
    return _waiting_again(alerts, case, f"expired/{head_version}", urgency, now)


def alert_for_promise(
    alerts: AlertStore, *, case: str, head_version: int, urgency: str, person: str, now: datetime
) -> list[Change]:
    """Return the changes that remind a counselor that their claim's time runs out, for the timer's commit.

    A claim is reminded of once, so the head's version makes the event the only one of its kind.
    """
    policy = policy_for_promise(person)
    return alerts.adding(_alert(case, f"{PROMISE}/{head_version}", PROMISE, urgency, policy, now))


def alert_for_follow_up(
    alerts: AlertStore, *, case: str, head_version: int, assignee: str, now: datetime
) -> list[Change]:
    """Return the changes that remind a counselor of the date they set, for the commit that notes it.

    `head_version` is the version of the case's head as read: it makes the event the only one of its kind.
    """
    event, policy = f"follow-up/{head_version}", policy_for_follow_up(assignee)
    return alerts.adding(_alert(case, event, FOLLOW_UP, "routine", policy, now))


def alert_for_silence(
    alerts: AlertStore, *, case: str, head_version: int, assignee: str, now: datetime
) -> list[Change]:
    """Return the changes that ask a counselor what to do about a client's silence, once in each.

    `head_version` as for a follow-up.
    """
    event, policy = f"{SILENCE}/{head_version}", policy_for_follow_up(assignee)
    return alerts.adding(_alert(case, event, SILENCE, "routine", policy, now))


def alert_for_question(
    alerts: AlertStore, *, case: str, question: str, to: str, now: datetime, about: str = QUESTION
) -> list[Change]:
    """Return the changes that tell a colleague what they are asked in a case, for the commit that asks it.

    `to` is a target, `question` the id of what is asked; `about` says whether it is a question or a
    hand-over.
    """
    return alerts.adding(_alert(case, f"{about}/{question}", about, "soon", policy_for_question(to), now))


def settle_question(
    alerts: AlertStore, *, case: str, question: str, now: datetime, about: str = QUESTION
) -> list[Change]:
    """Return the changes that end the telling of what a colleague was asked, or of a client's right."""
    alert = alerts.alert(alert_id(case, f"{about}/{question}"))
    return alerts.settling(alert.closed(now)) if alert is not None and alert.is_open else []


def alert_for_reply(
    alerts: AlertStore, *, case: str, question: str, person: str, now: datetime
) -> list[Change]:
    """Return the changes that tell whoever asked that a colleague answered, for the answer's commit."""
    return alerts.adding(_alert(case, f"{REPLY}/{question}", REPLY, "soon", policy_for_reply(person), now))


def alert_for_right(
    alerts: AlertStore, *, case: str, request: str, assignee: str | None, now: datetime
) -> list[Change]:
    """Return the changes that alert of a right that a client asks for, for the commit of the asking."""
    policy = policy_for_right(assignee)
    return alerts.adding(_alert(case, f"{RIGHT}/{request}", RIGHT, "soon", policy, now))


def alert_for_danger(
    alerts: AlertStore, *, case: str, event: str, rings: Sequence[Sequence[str]], now: datetime
) -> tuple[str, list[Change]]:
    """Return the id and the changes of a call for help, for the commit of the entry that makes it.

    `rings` are people in the order in which they are told; `event` makes it the only call of its kind.
    """
    alert = _alert(case, f"{DANGER}/{event}", DANGER, "urgent", policy_for_danger(rings), now)
    return alert.id, alerts.adding(alert)


def alert_for_test(alerts: AlertStore, *, test: str, now: datetime) -> tuple[str, list[Change]]:
    """Return the id of a marked test alert, and the changes that raise it."""
    alert = _alert("", f"test/{test}", "test", "urgent", policy_for_test(), now)
    return alert.id, alerts.adding(alert)


def alert_for_check(
    alerts: AlertStore, *, night: date, tallies: Sequence[Tally], head: str | None, now: datetime
) -> list[Change]:
    """Return the changes that tell coordinators what a night's check found, for the commit of its mark.

    `head` is how far the audit chain goes; where that is all there is to tell, it is told by email alone.
    """
    about = CHECK if tallies else AUDIT
    alert = _alert("", f"check/{night.isoformat()}", about, "routine", policy_for_check(), now)
    return alerts.adding(replace(alert, tallies=tuple(tallies), audit_head=head))


def claim_alerts_of(alerts: AlertStore, *, case: str, person: str, now: datetime) -> list[Change]:
    """Return the changes that end the telling because a person took the case, for the claim's commit."""
    return [
        change
        for alert in alerts.open_alerts_of(case)
        if not alert.stands_apart
        for change in alerts.settling(alert.claimed(person, now))
    ]


def close_alerts_of(alerts: AlertStore, *, case: str, now: datetime) -> list[Change]:
    """Return the changes that end the telling because nothing of the client waits any more.

    For the commit of an answer, a closing, or a look at the thread by its counselor. What colleagues asked
    stays told.
    """
    return _closing(alerts, case, now, lambda alert: not alert.stands_apart)


def close_all_alerts_of(alerts: AlertStore, *, case: str, now: datetime) -> list[Change]:
    """Return the changes that end all telling of a case, for the commit of its erasing."""
    return _closing(alerts, case, now, lambda alert: True)


def close_reminders_of(alerts: AlertStore, *, case: str, now: datetime) -> list[Change]:
    """Return the changes that end what reminds its counselor; what clients wrote stays told."""
    return _closing(alerts, case, now, lambda alert: alert.is_reminder)


def close_replies_to(alerts: AlertStore, *, case: str, person: str, now: datetime) -> list[Change]:
    """Return the changes that end what tells a person of a colleague's answer: they look at it."""
    return _closing(alerts, case, now, lambda alert: alert.is_reply_to(person))


def _closing(alerts: AlertStore, case: str, now: datetime, is_over: Callable[[Alert], bool]) -> list[Change]:
    """Return the changes that end alerts, of as many as a commit holds beside its own changes.

    The next look ends what is left, and after an erasing the purge removes it.
    """
    over = [alert for alert in alerts.open_alerts_of(case) if is_over(alert)][:MOST_ENDED]
    return [change for alert in over for change in alerts.settling(alert.closed(now))]


def _waiting_again(alerts: AlertStore, case: str, event: str, urgency: str, now: datetime) -> list[Change]:
    closing = close_alerts_of(alerts, case=case, now=now)
    policy = alerts.policies.in_force(now).for_waiting(urgency)
    return closing + alerts.adding(_alert(case, event, "intake", urgency, policy, now))


def _alert(case: str, event: str, about: str, urgency: str, policy: Policy, now: datetime) -> Alert:
    """Return a new alert, due at once. Its time is kept to the minute: it says when a client wrote."""
    raised_at = to_minute(now)
    return Alert(alert_id(case, event), case, about, urgency, policy, raised_at=raised_at, next_at=AT_ONCE)
