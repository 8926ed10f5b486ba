"""Padding to one of three sizes."""

import json
from pathlib import Path

import pytest

from functions.crypto.padding import TooLong, pad

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "paddings.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "vector", [each for each in VECTORS if each["padded"]], ids=lambda each: str(each["bytes"])
)
def test_a_plaintext_is_followed_by_spaces_up_to_its_size(vector: dict[str, int]) -> None:
    padded = pad(b"x" * vector["bytes"])

    assert len(padded) == vector["padded"]
    assert padded.rstrip(b" ") == b"x" * vector["bytes"]


def test_one_byte_too_many_is_refused_with_its_count() -> None:
    with pytest.raises(TooLong) as refusal:
        pad(b"x" * 65537)

    assert refusal.value.excess == 1
