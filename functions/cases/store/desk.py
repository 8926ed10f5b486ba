"""The counselors' side of cases in the table: queues, drafts, answers on their way, timers, purges."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from functions.cases.model.case import URGENCIES, Case
from functions.cases.model.desk import Draft, PendingAnswer, Purge, Timer
from functions.cases.store import items
from functions.storage.table import (
    AtVersion,
    Check,
    Delete,
    IndexEntry,
    IndexPage,
    IndexRow,
    Item,
    Key,
    Put,
    Table,
    Value,
)
from functions.times import moment, stamp

DRAFT, REFLECTION, PENDING, PURGE = "draft/", "reflection/", "pending/", "purge"
ANSWERS_QUEUE, PURGES_QUEUE = "due/answers", "due/purges"
AT_ONCE = 100
COUNTED_AT_ONCE = 1000
LONG_AGO = "1970-01-01T00:00:00Z"
"""When a case was cut off whose mark was made before that was noted."""


@dataclass(frozen=True)
class DeskStore:
    """Reads what lies on the counselors' desks; makes the changes that a commit is put together from."""

    table: Table

    def holding(self, case: Case) -> Check:
        """Return the check that a case is still as it was read."""
        return Check(items.case_key(case.id), AtVersion(case.version))

    def cutting(self, case: Case) -> Delete:
        """Return the change that removes the head, after which nothing can be added to the case."""
        return Delete(items.case_key(case.id), AtVersion(case.version))

    def queue(self, queue: str, *, after: str | None, limit: int, backwards: bool) -> IndexPage:
        """Return a page of a queue; it may lag, so read the heads again."""
        return self.table.query_index(queue, after=after, limit=limit, backwards=backwards)

    def beyond(self, queue: str, place: str = "") -> list[Key]:
        """Return the keys of all that stands in a queue beyond a place, the last first; the index may lag."""
        found: list[Key] = []
        after = None
        while True:
            page = self.table.query_index(queue, after=after, limit=AT_ONCE, backwards=True)
            found.extend(row.key for row in page.rows if row.place > place)
            after = page.next
            if after is None or page.rows[-1].place <= place:
                return found

    def newest(self, queue: str, *, up_to: str | None, limit: int) -> list[IndexRow]:
        """Return the newest rows of a queue, from place `up_to` backwards."""
        return list(self.table.query_index(queue, up_to=up_to, limit=limit, backwards=True).rows)

    def count(self, queue: str, most: int) -> int:
        """Return how many cases stand in a queue, `most` when there are more."""
        return len(self.table.query_index(queue, limit=most).rows)

    def rights_due(self, now: datetime) -> list[datetime]:
        """Return when each right was to be settled that is overdue, up to a hundred; the index may lag."""
        return [moment(row.place.partition("/")[0]) for row in self._due(items.RIGHTS_QUEUE, now)]

    def waiting(self) -> Mapping[str, int]:
        """Return how many cases wait, by urgency: all of them, or promises would be too early."""
        counts: Counter[str] = Counter()
        after: str | None = None
        while True:
            page = self.table.query_index(items.WAITING_QUEUE, after=after, limit=COUNTED_AT_ONCE)
            counts.update(items.urgency_of_place(row.place) for row in page.rows)
            after = page.next
            if after is None:
                return {urgency: counts[urgency] for urgency in URGENCIES}

    def first_waiting(self, most: int) -> list[str]:
        """Return the cases that are answered first; the index may lag, so read their heads."""
        rows = self.table.query_index(items.WAITING_QUEUE, limit=most).rows
        return [row.key.partition.removeprefix("case/") for row in rows]

    def draft(self, case: str, person: str, kind: str = DRAFT) -> Draft | None:
        """Return a person's draft in a case, or what else of a kind only they can open."""
        item = self.table.get(_draft_key(case, person, kind))
        if item is None:
            return None
        body: Mapping[str, Any] = item.body
        return Draft(person, bytes(body["sealed"]), moment(body["saved_at"]), item.version)

    def put_draft(self, case: str, draft: Draft, kind: str = DRAFT) -> Put:
        """Store a draft as changed since it was read."""
        body: dict[str, Value] = {"sealed": draft.sealed, "saved_at": stamp(draft.saved_at)}
        return Put(Item(_draft_key(case, draft.person, kind), body), items.since(draft.version))

    def drop_draft(self, case: str, draft: Draft, kind: str = DRAFT) -> Delete:
        """Remove a draft."""
        return Delete(_draft_key(case, draft.person, kind), AtVersion(draft.version))

    def pending(self, case: str, answer: str) -> PendingAnswer | None:
        """Return an answer on its way."""
        item = self.table.get(_pending_key(case, answer))
        return None if item is None else _pending_of(item)

    def pending_in(self, case: str) -> list[PendingAnswer]:
        """Return the answers on their way in a case, the first due first."""
        page = self.table.query(f"case/{case}", prefix=PENDING)
        return sorted(map(_pending_of, page.items), key=lambda each: (each.post_at, each.id))

    def due_answers(self, now: datetime) -> Iterator[PendingAnswer]:
        """Yield the answers whose time has come, each read again."""
        for row in self._due(ANSWERS_QUEUE, now):
            item = self.table.get(row.key)
            if item is not None and (found := _pending_of(item)).post_at <= now:
                yield found

    def answers_after(self, moment: datetime) -> list[PendingAnswer]:
        """Return the answers on their way that are posted later than a moment."""
        found = map(self.table.get, self.beyond(ANSWERS_QUEUE, f"{stamp(moment)}/~"))
        return [_pending_of(item) for item in found if item is not None]

    def put_pending(self, answer: PendingAnswer) -> Put:
        """Store an answer on its way."""
        body: dict[str, Value] = {
            "author": answer.author,
            "epoch": answer.epoch,
            "sealed": answer.sealed,
            "sha256": answer.sha256,
            "up_to": answer.up_to,
            "post_at": stamp(answer.post_at),
            "is_receipt": answer.is_receipt,
        }
        entry = IndexEntry(ANSWERS_QUEUE, f"{stamp(answer.post_at)}/{answer.id}")
        return Put(Item(_pending_key(answer.case, answer.id), body, index=entry), items.since(answer.version))

    def drop_pending(self, answer: PendingAnswer) -> Delete:
        """Remove an answer on its way: taken back, or posted."""
        return Delete(_pending_key(answer.case, answer.id), AtVersion(answer.version))

    def timer(self, case: str, what: str) -> Timer | None:
        """Return a timer of a case."""
        item = self.table.get(items.timer_key(case, what))
        return None if item is None else _timer_of(item)

    def due_timers(self, what: str, now: datetime) -> Iterator[Timer]:
        """Yield the timers of a kind whose time has come, each read again."""
        for row in self._due(items.timer_queue(what), now):
            item = self.table.get(row.key)
            if item is not None and (found := _timer_of(item)).due <= now:
                yield found

    def timers_after(self, what: str, moment: datetime) -> list[Timer]:
        """Return the timers of a kind that are due later than a moment."""
        found = map(self.table.get, self.beyond(items.timer_queue(what), f"{stamp(moment)}/~"))
        return [_timer_of(item) for item in found if item is not None]

    def put_timer(self, timer: Timer) -> Put:
        """Store a timer as changed since it was read."""
        entry = IndexEntry(items.timer_queue(timer.what), f"{stamp(timer.due)}/{timer.case}")
        item = Item(items.timer_key(timer.case, timer.what), {"due": stamp(timer.due)}, index=entry)
        return Put(item, items.since(timer.version))

    def drop_timer(self, timer: Timer) -> Delete:
        """Remove a timer."""
        return Delete(items.timer_key(timer.case, timer.what), AtVersion(timer.version))

    def add_purge(self, case: Case, now: datetime) -> Put:
        """Mark a case whose head is cut, until all of it is removed."""
        entry = IndexEntry(PURGES_QUEUE, f"{stamp(now)}/{case.id}")
        body = {"mailbox_sha256": case.mailbox_sha256, "at": stamp(now)}
        return Put(Item(Key(f"case/{case.id}", PURGE), body, index=entry), items.since(0))

    def purge(self, case: str) -> Purge | None:
        """Return the mark of a case that is being removed."""
        item = self.table.get(Key(f"case/{case}", PURGE))
        if item is None:
            return None
        at = moment(str(item.body.get("at", LONG_AGO)))
        return Purge(case, str(item.body["mailbox_sha256"]), at, item.version)

    def purges(self) -> list[str]:
        """Return the cases whose removal is not known to be complete."""
        rows = self.table.query_index(PURGES_QUEUE, limit=AT_ONCE).rows
        return [row.key.partition.removeprefix("case/") for row in rows]

    def drop_purge(self, purge: Purge) -> Delete:
        """Remove the mark."""
        return Delete(Key(f"case/{purge.case}", PURGE), AtVersion(purge.version))

    def removing(self, case: str) -> list[Delete]:
        """Return the next changes that remove what a case still holds beside its mark; [] when nothing."""
        page = self.table.query(f"case/{case}", limit=AT_ONCE)
        return [Delete(item.key, AtVersion(item.version)) for item in page.items if item.key.sort != PURGE]

    def _due(self, queue: str, now: datetime) -> list[IndexRow]:
        return list(self.table.query_index(queue, up_to=f"{stamp(now)}/~", limit=AT_ONCE).rows)


def _draft_key(case: str, person: str, kind: str) -> Key:
    return Key(f"case/{case}", f"{kind}{person}")


def _pending_key(case: str, answer: str) -> Key:
    return Key(f"case/{case}", f"{PENDING}{answer}")


def _pending_of(item: Item) -> PendingAnswer:
    body: Mapping[str, Any] = item.body
    return PendingAnswer(
        id=item.key.sort.removeprefix(PENDING),
        case=item.key.partition.removeprefix("case/"),
        author=body["author"],
        epoch=int(body["epoch"]),
        sealed=bytes(body["sealed"]),
        sha256=body["sha256"],
        up_to=int(body["up_to"]),
        post_at=moment(body["post_at"]),
        is_receipt=bool(body.get("is_receipt", False)),
        version=item.version,
    )


def _timer_of(item: Item) -> Timer:
    case, what = item.key.partition.removeprefix("case/"), item.key.sort.removeprefix(items.TIMER)
    return Timer(case, what, moment(str(item.body["due"])), item.version)
