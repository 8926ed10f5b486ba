"""The stranger's derivation and the repository's vectors agree."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.independent.codes import derive, new_code

VECTORS = Path(__file__).parents[1] / "vectors" / "derivations.json"


@pytest.mark.parametrize("sample", json.loads(VECTORS.read_text(encoding="utf-8")))
def test_a_code_derives_to_what_the_vectors_say(sample: dict[str, Any]) -> None:
    derived = derive(sample["code"], sample["salt"])

    assert (derived.mailbox, derived.token_sha256) == (sample["mailbox"], sample["token_sha256"])
    assert (derived.hybrid, derived.plain) == (sample["hybrid"], sample["plain"])


def test_codes_check_as_account_numbers_do() -> None:
    assert {int(new_code()) % 97 for _ in range(50)} == {1}
