"""The whole story on both storage engines: from a stranger's browser to a counselor's phone and back."""

import email
import email.policy
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import boto3
import pytest

from functions.storage.dynamo import create_table
from functions.storage.dynamo_ledger import create_ledger
from tests.browser import at_console, at_intake, at_mailbox, opening
from tests.browser.at_console import Counselor
from tests.browser.chromium import Profile
from tests.running import Mailbox, Program, emulated_aws, running, smtp_server

pytestmark = pytest.mark.browser

STORY = "Sudah dua minggu saya tidak bisa tidur dan tidak tahu harus bicara dengan siapa."
ANSWER = "Terima kasih sudah menulis. Saya di sini dan membaca semuanya dengan tenang."
MORE = "Membaca jawaban itu membuat saya lega. Boleh saya cerita lagi besok?"
EARLY = "Ini ditulis selagi tim masih lengkap."
LATER = "Ini ditulis sesudah satu konselor pergi."


@pytest.fixture(params=["sqlite", "dynamodb"])
def engine(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The settings that choose a storage engine."""
    if request.param == "sqlite":
        yield {}
        return
    with emulated_aws() as address, pytest.MonkeyPatch.context() as environment:
        settings = {
            "PINTERNET_TABLE": "pinternet",
            "AWS_ENDPOINT_URL": address,
            "AWS_ACCESS_KEY_ID": "invented",
            "AWS_SECRET_ACCESS_KEY": "invented",
            "AWS_DEFAULT_REGION": "ap-southeast-3",
        }
        for name, value in settings.items():
            environment.setenv(name, value)
        client = boto3.client("dynamodb")
        create_table(client, "pinternet")
        create_ledger(client, "pinternet-erasures")
        yield settings


@pytest.fixture
def post() -> Iterator[Mailbox]:
    """A mail server that accepts everything."""
    with smtp_server() as received:
        yield received


@pytest.fixture
def service(engine: dict[str, str], post: Mailbox, tmp_path: Path) -> Iterator[Program]:
    """A new installation that mails by that server."""
    mail = f"mailto://127.0.0.1:{post.port}?from=layanan@example.org"
    with running(tmp_path / "data", environment={**engine, "PINTERNET_EMAIL": mail}) as program:
        yield program


def mail_text(raw: bytes) -> str:
    """Return the text of a mail."""
    body = email.message_from_bytes(raw, policy=email.policy.default).get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def add_proven_email(counselor: Profile, post: Mailbox, address: str) -> None:
    """Add an address and type the code that was mailed to it."""
    before = len(post.messages)
    at_console.add_email(counselor.page, address)
    mail = mail_text(post.wait_for(before + 1)[-1])
    at_console.prove_channel(counselor.page, re.findall(r"\b\d{6}\b", mail)[0])


def claim_link(post: Mailbox, before: int, address: str) -> str:
    """Return the claim link of the alert that was mailed to an address."""
    for raw in post.wait_for(before + 2)[before:]:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        if address in str(message["To"]):
            return re.findall(r"http\S+/c/\S+", mail_text(raw))[0]
    raise AssertionError("no alert for this address")


def said(text: str | None) -> str:
    """Return which of the planted sentences a body holds, nothing when it stayed closed."""
    return next((planted for planted in (EARLY, LATER) if planted in (text or "")), "")


def test_a_client_writes_and_is_answered(
    service: Program,
    engine: dict[str, str],
    post: Mailbox,
    profile: Callable[..., Profile],
    tmp_path: Path,
) -> None:
    first = Counselor("melati", "Melati", "kayu tenang sungai pagi lampu awan")
    second = Counselor("seroja", "Seroja", "batu hangat jendela malam rumput teh")
    desk = profile(service.origin, locale="en-US")
    at_console.set_up(desk.page, service.link("setup"), first, tmp_path)
    add_proven_email(desk, post, "melati@example.org")

    phone = profile(service.origin, locale="en-US", viewport={"width": 360, "height": 740})
    at_console.accept(phone.page, at_console.invite(desk.page, second, title="trained-volunteer"), second)
    at_console.admit(desk.page, second)
    phone.page.goto("/console/")
    at_console.sign_in(phone.page, second)
    add_proven_email(phone, post, "seroja@example.org")

    alerts_before = len(post.messages)
    client = profile(service.origin, locale="id-ID", viewport={"width": 360, "height": 740})
    at_intake.begin(client.page)
    at_intake.fill(client.page, {"what": STORY}, urgency="urgent")
    code = at_intake.send(client.page)
    at_intake.keep(client.page, code)

    link = claim_link(post, alerts_before, "seroja@example.org")
    phone.page.goto(link)
    phone.page.locator("form button").click()
    phone.page.locator("a[href*='#case/']").click()
    phone.page.locator("#unlock-passphrase").fill(second.passphrase)
    phone.page.get_by_role("button", name="Unlock").click()
    phone.page.get_by_text(STORY).wait_for()
    at_console.answer(phone.page, ANSWER)

    elsewhere = profile(service.origin, locale="id-ID")
    at_mailbox.enter(elsewhere.page, code.replace(" ", "-"))
    elsewhere.page.get_by_text(ANSWER).wait_for()
    assert "Seroja" in elsewhere.page.locator("[data-part=status]").inner_text()
    at_mailbox.write(elsewhere.page, MORE)
    phone.page.get_by_text(MORE).wait_for(timeout=60_000)
    at_mailbox.erase(elsewhere.page)

    early = profile(service.origin, locale="id-ID")
    at_intake.begin(early.page)
    at_intake.fill(early.page, {"what": EARLY})
    at_intake.send(early.page)
    store = opening.stored(tmp_path / "data", engine)
    departed = opening.remember(store, second)
    at_console.remove(desk.page, second, first)
    later = profile(service.origin, locale="id-ID")
    at_intake.begin(later.page)
    at_intake.fill(later.page, {"what": LATER})
    at_intake.send(later.page)
    opened = opening.read(store, first, departed, opening.waiting_bodies(store))
    assert sorted(map(said, opened["kit"])) == [EARLY, LATER]
    assert sorted(map(said, opened["own"])) == ["", EARLY]
    for written in (STORY, ANSWER, MORE, EARLY, LATER, code.replace(" ", "")):
        for one in (desk, phone, client, elsewhere, early, later):
            assert not any(written.encode() in body or written in address for address, body in one.sent)
