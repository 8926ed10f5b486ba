"""The two programs as a service manager meets them."""

import http.client
import json
import re
import subprocess
import sys
import time
from email import message_from_bytes
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.independent.client import Client
from tests.independent.wire import Wire
from tests.running import Program, free_port, running


def refused(*arguments: str) -> str:
    """Run Pinternet, which ends at once with a failure, and return what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "functions.cli", *arguments], capture_output=True, text=True, timeout=20
    )
    assert done.returncode == 1
    return done.stderr


def test_sigterm_lets_an_open_intake_finish(tmp_path: Path) -> None:
    with running(tmp_path / "demo", command="demo") as program:
        wire = Wire(program.origin)
        writer = Client(wire, wire.call("GET", "/keys").json)
        intake = writer.intake()
        body = json.dumps(intake).encode()
        parts = urlsplit(program.origin)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
        connection.putrequest("POST", "/api/v1/intakes")
        connection.putheader("Content-Type", "application/json")
        connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body[:1000])
        wire.call("GET", "/health")

        program.process.terminate()
        time.sleep(0.2)
        connection.send(body[1000:])
        answer = connection.getresponse()

        assert (answer.status, len(json.loads(answer.read())["reference"])) == (201, 8)
        connection.close()
        assert program.process.wait(timeout=20) == 0
        assert "Traceback" not in program.printed
    assert "playground's invented" in refused(
        "run", "--data", str(tmp_path / "demo"), "--port", str(free_port())
    )
    with running(tmp_path / "demo", command="demo") as program:
        again = Client(Wire(program.origin), writer.keys, code=writer.code)
        assert again.hand_in(intake).status == 200


def test_a_taken_port_is_said_with_the_option_that_helps(playground: Program, tmp_path: Path) -> None:
    port = str(urlsplit(playground.origin).port)

    assert "--port" in refused("run", "--data", str(tmp_path / "var"), "--port", port)
    assert "--port" in refused("demo", "--data", str(tmp_path / "demo"), "--port", port)


@pytest.mark.parametrize("page", ["/", "/tulis/", "/en/write/", "/kembali/", "/console/", "/en/return/"])
def test_every_page_of_the_playground_says_that_it_is_one(playground: Program, page: str) -> None:
    with urlopen(playground.origin + page, timeout=10) as answer:  # noqa: S310 - loopback
        shown = answer.read().decode()
        assert "Set-Cookie" not in answer.headers

    assert "invented: write nothing real" in shown


def test_the_outbox_holds_one_file_a_delivery(tmp_path: Path) -> None:
    with running(tmp_path / "demo", command="demo") as program:
        wire = Wire(program.origin)
        writer = Client(wire, wire.call("GET", "/keys").json)
        assert writer.hand_in().status == 201
        deadline = time.monotonic() + 20
        while not list((tmp_path / "demo" / "outbox").glob("*.eml")) and time.monotonic() < deadline:
            time.sleep(0.05)

    files = list((tmp_path / "demo" / "outbox").rglob("*"))
    assert files
    assert all(re.fullmatch(r"\d{4}\.(eml|sms)", file.name) for file in files)
    ids = [message_from_bytes(file.read_bytes())["Message-ID"] for file in files if file.suffix == ".eml"]
    assert len(ids) == len(set(ids))
    assert not [file for file in files if writer.own.mailbox in file.read_text()]
