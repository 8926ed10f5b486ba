"""What pages without script carry from one request to the next, so that the server need remember nothing.

A *slip* is in every page of the form: it holds the return code that the writing will have, from the
first page on. So the same form sent twice, by a double press or a reload, leads to the same mailbox,
and the mailbox itself is the mark that the slip was spent. A slip may have been copied before anything
was written, so it shows no code and erases nothing.

A *keepsake* is in the pages that follow sending: it holds the code, and when the form was received. It
alone shows the code again and erases what was sent; nobody had it before.

A *question* is in the page that asks for the code, and holds nothing but when it was asked. A code is taken
with a young one only: a browser that sends the typed code once more, hours later, opens nothing.

A *pass* is in every page behind a return code. It holds what opens the mailbox, never the code, and is
over after fifteen minutes; each page renews it, for two hours after the code was typed and no longer.
What was considered: asking for the code at each step (24 digits, on a phone, at night, for each message),
a cookie (public pages set none, and it would open the mailbox for whoever holds the phone next), the code
in a hidden field (a saved page or a look at its source gives it away for ever), a session on the server
(something would be stored). A pass in a hidden field is in no address, log,
cookie or cache; a page that a browser's Back button brings back can only be sent again, and after a
quarter of an hour that, too, leads to the question for the code.

All are sealed with the server's key (who sees a page's source learns nothing) and signed with the time
(who has one cannot make it last longer).
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import combinations

from itsdangerous import BadData, TimestampSigner

from functions.crypto.return_code import DIGITS, GROUP, make_code
from functions.crypto.secrets import SecretsUnsafe, ServerSecrets
from functions.lite.refusals import FormOver, TooSoon

YOUNGEST = timedelta(seconds=5)
OLDEST = timedelta(hours=12)
SHOWN_AGAIN = timedelta(minutes=15)
"""For how long a form that is sent once more shows its code once more."""
PASS_LIFE = timedelta(minutes=15)
LONGEST_VISIT = timedelta(hours=2)
"""For how long a code that was typed opens pages, however often they are used."""
QUESTION_LIFE = timedelta(minutes=15)
SLIP, KEEPSAKE = b"pinternet lite slip", b"pinternet lite keepsake"
QUESTION, PASS = b"pinternet lite question", b"pinternet lite pass"
TIME_BYTES = 8
PLACES = tuple(combinations(range(DIGITS // GROUP), 2))


class KeepsakeOver(FormOver):
    """The keepsake is older than twelve hours, or none of ours."""

    kind = "keepsake-over"


class QuestionOver(FormOver):
    """The page that asked for the code is older than fifteen minutes, or none of ours."""

    kind = "question-over"


class PassOver(FormOver):
    """The pass is older than fifteen minutes, the code was typed two hours ago, or it is none of ours."""

    kind = "pass-over"


@dataclass(frozen=True)
class Slip:
    """The code that a form will have, and when the form was begun."""

    code: str
    begun_at: datetime

    def must_be_ripe(self, now: datetime) -> None:
        """Refuse what no person can have filled in.

        Raises:
            TooSoon: it was begun less than five seconds ago.
        """
        if now - self.begun_at < YOUNGEST:
            raise TooSoon


@dataclass(frozen=True)
class Keepsake:
    """The code of a form that was sent, and when it was received."""

    code: str
    received_at: datetime

    def is_fresh(self, now: datetime) -> bool:
        """Tell whether the code may be shown and checked still."""
        return now - self.received_at <= SHOWN_AGAIN


@dataclass(frozen=True)
class Pass:
    """The root of a code, and when the code was typed."""

    root: bytes
    opened_at: datetime


@dataclass(frozen=True)
class Slips:
    """Makes and reads slips, keepsakes, questions and passes."""

    secrets: ServerSecrets

    def new_slip(self, now: datetime) -> str:
        """Return a slip with a new code."""
        return self._write(SLIP, make_code().encode(), now)

    def read_slip(self, text: str, now: datetime) -> Slip:
        """Return what a slip holds.

        Raises:
            FormOver: it is older than twelve hours, or none of ours.
        """
        code, begun_at = self._read(SLIP, text, OLDEST, now)
        return Slip(code.decode("ascii"), begun_at)

    def new_keepsake(self, keepsake: Keepsake) -> str:
        """Return a keepsake as it travels."""
        return self._write(KEEPSAKE, keepsake.code.encode(), keepsake.received_at)

    def read_keepsake(self, text: str, now: datetime) -> Keepsake:
        """Return what a keepsake holds.

        Raises:
            KeepsakeOver: it is older than twelve hours, or none of ours.
        """
        try:
            code, received_at = self._read(KEEPSAKE, text, OLDEST, now)
        except FormOver:
            raise KeepsakeOver from None
        return Keepsake(code.decode("ascii"), received_at)

    def places(self, code: str) -> tuple[int, int]:
        """Return which two groups of a code are asked for: always the same, so that none is tried alone."""
        return PLACES[int(self.secrets.mac("lite places", code), 16) % len(PLACES)]

    def new_question(self, now: datetime) -> str:
        """Return what marks when a code was asked for."""
        return self._write(QUESTION, b"", now)

    def check_question(self, text: str, now: datetime) -> None:
        """Refuse a code that was asked for too long ago.

        Raises:
            QuestionOver: that was more than fifteen minutes ago, or not here.
        """
        try:
            self._read(QUESTION, text, QUESTION_LIFE, now)
        except FormOver:
            raise QuestionOver from None

    def new_pass(self, opened: Pass, now: datetime) -> str:
        """Return a pass as it travels, good for fifteen minutes from now."""
        at = int(opened.opened_at.timestamp()).to_bytes(TIME_BYTES)
        return self._write(PASS, at + opened.root, now)

    def read_pass(self, text: str, now: datetime) -> Pass:
        """Return what a pass holds.

        Raises:
            PassOver: it is too old, the code was typed two hours ago, or it is none of ours.
        """
        try:
            held = self._read(PASS, text, PASS_LIFE, now)[0]
        except FormOver:
            raise PassOver from None
        opened_at = datetime.fromtimestamp(int.from_bytes(held[:TIME_BYTES]), UTC)
        if now - opened_at > LONGEST_VISIT:
            raise PassOver
        return Pass(held[TIME_BYTES:], opened_at)

    def _write(self, purpose: bytes, secret: bytes, now: datetime) -> str:
        sealed = urlsafe_b64encode(self.secrets.seal(secret))
        return _Signer(self.secrets, purpose, now).sign(sealed).decode("ascii")

    def _read(self, purpose: bytes, text: str, life: timedelta, now: datetime) -> tuple[bytes, datetime]:
        signer = _Signer(self.secrets, purpose, now)
        try:
            sealed, at = signer.unsign(
                text.encode(), max_age=int(life.total_seconds()), return_timestamp=True
            )
            return self.secrets.open(urlsafe_b64decode(sealed)), at.astimezone(UTC)
        except (BadData, SecretsUnsafe, binascii.Error, UnicodeError):
            raise FormOver from None


class _Signer(TimestampSigner):
    """Signs with the service's clock in place of the machine's."""

    def __init__(self, secrets: ServerSecrets, purpose: bytes, now: datetime) -> None:
        super().__init__(secrets.signing, salt=purpose, digest_method=sha256)
        self._now = now

    def get_timestamp(self) -> int:
        return int(self._now.timestamp())
