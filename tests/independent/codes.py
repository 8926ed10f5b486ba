"""The return code and what it derives to, after the protocol's own text."""

import base64
import hashlib
import secrets
from dataclasses import dataclass

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


@dataclass(frozen=True)
class Derived:
    """What a code opens. `token` is the bearer token, the identities are age's."""

    mailbox: str
    token: str
    token_sha256: str
    hybrid: str
    plain: str


def new_code() -> str:
    """Return 22 random digits and the two check digits of ISO 7064 MOD 97-10."""
    number = secrets.randbelow(10**22)
    return f"{number:022d}{98 - number * 100 % 97:02d}"


def derive(code: str, salt: str) -> Derived:
    """Return what a code of 24 digits derives to under an installation's salt."""
    root = hashlib.scrypt(code.encode(), salt=salt.encode(), n=32768, r=8, p=1, dklen=32, maxmem=2**26)
    token = _expand(root, "token", 32)
    return Derived(
        mailbox=_expand(root, "mailbox", 16).hex(),
        token=base64.urlsafe_b64encode(token).decode().rstrip("="),
        token_sha256=hashlib.sha256(token).hexdigest(),
        hybrid=_bech32("age-secret-key-pq-", _expand(root, "identity hybrid", 32)).upper(),
        plain=_bech32("age-secret-key-", _expand(root, "identity x25519", 32)).upper(),
    )


def _expand(root: bytes, purpose: str, length: int) -> bytes:
    return HKDF(SHA256(), length, salt=b"", info=f"pinternet/1 {purpose}".encode()).derive(root)


def _bech32(prefix: str, raw: bytes) -> str:
    """Encode as BIP 173 does, without its limit of length."""
    bits = "".join(f"{byte:08b}" for byte in raw)
    bits += "0" * (-len(bits) % 5)
    words = [int(bits[place : place + 5], 2) for place in range(0, len(bits), 5)]
    expanded = [ord(each) >> 5 for each in prefix] + [0] + [ord(each) & 31 for each in prefix]
    check = _polymod([*expanded, *words, 0, 0, 0, 0, 0, 0]) ^ 1
    words += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{prefix}1{''.join(LETTERS[word] for word in words)}"


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(GENERATORS):
            check ^= generator if top >> place & 1 else 0
    return check
