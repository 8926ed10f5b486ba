"""The return code: 22 random digits and two check digits by ISO 7064 MOD 97-10, as in an IBAN."""

import secrets

RANDOM_DIGITS = 22
DIGITS = 24
GROUP = 4
SEPARATORS = str.maketrans("", "", " \t\r\n\u00a0\u202f-\u2010\u2011\u2012\u2013\u2014")


class CodeMalformed(ValueError):
    """The text is no return code: `reason` is "length", "characters" or "check"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_digits(digits: str) -> str:
    """Return the two check digits of a number: 98 - (n * 100 mod 97)."""
    return f"{98 - int(digits) * 100 % 97:02d}"


def make_code() -> str:
    """Return a new code of 24 digits from the system's random source."""
    digits = f"{secrets.randbelow(10**RANDOM_DIGITS):0{RANDOM_DIGITS}d}"
    return digits + check_digits(digits)


def read_code(text: str) -> str:
    """Return the 24 digits of a code however it is spaced.

    Raises:
        CodeMalformed: other characters, another length, or check digits that do not fit.
    """
    digits = text.translate(SEPARATORS)
    if not (digits.isascii() and digits.isdigit()):
        raise CodeMalformed("characters" if digits else "length")
    if len(digits) != DIGITS:
        raise CodeMalformed("length")
    if check_digits(digits[:RANDOM_DIGITS]) != digits[RANDOM_DIGITS:]:
        raise CodeMalformed("check")
    return digits


def format_code(code: str) -> str:
    """Return the code in six groups of four."""
    return " ".join(code[place : place + GROUP] for place in range(0, DIGITS, GROUP))
