"""Goals, and how near the client is to them: asked, answered, kept once, drawn over time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.axe import IS_FULL_SIZE, findings
from tests.browser import at_console, at_intake, at_mailbox
from tests.browser.asked import ask
from tests.browser.chromium import Profile
from tests.browser.conftest import Desks
from tests.browser.installed import Place
from tests.browser.instruments import INSTRUMENT, OPTIONS, QUESTIONS, TITLES, install

pytestmark = pytest.mark.browser

RETURN = {"id": "/kembali/", "en": "/en/return/"}
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

    def rate(self, *values: int) -> None:
        """Rate the goals by keyboard, and send it."""
        sliders = self.client.locator(".reply").last.get_by_role("slider")
        sliders.first.wait_for()
        for slider, value in zip(sliders.all(), values, strict=True):
            slider.focus()
            self.client.keyboard.press("Home")
            for _ in range(value):
                self.client.keyboard.press("ArrowRight")
        self.send()

    def fill(self, sleep: int, safety: int) -> None:
        """Fill in the questionnaire, and send it."""
        reply = self.client.locator(".reply").last
        for question, option in ((0, sleep), (2, safety)):
            name = QUESTIONS[self.language][question]
            label = OPTIONS[self.language][option]
            reply.get_by_role("group", name=name).get_by_label(label, exact=True).check()
        self.send()

    def send(self) -> None:
        """Send the reply that is open, and see it fold."""
        folded = self.client.locator("details.fold")
        before = folded.count()
        self.client.locator(".reply [data-part=send]").last.click()
        folded.nth(before + 1).wait_for()
        at_console.look_again(self.desk)


@pytest.fixture(params=LANGUAGES)
def told(
    request: pytest.FixtureRequest, place: Place, desk_of: Desks, profile: Callable[..., Profile]
) -> Iterator[Told]:
    """A case in a counselor's hands."""
    language = request.param
    client = profile(place.origin, locale="id-ID", viewport={"width": 360, "height": 740}).page
    code, reference = at_intake.write(client, {"what": "Saya ingin tidur lagi."})
    case = place.case(reference).id
    desk = desk_of("sari").page
    for page in (desk, client):
        install(page)
    at_console.go_to(desk, "Cases")
    at_console.open_case(desk, case)
    at_console.claim(desk)
    at_mailbox.enter(client, code, RETURN[language])
    yield Told(place, language, desk, client, code, case)
    desk.unroute("**/assets/forms/peace.*.json")
    desk.unroute("**/assets/forms/instruments.*.json")


def column(chart: Locator, number: int) -> list[str]:
    """Return the numbers in a column of a chart's table; what was rated within a minute shares a cell."""
    cells = [row.locator("td").nth(number).inner_text() for row in chart.locator("tbody tr").all()]
    return ", ".join(cells).split(", ")


@pytest.mark.skipif(not IS_FULL_SIZE, reason="test_whole_case tells the way, without two counselors at once")
def test_goals_are_rated_three_times_and_an_instrument_filled_in_twice(
    told: Told, place: Place, desk_of: Desks
) -> None:
    desk, client = told.desk, told.client
    told.goals()
    for goal in GOALS:
        told.add(goal)
    desk.locator("summary", has_text="Ask how near").click()
    desk.get_by_role("button", name="Send the question").click()
    told.post()
    told.rate(3, 0)
    chart = desk.locator("pi-chart").first
    expect(chart.locator("tbody td")).to_have_text(["3", "0"], timeout=PATIENCE)
    asked = desk.locator("pi-case-goals").evaluate(
        "part => part.room.messages.findLast(message => message.body?.kind === 'rating-request').body"
    )
    again = {key: asked[key] for key in ("kind", "text", "fields")}
    for values in ((5, 2), (7, 2)):
        ask(place.services, told.case, told.code, again)
        at_console.look_again(client)
        told.rate(*values)
    expect(chart.locator(".chart-picture .point")).to_have_count(6, timeout=PATIENCE)
    expect(desk.locator(".goals li").first).to_contain_text("Last 7 of 10")
    assert [column(chart, n) for n in range(2)] == [["3", "5", "7"], ["0", "2", "2"]]

    told.goals()
    desk.locator("summary", has_text="Send a questionnaire").click()
    desk.get_by_role("button", name="Send the questionnaire").click()
    told.post()
    client.locator(".instrument").wait_for()
    told.fill(2, 1)
    alarm = desk.locator("pi-alarms .danger-box")
    alarm.wait_for()
    expect(alarm).to_contain_text(QUESTIONS["en"][2])
    expect(alarm).to_contain_text("The last two weeks: Total: 3 of 4")
    desk.evaluate(
        "() => { window.heard = []; document.querySelector('pi-alarms').room"
        ".addEventListener('danger', event => window.heard.push(event.detail.why)) }"
    )
    alarm.get_by_role("button", name="Steps for danger").click()
    assert TITLES["en"] in desk.evaluate("() => window.heard")[0]
    alarm.get_by_role("button", name="I have read it").click()
    expect(alarm).to_have_count(0, timeout=PATIENCE)

    second = desk_of("budi").page
    install(second)
    told.goals(second)
    asking = {"kind": "instrument-request", "text": "…", "fields": {"questionnaire": INSTRUMENT}}
    ask(place.services, told.case, told.code, asking)
    at_console.look_again(client)
    told.fill(0, 0)
    at_console.look_again(second)
    for page in (desk, second):
        expect(page.locator("pi-chart").last.locator(".chart-picture .point")).to_have_count(
            2, timeout=PATIENCE
        )
        assert column(page.locator("pi-chart").last, 0) == ["3", "0"]
    assert second.locator("pi-alarms .danger-box").count() == 0
    thread = client.locator("[data-part=thread]").evaluate("thread => thread.outerHTML").lower()
    assert [word for word in TELLING if word in thread] == []

    desk.locator("pi-chart").first.get_by_role("button", name="Show as a table").click()
    for _ in ("id", "en"):
        assert findings(desk) == []
        desk.locator(".desk-bar .plain-button").first.click()

    at_mailbox.erase(client)
    at_console.look_again(desk)
    desk.get_by_text("This case is no longer here.").wait_for()
    assert desk.locator("pi-chart").count() == 0
