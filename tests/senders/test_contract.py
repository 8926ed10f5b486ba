"""What every sender promises."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.senders import stages
from tests.senders.messages import message
from tests.senders.stages import Stage

ALL: dict[str, Callable[[Path], AbstractContextManager[Stage]]] = {
    "outbox mail": lambda folder: stages.outbox(folder, "eml"),
    "outbox sms": lambda folder: stages.outbox(folder, "sms"),
    "smtp": stages.smtp_server,
    "ses": stages.ses,
    "sns": stages.sns,
    "gateway": stages.gateway,
}


@pytest.fixture(params=ALL)
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stage]:
    with ALL[request.param](tmp_path) as stage:
        yield stage


def test_a_message_reaches_its_address_with_its_link_whole(stage: Stage) -> None:
    stage.sender.send(message(to=stage.to))

    (taken,) = stage.taken()
    assert stage.to.lstrip("+") in taken
    assert "https://example.org/c/x.y" in taken


def test_two_messages_are_two(stage: Stage) -> None:
    stage.sender.send(message(to=stage.to))
    stage.sender.send(message(id="other23456777abc", to=stage.to))

    assert len(stage.taken()) == 2


def test_a_lease_outlives_a_send(stage: Stage) -> None:
    assert stage.sender.lease.total_seconds() >= 5


@pytest.mark.parametrize("kind", ["outbox mail", "smtp", "ses"])
def test_mail_carries_our_message_id_on_every_try(kind: str, tmp_path: Path) -> None:
    with ALL[kind](tmp_path) as stage:
        stage.sender.send(message(to=stage.to))
        stage.sender.send(replace(message(to=stage.to), text="another try"))

        for taken in stage.taken():
            assert "Message-ID: <abcdefgh23456777@example.org>" in taken
            assert "Auto-Submitted: auto-generated" in taken
            assert "From: Pemberitahuan <" in taken
