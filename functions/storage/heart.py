"""The heart of the background work: it beats after every clean tick, and its silence is an alarm."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from functions.errors import Unavailable
from functions.storage.table import Absent, AtVersion, CommitConflict, Item, Key, Put, Table

SILENCE = timedelta(minutes=2)
"""So long without a clean tick, and nobody can count on being told."""
ALERTS, CHORES = "alerts", "chores"
NAMES = (ALERTS, CHORES)
NAMESPACE, METRIC = "Pinternet", "CleanTicks"


class HeartUnreachable(Unavailable):
    """The beat could not be kept where it is looked for."""


class Heart(Protocol):
    """Remembers when the last clean tick of a name ended (one contract: `tests/storage/test_heart.py`)."""

    def beat(self, name: str, now: datetime) -> None:
        """Beat.

        Raises:
            OSError, Unavailable: the beat could not be kept.
        """
        ...

    def last(self, name: str) -> datetime | None:
        """Return when it last beat, None when it never did."""
        ...


def heartbeat(data: Path, name: str) -> Path:
    """Return the file whose age tells when the last clean tick of that name ended."""
    return data / "heartbeat" / name


@dataclass(frozen=True)
class FileHeart:
    """`Heart` on one machine: the age of a file in its data folder, by our own clock."""

    data: Path

    def beat(self, name: str, now: datetime) -> None:
        """Give the file the time of our clock."""
        file = heartbeat(self.data, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        os.utime(file, (now.timestamp(), now.timestamp()))

    def last(self, name: str) -> datetime | None:
        """Return the file's time."""
        try:
            return datetime.fromtimestamp(heartbeat(self.data, name).stat().st_mtime, UTC)
        except FileNotFoundError:
            return None


@dataclass(frozen=True)
class CloudWatchHeart:
    """`Heart` in the cloud: a metric for the alarm, and an item of the table for the console.

    The alarm belongs to the deployment: on `CleanTicks` in `Pinternet`, once for each name, with missing
    data treated as breaching, because what has died sends no zero. `installation` is the table's name: two
    stages of one account must not beat for each other.
    """

    client: Any
    table: Table
    installation: str

    def beat(self, name: str, now: datetime) -> None:
        """Count a clean tick, and note its time unless a tick beside it just did."""
        self._count(name, now)
        kept = self.table.get(_key(name))
        condition = Absent() if kept is None else AtVersion(kept.version)
        with suppress(CommitConflict):
            self.table.commit([Put(Item(_key(name), {"at": int(now.timestamp())}), condition)])

    def last(self, name: str) -> datetime | None:
        """Return the noted time."""
        kept = self.table.get(_key(name))
        return None if kept is None else datetime.fromtimestamp(int(str(kept.body["at"])), UTC)

    def _count(self, name: str, now: datetime) -> None:
        from botocore.exceptions import BotoCoreError, ClientError

        metric = {
            "MetricName": METRIC,
            "Dimensions": [{"Name": "Table", "Value": self.installation}, {"Name": "Work", "Value": name}],
            "Timestamp": now,
            "Value": 1,
        }
        try:
            self.client.put_metric_data(Namespace=NAMESPACE, MetricData=[metric])
        except (BotoCoreError, ClientError) as error:
            raise HeartUnreachable from error


@dataclass(frozen=True)
class Silence:
    """Work that stands still since its last clean tick; None: there never was one.

    A tick that its beat puts into the future was before the clock was put back: then nobody knows since when,
    and it stands still now.
    """

    work: str
    since: datetime | None


def silences(heart: Heart, now: datetime) -> list[Silence]:
    """Return which work stands still."""
    beats = [(name, heart.last(name)) for name in NAMES]
    return [
        Silence(name, last and min(last, now))
        for name, last in beats
        if last is None or abs(now - last) > SILENCE
    ]


def _key(name: str) -> Key:
    return Key("heart", name)
