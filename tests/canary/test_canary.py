"""Nothing that a client wrote, no return code, no address and no user agent is found anywhere."""

import contextlib
import logging
import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask, Response, request
from playwright.sync_api import Page

from functions.app import create_app
from functions.bootstrap import build
from functions.cli.demo.channels import prove_channels
from functions.cli.server import Server
from functions.config import Config
from functions.crypto.return_code import format_code
from functions.jobs import Worker
from functions.services import Services
from tests.bench.installation import OpenInstallation
from tests.browser import at_intake, at_mailbox
from tests.browser.at_lite import Looker
from tests.browser.chromium import Profile
from tests.canary.searching import Canary, files_below
from tests.canary.visitor import ADDRESS, USER_AGENT, Visitor
from tests.running import free_port

pytestmark = pytest.mark.browser

STORY = "kolibri bersiul di atas genting merah muda"
MESSAGE = "tujuh belas payung kuning menunggu hujan reda"
LITE_STORY = "seekor merpati menyimpan sebelas kancing perak"
LITE_MESSAGE = "di laci ketiga ada peta hujan yang terlipat"
REQUESTS = 300
"""Of every kind, good and bad, with a secret in some corner."""


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """Everything that anybody logs, at DEBUG."""
    file = tmp_path / "log" / "debug.log"
    file.parent.mkdir()
    handler = logging.FileHandler(file, encoding="utf-8")
    root, before = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield file
    root.removeHandler(handler)
    root.setLevel(before)
    handler.close()


Fault = Callable[[Services, Flask, Path], object]


@dataclass
class Stage:
    """One telling of the story: a served installation, what the client wrote, and where traces could be."""

    folder: Path
    log: Path
    profile: Callable[..., Profile]
    dice: random.Random

    def leaks(self, *faults: Fault) -> set[tuple[str, str]]:
        """Let a client write and read in Chromium and a visitor send requests; then search everything."""
        place = OpenInstallation(self.folder)
        origin = f"http://127.0.0.1:{free_port()}"
        services = build(Config(origin=origin, data=self.folder))
        prove_channels(services, services.clock())
        app = create_app(services)
        for fault in faults:
            fault(services, app, self.folder)
        with serving(app, services):
            client = self.profile(origin, user_agent=USER_AGENT)
            code = self._write_and_read(client.page)
            digits = code.replace(" ", "")
            plain = self.profile(origin, user_agent=USER_AGENT, java_script_enabled=False)
            plain_digits = self._write_and_read_plainly(plain.page)
            secrets = (STORY, MESSAGE, digits, code, LITE_STORY, plain_digits, format_code(plain_digits))
            visitor = Visitor(origin, secrets, tuple(place.intakes(5)))
            places = visitor.answers(REQUESTS, self.dice)
        canary = Canary(
            {
                "text": [STORY, MESSAGE],
                "code": [digits, code, code.replace(" ", "-")],
                "text without script": [LITE_STORY, LITE_MESSAGE],
                "code without script": [plain_digits, *_spaced(plain_digits)],
                "address": [ADDRESS],
                "user agent": [USER_AGENT],
            }
        )
        places += [(f"request to {url}", url.encode() + body) for url, body in client.sent]
        places += [(f"request to {url}", url.encode()) for url, _ in plain.sent]
        places += [*files_below(self.folder), ("log", self.log.read_bytes())]
        return canary.leaks(places)

    def _write_and_read(self, page: Page) -> str:
        at_intake.begin(page)
        at_intake.fill(page, {"what": STORY}, urgency="soon")
        code = at_intake.send(page)
        at_mailbox.enter(page, code)
        page.get_by_text(STORY).wait_for()
        at_mailbox.write(page, MESSAGE)
        return code

    def _write_and_read_plainly(self, page: Page) -> str:
        """Do the same without script: what is typed goes to the server as it is, which the page says."""
        lite = Looker(page)
        code = lite.write(LITE_STORY, "id")
        lite.keep(code)
        lite.come_back(format_code(code), "id")
        page.get_by_text(LITE_STORY).first.wait_for()
        lite.say(LITE_MESSAGE)
        page.get_by_text(LITE_MESSAGE).wait_for()
        return code


def _spaced(digits: str) -> list[str]:
    """Return the ways in which a code is written, also as a form sends it."""
    groups = format_code(digits).split(" ")
    return [mark.join(groups) for mark in (" ", "-", "+", "%20")]


@contextlib.contextmanager
def serving(app: Flask, services: Services) -> Iterator[None]:
    """Serve from this process, with the worker beside it."""
    server = Server(app, "127.0.0.1", int(services.config.origin.rpartition(":")[2]))
    worker, thread = Worker(services), threading.Thread(target=server.run)
    worker.start()
    thread.start()
    try:
        yield
    finally:
        worker.stop()
        server.stop()
        thread.join()
        services.table.close()  # type: ignore[attr-defined]  # SqliteTable's


@pytest.fixture
def stage(tmp_path: Path, log: Path, profile: Callable[..., Profile]) -> Stage:
    """A stage on which nothing was told yet."""
    return Stage(tmp_path / "data", log, profile, random.Random(77))  # noqa: S311 - which requests, not secrets


def log_the_caller(services: Services, app: Flask, folder: Path) -> None:
    """Log as frameworks do."""
    app.before_request(
        lambda: logging.getLogger("planted").debug("%s %s", request.remote_addr, request.user_agent.string)
    )


def keep_what_comes(services: Services, app: Flask, folder: Path) -> None:
    """Keep every body beside the database, as a debugging aid might."""

    def keep() -> None:
        with (folder / "bodies.txt").open("ab") as kept:
            kept.write(request.get_data())

    app.before_request(keep)


def echo_the_path(services: Services, app: Flask, folder: Path) -> None:
    """Say in an answer what was asked for."""

    @app.after_request
    def echo(answer: Response) -> Response:
        answer.headers.add("X-Asked", request.path)
        return answer


def log_the_form(services: Services, app: Flask, folder: Path) -> None:
    """Log what was typed, as a debugging aid for pages without script might."""

    @app.after_request
    def log(answer: Response) -> Response:
        logging.getLogger("planted").debug("%s", dict(request.form))
        return answer


def test_nothing_of_a_client_is_found_anywhere(stage: Stage) -> None:
    assert stage.leaks() == set()


def test_every_planted_leak_is_found(stage: Stage) -> None:
    """All are planted in one telling: each leaves traces that no other leaves."""
    planted: dict[Fault, set[tuple[str, str]]] = {
        log_the_caller: {("address", "log"), ("user agent", "log")},
        keep_what_comes: {("code", "bodies.txt"), ("text", "bodies.txt")},
        log_the_form: {("code without script", "log"), ("text without script", "log")},
        echo_the_path: {("code", "answer 404 to GET"), ("text", "answer 404 to GET")},
    }

    found = stage.leaks(*planted)

    missed = {fault.__name__: expected - found for fault, expected in planted.items()}
    assert not any(missed.values()), missed
