"""Messages to send in tests."""

from datetime import UTC, datetime

from functions.senders.sender import Message


def message(id: str = "abcdefgh23456777", to: str = "ann@example.org") -> Message:
    """Return a message as alerting words it."""
    return Message(
        id=id,
        to=to,
        subject="Mendesak: ada yang menunggu",
        text="Ada yang menunggu sejak 23/11 02.10 WIB. Ambil: https://example.org/c/x.y",
        sender="Pemberitahuan",
        language="id",
        at=datetime(2026, 11, 22, 19, 10, tzinfo=UTC),
    )
