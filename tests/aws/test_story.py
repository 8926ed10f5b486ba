"""The public protocol's whole story as AWS runs it: what it left, what it asked for, what it logged."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from werkzeug.test import Client

from functions.config import ROOT
from functions.crypto.return_code import format_code
from functions.oncall.actions import alert_for_intake
from functions.oncall.model import alert_id
from functions.storage.table import AtVersion, Delete, Item, Key, Put
from tests.aws import policy
from tests.aws.cloud import open_cloud
from tests.aws.front import front, in_process
from tests.aws.http_events import EDGE, USER_AGENT, VIEWER
from tests.aws.story import ANSWER, THANKS, WORDS, Story
from tests.aws.team import ADDRESS, NUMBER, browser_of, with_channels
from tests.canary.searching import Canary
from tests.canary.visitor import Visitor
from tests.independent.client import Client as Writer
from tests.independent.described import describing
from tests.independent.wire import Wire
from tests.lite.plain_browser import STRANGER, PlainBrowser

STRANGE = 80
"""Requests with a secret in some corner."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """The story, told once to the events of the committed settings, while everything is logged."""
    folder = tmp_path_factory.mktemp("cloud")
    with open_cloud(folder, settings={"log_level": "DEBUG"}) as cloud, front(cloud.api, "2.0") as origin:
        story = Story(cloud, origin)
        story.tell()
        yield story


def test_what_was_erased_is_gone_and_stands_in_the_ledger(told: Story) -> None:
    services = told.cloud.services

    left = services.table.query(f"case/{told.case}").items
    assert [item.key.sort for item in left if "sealed" in item.body] == []
    assert len(services.ledger.read()) == 1


def test_nothing_of_the_stream_was_given_up(told: Story) -> None:
    assert told.cloud.stream.batches > 1
    assert told.cloud.stream.dead == []


def test_a_session_that_ends_takes_its_cookie_away(told: Story) -> None:
    browser = browser_of(told.cloud.services, told.cloud.ann, told.origin)

    status, headers, _ = browser.call("DELETE", "/api/v1/staff/session")

    assert status == 204
    assert headers["set-cookie"].startswith("__Host-pinternet-session=;")
    assert browser.call("GET", "/api/v1/staff/session")[0] == 401


def test_pages_without_script_take_forms_and_show_pages(told: Story) -> None:
    """Forms come in base64, as an HTTP API hands over whatever is no JSON."""
    browser = PlainBrowser(Client(in_process(told.cloud.api, "2.0")))

    browser.open("/ringan/tulis/").press("next", danger="no")
    assert browser.status == 200
    assert "age" in browser.form("next").fields or 'name="age"' in browser.html

    browser.enter(STRANGER, "/en/lite/return/")
    assert browser.status == 404


def test_compressed_answers_arrive_whole(told: Story) -> None:
    """They are bytes, which an event holds in base64."""
    http = Client(in_process(told.cloud.api, "2.0"))

    missing = http.get("/ringan/tidak-ada/", headers={"Accept-Encoding": "gzip"})

    assert (missing.status_code, missing.headers["Content-Encoding"]) == (404, "gzip")
    assert b"</html>" in gzip.decompress(missing.data)


def test_the_events_of_a_rest_api_are_answered_alike(told: Story) -> None:
    with front(told.cloud.api, "1.0") as origin:
        writer = Writer(describing(origin), told.client.keys)
        assert writer.hand_in(writer.intake("Ask me – tanyakan")).status == 201
        (seen,) = writer.read().json["messages"]

    assert writer.opened(seen)["text"] == "Ask me – tanyakan"


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_table_that_turns_calls_away_is_told_in_the_readers_language(told: Story, language: str) -> None:
    told.cloud.calls.is_busy = True
    try:
        busy = Wire(told.origin, language).call("GET", "/health")
    finally:
        told.cloud.calls.is_busy = False

    assert (busy.status, busy.kind) == (503, "unavailable")
    assert int(busy.headers["retry-after"]) > 0
    assert Wire(told.origin, language).call("GET", "/health").json["status"] == "ok"


def test_an_alert_that_cannot_be_read_holds_up_none_behind_it_and_is_given_up_in_the_open(
    told: Story,
) -> None:
    services, stream = told.cloud.services, told.cloud.stream
    stream.deliver()
    names = [alert_id(case, "intake") for case in ("before", "broken", "behind")]
    for case in ("before", "broken", "behind"):
        services.table.commit(
            alert_for_intake(services.alerts, case=case, urgency="soon", now=services.clock())
        )
    broken = Key(f"alert/{names[1]}", "head")
    services.table.commit([Put(Item(broken, {"about": "nonsense"}, 1), AtVersion(1))])

    stream.deliver()

    services.table.commit([Delete(broken, AtVersion(2))])
    assert {record["dynamodb"]["Keys"]["partition"]["S"] for record in stream.dead} == {broken.partition}
    assert [len(services.alerts.deliveries_of(name)) for name in names] == [2, 0, 2]
    stream.dead.clear()


def test_a_bounce_turns_the_channel_off(told: Story) -> None:
    services, address = told.cloud.services, "budi@example.org"
    budi = with_channels(services, "budi", address=address, number="+6281234567891")
    told.cloud.notice(
        {
            "eventType": "Bounce",
            "bounce": {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": address}]},
            "mail": {"timestamp": services.clock().isoformat(), "destination": [address], "tags": {}},
        }
    )

    states = {channel.kind: channel.state for channel in services.channels.channels_of(budi.id)}
    assert states == {"email": "bounced", "sms": "ok"}


def canary(story: Story) -> Canary:
    """What must stand in no log."""
    client, digits = story.client, story.client.code
    return Canary(
        {
            "text": [WORDS, ANSWER, THANKS],
            "code": [digits, format_code(digits)],
            "token": [client.own.token, client.own.token_sha256, client.own.mailbox],
            "address": [VIEWER, EDGE],
            "user agent": [USER_AGENT],
            "contact": [ADDRESS, NUMBER, "budi@example.org"],
            "body": ["age-encryption.org/v1"],
        }
    )


def test_strange_requests_leave_no_trace_either(told: Story) -> None:
    client, dice = told.client, Random(77)  # noqa: S311 - which requests, not secrets
    secrets = (WORDS, client.code, format_code(client.code))
    good = json.dumps(client.intake()).encode()

    answers = Visitor(told.origin, secrets, (good,)).answers(STRANGE, dice)

    assert len({status for status, _ in answers}) > 3
    assert canary(told).leaks([("log", told.cloud.logged.encode())]) == set()
    assert Canary({"secret": secrets}).leaks(answers) == set()


def test_no_log_holds_an_address_a_user_agent_or_a_body(told: Story) -> None:
    logged = told.cloud.logged

    assert "alert sent" in logged
    assert canary(told).leaks([("log", logged.encode())]) == set()


def test_the_role_allows_what_was_asked_for_and_no_more(told: Story) -> None:
    made = told.cloud.calls.made

    assert policy.unneeded(made) == set()
    assert policy.refused(made) == set()


def forget_to_silence(package: Path) -> None:
    """Take the line out that silences Zappa, as a careless change might."""
    source = (ROOT / "functions" / "wsgi.py").read_text(encoding="utf-8")
    (package / "functions" / "wsgi.pyc").unlink()
    (package / "functions" / "wsgi.py").write_text(
        source.replace("write_lambda_log()\n", "\n"), encoding="utf-8"
    )


def test_a_planted_leak_is_found(told: Story, tmp_path: Path) -> None:
    with open_cloud(tmp_path, tamper=forget_to_silence) as cloud:
        Client(in_process(cloud.api, "2.0")).get(f"/api/v1/mailboxes/{told.client.own.mailbox}")
        leaks = canary(told).leaks([("log", cloud.logged.encode())])

    assert leaks == {("address", "log"), ("user agent", "log"), ("token", "log")}
