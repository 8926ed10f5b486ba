"""The HTTP server: waitress, with an end that finishes the requests it has begun.

Waitress alone drops what is queued or not yet sent when it is told to stop; so its loop is run here.
"""

import time
from types import FrameType
from typing import Any

import click
import waitress
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

from functions.cli.channel import Channel

THREADS = 8
MOST_BODY = 64_000_000
"""Beyond it waitress breaks off; from 512 kB on the application refuses, in words."""
MOST_IN_MEMORY = 1_000_000
"""Longer bodies, which are all refused, wait in a nameless file."""
READ_AT_ONCE = 65_536
"""Bytes: a sealed intake is one reading of the socket instead of four."""
PATIENCE = 15.0
"""Seconds that open requests get to finish."""


class Server:
    """Listens at once; answers while `run` runs."""

    def __init__(self, app: Any, host: str, port: int) -> None:
        """Bind.

        Raises:
            click.ClickException: the address cannot be used.
        """
        self._sockets: dict[int, Any] = {}
        self._stopping = False
        try:
            self._server = waitress.create_server(
                app,
                map=self._sockets,
                host=host,
                port=port,
                threads=THREADS,
                ident=None,
                max_request_body_size=MOST_BODY,
                inbuf_overflow=MOST_IN_MEMORY,
                recv_bytes=READ_AT_ONCE,
                clear_untrusted_proxy_headers=True,
            )
        except (OSError, ValueError) as error:
            wasyncore.close_all(self._sockets)
            reason = getattr(error, "strerror", None) or str(error)
            raise click.ClickException(
                f"{host}:{port} cannot be used ({reason}). Choose another --host or --port."
            ) from error
        for listener in self._of(BaseWSGIServer):
            listener.channel_class = Channel

    def stop(self, number: int = 0, frame: FrameType | None = None) -> None:
        """Take no new requests and end soon; may be called from a signal."""
        self._stopping = True
        for listener in self._of(BaseWSGIServer):
            listener.pull_trigger()

    def run(self) -> None:
        """Answer until stopped, then finish what was begun."""
        while not self._stopping:
            self._turn(0.5)
        for listener in self._of(BaseWSGIServer):
            wasyncore.dispatcher.close(listener)  # the listening socket alone: workers still wake the loop
        deadline = time.monotonic() + PATIENCE
        while self._busy() and time.monotonic() < deadline:
            self._turn(0.1)
        self._server.task_dispatcher.shutdown()
        wasyncore.close_all(self._sockets)

    def _turn(self, seconds: float) -> None:
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._sockets, count=1)

    def _busy(self) -> bool:
        """Whether a request is being read, answered or sent."""
        return any(
            channel.request is not None or channel.requests or channel.total_outbufs_len
            for channel in self._of(HTTPChannel)
        )

    def _of(self, kind: type) -> list[Any]:
        return [each for each in self._sockets.values() if isinstance(each, kind)]
