"""A real SMTP server that answers as it is told."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Queue

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class MailServer:
    """Keeps what it accepts; `arrived` hands each mail out once.

    `answer` is "accept", "drop", or the line to refuse the recipient with.
    """

    def __init__(self) -> None:
        self.answer = "accept"
        self.mails: list[bytes] = []
        self.arrived: Queue[bytes] = Queue()

    async def handle_RCPT(  # noqa: N802 (aiosmtpd's own name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.answer == "drop":
            assert server.transport is not None
            server.transport.close()
        if self.answer not in ("accept", "drop", "refuse-data"):
            return self.answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 (aiosmtpd's own name)
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.answer == "refuse-data":
            return "554 5.6.0 not like this"
        assert isinstance(envelope.content, bytes)
        self.mails.append(envelope.content)
        self.arrived.put(envelope.content)
        return "250 kept"


@contextmanager
def running() -> Iterator[tuple[MailServer, int]]:
    """Run a mail server on a free port of this machine."""
    server = MailServer()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield server, port
    finally:
        controller.stop()


@contextmanager
def silent() -> Iterator[int]:
    """Listen on a port and never say a word."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def closed_port() -> int:
    """Return a port where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
