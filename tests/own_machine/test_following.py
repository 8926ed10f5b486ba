"""Somebody follows the page in an empty folder; people write, and it is backed up, restored and upgraded."""

import http.client
import os
import socket
import ssl
import time
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from tests.browser import at_mailbox
from tests.browser.chromium import OPTIONS, Profile
from tests.browser.story import STORY, Story
from tests.own_machine import debian, page
from tests.own_machine.machine import Machine, machine
from tests.running import Mailbox, smtp_server

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        "PINTERNET_SOAK" not in os.environ, reason="it installs and builds everything again, twice"
    ),
]

NAME = "konseling.example.org"
ORIGIN = f"https://{NAME}"
AGENT = "Mozilla/5.0 (canary)"
TELLING = ("127.0.0.1", AGENT, "HeadlessChrome", STORY)
"""What no log may hold: an address, a browser, what was written."""
MOST_BODY = 500_000
UNFINISHED = {
    "help-lines",
    "drill",
    "sms",
    "site-age",
    "people",
    "policies",
    "roster",
    "coordinator",
    "somebody",
}
"""What `doctor` may ask of a team that begins; nothing of the machine is among it."""


class Browsing:
    """Chromium for which the name leads to the machine."""

    def __init__(self, chromium: Browser, machine: Machine) -> None:
        leads = f"--host-resolver-rules=MAP {NAME}:443 127.0.0.1:{machine.ports.https}"
        options = {**OPTIONS, "args": [*OPTIONS["args"], leads]}
        self.browser = chromium.browser_type.launch(**options)

    def profile(self, origin: str, **options: object) -> Profile:
        """Open a profile that takes the certificate."""
        return Profile.open(self.browser, origin, ignore_https_errors=True, **options)


@pytest.fixture(scope="module")
def post() -> Iterator[Mailbox]:
    """The mailbox that sends."""
    with smtp_server() as post:
        yield post


@pytest.fixture(scope="module")
def followed(post: Mailbox) -> Iterator[Machine]:
    """A machine on which the page was followed up to the door on port 443."""
    with machine(post.port) as followed:
        for section in ("install", "settings", "service", "web"):
            for block in page.blocks(page.text())[section]:
                followed.follow(block)
        wait_for(followed, 200)
        yield followed


def block(section: str, number: int = 0) -> str:
    """Return a block of the page."""
    return page.blocks(page.text())[section][number]


class Answer(NamedTuple):
    """What nginx answered, read to its end."""

    status: int
    headers: Message
    text: str


def ask(machine: Machine, path: str, method: str = "GET", body: bytes = b"") -> Answer:
    """Ask nginx as a browser would, by the name and the certificate that nginx was given."""
    trusted = ssl.create_default_context(cafile=f"{machine.root}/etc/letsencrypt/live/{NAME}/fullchain.pem")
    plain = socket.create_connection(("127.0.0.1", machine.ports.https), timeout=30)
    asked = http.client.HTTPSConnection(NAME)
    asked.sock = trusted.wrap_socket(plain, server_hostname=NAME)
    asked.request(method, path, body, {"User-Agent": AGENT})
    answer = asked.getresponse()
    text = answer.read().decode("utf-8", "replace")
    asked.close()
    return Answer(answer.status, answer.headers, text)


def wait_for(machine: Machine, status: int) -> None:
    """Wait until the service answers so."""
    deadline = time.monotonic() + 60
    while ask(machine, "/api/v1/health").status != status:
        assert time.monotonic() < deadline, machine.journal()
        time.sleep(0.1)


def test_browsers_are_answered_by_https_alone(followed: Machine) -> None:
    front = ask(followed, "/")
    plain = http.client.HTTPConnection("127.0.0.1", followed.ports.http)
    plain.request("GET", "/en/write/?a=b", headers={"Host": NAME})
    sent_on = plain.getresponse()

    assert front.status == 200
    assert front.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "script-src" in front.headers["Content-Security-Policy"]
    assert (sent_on.status, sent_on.headers["Location"]) == (308, f"{ORIGIN}/en/write/?a=b")
    assert {front.headers["Server"], sent_on.headers["Server"]} == {"nginx"}
    plain.close()


def test_what_somebody_sends_is_never_on_the_disk_of_the_door(followed: Machine) -> None:
    folder = followed.root / "var/lib/nginx/client_body"
    before = folder.stat().st_mtime_ns

    answer = ask(followed, "/api/v1/intakes", "POST", b"x" * MOST_BODY)

    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert folder.stat().st_mtime_ns == before


@pytest.mark.skipif(not debian.IS_ROOT, reason="only root can give the service an account of its own")
def test_the_service_owns_its_data_and_nothing_else(followed: Machine) -> None:
    own = followed.root / "var/lib/pinternet"
    foreign = {file for file in followed.written_by_others() if own not in (file, *file.parents)}

    assert {file for file in foreign if followed.root / "var/lib/nginx" not in file.parents} == set()
    assert (own / "pinternet.db").stat().st_mode & 0o077 == 0


def test_people_write_and_it_is_backed_up_restored_and_upgraded(
    followed: Machine, post: Mailbox, tmp_path: Path, chromium: Browser
) -> None:
    link = followed.follow(block("opening")).strip()
    assert link.startswith(f"{ORIGIN}/console/#setup/")

    browsing = Browsing(chromium, followed)
    story = Story(ORIGIN, tmp_path, {}, post, browsing.profile)
    story.set_up(link)
    assert "identity" in followed.follow(block("opening", 1)).lower()
    told = followed.follow(block("opening", 2), may_end_with=1)
    assert {line.partition(":")[0] for line in told.splitlines() if is_finding(line)} <= UNFINISHED
    code = story.write(STORY)

    followed.follow(block("backup"))
    followed.follow(block("rehearsal"))
    followed.follow(block("restore"))
    wait_for(followed, 200)
    assert opens(story, code)

    improve(followed)
    followed.follow(block("upgrade"), may_end_with=1)
    wait_for(followed, 200)
    assert "Improved" in ask(followed, "/en/status/").text
    assert opens(story, code)
    browsing.browser.close()

    followed.follow("systemctl stop pinternet")
    assert_helps_while_away(followed)
    assert_nothing_tells(followed)


def is_finding(line: str) -> bool:
    """Whether a line of `doctor` names something to do."""
    return line.partition(":")[0].replace("-", "").isalpha() and ": " in line


def opens(story: Story, code: str) -> bool:
    """Whether a code opens its conversation, in a browser that was never here."""
    elsewhere = story.profile("id-ID")
    at_mailbox.enter(elsewhere.page, code)
    elsewhere.page.get_by_text(STORY).wait_for()
    return True


def improve(machine: Machine) -> None:
    """Make another version of the program."""
    changed = machine.root / "source/site/pages/status.en.md"
    changed.write_text(changed.read_text().replace("# Is this service", "# Improved: is this service"))
    machine.commit("Improve")


def assert_helps_while_away(machine: Machine) -> None:
    """See that visitors find the help numbers while the service is down, whatever they asked for."""
    for path, method in (("/", "GET"), ("/en/write/", "GET"), ("/api/v1/intakes", "POST")):
        answer = ask(machine, path, method)
        assert answer.status == 503
        assert 'href="tel:119"' in answer.text


def assert_nothing_tells(machine: Machine) -> None:
    """See that no log holds who came, also when what came was no request."""
    for port in (machine.ports.http, machine.ports.https):
        with socket.create_connection(("127.0.0.1", port), timeout=30) as broken:
            broken.sendall(b"\x16\x03\x01\x00\x05nothing\r\n\r\n")
            broken.recv(1000)
    logs = [log for log in (machine.root / "var/log").rglob("*") if log.is_file()]
    said = machine.journal() + "".join(log.read_text(encoding="utf-8") for log in logs)
    assert [word for word in TELLING if word in said] == []
