"""Looks at whether anybody would be told."""

from functions.config import GatewaySetting
from functions.senders.gateway import understands
from functions.services import Services

OUTBOX = "outbox"


def a_coordinator_can_be_told(services: Services) -> str | None:
    """Find a team in which no coordinator has a channel that counts."""
    coordinators = [person for person in services.staff.active_people() if person.is_coordinator]
    if not coordinators:
        return None
    if any(_kinds(services, person.id) for person in coordinators):
        return None
    return "no coordinator has a verified channel; one adds an address in the console and types its code"


def mail_leaves(services: Services) -> str | None:
    """Find a service that others reach and whose mail goes to a folder."""
    if services.config.on_loopback or services.config.email != OUTBOX:
        return None
    return "mail is written to the outbox folder and reaches nobody; set PINTERNET_EMAIL"


def sms_leave(services: Services) -> str | None:
    """Find people who count on SMS that go to a folder."""
    if services.config.on_loopback or services.config.sms != OUTBOX:
        return None
    if not any("sms" in _kinds(services, person.id) for person in services.staff.active_people()):
        return None
    return "SMS are written to the outbox folder and reach nobody; set PINTERNET_SMS"


def gateways_are_understood(services: Services) -> str | None:
    """Find named gateways whose URL Apprise cannot read, or that lead into a folder."""
    wrong = [gateway.name for gateway in services.config.gateways if not _leads_out(services, gateway)]
    if not wrong:
        return None
    return f"messages by {', '.join(wrong)} reach nobody; look at PINTERNET_GATEWAYS (recipes: /en/channels/)"


def _leads_out(services: Services, gateway: GatewaySetting) -> bool:
    if gateway.url.startswith(f"{OUTBOX}:"):
        return services.config.on_loopback
    return understands(gateway.url, gateway.form)


def _kinds(services: Services, person: str) -> set[str]:
    return {channel.kind for channel in services.channels.channels_of(person) if channel.counts}
