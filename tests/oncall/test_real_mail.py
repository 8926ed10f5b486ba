"""A real mail server that rejects, defers, hangs and drops: what becomes of an alert."""

from collections.abc import Iterator

import pytest

from functions.senders.gateway import mail_server
from functions.senders.mail import letterhead
from functions.senders.sender import TemporaryFailure
from functions.senders.smtp import SmtpSender
from tests.oncall.world import World
from tests.senders import mail_server as smtp

RETRIES = (15, 60, 240)


def by_smtp(port: int) -> SmtpSender:
    """Return a sender to a mail server on this machine."""
    url = f"mailto://127.0.0.1:{port}?from=notice@example.org"
    return SmtpSender(
        lambda: mail_server(url), lambda found: letterhead("https://example.org", found.sender), timeout=0.5
    )


def team(port: int) -> World:
    """Return a world in which Ann and Budi have email by SMTP, and Ann an SMS too."""
    world = World()
    world.email = by_smtp(port)  # type: ignore[assignment]  # a real sender in place of the fake
    for name in ("ann", "budi"):
        world.person(name)
        world.channel(name, "email", f"{name}@example.org")
    world.channel("ann", "sms")
    return world


@pytest.fixture
def server() -> Iterator[tuple[smtp.MailServer, int]]:
    """A mail server and its port."""
    with smtp.running() as running:
        yield running


def outcomes(world: World, alert: str) -> dict[str, tuple[str, str | None, int]]:
    """Return state, reason and tries of the first round's mails, by person."""
    return {
        one.person: (one.state, one.reason, one.tries)
        for one in world.deliveries(alert)
        if one.kind == "email" and (one.loop, one.step) == (0, 0)
    }


def test_a_rejected_address_is_off_at_once_and_the_next_channel_is_told(
    server: tuple[smtp.MailServer, int],
) -> None:
    server[0].answer = "550 5.1.1 no such user"
    world = team(server[1])
    alert = world.intake()

    world.work()

    assert outcomes(world, alert)["ann"] == ("failed-for-good", "refused-address", 0)
    assert world.sms.told[0] == "ann@sms"
    states = {channel.kind: channel.state for channel in world.channels.channels_of("ann")}
    assert states == {"email": "bounced", "sms": "ok"}


PASSING = {
    "451 4.7.1 come later": "deferred",
    "drop": "unreachable",
    "550 5.7.1 not from you": "misconfigured",
}


@pytest.mark.parametrize(("answer", "reason"), PASSING.items())
def test_what_may_pass_is_tried_again_and_given_up_after_the_fourth_time(
    server: tuple[smtp.MailServer, int], answer: str, reason: str
) -> None:
    server[0].answer = answer
    world = team(server[1])
    alert = world.intake(urgency="soon")
    world.work()
    for tries, pause in enumerate(RETRIES, start=1):
        assert outcomes(world, alert)["budi"] == ("failed-for-now", reason, tries)
        world.clock.move(seconds=pause)
        world.work()

    assert outcomes(world, alert)["budi"] == ("failed-for-good", reason, 4)
    assert all(channel.counts for channel in world.channels.channels_of("budi"))
    assert world.alert(alert).step == 1  # Ann was told, so that nothing hurries


def test_a_server_that_comes_back_gets_each_mail_once(server: tuple[smtp.MailServer, int]) -> None:
    server[0].answer = "451 4.7.1 come later"
    world = team(server[1])
    alert = world.intake()
    world.work()
    server[0].answer = "accept"
    world.clock.move(seconds=15)
    world.work()

    assert {state for state, _, _ in outcomes(world, alert).values()} == {"accepted"}
    ids = [line for mail in server[0].mails for line in mail.splitlines() if line.startswith(b"Message-ID")]
    assert len(ids) == len(set(ids)) == 2


def test_a_server_that_hangs_counts_as_a_failure_that_may_pass() -> None:
    with smtp.silent() as port:
        world = team(port)
        alert = world.intake()
        world.work()

    assert outcomes(world, alert)["budi"] == ("failed-for-now", "timeout", 1)
    assert world.sms.told == ["ann@sms"]


def test_the_way_out_that_is_away_for_an_hour_loses_nobody(server: tuple[smtp.MailServer, int]) -> None:
    server[0].answer = "drop"
    world = team(server[1])
    world.sms.failures["ann@sms"] = TemporaryFailure("unreachable")
    world.intake()
    for _ in range(60):
        world.work()
        world.clock.move(minutes=1)
    server[0].answer = "accept"
    for _ in range(10):
        world.clock.move(minutes=1)
        world.work()

    told = {mail.partition(b"To: ")[2].split(b"\n")[0].strip() for mail in server[0].mails}
    assert {b"ann@example.org", b"budi@example.org"} <= told
