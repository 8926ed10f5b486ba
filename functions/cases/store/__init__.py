"""Cases, mailboxes and messages, kept in a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from functions.audit.store import AuditStore
from functions.cases.model import Case, Mailbox, Message, Request
from functions.cases.model.desk import Timer
from functions.cases.store import items
from functions.cases.store.asks import AskStore
from functions.cases.store.desk import DeskStore
from functions.cases.store.outlook import OutlookStore
from functions.cases.store.pace import PaceStore
from functions.cases.store.record import RecordStore
from functions.statistics.store import StatisticsStore
from functions.storage.table import Absent, AtVersion, Change, Delete, Item, Put, Table


@dataclass(frozen=True)
class CaseStore:
    """Reads cases and mailboxes; makes the changes that a commit is put together from."""

    table: Table

    @property
    def desk(self) -> DeskStore:
        """The counselors' side: queues, drafts, answers on their way, timers, purges."""
        return DeskStore(self.table)

    @property
    def record(self) -> RecordStore:
        """What the counselors noted beside the thread."""
        return RecordStore(self.table)

    @property
    def audit(self) -> AuditStore:
        """What happened, and the chain that it is linked into."""
        return AuditStore(self.table)

    @property
    def statistics(self) -> StatisticsStore:
        """What it comes to, week by week."""
        return StatisticsStore(self.table)

    @property
    def asks(self) -> AskStore:
        """What colleagues ask each other."""
        return AskStore(self.table)

    @property
    def pace(self) -> PaceStore:
        """How many cases were answered on each day."""
        return PaceStore(self.table)

    @cached_property
    def outlook(self) -> OutlookStore:
        """What a promise counts with: the queue and the pace."""
        return OutlookStore(self.table)

    def mailbox(self, mailbox_sha256: str) -> Mailbox | None:
        """Return a mailbox or its tombstone, None when there is neither."""
        item = self.table.get(items.mailbox_key(mailbox_sha256))
        return None if item is None else items.mailbox_of(item)

    def case(self, case: str) -> Case | None:
        """Return the head of a case."""
        item = self.table.get(items.case_key(case))
        return None if item is None else items.case_of(item)

    def message(self, case: str, number: int) -> Message | None:
        """Return one message."""
        item = self.table.get(items.message_key(case, number))
        return None if item is None else items.message_of(item)

    def number_of(self, case: str, message: str) -> int | None:
        """Return the number that a message id has in a case."""
        item = self.table.get(items.place_key(case, message))
        return None if item is None else int(str(item.body["number"]))

    def message_with_id(self, case: str, message: str) -> Message | None:
        """Return the message that a writer's id names."""
        number = self.number_of(case, message)
        return None if number is None else self.message(case, number)

    def messages(self, case: str, after: int = 0) -> Iterator[Message]:
        """Yield the messages with a number above `after`, in order, read in pages as they are taken."""
        cursor: str | None = items.message_key(case, after).sort
        while cursor is not None:
            page = self.table.query(f"case/{case}", prefix=items.MESSAGE, after=cursor, limit=20)
            yield from map(items.message_of, page.items)
            cursor = page.next

    def messages_backwards(self, case: str, before: int = 0) -> Iterator[Message]:
        """Yield the messages, those with a number below `before` if given, latest first, read as taken."""
        cursor = items.message_key(case, before).sort if before else None
        while True:
            page = self.table.query(
                f"case/{case}", prefix=items.MESSAGE, after=cursor, limit=12, backwards=True
            )
            yield from map(items.message_of, page.items)
            cursor = page.next
            if cursor is None:
                return

    def request(self, case: str, request: str) -> Request | None:
        """Return a client's request."""
        item = self.table.get(items.request_key(case, request))
        return None if item is None else items.request_of(item)

    def requests(self, case: str) -> list[Request]:
        """Return a client's requests, those that are over too."""
        page = self.table.query(f"case/{case}", prefix=items.REQUEST)
        return [items.request_of(item) for item in page.items]

    def drop_request(self, case: str, request: Request) -> Delete:
        """Remove a request that was over long ago."""
        return Delete(items.request_key(case, request.id), AtVersion(request.version))

    def put_mailbox(self, mailbox: Mailbox) -> Put:
        """Store a mailbox as changed since it was read."""
        return Put(items.mailbox_item(mailbox), items.since(mailbox.version))

    def put_case(self, case: Case) -> Put:
        """Store the head of a case as changed since it was read."""
        return Put(items.case_item(case), items.since(case.version))

    def add_message(self, case: str, message: Message) -> list[Change]:
        """Store a new message, and which number its id has."""
        place = Item(items.place_key(case, message.id), {"number": message.number})
        return [Put(items.message_item(case, message), Absent()), Put(place, Absent())]

    def put_message(self, case: str, message: Message) -> Put:
        """Store a message as changed since it was read."""
        return Put(items.message_item(case, message), items.since(message.version))

    def put_request(self, case: str, request: Request) -> Put:
        """Store a client's request as changed since it was read."""
        return Put(items.request_item(case, request), items.since(request.version))

    def add_timer(self, case: str, what: str, due: datetime) -> Put:
        """Set a timer of a new case; when it is due, the head is read again and decides."""
        return self.desk.put_timer(Timer(case, what, due))

    def commit(self, changes: Sequence[Change]) -> None:
        """Apply the changes atomically, or none.

        Raises:
            CommitConflict: something changed since it was read.
        """
        self.table.commit(changes)
