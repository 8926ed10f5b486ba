"""How items look in DynamoDB: attribute values and condition expressions."""

from collections.abc import Mapping
from typing import Any

from functions.storage.clock import from_seconds, to_seconds
from functions.storage.table import Absent, AtVersion, Condition, IndexEntry, IndexRow, Item, Key, Value

INDEX = "queues"
NAMES = {"#expires": "expires", "#version": "version", "#partition": "partition"}
LIVE = "(attribute_not_exists(#expires) OR #expires > :now)"


def write_key(key: Key) -> dict[str, Any]:
    """Return a key as DynamoDB takes it."""
    return {"partition": {"S": key.partition}, "sort": {"S": key.sort}}


def write_item(item: Item, version: int) -> dict[str, Any]:
    """Return an item as DynamoDB takes it."""
    written = {**write_key(item.key), "version": {"N": str(version)}, "body": write_value(item.body)}
    if item.index is not None:
        written |= {"queue": {"S": item.index.queue}, "place": {"S": item.index.place}}
    if item.expires_at is not None:
        written["expires"] = {"N": str(to_seconds(item.expires_at))}
    return written


def read_item(found: Mapping[str, Any]) -> Item:
    """Return what `write_item` wrote."""
    index = IndexEntry(found["queue"]["S"], found["place"]["S"]) if "queue" in found else None
    expires = int(found["expires"]["N"]) if "expires" in found else None
    key = Key(found["partition"]["S"], found["sort"]["S"])
    return Item(key, read_value(found["body"]), int(found["version"]["N"]), index, from_seconds(expires))


def write_row(row: IndexRow) -> dict[str, Any]:
    """Return an index row as the start of a page."""
    return {**write_key(row.key), "queue": {"S": row.queue}, "place": {"S": row.place}}


def read_row(found: Mapping[str, Any]) -> IndexRow:
    """Return the index row that a query found."""
    return IndexRow(
        Key(found["partition"]["S"], found["sort"]["S"]), found["queue"]["S"], found["place"]["S"]
    )


def write_value(value: Value) -> dict[str, Any]:
    """Return a value with its DynamoDB type."""
    if value is None:
        return {"NULL": True}
    if isinstance(value, bool):
        return {"BOOL": value}
    if isinstance(value, int):
        return {"N": str(value)}
    if isinstance(value, str):
        return {"S": value}
    if isinstance(value, bytes):
        return {"B": value}
    if isinstance(value, Mapping):
        return {"M": {name: write_value(part) for name, part in value.items()}}
    return {"L": [write_value(part) for part in value]}


def read_value(typed: Mapping[str, Any]) -> Any:
    """Return what `write_value` wrote; numbers are whole."""
    kind, value = next(iter(typed.items()))
    if kind == "M":
        return {name: read_value(part) for name, part in value.items()}
    if kind == "L":
        return [read_value(part) for part in value]
    if kind == "N":
        return int(value)
    return None if kind == "NULL" else value


def write_condition(condition: Condition, now: int) -> dict[str, Any]:
    """Return the parameters that make DynamoDB hold to `condition`; an expired item counts as absent."""
    if isinstance(condition, AtVersion):
        return {
            "ConditionExpression": f"#version = :version AND {LIVE}",
            "ExpressionAttributeNames": {name: NAMES[name] for name in ("#version", "#expires")},
            "ExpressionAttributeValues": {
                ":version": {"N": str(condition.version)},
                ":now": {"N": str(now)},
            },
        }
    assert isinstance(condition, Absent)  # noqa: S101 - for the type checker
    return {
        "ConditionExpression": "attribute_not_exists(#partition) OR #expires <= :now",
        "ExpressionAttributeNames": {name: NAMES[name] for name in ("#partition", "#expires")},
        "ExpressionAttributeValues": {":now": {"N": str(now)}},
    }
