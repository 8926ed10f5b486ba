"""The story of one case, told to an installation in the emulated cloud."""

import re
import time
import uuid
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.aws.cloud import ORIGIN, Cloud
from tests.aws.team import ADDRESS, Browser, browser_of
from tests.independent.client import Client
from tests.independent.described import DescribedWire, describing
from tests.independent.sealing import plaintext, seal
from tests.web.desk_over_http import draft

WORDS = "Nobody knows that I am afraid."
THANKS = "Thank you, I shall sleep now."
ANSWER = "I am here. Tell me more."
UNDONE_FOR = timedelta(seconds=30)


@dataclass
class Story:
    """Tells the story, and keeps what is asked about it afterwards."""

    cloud: Cloud
    origin: str
    wire: DescribedWire = field(init=False)
    client: Client = field(init=False)
    ann: Browser = field(init=False)
    case: str = ""

    def __post_init__(self) -> None:
        self.wire = describing(self.origin)
        self.client = Client(self.wire, self.wire.call("GET", "/keys").json)
        self.ann = browser_of(self.cloud.services, self.cloud.ann, self.origin)

    def tell(self) -> None:
        """Tell all of it."""
        self.write()
        self.claim()
        self.answer()
        self.come_back()
        self.erase()

    def write(self) -> None:
        """A client finds the service open and writes; Ann is told by the stream alone."""
        assert self.wire.call("GET", "/health").json["open"] is True
        assert self.client.hand_in(self.client.intake(WORDS, urgency="urgent")).status == 201
        self.cloud.stream.deliver()
        assert [mail["To"] for mail in self.cloud.calls.mails] == [ADDRESS]
        assert len(self.cloud.calls.texts) == 1

    def claim(self) -> None:
        """Ann opens the link of the mail, which changes nothing, and claims."""
        link, plain = self._link(), Browser(self.origin, ORIGIN)
        assert plain.call("GET", link)[0] == 200
        assert self.client.read().json["state"] == "waiting"
        status, headers, _ = plain.call("POST", link, b"do=claim")
        assert (status, headers["location"]) == (303, link)
        assert self.client.read().json["state"] == "open"

    def answer(self) -> None:
        """Ann reads the thread and answers; the schedule posts it when it can no longer be undone."""
        (case,) = self.ann.staff("GET", "/cases?queue=mine")["cases"]
        self.case = case["id"]
        opened = self.ann.staff("GET", f"/cases/{self.case}")
        assert [each["from"] for each in opened["messages"]] == ["client"]
        assert self.ann.staff("POST", f"/cases/{self.case}/seen", {"up_to": 1})
        self.ann.staff("PUT", f"/cases/{self.case}/draft", {"sealed": draft()})
        self.ann.staff("POST", f"/cases/{self.case}/answers", self._sealed_answer())
        messages = self._messages_when(2)
        assert [self.client.opened(each)["text"] for each in messages] == [WORDS, ANSWER]

    def come_back(self) -> None:
        """The client returns by the code alone and writes again; Ann, whose case it is, is told."""
        later = Client(self.wire, self.client.keys, code=self.client.code)
        assert later.write(later.message(THANKS)).status == 201
        self.cloud.stream.deliver()
        assert [mail["To"] for mail in self.cloud.calls.mails] == [ADDRESS] * 2

    def erase(self) -> None:
        """The client erases everything, and the schedule clears away what is left."""
        erased = self.client.call("DELETE")
        assert (erased.status, erased.json["items"]) == (200, 3)
        assert self.client.read().status == 410
        assert self.cloud.minute() == {"clean": True}
        self.cloud.stream.deliver()

    def _link(self) -> str:
        """Return the claim link of the one mail so far, as a path."""
        (mail,) = self.cloud.calls.mails
        found = re.search(rf"{re.escape(ORIGIN)}(/c/\S+)", mail.get_content())
        assert found
        return found[1]

    def _sealed_answer(self) -> dict[str, Any]:
        body = {
            "v": 1,
            "kind": "message",
            "mailbox": self.client.own.mailbox,
            "id": str(uuid.uuid4()),
            "from": "counselor",
            "written_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:00Z"),
            "text": ANSWER,
        }
        sealed = b64encode(seal(plaintext(body), self.client.recipients)).decode()
        return {"id": body["id"], "sealed": sealed, "epoch": self.client.keys["team"]["epoch"]}

    def _messages_when(self, number: int) -> list[dict[str, Any]]:
        """Wait until an answer can no longer be undone, then let minutes pass until it is posted."""
        time.sleep(UNDONE_FOR.total_seconds())
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            assert self.cloud.minute() == {"clean": True}
            messages: list[dict[str, Any]] = self.client.read().json["messages"]
            if len(messages) == number:
                return messages
            time.sleep(1)
        raise AssertionError("the answer was not posted")
