"""The outbox writes each delivery once, wherever a kill falls."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from functions.senders.mail import letterhead
from functions.senders.outbox import Outbox, read_outbox
from functions.senders.sender import TemporaryFailure
from tests.senders.messages import message

STEPS = ["written", "durable", "kept", "numbered"]


class KilledError(BaseException):
    """The process is gone."""


def outbox(folder: Path, kind: str = "eml", dies_at: str = "") -> Outbox:
    def step(name: str) -> None:
        if name == dies_at:
            raise KilledError

    return Outbox(folder, kind, letterhead("https://example.org"), step)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("kind", ["eml", "sms"])
def test_a_kill_between_any_two_steps_leaves_the_delivery_once_after_a_retry(
    tmp_path: Path, step: str, kind: str
) -> None:
    with pytest.raises(KilledError):
        outbox(tmp_path, kind, dies_at=step).send(message())

    name = outbox(tmp_path, kind).send(message())

    assert [file.name for file in read_outbox(tmp_path)] == [name] == [f"0001.{kind}"]


def test_the_same_delivery_is_written_once(tmp_path: Path) -> None:
    names = {outbox(tmp_path).send(message()) for _ in range(3)}

    assert names == {"0001.eml"}


def test_it_holds_nothing_but_messages(tmp_path: Path) -> None:
    names = [outbox(tmp_path / "outbox").send(message(letter * 16)) for letter in "ab"]

    assert sorted(file.name for file in (tmp_path / "outbox").rglob("*")) == names


def test_both_kinds_share_the_numbers(tmp_path: Path) -> None:
    outbox(tmp_path, "eml").send(message("a" * 16))
    outbox(tmp_path, "sms").send(message("a" * 16, to="+6281234567890"))
    outbox(tmp_path, "eml").send(message("b" * 16))

    assert [file.name for file in read_outbox(tmp_path)] == ["0003.eml", "0002.sms", "0001.eml"]


def test_an_sms_file_is_its_number_an_empty_line_and_the_text(tmp_path: Path) -> None:
    outbox(tmp_path, "sms").send(message(to="+6281234567890"))

    lines = (tmp_path / "0001.sms").read_text().splitlines()
    assert lines[:2] == ["To: +6281234567890", ""]
    assert lines[2].startswith("Ada yang menunggu")


def test_a_mail_file_is_a_mail(tmp_path: Path) -> None:
    outbox(tmp_path).send(message())

    mail = message_from_bytes((tmp_path / "0001.eml").read_bytes(), policy=default)
    assert mail["Message-ID"] == "<abcdefgh23456777@example.org>"
    assert mail["To"] == "ann@example.org"
    assert mail["Date"] == "Sun, 22 Nov 2026 19:10:00 +0000"


def test_a_disk_that_refuses_is_a_failure_that_may_pass(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(TemporaryFailure):
        outbox(tmp_path / "file").send(message())
