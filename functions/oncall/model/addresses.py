"""Addresses as people type them, brought to the one form in which they are kept."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,63}")
_E164 = re.compile(r"\+[1-9][0-9]{7,14}")
_CHAT = re.compile(r"[1-9][0-9]{4,15}")
_TOPIC = re.compile(r"[A-Za-z0-9_-]{16,64}")
_INDONESIAN_MOBILE = re.compile(r"\+628[0-9]{7,11}")


def normal_email(typed: str) -> str:
    """Return an email address with its domain in lower case.

    Raises:
        ValueError: it is no address that mail could be sent to.
    """
    address = typed.strip()
    if len(address) > 254 or ".." in address or not _EMAIL.fullmatch(address):
        raise ValueError("email-malformed")
    local, domain = address.rsplit("@", 1)
    if local != local.strip(".") or any(label != label.strip("-") for label in domain.split(".")):
        raise ValueError("email-malformed")
    return f"{local}@{domain.lower()}"


def normal_phone(typed: str) -> str:
    """Return a telephone number as E.164 (`+6281234567890`); 08… is Indonesian, 00… international.

    Raises:
        ValueError: it is no number that a message could be sent to.
    """
    digits = re.sub(r"[\s().\-/]", "", typed)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif digits.startswith("0"):
        digits = "+62" + digits[1:]
    elif digits.startswith("62"):
        digits = "+" + digits
    digits = re.sub(r"^\+620", "+62", digits)
    if not _E164.fullmatch(digits):
        raise ValueError("phone-malformed")
    if digits.startswith("+62") and not _INDONESIAN_MOBILE.fullmatch(digits):
        raise ValueError("phone-not-mobile")
    return digits


def normal_chat(typed: str) -> str:
    """Return the number of a person's own chat; a group's is negative, and refused: alerts go to one person.

    Raises:
        ValueError: it is no such number.
    """
    number = typed.strip()
    if not _CHAT.fullmatch(number):
        raise ValueError("chat-malformed")
    return number


def normal_topic(typed: str) -> str:
    """Return the name of a topic, long enough that nobody guesses it: whoever knows it reads along.

    Raises:
        ValueError: it is no such name.
    """
    name = typed.strip()
    if not _TOPIC.fullmatch(name):
        raise ValueError("topic-malformed")
    return name


NORMAL: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"email": normal_email, "phone": normal_phone, "chat": normal_chat, "topic": normal_topic}
)
"""By the form of an address: what brings it to the one way of writing it, or refuses it."""
