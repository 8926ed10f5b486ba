"""Mail by SMTP, with the server's own answer as the outcome."""

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from functions.senders.mail import Letterhead
from functions.senders.sender import Message, PermanentFailure, Reason, SendError, TemporaryFailure

TIMEOUT = 15.0  # seconds for each of the few exchanges; the lease is longer than all of them


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed over. `security` is "insecure", "starttls" or "ssl"."""

    host: str
    port: int
    security: str = "starttls"
    user: str | None = None
    password: str | None = None
    sender: str = ""


@dataclass(frozen=True)
class SmtpSender:
    """Hands mail to a server, found when the first message leaves."""

    find_server: Callable[[], MailServer]
    letterhead: Callable[[MailServer], Letterhead]
    timeout: float = TIMEOUT

    lease = timedelta(minutes=3)

    def send(self, message: Message) -> None:
        """Hand the message over.

        Raises:
            TemporaryFailure: the server is away, slow, defers, or refuses us rather than the address.
            PermanentFailure: the server refuses the address or the message for good.
        """
        server = self.find_server()
        mail = self.letterhead(server).compose(message)
        try:
            session = self._open(server)
            try:
                session.send_message(mail, self.letterhead(server).sender, [message.to])
            finally:
                with suppress(smtplib.SMTPException, OSError):
                    session.quit()
        except (smtplib.SMTPException, OSError) as error:
            raise failure_of(error) from error

    def _open(self, server: MailServer) -> smtplib.SMTP:
        context = ssl.create_default_context()
        if server.security == "ssl":
            session: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=self.timeout, context=context
            )
        else:
            session = smtplib.SMTP(server.host, server.port, timeout=self.timeout)
        try:
            if server.security == "starttls":
                session.starttls(context=context)
            if server.user and server.password:
                session.login(server.user, server.password)
        except BaseException:
            session.close()
            raise
        return session


def failure_of(error: smtplib.SMTPException | OSError) -> SendError:
    """Return what an SMTP error means for us.

    5.7.x (RFC 3463: security or policy) is about us and not about the address: a relay wrongly set
    up must not turn every counselor's channel off.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()))
        return _refusal(code, text, "refused-address")
    if isinstance(error, smtplib.SMTPDataError):
        return _refusal(error.smtp_code, error.smtp_error, "refused-message")
    if isinstance(error, smtplib.SMTPServerDisconnected | smtplib.SMTPConnectError):
        return TemporaryFailure("timeout" if "timed out" in str(error) else "unreachable")
    if isinstance(error, smtplib.SMTPResponseException) and 400 <= error.smtp_code < 500:
        return TemporaryFailure("deferred")
    if isinstance(error, smtplib.SMTPException | ssl.SSLError):
        return TemporaryFailure("misconfigured")
    return TemporaryFailure("timeout" if isinstance(error, TimeoutError) else "unreachable")


def _refusal(code: int, text: bytes | str, reason: Reason) -> SendError:
    words = text.decode("ascii", "replace") if isinstance(text, bytes) else text
    if 400 <= code < 500:
        return TemporaryFailure("deferred")
    if words.startswith("5.7."):
        return TemporaryFailure("misconfigured")
    return PermanentFailure(reason)
