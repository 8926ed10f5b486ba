"""Every line that the page of ways offers is understood, and webhooks are sent what it says."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs

import apprise
import pytest

from functions.config import gateways_of
from functions.senders.gateway import Gateway, addressed, is_mail, mail_server
from tests.senders.gate import gate
from tests.senders.messages import message

PAGES = Path(__file__).parents[2] / "site" / "pages"
LINE = re.compile(r"^    ([A-Za-z_]+)=(\S+://\S+)$", re.MULTILINE)
MEANT = {
    "TEMPLATE": "notice",
    "FROM_PHONE_ID": "1234567890",
    "BOT_NUMBER": "123456789",
    "BOT_TOKEN": "AAbbccddeeffgghhiijjkkllmmnnooppqqr",
}
"""What somebody would put in place of a word in capitals, where its form matters."""
TYPED = {"phone": "+6281234567890", "chat": "123456789", "topic": "a1b2c3d4e5f6g7h8"}


def lines(page: str) -> dict[str, str]:
    """Return the settings that a page offers, by name and number."""
    found = LINE.findall((PAGES / page).read_text(encoding="utf-8"))
    return {f"{number} {name}": url for number, (name, url) in enumerate(found)}


ENGLISH, INDONESIAN = lines("saluran.en.md"), lines("saluran.md")


def filled(url: str) -> str:
    for word, value in MEANT.items():
        url = url.replace(word, value)
    return url


def test_both_languages_offer_the_same_lines() -> None:
    assert ENGLISH == INDONESIAN
    assert len(ENGLISH) == 7


@pytest.mark.parametrize("name", [name for name in ENGLISH if "PINTERNET" not in name])
def test_a_gateway_is_understood_and_leads_to_the_one_who_typed_it(name: str) -> None:
    (gateway,) = gateways_of(f"{name.partition(' ')[2]}={filled(ENGLISH[name])}")
    typed = TYPED[gateway.form]

    found = apprise.Apprise.instantiate(addressed(gateway.url.replace(f"{{{gateway.form}}}", "{to}"), typed))

    assert found is not None
    assert typed.lstrip("+") in found.url()  # type: ignore[no-untyped-call]  # apprise has no types
    assert len(found) == 1


def test_the_mail_server_is_understood() -> None:
    (url,) = (url for url in ENGLISH.values() if is_mail(url))

    server = mail_server(url)

    assert (server.host, server.sender, server.security) == (
        "smtp.example.org",
        "notice@example.org",
        "starttls",
    )


def test_a_phone_is_sent_a_number_and_a_text_with_its_token() -> None:
    (url,) = (url for url in ENGLISH.values() if url.startswith("json://"))
    with gate() as (host, posted):
        Gateway(url.replace("192.168.1.20:8082", host)).send(message(to=TYPED["phone"]))

    (post,) = posted
    assert post.token == "TOKEN"
    assert json.loads(post.body) == {"to": TYPED["phone"], "message": message().text}


@pytest.mark.parametrize(("more", "name"), [("", "message"), ("&:message=text", "text")])
def test_a_provider_is_sent_its_form(more: str, name: str) -> None:
    (url,) = (url for url in ENGLISH.values() if url.startswith("forms://"))
    with gate() as (host, posted):
        here = url.replace("forms://sms.example.org", f"form://{host}") + more
        Gateway(here).send(message(to=TYPED["phone"]))

    (post,) = posted
    fields = {"userkey": ["KEY"], "passkey": ["SECRET"], "to": [TYPED["phone"]], name: [message().text]}
    assert parse_qs(post.body) == fields
