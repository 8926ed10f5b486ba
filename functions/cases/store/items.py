"""Cases, mailboxes and messages as items of the table, and back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from functions.cases.model import (
    Case,
    FollowUp,
    Form,
    Gone,
    Mailbox,
    Message,
    Receipt,
    Request,
)
from functions.cases.model.case import CLOSED, COUNSELOR, STAGES, URGENCIES, WAITING
from functions.cases.model.danger import Danger
from functions.storage.table import Absent, AtVersion, Condition, IndexEntry, Item, Key, Value
from functions.times import moment, moment_or_none, stamp, stamp_or_none

HEAD = "head"
MESSAGE, PLACE, REQUEST, TIMER = "message/", "id/", "request/", "timer/"
WAITING_QUEUE, CLOSED_QUEUE = "cases/waiting", "cases/closed"
RIGHTS_QUEUE = "cases/rights"
EXPIRY = "expiry"


def case_key(case: str) -> Key:
    """Where the head of a case is."""
    return Key(f"case/{case}", HEAD)


def mailbox_key(mailbox_sha256: str) -> Key:
    """Where a mailbox, or its tombstone, is."""
    return Key(f"mailbox/{mailbox_sha256}", HEAD)


def message_key(case: str, number: int) -> Key:
    """Where a message is: numbers sort as text."""
    return Key(f"case/{case}", f"{MESSAGE}{number:06d}")


def place_key(case: str, message: str) -> Key:
    """Where it is noted which number a message id has."""
    return Key(f"case/{case}", f"{PLACE}{message}")


def request_key(case: str, request: str) -> Key:
    """Where a client's request is."""
    return Key(f"case/{case}", f"{REQUEST}{request}")


def open_queue(person: str) -> str:
    """The queue of a person's open cases."""
    return f"cases/open/{person}"


def timer_key(case: str, what: str) -> Key:
    """Where a timer of a case is."""
    return Key(f"case/{case}", f"{TIMER}{what}")


def timer_queue(what: str) -> str:
    """The queue of one kind of timers, so that a kind that is held up keeps no other waiting."""
    return "due/cases" if what == EXPIRY else f"due/{what}"


def since(version: int) -> Condition:
    """Return the condition that nobody stored the item since `version` was read (0: since it was absent)."""
    return AtVersion(version) if version else Absent()


def case_item(case: Case) -> Item:
    """Return the head as stored, standing in its queue."""
    body: dict[str, Value] = {
        "reference": case.reference,
        "mailbox_sha256": case.mailbox_sha256,
        "language": case.language,
        "urgency": case.urgency,
        "form": {"id": case.form.id, "version": case.form.version},
        "keys": case.keys,
        "epoch": case.epoch,
        "received_at": stamp(case.received_at),
        "last_at": stamp(case.last_at),
        "last_from": case.last_from,
        "reply_by": stamp_or_none(case.reply_by),
        "assignee": case.assignee,
        "claimed_at": stamp_or_none(case.claimed_at),
        "seen_at": stamp_or_none(case.seen_at),
        "seen_up_to": case.seen_up_to,
        "faced": case.faced,
        "closed_at": stamp_or_none(case.closed_at),
        "outcome": case.outcome,
        "is_junk": case.is_junk,
        "next_number": case.next_number,
        "bodies": case.bodies,
        "day": case.day,
        "messages_today": case.messages_today,
        "answer_by": stamp_or_none(case.answer_by),
        "lapsed_by": case.lapsed_by,
        "lapsed_at": stamp_or_none(case.lapsed_at),
        "follow_up": _follow_up_body(case.follow_up),
        "silence_asked_at": stamp_or_none(case.silence_asked_at),
        "stage": case.stage,
        "next_entry": case.next_entry,
        "owed_since": stamp_or_none(case.owed_since),
        "was_answered": case.was_answered,
        "offer": case.offer,
        "right_due": stamp_or_none(case.right_due),
        "restricted_at": stamp_or_none(case.restricted_at),
        "danger": _danger_body(case.danger),
        "label": case.label,
    }
    return Item(case_key(case.id), body, index=queue_of(case))


def queue_of(case: Case) -> IndexEntry:
    """Return where a case stands: urgent first while waiting, else by what last called for it."""
    if case.state == CLOSED:
        return IndexEntry(CLOSED_QUEUE, stamp(case.closed_at or case.last_at))
    if case.state == WAITING:
        rank = URGENCIES.index(case.urgency)
        return IndexEntry(WAITING_QUEUE, f"{rank}/{stamp(case.received_at)}/{case.id}")
    return IndexEntry(open_queue(case.assignee or ""), stamp(case.stirred_at))


def urgency_of_place(place: str) -> str:
    """Return the urgency of a case by its place among those that wait."""
    return URGENCIES[int(place.partition("/")[0])]


def case_of(item: Item) -> Case:
    """Return the case that a head holds."""
    body: Mapping[str, Any] = item.body
    return Case(
        id=item.key.partition.removeprefix("case/"),
        reference=body["reference"],
        mailbox_sha256=body["mailbox_sha256"],
        language=body["language"],
        urgency=body["urgency"],
        form=Form(body["form"]["id"], body["form"]["version"]),
        keys=body["keys"],
        epoch=int(body["epoch"]),
        received_at=moment(body["received_at"]),
        last_at=moment(body["last_at"]),
        last_from=body["last_from"],
        reply_by=moment_or_none(body["reply_by"]),
        assignee=body["assignee"],
        claimed_at=moment_or_none(body["claimed_at"]),
        seen_at=moment_or_none(body["seen_at"]),
        seen_up_to=int(body["seen_up_to"]),
        faced=int(body.get("faced", 0)),
        closed_at=moment_or_none(body["closed_at"]),
        outcome=body["outcome"],
        is_junk=body["is_junk"],
        next_number=int(body["next_number"]),
        bodies=int(body["bodies"]),
        day=body["day"],
        messages_today=int(body["messages_today"]),
        follow_up=_follow_up_of(body.get("follow_up")),
        answer_by=moment_or_none(body.get("answer_by")),
        lapsed_by=body.get("lapsed_by"),
        lapsed_at=moment_or_none(body.get("lapsed_at")),
        silence_asked_at=moment_or_none(body.get("silence_asked_at")),
        stage=body.get("stage", STAGES[0]),
        next_entry=int(body.get("next_entry", 1)),
        owed_since=_owed_since(body),
        was_answered=body.get("was_answered", body["last_from"] == COUNSELOR),
        offer=body.get("offer"),
        right_due=moment_or_none(body.get("right_due")),
        restricted_at=moment_or_none(body.get("restricted_at")),
        danger=_danger_of(body.get("danger")),
        label=int(body.get("label", 0)),
        version=item.version,
    )


def _owed_since(body: Mapping[str, Any]) -> datetime | None:
    """Return since when an answer is owed; heads kept before that was noted know the client's last word."""
    if "owed_since" in body:
        return moment_or_none(body["owed_since"])
    return None if body["reply_by"] is None else moment(body["last_at"])


def mailbox_item(mailbox: Mailbox) -> Item:
    """Return the mailbox, or its tombstone, as stored."""
    receipt, gone = mailbox.receipt, mailbox.gone
    body: dict[str, Value] = {"token_sha256": mailbox.token_sha256}
    if receipt is not None:
        body |= {
            "case": mailbox.case,
            "intake_sha256": mailbox.intake_sha256,
            "reference": receipt.reference,
            "received_at": stamp(receipt.received_at),
            "reply_by": stamp(receipt.reply_by),
        }
    if gone is not None:
        body |= {"reason": gone.reason, "at": stamp(gone.at)}
    return Item(mailbox_key(mailbox.sha256), body, expires_at=mailbox.expires_at)


def mailbox_of(item: Item) -> Mailbox:
    """Return the mailbox that an item holds."""
    body: Mapping[str, Any] = item.body
    receipt = gone = None
    if "reference" in body:
        receipt = Receipt(body["reference"], moment(body["received_at"]), moment(body["reply_by"]))
    if "reason" in body:
        gone = Gone(body["reason"], moment(body["at"]))
    return Mailbox(
        sha256=item.key.partition.removeprefix("mailbox/"),
        token_sha256=body["token_sha256"],
        case=body.get("case"),
        intake_sha256=body.get("intake_sha256"),
        receipt=receipt,
        gone=gone,
        version=item.version,
    )


def message_item(case: str, message: Message) -> Item:
    """Return a message as stored."""
    body: dict[str, Value] = {
        "id": message.id,
        "from": message.sender,
        "author": message.author,
        "posted_at": stamp(message.posted_at),
        "epoch": message.epoch,
        "sealed": message.sealed,
        "sha256": message.sha256,
        "taken_back_at": stamp_or_none(message.taken_back_at),
    }
    return Item(message_key(case, message.number), body)


def message_of(item: Item) -> Message:
    """Return the message that an item holds."""
    body: Mapping[str, Any] = item.body
    return Message(
        number=int(item.key.sort.removeprefix(MESSAGE)),
        id=body["id"],
        sender=body["from"],
        author=body["author"],
        posted_at=moment(body["posted_at"]),
        epoch=int(body["epoch"]),
        sealed=None if body["sealed"] is None else bytes(body["sealed"]),
        sha256=body["sha256"],
        taken_back_at=moment_or_none(body["taken_back_at"]),
        version=item.version,
    )


def request_item(case: str, request: Request) -> Item:
    """Return a client's request as stored; while a right is open it stands among those that are due."""
    body: dict[str, Value] = {
        "kind": request.kind,
        "posted_at": stamp(request.posted_at),
        "due_at": stamp_or_none(request.due_at),
        "settled_at": stamp_or_none(request.settled_at),
        "withdrawn_at": stamp_or_none(request.withdrawn_at),
    }
    due = request.due_at if request.is_open else None
    index = None if due is None else IndexEntry(RIGHTS_QUEUE, f"{stamp(due)}/{case}/{request.id}")
    return Item(request_key(case, request.id), body, index=index)


def request_of(item: Item) -> Request:
    """Return the request that an item holds."""
    body: Mapping[str, Any] = item.body
    return Request(
        id=item.key.sort.removeprefix(REQUEST),
        kind=body["kind"],
        posted_at=moment(body["posted_at"]),
        due_at=moment_or_none(body.get("due_at")),
        settled_at=moment_or_none(body["settled_at"]),
        withdrawn_at=moment_or_none(body.get("withdrawn_at")),
        version=item.version,
    )


def _follow_up_body(follow_up: FollowUp | None) -> dict[str, Value] | None:
    if follow_up is None:
        return None
    return {
        "on": follow_up.on.isoformat(),
        "remind_at": stamp(follow_up.remind_at),
        "reminded_at": stamp_or_none(follow_up.reminded_at),
        "starts_at": stamp_or_none(follow_up.starts_at),
    }


def _follow_up_of(body: Mapping[str, Any] | None) -> FollowUp | None:
    """Return the counselor's date; cases kept before there were any have none."""
    if body is None:
        return None
    return FollowUp(
        date.fromisoformat(body["on"]),
        moment(body["remind_at"]),
        moment_or_none(body["reminded_at"]),
        moment_or_none(body.get("starts_at")),
    )


def _danger_body(danger: Danger | None) -> dict[str, Value] | None:
    if danger is None:
        return None
    return {"alert": danger.alert, "by": danger.by, "raised_at": stamp(danger.raised_at)}


def _danger_of(body: Mapping[str, Any] | None) -> Danger | None:
    return None if body is None else Danger(body["alert"], body["by"], moment(body["raised_at"]))
