"""Chains on a table of their own, and what somebody who may write to the table can do to them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from functions.audit.actions.linking import link
from functions.audit.model.chain import Head, content_hash
from functions.audit.model.event import ENTRY, Event
from functions.audit.store import CHAIN, HEAD, AuditStore, noting
from functions.storage.sqlite import SqliteTable
from functions.storage.table import AtVersion, Delete, Item, Key, Put, Value

AT = datetime(2040, 1, 2, 3, 4, tzinfo=UTC)


def event(number: int) -> Event:
    """Return the nth event of a made-up case."""
    return Event(ENTRY, AT, "ann", f"{number:032x}", "c" * 32, {"number": number})


def chain(table: SqliteTable, length: int) -> AuditStore:
    """Link so many events."""
    audit = AuditStore(table)
    for number in range(1, length + 1):
        table.commit([noting(event(number), "case", number)])
    while links := link(audit, AT, "UTC"):
        table.commit(links.changes)
    return audit


def key_of(number: int) -> Key:
    return Key(CHAIN, f"{number:012d}")


def body_of(table: SqliteTable, number: int) -> Mapping[str, Value]:
    item = table.get(key_of(number))
    assert item is not None
    return item.body


def write(table: SqliteTable, number: int, body: Mapping[str, Value]) -> None:
    """Overwrite an entry."""
    item = table.get(key_of(number))
    assert item is not None
    table.commit([Put(replace(item, body=body), AtVersion(item.version))])


def remove(table: SqliteTable, number: int) -> None:
    item = table.get(key_of(number))
    assert item is not None
    table.commit([Delete(item.key, AtVersion(item.version))])


def set_head(table: SqliteTable, head: Head) -> None:
    item = table.get(HEAD)
    assert item is not None
    body: dict[str, Value] = {"number": head.number, "hash": head.hash}
    table.commit([Put(Item(HEAD, body, item.version), AtVersion(item.version))])


def relink(table: SqliteTable, audit: AuditStore, first: int) -> None:
    """Make everything from an entry on follow again, as a forger does, and move the head."""
    before = audit.entry(first - 1)
    head = Head() if before is None else before.head
    number = first
    while (item := table.get(key_of(number))) is not None:
        content = item.body["content"]
        covered = content_hash(content) if isinstance(content, str) else str(item.body["content_sha256"])
        head = head.followed_by(covered)
        write(table, number, {"content": content, "content_sha256": covered, "hash": head.hash})
        number += 1
    set_head(table, head)


def altered(name: str, value: Value) -> Callable[[SqliteTable, int], None]:
    """Return the deed of writing something else into a field of an entry."""
    return lambda table, number: write(table, number, {**body_of(table, number), name: value})


def alter_and_hash(table: SqliteTable, number: int) -> None:
    """Write another content with its right hash."""
    content = event(999).content
    body = {**body_of(table, number), "content": content, "content_sha256": content_hash(content)}
    write(table, number, body)


def alter_and_relink(table: SqliteTable, number: int) -> None:
    """Forge an entry and everything after it."""
    alter_and_hash(table, number)
    relink(table, AuditStore(table), number)


def take_out_and_relink(table: SqliteTable, number: int) -> None:
    """Take an entry out, move the later ones forward and link them anew."""
    while table.get(key_of(number + 1)) is not None:
        write(table, number, body_of(table, number + 1))
        number += 1
    remove(table, number)
    if number > 1:
        relink(table, AuditStore(table), 1)


def swap_with_next(table: SqliteTable, number: int) -> None:
    """Let two neighbors change places, or the last and the first."""
    other = number + 1 if table.get(key_of(number + 1)) is not None else 1
    one, two = body_of(table, number), body_of(table, other)
    write(table, number, two)
    write(table, other, one)


def cut_from(table: SqliteTable, number: int) -> None:
    """Take away everything from an entry on, and let the head say that it was never there."""
    before = AuditStore(table).entry(number - 1)
    last = number
    while table.get(key_of(last)) is not None:
        remove(table, last)
        last += 1
    set_head(table, Head() if before is None else before.head)


DEEDS: Mapping[str, Callable[[SqliteTable, int], None]] = {
    "content altered": altered("content", event(999).content),
    "content hash altered": altered("content_sha256", "0" * 64),
    "hash altered": altered("hash", "0" * 64),
    "content no text": altered("content", 7),
    "content hash no hash": altered("content_sha256", "x"),
    "content dropped": altered("content", None),
    "content altered with its hash": alter_and_hash,
    "forged with all that follows": alter_and_relink,
    "removed": remove,
    "taken out, the rest moved and linked anew": take_out_and_relink,
    "swapped": swap_with_next,
    "cut off": cut_from,
}
