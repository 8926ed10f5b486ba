"""Senders that keep what they are given, and can be told to fail."""

from dataclasses import dataclass, field
from datetime import timedelta

from functions.senders.sender import Message, SendError


@dataclass
class RecordingSender:
    """Keeps messages. While `failure` is set it is raised instead."""

    sent: list[Message] = field(default_factory=list)
    failure: SendError | None = None
    lease: timedelta = timedelta(minutes=1)

    def send(self, message: Message) -> str | None:
        """Keep the message, or fail as told."""
        if self.failure is not None:
            raise self.failure
        self.sent.append(message)
        return None
