"""The file of a backup: lines of text in compressed parts, each hashed together with all before it.

    pinternet backup 1          a line with the format's version
    LENGTH PART HASH            4 bytes; so many bytes of zlib; SHA-256 of the hash before, LENGTH and PART
    ...
    0 HASH                      the end: a file without it is cut off

So a part that is damaged, missing, doubled or moved is noticed, and no more than a part has to fit into
memory. The hashes tell damage. They do not tell who wrote the file: whoever can change it can hash it anew.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO

VERSION = 1
FIRST = re.compile(rb"pinternet backup ([1-9][0-9]{0,5})\n")
LENGTH = struct.Struct(">I")
HASH_BYTES = 32
PART_BYTES = 1_000_000
"""After so many bytes of lines a part is closed."""
MOST_PART_BYTES = 8_000_000
"""What no part reaches: an item is at most 400 kB."""
QUICKLY = 1
"""What is sealed hardly gets smaller whatever is tried, and while it is tried the table's log waits."""


class Damaged(ValueError):
    """The file is no backup, is cut off or altered, or is of a newer Pinternet."""


class ArchiveWriter:
    """Writes lines; `end` must be called for the file to count."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        first = f"pinternet backup {VERSION}\n".encode()
        self._file.write(first)
        self._hash = sha256(first).digest()
        self._waiting = bytearray()

    def write(self, line: str) -> None:
        """Write one line."""
        self._waiting += line.encode() + b"\n"
        if len(self._waiting) >= PART_BYTES:
            self._close_part()

    def end(self) -> str:
        """Write what is left and the end; return the hash of the whole, hexadecimal."""
        if self._waiting:
            self._close_part()
        self._write_part(b"")
        return self._hash.hex()

    def _close_part(self) -> None:
        self._write_part(zlib.compress(self._waiting, QUICKLY))
        self._waiting.clear()

    def _write_part(self, part: bytes) -> None:
        head = LENGTH.pack(len(part))
        self._hash = sha256(self._hash + head + part).digest()
        self._file.write(head + part + self._hash)


class ArchiveReader:
    """Reads the lines of a backup. Nothing that it yields counts until it has come to the end."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = b""

    @property
    def whole_sha256(self) -> str:
        """Return the hash of the whole, once all lines were read."""
        return self._hash.hex()

    def lines(self) -> Iterator[str]:
        """Yield every line.

        Raises:
            Damaged: the file cannot be trusted; what it yielded before must not be used either.
        """
        self._file.seek(0)
        self._hash = self._first()
        while part := self._part():
            yield from _unpacked(part)
        if self._file.read(1):
            raise Damaged("something stands behind the end of the backup")

    def _first(self) -> bytes:
        first = self._file.readline(64)
        match = FIRST.fullmatch(first)
        if match is None:
            raise Damaged("this is no backup of Pinternet")
        if int(match[1]) > VERSION:
            raise Damaged("this backup was made by a newer Pinternet; bring this one up to date first")
        return sha256(first).digest()

    def _part(self) -> bytes:
        head = self._taken(LENGTH.size)
        (length,) = LENGTH.unpack(head)
        if length > MOST_PART_BYTES:
            raise Damaged("the backup is altered")
        part = self._taken(length)
        self._hash = sha256(self._hash + head + part).digest()
        if self._taken(HASH_BYTES) != self._hash:
            raise Damaged("the backup is altered")
        return part

    def _taken(self, length: int) -> bytes:
        taken = self._file.read(length)
        if len(taken) < length:
            raise Damaged("the backup is cut off: its end is missing")
        return taken


def _unpacked(part: bytes) -> list[str]:
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(part, MOST_PART_BYTES)
        if not unpacking.eof:
            raise Damaged("a part of the backup is larger than any can be")
        return text.decode().split("\n")[:-1]
    except (zlib.error, UnicodeDecodeError) as error:
        raise Damaged("the backup is altered") from error
