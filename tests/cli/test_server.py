"""The HTTP server: answers leave whole, and the loop rests meanwhile."""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest

from functions.cli.channel import GATHERED, Channel
from functions.cli.server import Server
from tests.running import free_port

SENDING = 0.05
MORE_THAN_A_SOCKET_HOLDS = 20_000_000


class Counting(Server):
    """Counts how often its loop looks round."""

    turns = 0

    def _turn(self, seconds: float) -> None:
        self.turns += 1
        super()._turn(seconds)


@contextmanager
def serving(
    *pieces: bytes, takes: float = 0, is_broken: bool = False
) -> Iterator[tuple[Counting, http.client.HTTPConnection]]:
    """Answer everything with the same pieces, or break after them: one byte more was promised."""

    def app(environ: dict[str, Any], start_response: Any) -> Iterator[bytes]:
        time.sleep(takes)
        start_response("200 OK", [("Content-Length", str(sum(map(len, pieces)) + is_broken))])
        yield from pieces
        if is_broken:
            raise OSError("nothing more can be read")

    port = free_port()
    server = Counting(app, "127.0.0.1", port)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
            yield server, connection
    finally:
        server.stop()
        thread.join(timeout=10)


def test_the_loop_rests_while_a_thread_sends(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = Channel.send

    def slowly(channel: Channel, chunk: bytes, do_close: bool = True) -> int:
        channel.server.pull_trigger()  # as who else asks or is answered
        time.sleep(SENDING)
        return int(at_once(channel, chunk, do_close))

    monkeypatch.setattr(Channel, "send", slowly)
    with serving(b"small") as (server, connection):
        connection.request("GET", "/")
        answered = connection.getresponse().read()

        assert answered == b"small"
        assert server.turns < 10


def test_head_and_body_are_one_sending(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = []
    at_once = Channel.send

    def counted(channel: Channel, chunk: bytes, do_close: bool = True) -> int:
        sent.append(bytes(chunk))
        return int(at_once(channel, chunk, do_close))

    monkeypatch.setattr(Channel, "send", counted)
    with serving(b"small") as (_, connection):
        for _ in range(2):
            connection.request("GET", "/")
            assert connection.getresponse().read() == b"small"

    assert [chunk.startswith(b"HTTP/1.1 200") and chunk.endswith(b"small") for chunk in sent] == [True, True]


def test_what_breaks_before_any_of_it_has_left_is_refused_in_words() -> None:
    with serving(b"first", is_broken=True) as (_, connection):
        for _ in range(2):
            connection.request("GET", "/")
            answer = connection.getresponse()

            assert (answer.status, json.load(answer)["type"]) == (500, "urn:pinternet:problem:internal")


def test_what_breaks_later_breaks_off() -> None:
    with serving(b"-" * GATHERED, b"little", is_broken=True) as (_, connection):
        connection.request("GET", "/")

        with pytest.raises(http.client.IncompleteRead) as broken:
            connection.getresponse().read()

        assert broken.value.partial.endswith(b"-little")


def test_who_is_answered_while_it_ends_asks_no_more_of_it() -> None:
    with serving(b"small", takes=4 * SENDING) as (server, connection):
        answers = []
        for is_last in (False, True):
            connection.request("GET", "/")
            time.sleep(SENDING)
            if is_last:
                server.stop()
            answer = connection.getresponse()
            answers.append((answer.read(), answer.getheader("Connection")))

    assert answers == [(b"small", None), (b"small", "close")]


def test_who_reads_slowly_gets_all_of_it() -> None:
    body = bytes(range(256)) * (MORE_THAN_A_SOCKET_HOLDS // 256)
    with serving(body) as (server, connection):
        connection.request("GET", "/")
        answer = connection.getresponse()
        time.sleep(SENDING)
        turns = server.turns

        assert turns < 20
        assert answer.read() == body
