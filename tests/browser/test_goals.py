"""Goals, and how near the client is to them: asked, answered, kept once, drawn over time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.axe import IS_FULL_SIZE, findings
from tests.browser import at_console, at_intake, at_mailbox
from tests.browser.asked import ask
from tests.browser.chromium import Profile
from tests.browser.fixtures import PHONE, Desks
from tests.browser.installed import Place
from tests.browser.instruments import INSTRUMENT, OPTIONS, QUESTIONS, TITLES, install

pytestmark = pytest.mark.browser

GOALS = ("Tidur sebelum tengah malam", "Bicara lagi dengan ibu")
LANGUAGES = ["id", "en"]
PATIENCE = 60_000  # milliseconds; a shared machine is slow
TELLING = ("score", "skor", "total", "jumlah", "ordinal", "diagnos", "band", "rentang")


@dataclass
class Told:
    """A case that a counselor holds, its client's page, and what the two do."""

    place: Place
    language: str
    desk: Page
    client: Page
    code: str
    case: str

    def goals(self, page: Page | None = None) -> None:
        """Open the goals at a desk."""
        page = page or self.desk
        page.evaluate("fragment => { location.hash = fragment }", f"#case/{self.case}/goals")
        page.get_by_role("heading", name="The client’s goals").wait_for()

    def add(self, text: str) -> None:
        """Note a goal in the client's own words."""
        self.desk.get_by_role("button", name="Add a goal").click()
        form = self.desk.locator(".changing")
        form.locator("textarea").first.fill(text)
        form.get_by_label("In the client’s own words").check()
        form.get_by_role("button", name="Save").click()
        self.desk.locator(".goals li", has_text=text).get_by_text("the client’s own words").wait_for()

    def post(self) -> None:
        """Let the half minute of what was handed in pass, and the client look."""
        self.desk.get_by_role("button", name="Undo").wait_for()
        self.place.let_the_half_minute_pass(self.case)
        at_console.look_again(self.client)

    def send(self, what: str, button: str) -> None:
        """Send one of the requests that are folded away among the goals."""
        self.desk.locator("summary", has_text=what).click()
        self.desk.get_by_role("button", name=button).click()
        self.post()

    def send_again(self, body: dict[str, object]) -> None:
        """Ask the client without the console, so that nothing has to be waited for."""
        ask(self.place.services, self.case, self.code, body)
        at_console.look_again(self.client)

    def rate(self, *values: int) -> None:
        """The client rates the goals, which the desk looks for."""
        at_mailbox.rate(self.client, *values)
        at_console.look_again(self.desk)

    def fill_in(self, sleep: int, safety: int) -> None:
        """The client fills the questionnaire in, which the desk looks for."""
        for question, option in ((0, sleep), (2, safety)):
            at_mailbox.choose(self.client, QUESTIONS[self.language][question], OPTIONS[self.language][option])
        at_mailbox.reply(self.client)
        at_console.look_again(self.desk)

    def rate_three_times(self) -> None:
        """Goals are asked about, and drawn over time as they were rated."""
        self.send("Ask how near", "Send the question")
        self.rate(3, 0)
        chart = self.desk.locator("pi-chart").first
        expect(chart.locator("tbody td")).to_have_text(["3", "0"], timeout=PATIENCE)
        asked = self.desk.locator("pi-case-goals").evaluate(
            "part => part.room.messages.findLast(message => message.body?.kind === 'rating-request').body"
        )
        for values in ((5, 2), (7, 2)):
            self.send_again({key: asked[key] for key in ("kind", "text", "fields")})
            self.rate(*values)
        expect(chart.locator(".chart-picture .point")).to_have_count(6, timeout=PATIENCE)
        expect(self.desk.locator(".goals li").first).to_contain_text("Last 7 of 10")
        assert [column(chart, n) for n in range(2)] == [["3", "5", "7"], ["0", "2", "2"]]

    def be_alarmed(self) -> None:
        """Whoever is not safe is seen at once, until it was read."""
        self.send("Send a questionnaire", "Send the questionnaire")
        self.client.locator(".instrument").wait_for()
        self.fill_in(2, 1)
        alarm = self.desk.locator("pi-alarms .danger-box")
        alarm.wait_for()
        expect(alarm).to_contain_text(QUESTIONS["en"][2])
        expect(alarm).to_contain_text("The last two weeks: Total: 3 of 4")
        self.desk.evaluate(
            "() => { window.heard = []; document.querySelector('pi-alarms').room"
            ".addEventListener('danger', event => window.heard.push(event.detail.why)) }"
        )
        alarm.get_by_role("button", name="Steps for danger").click()
        assert TITLES["en"] in self.desk.evaluate("() => window.heard")[0]
        alarm.get_by_role("button", name="I have read it").click()
        expect(alarm).to_have_count(0, timeout=PATIENCE)

    def look_from_two_desks(self, second: Page) -> None:
        """The second time is drawn at both desks, and alarms nobody."""
        install(second)
        self.goals(second)
        self.send_again({"kind": "instrument-request", "text": "…", "fields": {"questionnaire": INSTRUMENT}})
        self.fill_in(0, 0)
        at_console.look_again(second)
        for chart in (page.locator("pi-chart").last for page in (self.desk, second)):
            expect(chart.locator(".chart-picture .point")).to_have_count(2, timeout=PATIENCE)
            assert column(chart, 0) == ["3", "0"]
        assert second.locator("pi-alarms .danger-box").count() == 0

    def is_told_no_score(self) -> None:
        """The client's page does not tell what an answer counts."""
        thread = self.client.locator("[data-part=thread]").evaluate("thread => thread.outerHTML").lower()
        assert [word for word in TELLING if word in thread] == []

    def look(self) -> None:
        """Expect nothing of axe, with the numbers as a table, in either language."""
        self.desk.locator("pi-chart").first.get_by_role("button", name="Show as a table").click()
        for _ in LANGUAGES:
            assert findings(self.desk) == []
            self.desk.locator(".desk-bar .plain-button").first.click()

    def erase(self) -> None:
        """The client erases everything: the desk keeps nothing of it."""
        at_mailbox.erase(self.client)
        at_console.look_again(self.desk)
        self.desk.get_by_text("This case is no longer here.").wait_for()
        assert self.desk.locator("pi-chart").count() == 0


@pytest.fixture(params=LANGUAGES)
def told(
    request: pytest.FixtureRequest, place: Place, desk_of: Desks, profile: Callable[..., Profile]
) -> Iterator[Told]:
    """A case in a counselor's hands."""
    language = request.param
    client = profile(place.origin, locale="id-ID", viewport=PHONE).page
    code, reference = at_intake.write(client, {"what": "Saya ingin tidur lagi."})
    case = place.case(reference).id
    desk = desk_of("sari").page
    for page in (desk, client):
        install(page)
    at_console.go_to(desk, "Cases")
    at_console.open_case(desk, case)
    at_console.claim(desk)
    at_mailbox.enter(client, code, at_mailbox.ADDRESSES[language])
    yield Told(place, language, desk, client, code, case)
    desk.unroute("**/assets/forms/peace.*.json")
    desk.unroute("**/assets/forms/instruments.*.json")


def column(chart: Locator, number: int) -> list[str]:
    """Return the numbers in a column of a chart's table; what was rated within a minute shares a cell."""
    cells = [row.locator("td").nth(number).inner_text() for row in chart.locator("tbody tr").all()]
    return ", ".join(cells).split(", ")


@pytest.mark.skipif(not IS_FULL_SIZE, reason="test_whole_case tells the way, without two counselors at once")
def test_goals_are_rated_three_times_and_an_instrument_filled_in_twice(told: Told, desk_of: Desks) -> None:
    told.goals()
    for goal in GOALS:
        told.add(goal)
    told.rate_three_times()
    told.goals()
    told.be_alarmed()
    told.look_from_two_desks(desk_of("budi").page)
    told.is_told_no_score()
    told.look()
    told.erase()
