"""What a code unlocks is the same in Python and in the browser."""

import json
from pathlib import Path

import pyrage
import pytest

from functions.crypto.derivation import derive_root, unlock

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "derivations.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['code']} {vector['salt']}")
def test_a_code_unlocks_the_shared_vectors(vector: dict[str, str]) -> None:
    unlocked = unlock(vector["code"], vector["salt"])

    assert derive_root(vector["code"], vector["salt"]).hex() == vector["root"]
    assert unlocked.token.hex() == vector["token"]
    assert {name: getattr(unlocked, name) for name in ("mailbox", "mailbox_sha256", "token_sha256")} == {
        name: vector[name] for name in ("mailbox", "mailbox_sha256", "token_sha256")
    }
    assert (unlocked.hybrid, unlocked.plain) == (vector["hybrid"], vector["plain"])


def test_the_plain_identity_is_one_that_age_takes() -> None:
    assert str(pyrage.x25519.Identity.from_str(VECTORS[0]["plain"])) == VECTORS[0]["plain"]
