"""What every view of the path without script works with: the services, the words, where it is."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask import Response, render_template
from markupsafe import Markup

from functions.cases.actions.mailbox import Desk as ClientsDesk
from functions.errors import Unavailable
from functions.forms.browser import from_json
from functions.forms.model import Questionnaire
from functions.intake.actions import Reception
from functions.intake.store import BROWSER, LITE
from functions.lite.slips import Slips
from functions.lite.store import HourlyCap, KnowingTheCode
from functions.lite.writing import Desk, root_of
from functions.services import Services
from functions.staff.actions.trusting import TrustedKeys, Untrusted, trusted_keys
from functions.staff.settings import Settings
from functions.storage.clock import utc_now
from functions.web.lite import shell
from functions.web.lite.words import Words, words_of
from functions.web.problems import catalogue
from functions.web.public_service import NoKeys

PATHS: Mapping[str, Mapping[str, str]] = {
    "id": {"front": "/ringan/", "write": "/ringan/tulis/", "return": "/ringan/kembali/"},
    "en": {"front": "/en/lite/", "write": "/en/lite/write/", "return": "/en/lite/return/"},
}
ORDINARY: Mapping[str, Mapping[str, str]] = {
    "id": {"write": "/tulis/", "return": "/kembali/"},
    "en": {"write": "/en/write/", "return": "/en/return/"},
}


@dataclass(frozen=True)
class Room:
    """One request's surroundings."""

    here: Services
    words: Words
    settings: Settings
    now: datetime

    @classmethod
    def enter(cls, here: Services, language: str) -> "Room":
        """Return the surroundings of a request now; the usual settings while the storage is away.

        Then the form can still be read and filled in, and no typed word is lost.

        Raises:
            NotBuilt: the site is not built.
        """
        shell.own_words(here.config, language)
        try:
            settings = here.settings.read()
        except Unavailable:
            settings = Settings()
        return cls(here, words_of(here.config.site, language, settings.zone), settings, here.clock())

    @classmethod
    def in_trouble(cls, here: Services, language: str) -> "Room":
        """Return surroundings that ask neither the storage nor the clock: one of them may be the trouble.

        Raises:
            NotBuilt: the site is not built.
        """
        settings = Settings()
        return cls(here, words_of(here.config.site, language, settings.zone), settings, utc_now())

    @property
    def language(self) -> str:
        """In which language this is."""
        return self.words.language

    @property
    def other(self) -> str:
        """The other language."""
        return "en" if self.language == "id" else "id"

    @property
    def path(self) -> Mapping[str, str]:
        """The addresses of this path, by what they are for."""
        return PATHS[self.language]

    @property
    def slips(self) -> Slips:
        """What makes and reads slips and passes."""
        return Slips(self.here.secrets)

    @property
    def form(self) -> Questionnaire:
        """The form that is asked now."""
        return from_json(shell.site_file(self.here.config.site, f"assets/forms/intake.{self.language}.json"))

    @property
    def desk(self) -> Desk:
        """Where forms arrive."""
        return Desk(self.here.cases, self.reception)

    @property
    def reception(self) -> Reception:
        """Where intakes are received on this path."""
        here = self.here
        return Reception(here.cases, here.intakes, HourlyCap(here.table), here.alerts, way=LITE)

    @property
    def clients_desk(self) -> ClientsDesk:
        """Where clients come back."""
        return ClientsDesk(self.here.cases, KnowingTheCode(), self.here.alerts, self.here.ledger)

    @property
    def keys(self) -> TrustedKeys:
        """The keys to seal to.

        Raises:
            NoKeys, Untrusted: there are none, or none that the signer vouches for.
        """
        published = self.here.staff.published_keys(self.now)
        if published is None:
            raise NoKeys(retry_after=3600)
        return trusted_keys(published, self.here.signers.read(), self.now)

    @property
    def shut(self) -> str:
        """Why nothing can be received, so that no story is asked for: "closed", "paused" or ""."""
        if not self.here.staff.is_open(self.here.signers.read()):
            return "closed"
        try:
            _ = self.keys
        except (NoKeys, Untrusted):
            return "paused"
        return ""

    @property
    def full_until(self) -> datetime | None:
        """When there is room again on this path, None while there is."""
        return self.reception.full_until(self.settings, self.now)

    @property
    def fullness(self) -> str:
        """Whether today has room: "", "full", or "lite-full" when there is still room with script."""
        if self.full_until is None:
            return ""
        with_script = replace(self.reception, way=BROWSER)
        return "lite-full" if with_script.full_until(self.settings, self.now) is None else "full"

    def root_of(self, code: str) -> bytes:
        """Return the root of a code; reading never depends on what the signer says.

        Raises:
            NoKeys: there is no team, so no code opens anything.
            DerivingBusy: too many are worked out at once.
        """
        published = self.here.staff.published_keys(self.now)
        if published is None:
            raise NoKeys(retry_after=3600)
        return root_of(code, published.salt)

    def render(
        self,
        template: str,
        *,
        status: int = 200,
        heading: str = "",
        helping: bool = False,
        switching: bool = False,
        **values: object,
    ) -> Response:
        """Return a page; templates have `t`, `words`, `path`, `ordinary` and `room`."""
        if status >= 400:
            heading = f"{self.words.words['lite-title-fault']} {heading}".strip()
        main = render_template(
            f"lite/{template}.html",
            t=self.words.say,
            words=self.words,
            path=self.path,
            ordinary=ORDINARY[self.language],
            room=self,
            **values,
        )
        return shell.page(
            self.here.config,
            main,
            language=self.language,
            status=status,
            heading=heading,
            helping=helping,
            switching=switching,
        )

    def confirm(
        self,
        what: str,
        *,
        path: str,
        hidden: Sequence[tuple[str, str]],
        back: str,
        is_unsure: bool = False,
    ) -> Response:
        """Return the page that asks once more before `what`; `back` is the button that does nothing."""
        return self.render(
            "confirm",
            status=422 if is_unsure else 200,
            what=what,
            action=path,
            carried=hidden,
            back=back,
            is_unsure=is_unsure,
            backup=self.words.organisation["retention_backup_days"],
        )

    def nearby(self, province: str) -> list[dict[str, Any]] | None:
        """Return the local services of a province, None where none was named."""
        if not province:
            return None
        local = json.loads(shell.site_file(self.here.config.site, f"directory/local.{self.language}.json"))
        return list(local.get(province, ()))

    def own_words(self) -> Markup:
        """Return what the built page says."""
        return Markup(shell.own_words(self.here.config, self.language))  # noqa: S704 - built from our own

    def refusal(self, kind: str) -> tuple[Mapping[str, str], int]:
        """Return the sentences and the HTTP status of a kind of error."""
        problem = catalogue()["problems"][kind]
        return problem[self.language], int(problem["status"])
