"""A refusal that a provider tells of later counts like one at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from functions.oncall.actions.bouncing import take_back
from functions.oncall.model import Step
from functions.oncall.model.channel import BOUNCED, OK
from functions.oncall.model.delivery import FAILED_FOR_GOOD
from functions.senders.sender import LateRefusal, PermanentFailure
from functions.storage.sqlite import SqliteTable
from functions.storage.table import Change, CommitConflict
from tests.oncall.world import Clock, World


@pytest.fixture
def world() -> World:
    """Ann has email and SMS, Budi email alone."""
    world = World()
    world.team("ann", "budi")
    world.channel("ann", "sms")
    return world


def refusal(
    world: World, message: str | None = None, *, address: str = "ann@email", sent_at: datetime | None = None
) -> LateRefusal:
    """What SES would tell of a mail to an address."""
    return LateRefusal(message, frozenset({address}), "refused-address", sent_at or world.clock())


def states(world: World, person: str) -> dict[str, str]:
    """The states of a person's channels, by kind."""
    return {channel.kind: channel.state for channel in world.channels.channels_of(person)}


def mail_to(world: World, address: str) -> str:
    """Return the id of the one mail to an address."""
    (message,) = (message for message in world.email.taken if message.to == address)
    return message.id


def test_the_channel_of_the_address_bounces_and_no_other(world: World) -> None:
    take_back(world.post, refusal(world), now=world.clock())

    assert states(world, "ann") == {"email": BOUNCED, "sms": OK}
    assert states(world, "budi") == {"email": OK}


def test_the_console_is_told_why(world: World) -> None:
    take_back(world.post, refusal(world), now=world.clock())

    (bounced,) = (channel for channel in world.channels.channels_of("ann") if channel.kind == "email")
    assert bounced.reason == "refused-address"


def test_the_delivery_counts_as_refused_and_its_person_is_told_by_the_next_channel(world: World) -> None:
    world.intake()
    world.sms.failures["ann@sms"] = PermanentFailure("refused-address")
    world.work()
    world.sms.failures.clear()
    world.channel("ann", "sms", "ann@another")
    mail = mail_to(world, "ann@email")

    take_back(world.post, refusal(world, mail), now=world.clock())
    world.work()

    refused = world.alerts.delivery(mail)
    assert refused is not None
    assert (refused.state, refused.reason) == (FAILED_FOR_GOOD, "refused-address")
    assert world.sms.told == ["ann@another"]


def test_when_nobody_of_a_round_has_a_channel_left_the_next_one_is_due_at_once(world: World) -> None:
    world.follow(Step(0, ("person:budi",)), Step(30, ("everyone",)))
    alert = world.intake()
    world.work()
    assert not world.alert(alert).is_due(world.clock())

    take_back(
        world.post, refusal(world, mail_to(world, "budi@email"), address="budi@email"), now=world.clock()
    )

    assert world.alert(alert).is_due(world.clock())


def test_what_is_told_twice_changes_nothing_the_second_time(world: World) -> None:
    world.intake()
    world.work()
    told = refusal(world, mail_to(world, "ann@email"))

    take_back(world.post, told, now=world.clock())
    before = world.channels.channels_of("ann")
    take_back(world.post, told, now=world.clock())

    assert world.channels.channels_of("ann") == before


def test_a_channel_that_was_proven_since_stays_on(world: World) -> None:
    sent_at = world.clock() - timedelta(minutes=1)

    take_back(world.post, refusal(world, sent_at=sent_at), now=world.clock())

    assert states(world, "ann")["email"] == OK


def test_an_address_that_nobody_has_is_passed_over(world: World) -> None:
    take_back(world.post, refusal(world, address="nobody@email"), now=world.clock())

    assert states(world, "ann") == {"email": OK, "sms": OK}


class Overtaken(SqliteTable):
    """A table in which somebody else was first with so many commits."""

    times = 0

    def commit(self, changes: Sequence[Change]) -> None:
        if self.times:
            self.times -= 1
            raise CommitConflict
        super().commit(changes)


def test_whoever_changes_the_channel_meanwhile_goes_first_and_it_bounces_all_the_same() -> None:
    clock = Clock()
    table = Overtaken(":memory:", clock=clock)
    world = World(table, clock)
    world.team("ann")
    table.times = 2

    take_back(world.post, refusal(world), now=clock())

    assert states(world, "ann") == {"email": BOUNCED}


def test_a_channel_that_never_stands_still_is_to_be_told_of_again() -> None:
    clock = Clock()
    table = Overtaken(":memory:", clock=clock)
    world = World(table, clock)
    world.team("ann")
    table.times = 100

    with pytest.raises(CommitConflict):
        take_back(world.post, refusal(world), now=clock())
