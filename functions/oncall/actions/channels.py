"""A person's channels: added, proven by a code, tried out, removed."""

import hmac
from base64 import b32encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from functions.config import KIND_FORMS
from functions.crypto.secrets import SecretsUnsafe, ServerSecrets
from functions.errors import Conflict, Invalid, NotFound
from functions.oncall import wording
from functions.oncall.actions.sending import note_told
from functions.oncall.model import NORMAL, Channel, Person, channel_id, stamp
from functions.oncall.model.channel import CODE_PAUSE
from functions.oncall.refusals import ChannelKnown, ChannelUnproven, CodeOver, CodeTooSoon
from functions.oncall.store import ChannelStore, RulesStore
from functions.senders.sender import PermanentFailure, Sender, TemporaryFailure
from functions.staff.store import StaffStore
from functions.storage.table import Change, CommitConflict

MOST_CHANNELS = 6


@dataclass(frozen=True)
class ChannelDesk:
    """What the actions on channels work with. `forms` has the form of an address for each kind on offer."""

    channels: ChannelStore
    senders: Mapping[str, Sender]
    secrets: ServerSecrets
    random_code: Callable[[], str]
    forms: Mapping[str, str] = field(default_factory=lambda: KIND_FORMS)

    def address(self, channel: Channel) -> str:
        """Return the address of a channel, for its own person or a sender.

        Raises:
            PermanentFailure: it was sealed with server secrets that are lost.
        """
        try:
            return self.secrets.open(channel.sealed).decode()
        except SecretsUnsafe as error:
            raise PermanentFailure("unreadable") from error

    def sender(self, kind: str) -> Sender:
        """Return the way out of a kind of channel.

        Raises:
            TemporaryFailure: the operator took this way out away.
        """
        if kind not in self.senders:
            raise TemporaryFailure("no-sender")
        return self.senders[kind]


def add_channel(desk: ChannelDesk, person: Person, *, kind: str, address: str, now: datetime) -> Channel:
    """Keep an address that is not proven yet, and send it a code; again: send another code.

    Raises:
        Invalid: the address has not the form of its kind, or the person has too many.
        ChannelKnown: the address is proven already.
        CodeTooSoon: the last code was sent less than a minute ago.
        TemporaryFailure, PermanentFailure: the code did not leave; nothing was stored.
    """
    normal = _normal(desk, kind, address)
    fingerprint = desk.secrets.mac("channel address", f"{kind}\n{normal}")
    channel = desk.channels.channel(person.id, channel_id(person.id, fingerprint))
    if channel is None:
        channel = _new(desk, person, kind, normal, fingerprint, now)
    elif channel.counts:
        raise ChannelKnown
    elif not channel.may_get_code(now):
        raise CodeTooSoon(retry_after=int(CODE_PAUSE.total_seconds()))
    return _send_code(desk, person, channel, normal, now)


def verify_channel(desk: ChannelDesk, person: Person, *, channel: str, code: str, now: datetime) -> Channel:
    """Make a channel count, because its code was typed.

    Raises:
        NotFound: the person has no such channel.
        Invalid: the code is wrong.
        CodeOver: no code is waiting: it expired, or was tried too often.
    """
    found = _own(desk, person, channel)
    if found.verified_at is not None and found.counts:
        return found
    if not found.code_is_usable(now):
        raise CodeOver
    if not hmac.compare_digest(_code_mac(desk, found, code), found.code or ""):
        _commit(desk, [desk.channels.putting(found.mistried())])
        raise Invalid({"code": ["code-wrong"]})
    proven = found.verified(now)
    _commit(desk, [desk.channels.putting(proven)])
    return proven


def try_channel(desk: ChannelDesk, person: Person, *, channel: str, now: datetime) -> None:
    """Send a message that only shows that the channel works.

    Raises:
        NotFound: the person has no such channel.
        ChannelUnproven: its code was not typed yet.
        TemporaryFailure, PermanentFailure: it did not leave.
    """
    found = _own(desk, person, channel)
    if found.verified_at is None:
        raise ChannelUnproven
    id = _message_id("test", found, now)
    message = wording.test_message(id, found.kind, desk.address(found), person, now)
    desk.sender(found.kind).send(message)
    note_told(desk.channels, found, now)


def remove_channel(desk: ChannelDesk, person: Person, *, channel: str) -> None:
    """Forget a channel.

    Raises:
        NotFound: the person has no such channel.
    """
    _commit(desk, [desk.channels.removing(_own(desk, person, channel))])


def forget_leavers(channels: ChannelStore, rules: RulesStore, staff: StaffStore) -> None:
    """Forget the channels and rules of everybody who is not of the team any more."""
    active = {person.id for person in staff.active_people()}
    kept, ruled = channels.everyone(), rules.everyone()
    for person in (kept.keys() | ruled.keys()) - active:
        removing = [channels.removing(channel) for channel in kept.get(person, ())]
        if person in ruled:
            removing.append(rules.removing(ruled[person]))
        channels.commit(removing)


def _normal(desk: ChannelDesk, kind: str, address: str) -> str:
    if kind not in desk.forms:
        raise Invalid({"kind": ["channel-kind-unknown"]})
    try:
        return NORMAL[desk.forms[kind]](address)
    except ValueError as error:
        raise Invalid({"address": [str(error)]}) from error


def _new(
    desk: ChannelDesk, person: Person, kind: str, address: str, fingerprint: str, now: datetime
) -> Channel:
    if len(desk.channels.channels_of(person.id)) >= MOST_CHANNELS:
        raise Invalid({"address": ["channels-too-many"]})
    return Channel(
        id=channel_id(person.id, fingerprint),
        person=person.id,
        kind=kind,
        sealed=desk.secrets.seal(address.encode()),
        fingerprint=fingerprint,
        created_at=now,
    )


def _send_code(desk: ChannelDesk, person: Person, channel: Channel, address: str, now: datetime) -> Channel:
    code = desk.random_code()
    id = _message_id("code", channel, now)
    desk.sender(channel.kind).send(wording.code_message(id, channel.kind, address, code, person, now))
    waiting = channel.with_code(_code_mac(desk, channel, code), now)
    _commit(desk, [desk.channels.putting(waiting)])
    return waiting


def _own(desk: ChannelDesk, person: Person, channel: str) -> Channel:
    found = desk.channels.channel(person.id, channel)
    if found is None:
        raise NotFound("no such channel")
    return found


def _commit(desk: ChannelDesk, changes: list[Change]) -> None:
    try:
        desk.channels.commit(changes)
    except CommitConflict as error:
        raise Conflict("the channel changed meanwhile: look again") from error


def _code_mac(desk: ChannelDesk, channel: Channel, code: str) -> str:
    """Return a keyed hash: a plain one of six digits could be tried out by whoever has the table."""
    return desk.secrets.mac("channel code", f"{channel.person}\n{channel.id}\n{code}")


def _message_id(what: str, channel: Channel, now: datetime) -> str:
    digest = sha256(f"{what}\n{channel.person}\n{channel.id}\n{stamp(now)}".encode()).digest()
    return b32encode(digest[:10]).decode().lower()
