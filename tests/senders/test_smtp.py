"""What a mail server's answers mean."""

from dataclasses import dataclass

import pytest

from functions.senders.gateway import mail_server
from functions.senders.mail import letterhead
from functions.senders.sender import PermanentFailure, SendError, TemporaryFailure
from functions.senders.smtp import MailServer, SmtpSender
from tests.senders import mail_server as smtp
from tests.senders.messages import message


def sender(port: int, timeout: float = 5) -> SmtpSender:
    server = MailServer("127.0.0.1", port, "insecure", sender="notice@example.org")
    return SmtpSender(lambda: server, lambda found: letterhead("https://example.org", found.sender), timeout)


@dataclass(frozen=True)
class Case:
    answer: str
    outcome: type[SendError]
    reason: str


CASES = [
    Case("550 5.1.1 nobody of that name", PermanentFailure, "refused-address"),
    Case("550 no such user", PermanentFailure, "refused-address"),
    Case("refuse-data", PermanentFailure, "refused-message"),
    Case("451 4.3.0 try later", TemporaryFailure, "deferred"),
    Case("421 busy", TemporaryFailure, "deferred"),
    Case("554 5.7.1 relay access denied", TemporaryFailure, "misconfigured"),
    Case("drop", TemporaryFailure, "unreachable"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.answer)
def test_each_answer_has_its_meaning(case: Case) -> None:
    with smtp.running() as (server, port):
        server.answer = case.answer

        with pytest.raises(case.outcome) as failure:
            sender(port).send(message())

        assert failure.value.reason == case.reason
        assert server.mails == []


def test_a_server_that_says_nothing_is_given_up_in_time() -> None:
    with smtp.silent() as port, pytest.raises(TemporaryFailure) as failure:
        sender(port, timeout=0.2).send(message())

    assert failure.value.reason == "timeout"


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with pytest.raises(TemporaryFailure) as failure:
        sender(smtp.closed_port()).send(message())

    assert failure.value.reason == "unreachable"


def test_a_server_without_encryption_is_never_used_when_it_was_asked_for() -> None:
    with smtp.running() as (server, port):
        asked = MailServer("127.0.0.1", port, "starttls", sender="notice@example.org")
        way_out = SmtpSender(lambda: asked, lambda found: letterhead("https://example.org", found.sender))

        with pytest.raises(TemporaryFailure) as failure:
            way_out.send(message())

        assert failure.value.reason == "misconfigured"
        assert server.mails == []


@pytest.mark.parametrize(
    ("url", "server"),
    [
        (
            "mailtos://ann:pw@smtp.example.org:465?from=notice@example.org&mode=ssl",
            MailServer("smtp.example.org", 465, "ssl", "ann", "pw", "notice@example.org"),
        ),
        (
            "mailtos://ann:pw@smtp.example.org?from=notice@example.org",
            MailServer("smtp.example.org", 587, "starttls", "ann", "pw", "notice@example.org"),
        ),
        (
            "mailto://127.0.0.1:2525?from=notice@example.org",
            MailServer("127.0.0.1", 2525, "insecure", None, None, "notice@example.org"),
        ),
    ],
)
def test_an_apprise_mail_address_names_its_server(url: str, server: MailServer) -> None:
    assert mail_server(url) == server


def test_an_address_that_apprise_cannot_read_is_wrongly_set_up() -> None:
    with pytest.raises(TemporaryFailure) as failure:
        mail_server("mailto://")

    assert failure.value.reason == "misconfigured"
