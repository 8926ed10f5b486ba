"""One conversation on DynamoDB, each step of it measured alone, over the same HTTP that browsers use."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from functions import bootstrap
from functions.app import create_app
from functions.config import Config
from functions.crypto.secrets import ServerSecrets
from functions.crypto.signer_file import SignerFile
from functions.jobs import run_due
from functions.services import Services
from functions.storage.dynamo import DynamoTable
from functions.storage.dynamo_ledger import DynamoLedger
from functions.storage.dynamo_values import write_item
from functions.storage.heart import CloudWatchHeart
from tests.aws.team import with_channels
from tests.capacity.metering import Metered, Used, item_bytes
from tests.clock import Clock
from tests.opening import open_service
from tests.public import Client, looks_sealed
from tests.recording import RecordingSender
from tests.web.desk_over_http import draft
from tests.web.staff_session import signed_in

NAME = "pinternet"
WITH_A_MINUTE = ("alert", "alert-again", "answer", "erase")
"""What the schedule does; the minute itself is counted apart."""
ANSWER = "00000000-0000-4000-8000-000000000005"


class Deaf:
    """CloudWatch, which is not what is measured."""

    def put_metric_data(self, **_: Any) -> None:
        """Take a metric."""


@dataclass
class Story:
    """An open installation with one counselor, on a DynamoDB client whose calls are counted."""

    client: Any
    folder: Path
    secrets: ServerSecrets
    steps: dict[str, Used] = field(default_factory=dict)

    def tell(self) -> dict[str, dict[str, float]]:
        """Measure every step and return what each used; `left` then says what the case took, in bytes."""
        self.clock, self.meter = Clock(), Metered(self.client)
        self.services = self._services(self.meter)
        open_service(self.services)
        self.services.settings.save(
            replace(self.services.settings.read(), capacity_per_day=100), now=self.clock()
        )
        ann = with_channels(self.services, "ann")
        app = create_app(self.services)
        self.ann, self.writer = signed_in(app, self.services, ann), Client(app.test_client(), self.services)
        for step in self._steps():
            self._measure(step)
        return {name: asdict(self._alone(name)) for name in self.steps}

    def _steps(self) -> Iterator[tuple[str, Callable[[], Any]]]:
        yield "minute", self._settle
        yield "minute", self._minute
        yield "page", lambda: self._get("/api/v1/health")
        yield "intake", lambda: self._done(self.writer.hand_in(urgency="urgent"))
        yield "alert", self._minute
        yield "look", lambda: self._done(self.ann.get("/cases?queue=waiting"))
        self.case = self.writer.case.id
        yield "claim", lambda: self._done(self.ann.change("POST", f"/cases/{self.case}/claim", {}))
        yield "open", self._open
        yield (
            "draft",
            lambda: self._done(self.ann.change("PUT", f"/cases/{self.case}/draft", {"sealed": draft()})),
        )
        yield "answer", self._answer
        yield "return", lambda: self._done(self.writer.read())
        yield "message", lambda: self._done(self.writer.write())
        yield "alert-again", self._minute
        self.left = self._left()
        yield "close", self._close
        yield "erase", self._erase

    def _alone(self, name: str) -> Used:
        used, minute = self.steps[name], self.steps["minute"]
        if name not in WITH_A_MINUTE:
            return used
        return Used(used.reads - minute.reads, used.writes - minute.writes, used.commits - minute.commits)

    def _measure(self, step: tuple[str, Callable[[], Any]]) -> None:
        name, do = step
        self.clock.move(minutes=1)
        self.meter.used = used = Used()
        do()
        self.steps[name] = used

    def _settle(self) -> None:
        for _ in range(3):
            self._minute()
            self.clock.move(minutes=1)

    def _minute(self) -> None:
        assert run_due(self.services)

    def _get(self, path: str) -> None:
        self._done(self.writer.http.get(path))

    def _open(self) -> None:
        self._done(self.ann.get(f"/cases/{self.case}"))
        self._done(self.ann.change("POST", f"/cases/{self.case}/seen", {"up_to": 1}))

    def _answer(self) -> None:
        body = {"id": ANSWER, "sealed": looks_sealed(), "epoch": 1}
        self._done(self.ann.change("POST", f"/cases/{self.case}/answers", body))
        self.clock.move(minutes=1)
        self._minute()
        assert len(self._messages()) == 2

    def _messages(self) -> list[Any]:
        with self._uncounted():
            return list(self.services.cases.messages(self.case))

    def _close(self) -> None:
        self._done(self.ann.change("POST", f"/cases/{self.case}/seen", {"up_to": 3}))
        self._done(self.ann.change("POST", f"/cases/{self.case}/closing", {"outcome": "resolved"}))

    def _erase(self) -> None:
        self._done(self.writer.erase())
        self._minute()

    def _left(self) -> int:
        """Return the bytes of what lives as long as the conversation, index and all."""
        with self._uncounted():
            items = [
                item for item in self.services.table.everything() if self._is_of_case(item.key.partition)
            ]
        return sum(item_bytes(write_item(item, item.version)) for item in items)

    def _is_of_case(self, partition: str) -> bool:
        return partition.startswith(("case/", "mailbox/", "alert/", "delivery/"))

    @contextmanager
    def _uncounted(self) -> Iterator[None]:
        used, self.meter.used = self.meter.used, Used()
        yield
        self.meter.used = used

    def _done(self, answer: Any) -> None:
        assert 200 <= answer.status_code < 300, (answer.status_code, answer.get_data(as_text=True))

    def _services(self, client: Any) -> Services:
        table = DynamoTable(client, NAME, clock=self.clock)
        return bootstrap.assemble(
            Config(data=self.folder, table=NAME),
            table=table,
            ledger=DynamoLedger(client, f"{NAME}-erasures"),
            secrets=self.secrets,
            signers=SignerFile(self.folder / bootstrap.SIGNER),
            senders={"email": RecordingSender(), "sms": RecordingSender()},
            clock=self.clock,
            heart=CloudWatchHeart(Deaf(), table, NAME),
        )
