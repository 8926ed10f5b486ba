"""The file of a backup: what was written comes back, and nothing else is taken for it."""

import tracemalloc
import zlib
from collections.abc import Iterator
from hashlib import sha256, shake_256
from io import BytesIO
from tempfile import TemporaryFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from functions.cli.keeping import archive
from functions.cli.keeping.archive import LENGTH, ArchiveReader, ArchiveWriter, Damaged

LINES = some.lists(some.text(some.characters(exclude_categories=["C", "Z"]), max_size=40), max_size=20)
CALMLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A machine that is busy elsewhere makes no test wrong."""
FIRST = b"pinternet backup 1\n"


def written(lines: list[str]) -> bytes:
    """Return the file that holds these lines."""
    file = BytesIO()
    writer = ArchiveWriter(file)
    for line in lines:
        writer.write(line)
    writer.end()
    return file.getvalue()


def read(file: bytes) -> list[str]:
    """Return the lines of a file."""
    return list(ArchiveReader(BytesIO(file)).lines())


def by_hand(*parts: bytes, first: bytes = FIRST) -> bytes:
    """Return a file with these parts, hashed as they should be."""
    hashed, file = sha256(first).digest(), first
    for part in (*parts, b""):
        head = LENGTH.pack(len(part))
        hashed = sha256(hashed + head + part).digest()
        file += head + part + hashed
    return file


@CALMLY
@given(LINES)
def test_what_was_written_is_read(lines: list[str]) -> None:
    assert read(written(lines)) == lines


def test_lines_of_many_parts_are_read_in_their_order() -> None:
    lines = [f"{number} {shake_256(b'%d' % number).hexdigest(1000)}" for number in range(3000)]

    file = written(lines)

    assert read(file) == lines
    assert len(file) > 2 * 1_000_000


def test_a_line_may_hold_whatever_else_breaks_lines_elsewhere() -> None:
    assert read(written(["a\u2028b\x0b\x85c"])) == ["a\u2028b\x0b\x85c"]


def test_the_whole_has_one_hash() -> None:
    file = BytesIO()
    writer = ArchiveWriter(file)
    writer.write("one")
    whole = writer.end()
    reader = ArchiveReader(file)
    assert list(reader.lines()) == ["one"]
    assert reader.whole_sha256 == whole


@pytest.fixture(scope="module")
def sample() -> bytes:
    """A file of three parts."""
    return by_hand(*(zlib.compress(f"line {number}\n".encode()) for number in range(3)))


def test_what_is_cut_off_anywhere_is_refused(sample: bytes) -> None:
    assert len(read(sample)) == 3
    for length in range(len(sample)):
        with pytest.raises(Damaged):
            read(sample[:length])


def test_what_is_altered_anywhere_is_refused(sample: bytes) -> None:
    for place in range(len(sample)):
        for bit in range(8):
            altered = bytearray(sample)
            altered[place] ^= 1 << bit
            with pytest.raises(Damaged):
                read(bytes(altered))


@CALMLY
@given(some.data())
def test_what_was_put_in_or_taken_out_is_refused(sample: bytes, data: some.DataObject) -> None:
    start = data.draw(some.integers(0, len(sample)))
    end = data.draw(some.integers(start, len(sample)))
    other = sample[:start] + data.draw(some.binary(max_size=40)) + sample[end:]
    if other != sample:
        with pytest.raises(Damaged):
            read(other)


def test_parts_that_changed_places_are_refused(sample: bytes) -> None:
    parts = [zlib.compress(f"line {number}\n".encode()) for number in range(3)]
    size = [LENGTH.size + len(part) + archive.HASH_BYTES for part in parts]
    one, two = len(FIRST), len(FIRST) + size[0]
    moved = sample[:one] + sample[two : two + size[1]] + sample[one:two] + sample[two + size[1] :]
    with pytest.raises(Damaged):
        read(moved)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"", "no backup"),
        (b"SQLite format 3\0", "no backup"),
        (by_hand(first=b"pinternet backup 2\n"), "newer"),
        (by_hand(b"no zlib"), "altered"),
        (by_hand(zlib.compress(b"\xff")), "altered"),
        (by_hand(zlib.compress(bytes(9_000_000))), "larger"),
        (by_hand() + b"\n", "behind the end"),
        (FIRST + LENGTH.pack(2**32 - 1), "altered"),
    ],
    ids=["nothing", "another file", "newer", "no zlib", "no text", "a bomb", "more behind", "a huge length"],
)
def test_what_is_wrong_is_said(file: bytes, said: str) -> None:
    with pytest.raises(Damaged, match=said):
        read(file)


def test_a_large_backup_takes_no_more_memory_than_a_small_one() -> None:
    peaks = [_peak(number) for number in (3_000, 9_000)]
    assert peaks[1] < peaks[0] * 1.2 + 100_000


def _peak(number: int) -> int:
    """Return the most memory that writing and reading so many lines takes, beside the file's own."""
    tracemalloc.start()
    with TemporaryFile() as file:
        writer = ArchiveWriter(file)
        for line in _lines(number):
            writer.write(line)
        writer.end()
        assert sum(1 for _ in ArchiveReader(file).lines()) == number
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def _lines(number: int) -> Iterator[str]:
    return (shake_256(b"%d" % each).hexdigest(400) for each in range(number))
