"""One whole case, from the first word to coming back after its end, as client and counselor see it."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from functions.cases.model import Case
from functions.storage.item_text import write_line
from tests.axe import IS_FULL_SIZE
from tests.browser import at_console, at_intake, at_mailbox
from tests.browser.at_case import AtCase
from tests.browser.chromium import Profile
from tests.browser.engines import ENGINES
from tests.browser.fixtures import PHONE, desks, profiles
from tests.browser.installed import Place, installed
from tests.browser.instruments import OPTIONS, QUESTIONS, TITLES, install
from tests.browser.looking import look
from tests.browser.told import DISCLOSURE, WORDS, Words
from tests.canary.searching import Canary, files_below

pytestmark = pytest.mark.browser

WHERE = itertools.product(ENGINES, ("id", "en")) if IS_FULL_SIZE else [("sqlite", "id")]
SERVICE, NEED = "Yayasan Pulih", "trauma"
TELLING = ("score", "skor", "ordinal", "diagnos", "band", "rentang")
"""What the client's page never says of an instrument."""


@dataclass
class Whole:
    """A client's phone and a counselor's desk, the case between them, and the acts of its story."""

    place: Place
    language: str
    phone: Profile
    desk: Profile
    code: str = ""
    case: str = ""

    @property
    def client(self) -> Page:
        return self.phone.page

    @property
    def words(self) -> Words:
        return WORDS[self.language]

    @property
    def at(self) -> AtCase:
        return AtCase(self.place, self.desk.page, self.case, self.language)

    @property
    def head(self) -> Case:
        """The case as the server has it."""
        found = self.place.services.cases.case(self.case)
        assert found is not None
        return found

    def look(self, page: Page, name: str) -> None:
        """Look at a page in the language of the story."""
        look(page, name, self.language)

    def enter(self) -> None:
        """Come back with the code."""
        at_mailbox.enter(self.client, self.code, at_mailbox.ADDRESSES[self.language])

    def expect_head(self, *sentences: str) -> None:
        """See what the case's head says."""
        for sentence in sentences:
            expect(self.desk.page.locator(".case-head")).to_contain_text(sentence)

    def write(self) -> None:
        """The client writes; nobody has the case, and both pages say so."""
        self.code, reference = at_intake.write(
            self.client, {"what": self.words.story}, urgency="soon", language=self.language
        )
        self.case = self.place.case(reference).id
        self.enter()
        assert at_mailbox.states(self.client) == {"unseen", "since", "due"}
        at_console.open_case(self.desk.page, self.case)
        expect(self.desk.page.locator("pi-case")).to_contain_text(self.words.story)
        self.expect_head(self.at.say("case.nobody"), self.at.say("stage.trust"), self.at.say("urgency.soon"))

    def trust(self) -> None:
        """The counselor takes it, discusses the limits by a ready phrase, and may go on."""
        self.at.claim()
        self.expect_head(self.at.say("case.mine"))
        self.enter()
        assert at_mailbox.states(self.client) == {"seen", "since", "due", "counselor"}
        self.at.lacks("rule.limits")
        task = self.at.task("trust.confidentiality")
        phrase = task.locator("blockquote").first.inner_text()
        self.at.press("task.write", task)
        task.locator(".entry-form .option input").first.check()
        task.locator(".entry-form button.button").click()
        expect(task.locator(".was-left")).to_be_visible()
        self.look(self.desk.page, "stages-trust")
        self.at.answer(self.words.limits)
        self.enter()
        assert at_mailbox.states(self.client) == {"seen", "counselor"}
        assert at_mailbox.texts(self.client)[-1] == f"{phrase}\n\n{self.words.limits}"
        self.at.move_on("roles")

    def roles(self) -> None:
        """Goals in the client's own words, which the client's page does not show."""
        self.at.lacks("rule.own-goal")
        for goal in self.words.goals:
            self.at.add_goal(goal)
        self.at.move_on("support")
        self.look(self.desk.page, "stages-support")
        at_console.look_again(self.client)
        assert not any(goal in self.client.content() for goal in self.words.goals)

    def support(self) -> None:
        """Options, steps, ratings, a questionnaire, a referral, an appointment."""
        self.at.do("support.options", self.words.option)
        self.at.do("support.change", self.words.step)
        self._rate((3, 0), (5, 2), (7, 4))
        self._fill_in((2, 1), (1, 0))
        self._refer()
        self._meet()

    def _rate(self, *values: tuple[int, int]) -> None:
        for number, pair in enumerate(values, 1):
            self.at.ask("rating")
            at_console.look_again(self.client)
            at_mailbox.rate(self.client, *pair)
            self._see_points(0, 2 * number)
        goal = self.desk.page.locator(".goals li", has_text=self.words.goals[0])
        expect(goal).to_contain_text(self.at.say("sent.of-ten", n=values[-1][0]))

    def _see_points(self, chart: int, number: int) -> None:
        """See so many points in the chart of the ratings (0) or of the questionnaire (1)."""
        points = self.desk.page.locator("pi-chart").nth(chart).locator(".chart-picture .point")
        self.at.look_until(lambda: points.count() == number)

    def _fill_in(self, *answers: tuple[int, int]) -> None:
        """Sleep and safety each; whoever is not safe is seen at once."""
        sleep, _, safety = QUESTIONS[self.language]
        for number, (nights, unsafe) in enumerate(answers, 1):
            self.at.ask("instrument")
            at_console.look_again(self.client)
            at_mailbox.choose(self.client, sleep, OPTIONS[self.language][nights])
            at_mailbox.choose(self.client, safety, OPTIONS[self.language][unsafe])
            at_mailbox.reply(self.client)
            self._see_points(1, number)
            alarm = self.desk.page.locator("pi-alarms .danger-box")
            if unsafe:
                expect(alarm).to_contain_text(safety)
                self.at.press("alarm.seen", alarm)
            expect(alarm).to_have_count(0)
        expect(self.desk.page.get_by_role("heading", name=TITLES[self.language])).to_be_visible()
        self.look(self.desk.page, "goals")
        thread = self.client.locator("[data-part=thread]").evaluate("thread => thread.outerHTML").lower()
        assert [word for word in TELLING if word in thread] == []

    def _refer(self) -> None:
        self.at.refer(SERVICE, search=NEED, said=self.words.said)
        at_console.look_again(self.client)
        expect(at_mailbox.asked(self.client)).to_contain_text(SERVICE)
        expect(self.client.locator(".entry", has_text=SERVICE)).to_contain_text(self.words.said)
        at_mailbox.asked(self.client).get_by_role("radio").first.check()
        at_mailbox.reply(self.client)
        card = self.desk.page.locator("pi-referral", has_text=SERVICE)
        self.at.look_until(lambda: self.at.say("referral.plan.will") in card.inner_text())
        sheet = self.at.letter()
        expect(sheet).to_contain_text(SERVICE)
        expect(sheet).to_contain_text(self.at.say("letter.regards"))
        for secret in (self.head.reference, *self.words.goals):
            expect(sheet).not_to_contain_text(secret)
        self.look(self.desk.page, "letter")
        self.at.press("letter.close")

    def _meet(self) -> None:
        tomorrow = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(days=1)
        self.at.propose_in_person(self.words.spot, tomorrow)
        at_console.look_again(self.client)
        form = at_mailbox.asked(self.client)
        expect(form).to_contain_text(self.words.spot)
        form.get_by_role("radio").first.check()
        at_mailbox.reply(self.client)
        expect(self.client.locator(".meeting-set")).to_contain_text(self.words.spot)
        card = self.desk.page.locator("pi-appointment", has_text=self.at.say("meeting.state.accepted"))
        self.at.look_until(lambda: card.count() == 1 and self._next_date == tomorrow)
        expect(self.desk.page.locator("pi-next-appointment")).to_contain_text(self.at.say("meeting.next"))
        self.look(self.desk.page, "meetings")
        self.look(self.client, "mailbox-support")

    @property
    def _next_date(self) -> datetime | None:
        return self.head.follow_up.starts_at if self.head.follow_up else None

    def ending(self) -> None:
        """What belongs to it, a farewell that was put together from the record, the client's word on it."""
        self.at.do("ending.maintenance", self.words.upkeep)
        self.at.move_on("ending")
        self.at.go("ending")
        self.at.leave_out(DISCLOSURE[self.language], self.words.needless)
        self.look(self.desk.page, "ending")
        self.at.read_first()
        self.at.end("resolved")
        self.enter()
        assert "closed" in at_mailbox.states(self.client)
        for told in (self.words.step, self.words.upkeep, SERVICE):
            expect(self.client.locator(".entry.counselor", has_text=self.words.step)).to_contain_text(told)
        assert self.words.needless not in self.client.content()
        form = at_mailbox.asked(self.client)
        form.get_by_role("radio", name="5", exact=True).first.check()
        form.locator("textarea").fill(self.words.praise)
        self.look(self.client, "mailbox-evaluation")
        at_mailbox.reply(self.client)
        assert self.head.state == "closed", "an evaluation asks for nothing"
        part = self.desk.page.locator("pi-case-ending")
        self.at.look_until(lambda: self.words.praise in part.inner_text())
        expect(part).to_contain_text(self.at.say("evaluation.of-five", n=5))
        self.look(self.desk.page, "ended")

    def reopening(self) -> None:
        """A new message: open again, with the same counselor, where it stood."""
        at_mailbox.write(self.client, self.words.again)
        self.enter()
        assert at_mailbox.states(self.client) == {"unseen", "since", "due", "counselor"}
        assert (self.head.state, self.head.stage, self.head.outcome) == ("open", "ending", None)
        self.at.look_until(
            lambda: self.at.say("case.mine") in self.desk.page.locator(".case-head").inner_text()
        )
        thread = self.at.go()
        expect(thread).to_contain_text(self.words.again)
        self.desk.page.locator("#answer").wait_for()
        self.look(self.desk.page, "reopened")
        self.at.look_until(lambda: self.head.seen_up_to == self.head.last_number)
        self.enter()
        assert at_mailbox.states(self.client) == {"seen", "since", "due", "counselor"}

    def leaks(self) -> set[tuple[str, str]]:
        """Return what of all that was written is found in a request, a log, a file or the table."""
        codes = [self.code, self.code.replace(" ", ""), self.code.replace(" ", "-")]
        return Canary({"text": self.words.all, "code": codes}).leaks(self._traces())

    def _traces(self) -> Iterator[tuple[str, bytes]]:
        for one in (self.phone, self.desk):
            yield from ((f"request to {url}", url.encode() + body) for url, body in one.sent)
        for item in self.place.services.table.everything():
            yield f"item {item.key}", write_line(item).encode()
        yield from files_below(self.place.services.config.data)
        yield "log", self.place.program.printed.encode()


@pytest.fixture(params=WHERE, ids="-".join)
def whole(request: pytest.FixtureRequest, tmp_path: Path, chromium: Browser) -> Iterator[Whole]:
    """A client's phone and a counselor's desk on an engine, in a language."""
    engine, language = request.param
    with (
        ENGINES[engine]() as settings,
        installed(tmp_path / "data", settings) as place,
        desks(chromium, place) as desk_of,
        profiles(chromium) as make,
    ):
        locale = {"id": "id-ID", "en": "en-US"}[language]
        told = Whole(place, language, make(place.origin, locale=locale, viewport=PHONE), desk_of("melati"))
        at_console.speak(told.desk.page, language)
        for one in (told.phone, told.desk):
            install(one.page)
        yield told


def test_a_case_goes_through_its_stages_ends_and_opens_again(whole: Whole) -> None:
    whole.write()
    whole.trust()
    whole.roles()
    whole.support()
    whole.ending()
    whole.reopening()
    assert whole.leaks() == set()
