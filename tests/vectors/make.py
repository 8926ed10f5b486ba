"""Make the vectors that Python and JavaScript share. Run by hand: `python tests/vectors/make.py`.

Nothing of the functions is imported: the values come from the `cryptography` package, from arithmetic
written out here, and (for the sealed bodies) from `make.mjs`, which calls the age library itself.
"""

import hashlib
import json
import subprocess
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

HERE = Path(__file__).parent
ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def check(digits: str) -> str:
    """Find the two digits that leave a remainder of 1 by 97, by trying them all."""
    (found,) = [last for last in range(2, 99) if int(f"{digits}{last:02d}") % 97 == 1]
    return f"{found:02d}"


def bech32(prefix: str, raw: bytes) -> str:
    """Encode by BIP 173, written out."""
    bits = "".join(f"{byte:08b}" for byte in raw)
    bits += "0" * (-len(bits) % 5)
    words = [int(bits[i : i + 5], 2) for i in range(0, len(bits), 5)]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    state = 1
    for value in [*expanded, *words, 0, 0, 0, 0, 0, 0]:
        top = state >> 25
        state = (state & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            if top >> place & 1:
                state ^= generator
    state ^= 1
    sums = [state >> 5 * (5 - i) & 31 for i in range(6)]
    return f"{prefix}1{''.join(ALPHABET[word] for word in words + sums)}".upper()


def hkdf(root: bytes, info: str, length: int) -> bytes:
    """Expand a root."""
    return HKDF(SHA256(), length, None, info.encode()).derive(root)


def codes() -> dict[str, object]:
    """Codes that are right in many spellings, and texts that are none."""
    numbers = ["0" * 22, "9" * 22, "1234567890123456789012", f"{1:022d}", "7305194462810937746120"]
    right = [number + check(number) for number in numbers]
    spellings = [
        {"text": code if i % 2 else " ".join(code[j : j + 4] for j in range(0, 24, 4)), "code": code}
        for i, code in enumerate(right)
    ]
    sample = right[2]
    spellings += [
        {"text": "-".join(sample[j : j + 4] for j in range(0, 24, 4)), "code": sample},
        {"text": f"  {sample[:7]} {sample[7:]}\n", "code": sample},
        {"text": f"{sample[:4]}\u00a0{sample[4:8]}\u2013{sample[8:]}", "code": sample},
    ]
    swapped = sample[1] + sample[0] + sample[2:]
    wrong = [
        {"text": "", "reason": "length"},
        {"text": sample[:-1], "reason": "length"},
        {"text": sample + "0", "reason": "length"},
        {"text": swapped, "reason": "check"},
        {"text": str((int(sample[0]) + 1) % 10) + sample[1:], "reason": "check"},
        {"text": sample[:-2] + f"{(int(sample[-2:]) + 50) % 100:02d}", "reason": "check"},
        {"text": sample[:-1] + "O", "reason": "characters"},
        {"text": "\u0661" * 24, "reason": "characters"},
    ]
    return {"right": spellings, "wrong": wrong}


def derivations() -> list[dict[str, str]]:
    """What three codes unlock under two salts."""
    found = []
    for number, salt in (
        ("1234567890123456789012", "a salt of an installation"),
        ("1234567890123456789012", "garam \u2013 ünïcode"),
        ("0000000000000000000001", "a salt of an installation"),
    ):
        code = number + check(number)
        root = Scrypt(salt=salt.encode(), length=32, n=2**15, r=8, p=1).derive(code.encode())
        mailbox, token = hkdf(root, "pinternet/1 mailbox", 16), hkdf(root, "pinternet/1 token", 32)
        hybrid, plain = (hkdf(root, f"pinternet/1 identity {kind}", 32) for kind in ("hybrid", "x25519"))
        found.append(
            {
                "code": code,
                "salt": salt,
                "root": root.hex(),
                "mailbox": mailbox.hex(),
                "mailbox_sha256": hashlib.sha256(mailbox).hexdigest(),
                "token": token.hex(),
                "token_sha256": hashlib.sha256(token).hexdigest(),
                "hybrid": bech32("age-secret-key-pq-", hybrid),
                "plain": bech32("age-secret-key-", plain),
            }
        )
    return found


def paddings() -> list[dict[str, int | None]]:
    """Lengths of plaintext in bytes, and what they become; null is refused."""
    table = {0: 4096, 1: 4096, 4095: 4096, 4096: 4096, 4097: 16384, 16384: 16384, 16385: 65536, 65536: 65536}
    sizes: dict[int, int | None] = {**table, 65537: None}
    return [{"bytes": length, "padded": size} for length, size in sizes.items()]


def write(name: str, value: object) -> None:
    """Write one file of vectors."""
    text = json.dumps(value, indent=1, ensure_ascii=False) + "\n"
    (HERE / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write("codes", codes())
    write("derivations", derivations())
    write("paddings", paddings())
    subprocess.run(["node", str(HERE / "make.mjs")], check=True)
