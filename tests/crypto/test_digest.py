"""A sealed body's hash is the SHA-256 of its bytes, wherever its pieces end."""

from hashlib import sha256

import pytest

from functions.crypto.digest import PIECE, digest_of


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 5 * PIECE, 20_000])
def test_it_is_that_of_the_whole(size: int) -> None:
    sealed = bytes(number % 251 for number in range(size))

    assert digest_of(sealed) == sha256(sealed).hexdigest()
