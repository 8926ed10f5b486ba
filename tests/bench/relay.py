"""A relay that counts what a server really sent: every byte of it, headers and workers' scripts included."""

import contextlib
import socket
import threading
from collections.abc import Iterator

from tests.running import free_port

CHUNK = 65536


class Relay:
    """Passes connections on to a port of the loopback address and counts the bytes that come back."""

    def __init__(self, to_port: int, port: int) -> None:
        self.origin = f"http://127.0.0.1:{port}"
        self._to = ("127.0.0.1", to_port)
        self._received = 0
        self._counting = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._listen, daemon=True).start()

    def take(self) -> int:
        """Return the bytes received since the last call, and count from nought again."""
        with self._counting:
            received, self._received = self._received, 0
        return received

    def close(self) -> None:
        """Accept no more connections."""
        self._listener.close()

    def _listen(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(self._to)
            threading.Thread(target=self._pass_on, args=(client, server, False), daemon=True).start()
            threading.Thread(target=self._pass_on, args=(server, client, True), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, counted: bool) -> None:
        with contextlib.suppress(OSError):
            while chunk := source.recv(CHUNK):
                if counted:
                    with self._counting:
                        self._received += len(chunk)
                sink.sendall(chunk)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextlib.contextmanager
def relayed(to_port: int, port: int | None = None) -> Iterator[Relay]:
    """Run a relay for the length of a `with` block."""
    relay = Relay(to_port, port or free_port())
    try:
        yield relay
    finally:
        relay.close()
