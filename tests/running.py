"""Start and stop the real programs that a test talks to: Pinternet, a mail server, an emulated DynamoDB."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

START_SECONDS = 30


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Program:
    """A running `pinternet run` (or `demo`) and what it printed."""

    process: subprocess.Popen[str]
    origin: str
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reader = threading.Thread(target=self.collect, daemon=True)
        self.reader.start()

    @property
    def printed(self) -> str:
        """Everything on standard output and standard error so far."""
        return "\n".join(self.lines)

    def link(self, fragment: str) -> str:
        """Return the last printed link whose fragment begins with `fragment`, waiting for it."""
        pattern = re.compile(rf"https?://\S+#{fragment}\S*")
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            found = pattern.findall(self.printed)
            if found:
                return str(found[-1])
            time.sleep(0.05)
        raise AssertionError(f"no link with #{fragment} was printed")

    def collect(self) -> None:
        """Keep what the program prints until it ends."""
        assert self.process.stdout is not None
        with self.process.stdout as printed:
            self.lines.extend(line.rstrip("\n") for line in printed)

    def kill(self) -> None:
        """End the program as a power cut would."""
        self.process.kill()
        self._wait()

    def stop(self) -> None:
        """End the program as a service manager would."""
        self.process.send_signal(signal.SIGTERM)
        self._wait()

    def _wait(self) -> None:
        self.process.wait(timeout=20)
        self.reader.join(timeout=20)


def answers(address: str) -> bool:
    """Whether an HTTP server answers there, with whatever status."""
    try:
        urllib.request.urlopen(address, timeout=2)  # noqa: S310 - loopback
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def start(
    data: Path,
    *,
    command: str = "run",
    port: int | None = None,
    environment: Mapping[str, str] | None = None,
    options: tuple[str, ...] = (),
) -> Program:
    """Start Pinternet on a free port with its data in `data`, and wait until it answers."""
    port = port or free_port()
    origin = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [sys.executable, "-m", "functions.cli", command, "--port", str(port), "--data", str(data), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PINTERNET_ORIGIN": origin, **(environment or {})},
    )
    program = Program(process, origin)

    deadline = time.monotonic() + START_SECONDS
    while not answers(f"{origin}/api/v1/health"):
        if process.poll() is not None or time.monotonic() > deadline:
            program.kill()
            raise AssertionError(f"pinternet {command} did not start:\n{program.printed}")
        time.sleep(0.02)
    return program


@contextlib.contextmanager
def running(data: Path, **keywords: object) -> Iterator[Program]:
    """Run Pinternet for the length of a `with` block."""
    program = start(data, **keywords)  # type: ignore[arg-type]  # passed through to start()
    try:
        yield program
    finally:
        if program.process.poll() is None:
            program.stop()


@contextlib.contextmanager
def emulated_aws() -> Iterator[str]:
    """Run moto's server with one thread (its transactions are not thread-safe); yields its address."""
    port = free_port()
    source = (
        "from moto.server import DomainDispatcherApplication, create_backend_app\n"
        "from werkzeug.serving import run_simple\n"
        f"run_simple('127.0.0.1', {port}, DomainDispatcherApplication(create_backend_app), threaded=False)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", source], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + START_SECONDS
        while not answers(f"{address}/moto-api/"):
            if process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError("moto's server did not start")
            time.sleep(0.05)
        yield address
    finally:
        process.kill()
        process.wait()


@dataclass
class Mailbox:
    """What a real SMTP server received: raw messages in the order of arrival."""

    port: int
    messages: list[bytes] = field(default_factory=list)

    def wait_for(self, number: int, seconds: float = 20) -> list[bytes]:
        """Return the messages once there are at least `number` of them."""
        deadline = time.monotonic() + seconds
        while len(self.messages) < number:
            if time.monotonic() > deadline:
                raise AssertionError(f"{len(self.messages)} of {number} mails arrived")
            time.sleep(0.05)
        return list(self.messages)


@contextlib.contextmanager
def smtp_server() -> Iterator[Mailbox]:
    """Run an SMTP server that accepts everything."""
    from aiosmtpd.controller import Controller

    received = Mailbox(free_port())

    class Keep:
        async def handle_DATA(  # noqa: N802 - aiosmtpd's name
            self, server: object, session: object, envelope: object
        ) -> str:
            received.messages.append(envelope.content)  # type: ignore[attr-defined]  # aiosmtpd's Envelope
            return "250 kept"

    controller = Controller(Keep(), hostname="127.0.0.1", port=received.port)
    controller.start()
    try:
        yield received
    finally:
        controller.stop()
