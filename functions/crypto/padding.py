"""Padding: a plaintext is filled with spaces up to one of three sizes, so that its length says little."""

BUCKETS = (4096, 16384, 65536)


class TooLong(ValueError):
    """The plaintext is longer than the largest size; `excess` is the number of bytes too many."""

    def __init__(self, excess: int) -> None:
        super().__init__(f"{excess} bytes too long")
        self.excess = excess


def pad(plaintext: bytes) -> bytes:
    """Return the plaintext followed by spaces.

    Raises:
        TooLong: it does not fit the largest size.
    """
    for bucket in BUCKETS:
        if len(plaintext) <= bucket:
            return plaintext.ljust(bucket, b" ")
    raise TooLong(len(plaintext) - BUCKETS[-1])
