"""Recognise a sealed body without opening it: the header of a binary age v1 file (c2sp.org/age).

The server checks what it can see: its recipients, of one kind, and a payload of a padding size.
Stanzas whose type ends in `-grease` are ignored, as the format asks.
"""

import re
from binascii import Error, a2b_base64, b2a_base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from functions.crypto.padding import BUCKETS

Kind = Literal["hybrid", "x25519"]

INTRODUCTION = b"age-encryption.org/v1\n"
KIND_OF_TYPE: dict[str, Kind] = {"mlkem768x25519": "hybrid", "X25519": "x25519"}
SHARE_BYTES: dict[Kind, int] = {"hybrid": 1120, "x25519": 32}  # encapsulated key, ephemeral share
FILE_KEY_BYTES = 32  # 16 bytes and a tag
PAYLOAD_BYTES = frozenset(16 + size + 16 * -(-size // 65536) for size in BUCKETS)  # nonce, text, tags
MOST_HEADER_BYTES = 16384
LINE = 64
ARGUMENTS = re.compile(rb"-> ([\x21-\x7e]+(?: [\x21-\x7e]+)*)\Z")
END = re.compile(rb"--- ([A-Za-z0-9+/]{43})\Z")


class AgeFileMalformed(ValueError):
    """The bytes are no age file of the shape that the protocol asks for; `reason` is a short code.

    "header", "recipients", "mixed-kinds" or "size".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Stanza:
    """One recipient: its type, its other arguments, its body."""

    type: str
    arguments: tuple[str, ...]
    body: bytes


def kind_of(sealed: bytes, recipients: int = 2) -> Kind:
    """Return the kind of keys to which a body is sealed: to the team and the client, two in all.

    Raises:
        AgeFileMalformed: no age v1 file, not so many recipients of one kind, or no padded size.
    """
    stanzas, payload = read_header(sealed)
    kinds = [_kind(stanza) for stanza in stanzas if not stanza.type.endswith("-grease")]
    if len(set(kinds)) > 1:
        raise AgeFileMalformed("mixed-kinds")
    if len(kinds) != recipients:
        raise AgeFileMalformed("recipients")
    if payload not in PAYLOAD_BYTES:
        raise AgeFileMalformed("size")
    return kinds[0]


def read_header(sealed: bytes) -> tuple[list[Stanza], int]:
    """Return the stanzas of a file, and the number of bytes that follow its header.

    Raises:
        AgeFileMalformed: the header breaks the grammar, or is longer than 16 kB.
    """
    lines = _Lines(sealed)
    stanzas: list[Stanza] = []
    for line in lines:
        end = END.match(line)
        if end and stanzas:
            _decode(end[1])
            return stanzas, len(sealed) - lines.place
        stanzas.append(_stanza(line, lines))
    raise AgeFileMalformed("header")


class _Lines(Iterator[bytes]):
    """The lines of a header, without their line feeds; `place` is where the next one begins."""

    def __init__(self, sealed: bytes) -> None:
        if not sealed.startswith(INTRODUCTION):
            raise AgeFileMalformed("header")
        self.sealed = sealed
        self.place = len(INTRODUCTION)

    def __next__(self) -> bytes:
        end = self.sealed.find(b"\n", self.place, MOST_HEADER_BYTES)
        if end < 0:
            raise AgeFileMalformed("header")
        line = self.sealed[self.place : end]
        self.place = end + 1
        return line


def _stanza(first: bytes, lines: Iterator[bytes]) -> Stanza:
    arguments = ARGUMENTS.match(first)
    if not arguments:
        raise AgeFileMalformed("header")
    name, *others = arguments[1].decode("ascii").split(" ")
    body = b""
    for line in lines:
        if len(line) > LINE:
            raise AgeFileMalformed("header")
        body += _decode(line)
        if len(line) < LINE:
            break
    return Stanza(name, tuple(others), body)


def _kind(stanza: Stanza) -> Kind:
    kind = KIND_OF_TYPE.get(stanza.type)
    if kind is None:
        raise AgeFileMalformed("recipients")
    if len(stanza.arguments) != 1 or len(stanza.body) != FILE_KEY_BYTES:
        raise AgeFileMalformed("recipients")
    if len(_decode(stanza.arguments[0].encode("ascii"))) != SHARE_BYTES[kind]:
        raise AgeFileMalformed("recipients")
    return kind


def _decode(text: bytes) -> bytes:
    """Decode canonical unpadded base64: only that is what its bytes are written as again."""
    try:
        raw = a2b_base64(text + b"=" * (-len(text) % 4))
    except Error as error:
        raise AgeFileMalformed("header") from error
    if b2a_base64(raw, newline=False).rstrip(b"=") != text:
        raise AgeFileMalformed("header")
    return raw
