"""The actions of channels, as one person uses them."""

import re

from functions.oncall.actions import ChannelDesk, add_channel, verify_channel
from functions.oncall.model import Channel, Person
from tests.oncall.world import World

ANN = Person("ann", "Ann", "counselor", "id", "Asia/Jakarta")
BUDI = Person("budi", "Budi", "counselor", "en", "Asia/Jakarta")


class Desk:
    """The actions, as one person uses them."""

    def __init__(self, person: Person = ANN, world: World | None = None) -> None:
        self.world = world or World()
        self.person = person
        codes = (f"{number:06}" for number in range(12345, 99999))
        senders = {"email": self.world.email, "sms": self.world.sms}
        self.desk = ChannelDesk(self.world.channels, senders, self.world.secrets, lambda: next(codes))

    def add(self, kind: str = "sms", address: str = "0812 3456 7890") -> Channel:
        return add_channel(self.desk, self.person, kind=kind, address=address, now=self.world.clock())

    def verify(self, channel: Channel, code: str) -> Channel:
        return verify_channel(self.desk, self.person, channel=channel.id, code=code, now=self.world.clock())

    def last_code(self) -> str:
        sent = max(self.world.sms.taken + self.world.email.taken, key=lambda message: message.at)
        found = re.search(r"\b\d{6}\b", sent.text)
        assert found
        return found.group()
