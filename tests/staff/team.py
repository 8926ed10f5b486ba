"""A coordinator's browser in Python: it signs as a browser would, and seals nothing real."""

import base64
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256

import pyotp
from nacl.signing import SigningKey

from functions.services import Services
from functions.staff.actions import doorways, inviting
from functions.staff.actions.doorways import Founding, NewCoordinator
from functions.staff.actions.entry import Entry
from functions.staff.actions.inviting import NewcomerKeys
from functions.staff.actions.key_changes import KeyChange, read_team, stage_wraps
from functions.staff.model.invitation import Invitation
from functions.staff.model.keys import (
    EpochKeys,
    Kit,
    Recipients,
    Signed,
    Wrap,
    exact_text,
    people_statement,
    public_statement,
    signer_name,
    team_key_name,
)
from functions.staff.model.people import COUNSELOR, Person
from functions.staff.model.sign_in import OwnKey
from functions.staff.store.doorway import SET_UP

LETTERS = "02379acdefghjklm"
SECRET = b"s" * 32
SEALED = b"age-encryption.org/v1\nsealed"


def recipient(of: str) -> str:
    """Return something in the form of a hybrid recipient, always the same for a name."""
    digits = sha256(of.encode()).hexdigest() * 31
    return "age1pq1" + "".join(LETTERS[int(digit, 16)] for digit in digits)[:1957]


def pair(of: str) -> Recipients:
    """Return something in the form of a team key's recipients."""
    return Recipients(recipient(of), "age1" + recipient(f"{of} plain")[7:65])


def own_key(secret: bytes = SECRET) -> OwnKey:
    """Return an own key whose sign-in secret is `secret`."""
    return OwnKey("A" * 22, sha256(secret).hexdigest(), SEALED)


def signer_of(key: SigningKey) -> str:
    """Return the public text of a signer."""
    return "ed25519:" + base64.b64encode(bytes(key.verify_key)).decode()


@dataclass
class Team:
    """A team under test. `totps` has everyone's authenticator secret."""

    services: Services
    key: SigningKey = field(default_factory=lambda: SigningKey(b"k" * 32))
    totps: dict[str, str] = field(default_factory=dict)

    @property
    def signer(self) -> str:
        """The signer of this coordinator."""
        return signer_of(self.key)

    def code(self, person: str) -> str:
        """Return the present code of a person's authenticator."""
        return pyotp.TOTP(self.totps[person]).at(self.services.clock())

    def begin(self, secret: str) -> str:
        """Begin set-up; return the id of the coordinator to come."""
        person, factor = doorways.begin(
            SET_UP,
            secret,
            store=self.services.staff,
            secrets=self.services.secrets,
            now=self.services.clock(),
        )
        self.totps[person] = factor.secret
        return person

    def coordinator(self, person: str, name: str, team_key: EpochKeys, kit: Kit) -> NewCoordinator:
        """Return the first coordinator with all wraps."""
        names = [team_key_name(team_key.key), signer_name(self.signer)]
        wraps = [Wrap(holder, each, SEALED) for holder in (person, kit.holder) for each in names]
        return NewCoordinator(name, f"{name} (contoh)", "Psikolog", "id", recipient(name), own_key(), wraps)

    def found(self, secret: str, name: str = "sari") -> tuple[Entry, tuple[str, ...]]:
        """Complete set-up."""
        person = self.begin(secret)
        return self.complete(secret, person, *self.made(person, name), self.code(person))

    def made(self, person: str, name: str = "sari") -> tuple[NewCoordinator, Founding]:
        """Return what the first coordinator's browser makes."""
        now = self.services.clock()
        keys, kit = EpochKeys(1, pair("epoch 1"), now), Kit(recipient("kit 1"), now)
        coordinator = self.coordinator(person, name, keys, kit)
        member = Person(person, name, "", "", "coordinator", "id", recipient(name), now)
        salt = doorways.installation_salt(self.services.staff)
        signed = self.signed(salt, 1, [keys], kit, [member])
        return coordinator, Founding(keys.recipients, kit.recipient, self.signer, signed)

    def complete(
        self, secret: str, person: str, coordinator: NewCoordinator, founding: Founding, code: str
    ) -> tuple[Entry, tuple[str, ...]]:
        """Send what the browser made."""
        return doorways.found_team(
            secret,
            coordinator,
            founding,
            code,
            zone="Asia/Jakarta",
            pages=self.services.signers,
            store=self.services.staff,
            secrets=self.services.secrets,
            now=self.services.clock(),
        )

    def signed(
        self, salt: str, serial: int, epochs: list[EpochKeys], kit: Kit, people: list[Person]
    ) -> Signed:
        """Sign both statements as of now."""
        now = self.services.clock()
        until = now + timedelta(days=60)
        statement = exact_text(public_statement(salt, epochs[-1]), now, until)
        said = exact_text(people_statement(serial, epochs, kit, people), now, until)
        sign = self.key.sign
        return Signed(statement, sign(statement.encode()).signature, said, sign(said.encode()).signature)

    def change(
        self,
        people: list[Person] | None = None,
        *,
        next_pair: Recipients | None = None,
        kit: str | None = None,
        signer: str | None = None,
    ) -> KeyChange:
        """Return a change to these people and keys, signed upon the present state."""
        before, now = read_team(self.services.staff), self.services.clock()
        epochs = list(before.epochs)
        if next_pair is not None:
            epochs.append(EpochKeys(before.team.epoch + 1, next_pair, now))
        in_force = before.team.kit if kit is None else Kit(kit, now)
        members = list(before.people) if people is None else people
        signed = self.signed(before.team.salt, before.team.serial + 1, epochs, in_force, members)
        return KeyChange(signed, next_pair, kit, signer)

    def stage(self, holders: list[str], *names: str) -> None:
        """Stage wraps of these names for holders."""
        stage_wraps(
            [Wrap(holder, name, SEALED) for holder in holders for name in names], store=self.services.staff
        )

    def key_names(self) -> list[str]:
        """Return the names of all epochs' wraps."""
        return [team_key_name(keys.key) for keys in self.services.staff.team.epochs()]

    def invite(self, name: str, role: str = COUNSELOR) -> Invitation:
        """Make an invitation."""
        now = self.services.clock()
        made = Invitation(
            sha256(name.encode()).hexdigest()[:32], name, name.title(), "Konselor", role, "id", SEALED, now
        )
        inviting.invite(made, by="ann", store=self.services.staff, now=now)
        return made

    def accept(self, invitation: Invitation) -> tuple[str, ...]:
        """Accept an invitation as its newcomer."""
        staff, secrets, now = self.services.staff, self.services.secrets, self.services.clock()
        factor = inviting.begin(invitation.id, store=staff, secrets=secrets, now=now)
        self.totps[invitation.id] = factor.secret
        keys = NewcomerKeys(recipient(invitation.name), b"p" * 32, own_key())
        return inviting.accept(
            invitation.id, keys, self.code(invitation.id), store=staff, secrets=secrets, now=now
        )

    def admission(self, invitation: Invitation) -> KeyChange:
        """Stage a newcomer's wraps and sign them into the team."""
        names = self.key_names()
        if invitation.role == "coordinator":
            names.append(signer_name(self.signer))
        self.stage([invitation.id], *names)
        now = self.services.clock()
        newcomer = Person(
            invitation.id, invitation.name, "", "", invitation.role, "id", recipient(invitation.name), now
        )
        return self.change([*self.services.staff.active_people(), newcomer])

    def admit(self, name: str, role: str = COUNSELOR) -> Person:
        """Invite, accept and admit."""
        invitation = self.invite(name, role)
        self.accept(invitation)
        return inviting.admit(
            invitation.id,
            self.admission(invitation),
            zone="Asia/Jakarta",
            by="ann",
            store=self.services.staff,
            now=self.services.clock(),
        )

    def without(self, person: Person, *, kit: str | None = None, signer: str | None = None) -> KeyChange:
        """Stage the next epoch for who stays, and sign the team without a person."""
        left = [other for other in self.services.staff.active_people() if other.id != person.id]
        return self.next_epoch(left, kit=kit, signer=signer)

    def next_epoch(
        self, people: list[Person], *, kit: str | None = None, signer: str | None = None
    ) -> KeyChange:
        """Stage the next epoch for these people, and sign them."""
        team = read_team(self.services.staff).team
        fresh = pair(f"epoch {team.epoch + 1}")
        name = team_key_name(EpochKeys(0, fresh, self.services.clock()).key)
        self.stage([person.id for person in people], name)
        if signer is not None:
            self.stage([person.id for person in people if person.is_coordinator], signer_name(signer))
        if kit is None:
            self.stage([team.kit.holder], name)
        else:
            holder = replace(team.kit, recipient=kit).holder
            signers = [*team.signers, *([] if signer is None else [signer])]
            self.stage([holder], name, *self.key_names(), *map(signer_name, signers))
        return self.change(people, next_pair=fresh, kit=kit, signer=signer)
