"""A message as mail (RFC 5322), with a Message-ID that a retry repeats.

What writes mail is loaded when the first one is written.
"""

import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from functions.senders.sender import Message

if TYPE_CHECKING:
    from email.message import EmailMessage


@dataclass(frozen=True)
class Letterhead:
    """Where mail comes from: the `sender` address, and the `domain` in which Message-IDs are ours."""

    sender: str
    domain: str

    def compose(self, message: Message) -> "EmailMessage":
        """Return the mail. `Auto-Submitted` (RFC 3834) keeps holiday notices from answering it."""
        from email.headerregistry import Address
        from email.message import EmailMessage
        from email.policy import SMTP

        local, host = self.sender.rsplit("@", 1)
        mail = EmailMessage(policy=SMTP)
        mail["From"] = Address(message.sender, local, host)
        mail["To"] = message.to
        mail["Subject"] = message.subject
        mail["Date"] = message.at
        mail["Message-ID"] = f"<{message.id}@{self.domain}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail["Content-Language"] = message.language
        mail.set_content(message.text)
        return mail


def letterhead(origin: str, sender: str = "") -> Letterhead:
    """Return the letterhead of the service at `origin`; without a `sender`, one of its own domain."""
    domain = domain_of(origin)
    return Letterhead(sender or f"noreply@{domain}", domain)


def domain_of(origin: str) -> str:
    """Return the host of an origin; "localhost" for a bare IP address, which mail does not take."""
    host = urlsplit(origin).hostname or "localhost"
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host
    return "localhost"
