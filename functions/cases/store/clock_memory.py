"""What is remembered of the clock between two ticks, and between two starts."""

import json
from pathlib import Path
from typing import Protocol

from functions.cases.model.steadiness import UNKNOWN, Steadiness
from functions.times import moment, moment_or_none, stamp, stamp_or_none


class ClockMemory(Protocol):
    """Keeps one `Steadiness`."""

    def read(self) -> Steadiness | None:
        """Return what was kept, `UNKNOWN` when it cannot be read any more, None when nothing was kept yet.

        Raises:
            OSError: the place cannot be reached.
        """
        ...

    def keep(self, steadiness: Steadiness) -> None:
        """Keep it instead of what was kept before.

        Raises:
            OSError: it cannot be kept.
        """
        ...


class ClockFile:
    """`ClockMemory` in a small file, which is replaced whole."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Steadiness | None:
        """Return what the file says."""
        try:
            fields = json.loads(self._path.read_bytes())
            return Steadiness(moment(fields["seen_at"]), moment_or_none(fields["jumped_at"]))
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError):
            return UNKNOWN

    def keep(self, steadiness: Steadiness) -> None:
        """Write beside, then put in place."""
        fields = {
            "seen_at": stamp(steadiness.seen_at),
            "jumped_at": stamp_or_none(steadiness.jumped_at),
        }
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_name(f"{self._path.name}.new")
        beside.write_text(json.dumps(fields), encoding="utf-8")
        beside.replace(self._path)
