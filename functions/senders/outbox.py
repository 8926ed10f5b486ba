"""The outbox: messages as files in a folder, until real senders are configured.

Each delivery id becomes one file, `0001.eml` or `0001.sms`, however often it is sent and wherever a
kill falls: the complete file first appears under its id in a hidden folder beside, by a rename; then a
hard link gives it the next number. A retry finds the id, and adds the number only if no file shares its
inode. The outbox itself holds nothing but messages.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from functions.senders.mail import Letterhead
from functions.senders.sender import Message, TemporaryFailure


def no_step(_: str) -> None:
    """Do nothing between two steps; a test may stop here instead."""


@dataclass(frozen=True)
class Outbox:
    """Writes messages of one kind, "eml" or "sms", into a folder shared with the other kind."""

    folder: Path
    kind: str
    letterhead: Letterhead
    step: Callable[[str], None] = no_step

    lease = timedelta(seconds=5)

    def send(self, message: Message) -> str:
        """Write the message unless it was written, and return its file's name.

        Raises:
            TemporaryFailure: the disk refuses.
        """
        try:
            with _locked(self.folder):
                kept = self._keep(message)
                return self._number_of(kept) or self._give_number(kept)
        except OSError as error:
            raise TemporaryFailure("outbox-unwritable") from error

    def _keep(self, message: Message) -> Path:
        """Make the whole file durable under its id."""
        kept = _by_id(self.folder) / f"{message.id}.{self.kind}"
        if kept.exists():
            return kept
        draft = kept.with_name(f"draft.{self.kind}")
        with draft.open("wb") as file:
            file.write(self._content(message))
            self.step("written")
            file.flush()
            os.fsync(file.fileno())
        self.step("durable")
        draft.rename(kept)
        self.step("kept")
        _sync(kept.parent)
        return kept

    def _give_number(self, kept: Path) -> str:
        number = max(_numbers(self.folder), default=0)
        while True:
            number += 1
            file = self.folder / f"{number:04d}.{self.kind}"
            if file.with_suffix(".eml").exists() or file.with_suffix(".sms").exists():
                continue
            os.link(kept, file)
            self.step("numbered")
            _sync(self.folder)
            return file.name

    def _number_of(self, kept: Path) -> str | None:
        """Return the file that is the same inode as the one kept; one link alone has no number yet."""
        status = kept.stat()
        if status.st_nlink == 1:
            return None
        files = [name for name in os.listdir(self.folder) if name[0].isdigit()]
        return next((name for name in files if (self.folder / name).samefile(kept)), None)

    def _content(self, message: Message) -> bytes:
        if self.kind == "eml":
            return self.letterhead.compose(message).as_bytes()
        return f"To: {message.to}\n\n{message.text}\n".encode()


def read_outbox(folder: Path) -> list[Path]:
    """Return the messages in the outbox, the latest first."""
    files = [file for file in folder.glob("[0-9]*.*") if file.suffix in (".eml", ".sms")]
    return sorted(files, key=lambda file: int(file.stem), reverse=True)


def _by_id(folder: Path) -> Path:
    """Return the folder of the files by their ids."""
    return folder.with_name(f".{folder.name}-by-id")


def _numbers(folder: Path) -> Iterator[int]:
    for name in os.listdir(folder):
        stem = name.partition(".")[0]
        if stem.isdigit():
            yield int(stem)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder alone; the system lets go of the lock when a process dies."""
    folder.mkdir(parents=True, exist_ok=True)
    by_id = _by_id(folder)
    by_id.mkdir(mode=0o700, exist_ok=True)
    with (by_id / "lock").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
