"""A connection of the HTTP server: waitress' own, but for what it does badly beside busy threads."""

from waitress.channel import HTTPChannel

from functions.cli.refusing import Refusal


class Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """A connection whose refusals are problems, and whose answers are sent by who makes them."""

    error_task_class = Refusal

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
