"""What the functions work with: stores, senders, secrets and the clock, put together by bootstrap."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Event

from functions.cases.store import CaseStore
from functions.cases.store.work import SpentWork
from functions.config import Config
from functions.crypto.secrets import ServerSecrets
from functions.crypto.signer_file import PublishedSigners
from functions.intake.store import IntakeStore
from functions.oncall.store import (
    AlertStore,
    ChannelStore,
    DrillStore,
    FeedStore,
    PolicyStore,
    RosterStore,
    RulesStore,
)
from functions.reports.store import ReportStore
from functions.senders.sender import Sender
from functions.staff.settings_store import SettingsStore
from functions.staff.store import StaffStore
from functions.storage.disk import Disk
from functions.storage.heart import Heart
from functions.storage.ledger import ErasureLedger
from functions.storage.table import Table


class Bell:
    """Wakes the background worker before its next tick: called by who has work for it."""

    def __init__(self) -> None:
        self._rung = Event()

    def __call__(self) -> None:
        """Ring."""
        self._rung.set()

    def wait(self, seconds: float) -> bool:
        """Wait until it rings or the time is over; tell whether it rang."""
        rang = self._rung.wait(seconds)
        self._rung.clear()
        return rang


@dataclass(frozen=True)
class Services:
    """One installation's collaborators. `signers` are those that the pages name."""

    config: Config
    table: Table
    secrets: ServerSecrets
    signers: PublishedSigners
    cases: CaseStore
    intakes: IntakeStore
    work: SpentWork
    alerts: AlertStore
    channels: ChannelStore
    drills: DrillStore
    feeds: FeedStore
    roster: RosterStore
    rules: RulesStore
    staff: StaffStore
    settings: SettingsStore
    reports: ReportStore
    ledger: ErasureLedger
    senders: Mapping[str, Sender]
    heart: Heart
    disk: Disk
    clock: Callable[[], datetime]
    wake: Bell

    @property
    def policies(self) -> PolicyStore:
        """Return the policies that new alerts take a snapshot of."""
        return self.alerts.policies
