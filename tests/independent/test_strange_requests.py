"""Requests that no browser sends: each gets a problem document with the headers of every answer."""

import gzip
import socket
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.independent.described import DescribedWire
from tests.independent.wire import API, LANGUAGES, Answer, check

INTAKES = f"POST {API}/intakes HTTP/1.1"
JSON = "Content-Type: application/json"


def send(wire: DescribedWire, *lines: str, body: bytes = b"", language: str = "en") -> Answer:
    """Send the bytes of a request and read its one answer."""
    parts = urlsplit(wire.origin)
    head = "\r\n".join([lines[0], "Host: x", f"Accept-Language: {language}", *lines[1:], "Connection: close"])
    with socket.create_connection((parts.hostname or "", parts.port or 80), timeout=10) as opened:
        opened.sendall(head.encode("latin-1") + b"\r\n\r\n" + body)
        received = b"".join(iter(lambda: opened.recv(65536), b""))
    top, _, rest = received.partition(b"\r\n\r\n")
    status, *headers = top.decode("latin-1").split("\r\n")
    pairs = [header.partition(": ")[::2] for header in headers]
    answer = Answer(int(status.split(" ")[1]), {name.lower(): value for name, value in pairs}, rest)
    check(answer, answer.headers.get("content-language", "missing"))
    return answer


@pytest.mark.parametrize(
    ("lines", "body", "status"),
    [
        ([INTAKES, JSON, "Content-Length: -1"], b"{}", 400),
        ([INTAKES, JSON, "Content-Length: +2"], b"{}", 400),
        ([INTAKES, JSON, "Content-Length: 2", "Content-Length: 3"], b"{} ", 400),
        ([INTAKES, JSON, "Transfer-Encoding: chunked"], b"zz\r\n{}\r\n0\r\n\r\n", 400),
        ([INTAKES, JSON, "Transfer-Encoding: gzip"], b"", 400),
        ([INTAKES, JSON, "no header"], b"", 400),
        ([INTAKES, JSON, "X-Long: " + "a" * 263_000], b"", 400),
        ([INTAKES, JSON, "Content-Length: 99999999999"], b"", 413),
        ([f"GET {API}/\xff\xfe HTTP/1.1"], b"", 400),
        ([f"get {API}/health HTTP/1.1"], b"", 400),
    ],
    ids=lambda value: value[-1][:40] if isinstance(value, list) else "",
)
def test_what_is_no_http_is_refused_as_a_problem(
    wire: DescribedWire, lines: list[str], body: bytes, status: int
) -> None:
    assert send(wire, *lines, body=body).status == status


@pytest.mark.parametrize(("length", "status"), [(0, 400), (99_999_999_999, 413)])
def test_nobody_is_asked_to_continue_with_what_is_refused(
    wire: DescribedWire, length: int, status: int
) -> None:
    answer = send(wire, INTAKES, JSON, f"Content-Length: {length}", "Expect: 100-continue")

    assert answer.status == status


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_http_is_refused_in_the_language_asked_for(wire: DescribedWire, language: str) -> None:
    answer = send(wire, INTAKES, JSON, "Content-Length: -1", language=language)

    assert answer.headers["content-language"] == language


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"{} {}", 400),
        (b'{"epoch": 1, "epoch": 1}', 400),
        (b'{"epoch": NaN}', 400),
        (b'{"epoch": -Infinity}', 400),
        (b'{"id": "\\ud800"}', 400),
        (b'{"id": "\xff"}', 400),
        (b"\xef\xbb\xbf{}", 400),
        (b"[" * 100_000, 400),
        (b'{"form":' * 20_000 + b"1" + b"}" * 20_000, 400),
        (b"null", 422),
        (b"[]", 422),
        (b'{"epoch": 1e999}', 422),
        ('{"\u202e\U0001f600": "\\u0000"}'.encode(), 422),
        (b" " * 512_001, 413),
    ],
    ids=lambda value: repr(value[:20]) if isinstance(value, bytes) else "",
)
@pytest.mark.parametrize("chunked", [False, True], ids=["whole", "chunked"])
def test_bodies_that_programs_could_read_differently_are_refused(
    wire: DescribedWire, raw: bytes, status: int, chunked: bool
) -> None:
    headers = {"Transfer-Encoding": "chunked"} if chunked else {}

    assert wire.call("POST", "/intakes", raw, headers=headers, chunked=chunked).status == status


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate, gzip"])
def test_compressed_bodies_are_refused_by_their_coding(wire: DescribedWire, coding: str) -> None:
    answer = wire.call("POST", "/intakes", gzip.compress(b"{}"), headers={"Content-Encoding": coding})

    assert (answer.status, answer.kind) == (415, "unsupported-media-type")


@pytest.mark.parametrize(
    "given", ["text/plain", "application/json; charset=utf-16", "", "application/problem+json"]
)
def test_other_media_types_are_refused(wire: DescribedWire, given: str) -> None:
    assert wire.call("POST", "/intakes", b"{}", headers={"Content-Type": given}).status == 415


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/nowhere",
        "/health/",
        "//health",
        "/mailboxes/",
        "/intakes/x",
        "/%ff%fe",
        "/%F0%9F%98%80",
        "/%00",
        "/../x",
    ],
)
def test_addresses_that_do_not_exist_are_problems(wire: DescribedWire, path: str) -> None:
    answer = wire.call("GET", path)

    assert (answer.status, answer.kind) == (404, "not-found")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/health", "GET"),
        ("DELETE", "/keys", "GET"),
        ("GET", "/intakes", "POST"),
        ("PUT", "/intakes", "POST"),
        ("PATCH", f"/mailboxes/{'0' * 32}", "DELETE"),
        ("BREW", "/work", "GET"),
    ],
)
def test_other_methods_are_told_those_that_there_are(
    wire: DescribedWire, method: str, path: str, allowed: str
) -> None:
    answer = wire.call(method, path)

    assert (answer.status, answer.kind) == (405, "method-not-allowed")
    assert allowed in answer.headers["allow"].split(", ")


@pytest.mark.parametrize(("path", "status"), [("/health", 200), ("/keys", 200), ("/nowhere", 404)])
def test_head_answers_as_get_without_a_body(wire: DescribedWire, path: str, status: int) -> None:
    head, get = wire.call("HEAD", path), wire.call("GET", path)

    assert (head.status, head.body) == (status, b"")
    assert head.headers["content-type"] == get.headers["content-type"]


def test_options_names_the_methods_and_opens_nothing_to_other_sites(wire: DescribedWire) -> None:
    asked: dict[str, Any] = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}

    answer = wire.call("OPTIONS", "/intakes", headers=asked)

    assert (answer.status, answer.body) == (200, b"")
    assert "POST" in answer.headers["allow"]
    assert not [name for name in answer.headers if name.startswith("access-control-")]
