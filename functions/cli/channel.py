"""A connection of the HTTP server: waitress' own, but for what it does badly beside busy threads."""

from typing import Any

from waitress.channel import HTTPChannel
from waitress.task import WSGITask

from functions.cli.refusing import Refusal

GATHERED = 16_384
"""Bytes. A shorter answer leaves as a whole: its head is no sending, and no packet, of its own."""


class _Gathering:
    """A task that has its channel send at its end what is still gathered."""

    channel: "Channel"

    def finish(self) -> None:
        """End the answer, and send."""
        super().finish()  # type: ignore[misc]  # waitress' tasks have it
        self.channel.send_gathered()


class Answer(_Gathering, WSGITask):  # type: ignore[misc]  # waitress has no types
    """What the application answers."""

    def service(self) -> None:
        """Answer; what fails before any of it has left is as if it had not begun, and is refused in words."""
        try:
            super().service()
        except Exception:
            self.wrote_header = not self.channel.forget_gathered()
            raise

    def build_response_header(self) -> bytes:
        """Write the head. Once nobody else is let in, the connection ends: who asks on would not be done."""
        if not self.channel.server.accepting and len(self.channel.requests) == 1:
            self.request.headers["CONNECTION"] = "close"
        return bytes(super().build_response_header())


class RefusedAnswer(_Gathering, Refusal):
    """What is refused before the application sees it."""


class Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """A connection whose refusals are problems, and whose answers are sent by who makes them."""

    task_class = Answer
    error_task_class = RefusedAnswer
    gathered: bytes | None = b""
    """The answer so far; None once some of it has left."""

    def write_soon(self, data: Any) -> int:
        """Take what a task answers: bytes, or a file. Little waits for more, or for the answer's end."""
        gathered = self.gathered
        if gathered is not None and isinstance(data, bytes) and len(gathered) + len(data) <= GATHERED:
            self.gathered = gathered + data
            return len(data)
        self.gathered = None
        super().write_soon(gathered)
        return int(super().write_soon(data))

    def send_gathered(self) -> None:
        """Send what was gathered, at the end of an answer.

        Raises:
            ClientDisconnected: nobody is there any more.
        """
        gathered, self.gathered = self.gathered, b""
        super().write_soon(gathered)

    def forget_gathered(self) -> bool:
        """Forget the answer so far, and tell whether none of it has left."""
        gathered, self.gathered = self.gathered, b""
        return gathered is not None

    def send_continue(self) -> None:
        """Ask for the body, unless there is none or it is refused: waitress would wait for it forever."""
        if not self.request.completed:
            super().send_continue()

    def writable(self) -> bool:
        """Tell whether the loop is to send: not while a thread does, or it would look round and round.

        The thread wakes the loop where anything is left to send.
        """
        if not super().writable():
            return False
        return self.will_close or not self.requests or self._is_unattended()

    def _is_unattended(self) -> bool:
        """Whether no thread is sending just now."""
        is_free: bool = self.outbuf_lock.acquire(blocking=False)
        if is_free:
            self.outbuf_lock.release()
        return is_free
