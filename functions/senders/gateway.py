"""Any gateway that Apprise knows, for SMS and chat; and mail servers from Apprise's mail addresses.

Mail does not leave through Apprise itself: it answers only yes or no, so a refused address (550)
and a deferred one (451) look alike, and it makes a new Message-ID for every try. Its addresses with
their table of providers are good, so they are read here and `smtp` does the talking.
Apprise takes most of a second and 25 MB to load, so it is imported when the first message leaves.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from functions.senders.gateway_answers import heard
from functions.senders.sender import Message, TemporaryFailure

if TYPE_CHECKING:
    from functions.senders.smtp import MailServer

_SAMPLES = {"phone": "+6281234567890", "chat": "123456789", "topic": "a1b2c3d4e5f6g7h8"}
PLACE = "{to}"
"""What stands in a gateway's URL for the address."""


@dataclass(frozen=True)
class Gateway:
    """A gateway by its Apprise URL; without a place for the address it becomes the last target."""

    url: str
    with_subject: bool = False

    lease = timedelta(minutes=2)

    def send(self, message: Message) -> None:
        """Hand the message over.

        Raises:
            TemporaryFailure: the gateway said no, or nothing. Never for good: the same answer means an
                address that is wrong or a token that ran out, and that must not turn off everybody's channel.
        """
        with heard() as answers:
            gateway = _instantiate(addressed(self.url, message.to))
            if gateway is None:
                raise TemporaryFailure("misconfigured")
            if not gateway.notify(body=message.text, title=message.subject if self.with_subject else ""):
                raise TemporaryFailure(answers.reason)


def understands(url: str, form: str) -> bool:
    """Whether Apprise can read the URL of a named gateway, once an address of its form stands in it."""
    with heard():
        return _instantiate(url.replace(f"{{{form}}}", quote(_SAMPLES[form], safe=""))) is not None


def _instantiate(url: str) -> Any:
    """Return what Apprise makes of a URL; None if nothing, or if it is not there.

    The package for Lambda holds Apprise only where the settings of its day named a gateway.
    """
    try:
        import apprise
    except ModuleNotFoundError:
        return None
    return apprise.Apprise.instantiate(url)


def addressed(url: str, to: str) -> str:
    """Return the gateway's URL for one address."""
    address = quote(to, safe="")
    if PLACE in url:
        return url.replace(PLACE, address)
    path, mark, query = url.partition("?")
    return f"{path.rstrip('/')}/{address}{mark}{query}"


def is_mail(url: str) -> bool:
    """Whether an Apprise URL means a mail server."""
    return url.startswith(("mailto://", "mailtos://"))


def mail_server(url: str) -> "MailServer":
    """Return the mail server that an Apprise mail address means.

    Raises:
        TemporaryFailure: Apprise cannot read it, so it is wrongly set up.
    """
    from functions.senders.smtp import MailServer

    with heard():
        found = _instantiate(url)
    if found is None:
        raise TemporaryFailure("misconfigured")
    default = 465 if found.secure_mode == "ssl" else 587 if found.secure else 25
    return MailServer(
        host=found.smtp_host,
        port=found.port or default,
        security=found.secure_mode,
        user=found.user,
        password=found.password,
        sender=found.from_addr[1],
    )
