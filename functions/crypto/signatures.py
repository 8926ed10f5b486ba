"""Ed25519 signatures of the organisation's signer over the exact text of a statement.

PyNaCl is loaded when a signature is first checked: an intake is no reason to.
"""

import base64
import binascii

PREFIX = "ed25519:"
KEY_BYTES = 32


class SignerMalformed(ValueError):
    """The text is no `ed25519:` and base64 of 32 bytes that name a point of the curve's large group."""


def read_signer(text: str) -> str:
    """Return the signer in its one spelling.

    Raises:
        SignerMalformed: it is none.
    """
    text = text.strip()
    if not text.startswith(PREFIX):
        raise SignerMalformed("a signer begins with ed25519:")
    try:
        raw = base64.b64decode(text.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError) as error:
        raise SignerMalformed("after ed25519: comes base64") from error
    if len(raw) != KEY_BYTES:
        raise SignerMalformed("a signer has 32 bytes, this is shorter or longer")
    if raw[1:-1] in (b"\x00" * 30, b"\xff" * 30):
        raise SignerMalformed("this is no key that anyone could have made")
    return PREFIX + base64.b64encode(raw).decode()


def verifies(signer: str, text: str, signature: bytes) -> bool:
    """Tell whether `signature` is the signer's over the UTF-8 bytes of `text`."""
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    raw = base64.b64decode(read_signer(signer).removeprefix(PREFIX))
    try:
        VerifyKey(raw).verify(text.encode(), signature)
    except (BadSignatureError, ValueError):
        return False
    return True
