"""Blanks what only debuggers read of compiled libraries (ELF, 64 bit): of PyNaCl's it is three quarters.

Nothing moves, so that no offset has to be mended; zeros take no room in a zip.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

_MAGIC = b"\x7fELF\x02\x01"  # 64 bit, little endian
_SECTIONS_AT, _COUNT_AT = 0x28, 0x3C
_SECTION = struct.Struct("<IIQQQQ24x")  # name, type, flags, address, offset, size
_ALLOCATED = 0x2
_NO_BITS = 8


def blank(library: Path) -> None:
    """Blank the sections named .debug_*, which no loader maps into memory."""
    content = bytearray(library.read_bytes())
    if not content.startswith(_MAGIC):
        return
    for offset, size in list(_debug_sections(content)):
        content[offset : offset + size] = bytes(size)
    library.write_bytes(content)


def _debug_sections(content: bytearray) -> Iterator[tuple[int, int]]:
    (begin,) = struct.unpack_from("<Q", content, _SECTIONS_AT)
    count, names = struct.unpack_from("<HH", content, _COUNT_AT)
    sections = [_SECTION.unpack_from(content, begin + _SECTION.size * number) for number in range(count)]
    if not sections:
        return
    names_at = sections[names][4]
    for name, kind, flags, _, offset, size in sections:
        if content.startswith(b".debug_", names_at + name) and not flags & _ALLOCATED and kind != _NO_BITS:
            yield offset, size
