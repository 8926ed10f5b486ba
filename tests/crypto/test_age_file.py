"""Sealed bodies are recognised from outside, by the grammar of age v1."""

import base64
import json
import os
from pathlib import Path

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.crypto.age_file import AgeFileMalformed, kind_of
from functions.crypto.padding import BUCKETS
from tests.public import age_file, stanza

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "sealed.json").read_text(encoding="utf-8"))
HYBRID, PLAIN = stanza("hybrid"), stanza("x25519")
GREASE = "-> odd-grease one two\nYWJj\n"
GOOD = age_file(HYBRID, HYBRID)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['kind']} {vector['padded']}")
def test_bodies_of_the_age_library_have_their_kind(vector: dict[str, str]) -> None:
    assert kind_of(base64.b64decode(vector["sealed"])) == vector["kind"]


@pytest.mark.parametrize("vector", [each for each in VECTORS if each["kind"] == "x25519"])
def test_plain_vectors_open_with_each_of_their_identities(vector: dict[str, str]) -> None:
    for text in vector["identities"]:
        opened = pyrage.decrypt(base64.b64decode(vector["sealed"]), [pyrage.x25519.Identity.from_str(text)])
        assert json.loads(opened) == vector["body"]


@pytest.mark.parametrize("size", BUCKETS)
def test_files_of_pyrage_are_recognised_at_every_size(size: int) -> None:
    recipients = [pyrage.x25519.Identity.generate().to_public() for _ in range(2)]

    assert kind_of(pyrage.encrypt(b" " * size, recipients)) == "x25519"


def test_grease_is_ignored() -> None:
    assert kind_of(age_file(GREASE, HYBRID, GREASE, HYBRID)) == "hybrid"


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (b"", "header"),
        (b"age-encryption.org/v2\n" + GOOD[22:], "header"),
        (GOOD[:200], "header"),
        (age_file(), "header"),
        (GOOD.replace(b"\n", b"\r\n"), "header"),
        (GOOD.replace(b"-> mlkem", b"->  mlkem", 1), "header"),
        (GOOD.replace(b"-> mlkem", b"-> \xc3\xa9 mlkem", 1), "header"),
        (age_file("-> odd-grease\nYWJ\n", HYBRID, HYBRID), "header"),
        (age_file("-> odd-grease\nYWJ=\n", HYBRID, HYBRID), "header"),
        (age_file("-> odd-grease\n" + "A" * 65 + "\n", HYBRID, HYBRID), "header"),
        (age_file("-> odd-grease x" + "y" * 20_000 + "\n\n", HYBRID, HYBRID), "header"),
        (age_file(GREASE), "recipients"),
        (age_file(HYBRID), "recipients"),
        (age_file(HYBRID, HYBRID, HYBRID), "recipients"),
        (age_file(PLAIN, PLAIN, "-> scrypt AAAA 18\nYWJj\n"), "recipients"),
        (age_file(HYBRID, stanza("hybrid", body=48)), "recipients"),
        (age_file(HYBRID, HYBRID.replace("\n", " more\n", 1)), "recipients"),
        (age_file(PLAIN, PLAIN.replace("X25519", "x25519")), "recipients"),
        (age_file(HYBRID, PLAIN), "mixed-kinds"),
        (age_file(PLAIN, HYBRID, HYBRID), "mixed-kinds"),
        (age_file(HYBRID, HYBRID, payload=0), "size"),
        (age_file(HYBRID, HYBRID, payload=4096), "size"),
        (age_file(HYBRID, HYBRID, payload=16 + 4096 + 17), "size"),
        (age_file(HYBRID, HYBRID, payload=16 + 65536 + 32), "size"),
    ],
)
def test_anything_else_is_refused_with_its_reason(file: bytes, reason: str) -> None:
    with pytest.raises(AgeFileMalformed) as refusal:
        kind_of(file)

    assert refusal.value.reason == reason


def test_base64_has_one_spelling() -> None:
    line = next(line for line in GOOD.split(b"\n") if line.startswith(b"--- "))
    last = line[-1:]
    other = next(bytes([c]) for c in b"BCDF" if bytes([c]) != last)

    with pytest.raises(AgeFileMalformed):
        kind_of(GOOD.replace(line, line[:-1] + other))


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=300), st.integers(0, 1800))
def test_damaged_headers_are_refused_and_never_crash(noise: bytes, place: int) -> None:
    damaged = GOOD[:place] + noise + GOOD[place:]

    try:
        kind_of(damaged)
    except AgeFileMalformed:
        return
    assert noise == b"" or place > len(GOOD)


def test_random_bytes_are_no_age_file() -> None:
    with pytest.raises(AgeFileMalformed):
        kind_of(os.urandom(5000))
