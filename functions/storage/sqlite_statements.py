"""The SQL of `SqliteTable`, written out: what is live is always asked for in the statement itself."""

from functools import cache

SCHEMA = """
CREATE TABLE IF NOT EXISTS items (
    partition TEXT NOT NULL,
    sort      TEXT NOT NULL,
    version   INTEGER NOT NULL,
    body      TEXT NOT NULL,
    queue     TEXT,
    place     TEXT,
    expires   INTEGER,
    UNIQUE (partition, sort)
);
CREATE INDEX IF NOT EXISTS queues ON items (queue, place, partition, sort, expires) WHERE queue IS NOT NULL;
CREATE INDEX IF NOT EXISTS expiring ON items (expires) WHERE expires IS NOT NULL;
"""

INSERT = """
INSERT INTO items (version, body, queue, place, expires, partition, sort)
VALUES (1, :body, :queue, :place, :expires, :partition, :sort)
ON CONFLICT (partition, sort) DO UPDATE SET
    version = 1, body = :body, queue = :queue, place = :place, expires = :expires
WHERE items.expires <= :now
"""

RESTORE = """
INSERT INTO items (version, body, queue, place, expires, partition, sort)
VALUES (:version, :body, :queue, :place, :expires, :partition, :sort)
ON CONFLICT (partition, sort) DO UPDATE SET
    version = :version, body = :body, queue = :queue, place = :place, expires = :expires
WHERE items.expires <= :now
"""

INSERTED = ("body", "queue", "place", "expires", "partition", "sort")


@cache
def insert_all(number: int) -> str:
    """Return the statement that inserts so many new items, or none when one is there, even expired."""
    rows = ", ".join(["(1, ?, ?, ?, ?, ?, ?)"] * number)
    return f"INSERT INTO items (version, {', '.join(INSERTED)}) VALUES {rows}"  # noqa: S608 - no value in it


UPDATE = """
UPDATE items SET version = version + 1, body = :body, queue = :queue, place = :place, expires = :expires
WHERE partition = :partition AND sort = :sort AND version = :version AND (expires IS NULL OR expires > :now)
"""

DELETE = """
DELETE FROM items
WHERE partition = :partition AND sort = :sort AND version = :version AND (expires IS NULL OR expires > :now)
"""

FIND = """
SELECT version FROM items
WHERE partition = :partition AND sort = :sort AND (expires IS NULL OR expires > :now)
"""

GET = """
SELECT partition, sort, body, version, queue, place, expires FROM items
WHERE partition = :partition AND sort = :sort AND (expires IS NULL OR expires > :now)
"""

EVERYTHING = """
SELECT partition, sort, body, version, queue, place, expires FROM items
WHERE expires IS NULL OR expires > :now
"""

QUERY = """
SELECT partition, sort, body, version, queue, place, expires FROM items
WHERE partition = :partition AND sort >= :least AND sort <= :greatest AND (expires IS NULL OR expires > :now)
ORDER BY sort LIMIT :limit
"""

QUERY_BACKWARDS = """
SELECT partition, sort, body, version, queue, place, expires FROM items
WHERE partition = :partition AND sort >= :least AND sort <= :greatest AND sort IS NOT :after
    AND (expires IS NULL OR expires > :now)
ORDER BY sort DESC LIMIT :limit
"""

QUERY_INDEX = """
SELECT partition, sort, queue, place FROM items
WHERE queue = :queue AND place <= :up_to AND (place, partition, sort) > (:place, :partition, :sort)
    AND (expires IS NULL OR expires > :now)
ORDER BY place, partition, sort LIMIT :limit
"""

QUERY_INDEX_BACKWARDS = """
SELECT partition, sort, queue, place FROM items
WHERE queue = :queue AND place <= :up_to AND (place, partition, sort) < (:place, :partition, :sort)
    AND (expires IS NULL OR expires > :now)
ORDER BY place DESC, partition DESC, sort DESC LIMIT :limit
"""

PURGE = "DELETE FROM items WHERE rowid IN (SELECT rowid FROM items WHERE expires <= :now LIMIT :limit)"
