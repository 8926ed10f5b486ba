"""What staff are told no for. The sentences, in both languages, stand in `functions/web/problems.json`."""

from functions.errors import Conflict, Forbidden, NotFound, PinternetError, Unauthorized


class SignInRefused(Unauthorized):
    """Name, passphrase and second factor do not belong together; which of them is wrong is not said."""

    kind = "sign-in-refused"


class SignedOut(Unauthorized):
    """There is no session, or it has ended."""

    kind = "signed-out"


class NotAdmittedYet(Forbidden):
    """The newcomer accepted, and a coordinator has still to admit them."""

    kind = "not-admitted-yet"


class SecondFactorRefused(Forbidden):
    """The code is wrong, or was used before."""

    kind = "second-factor-refused"


class SecondFactorDue(Forbidden):
    """The session was opened by a recovery code: first comes a new second factor."""

    kind = "second-factor-due"


class RoleNeeded(Forbidden):
    """The caller's role does not include this; `role` says which would."""

    kind = "role-needed"


class LinkSpent(NotFound):
    """The one-time link is used, expired, or was never made."""

    kind = "link-spent"


class NameTaken(Conflict):
    """Someone else signs in with this name, or was invited under it."""

    kind = "name-taken"


class TeamChanged(Conflict):
    """A colleague changed people or keys meanwhile; nothing was stored."""

    kind = "team-changed"


class LastCoordinator(Conflict):
    """The team would have no coordinator left."""

    kind = "last-coordinator"


class OwnRemoval(Conflict):
    """Nobody removes or demotes themselves: another coordinator must make the keys that they do not know."""

    kind = "own-removal"


class KeysNeeded(Conflict):
    """The change is complete only with new keys; `needs` names them."""

    kind = "keys-needed"


class WrapsMissing(Conflict):
    """A secret is not yet sealed to everyone who needs it; `holders` counts them."""

    kind = "wraps-missing"


class KitNotCurrent(Conflict):
    """The kit that was opened is not the one in force."""

    kind = "kit-not-current"


class StatementRefused(PinternetError):
    """A statement is not the exact text of the team as it would be, or its signature is not a signer's."""

    kind = "statement-refused"
