"""What a counselor does with a case that is open at the console, in whichever language it speaks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

from tests.browser import at_console
from tests.browser.installed import Place
from tests.browser.said import say

JAKARTA = ZoneInfo("Asia/Jakarta")
STEPS = ("trust", "roles", "support", "ending")
AGAIN = 300
"""Milliseconds between two looks at a page that waits for the server's worker."""


@dataclass
class AtCase:
    """A case on a counselor's page."""

    place: Place
    page: Page
    case: str
    language: str

    def say(self, key: str, **values: str | int) -> str:
        """Return a sentence as this console says it."""
        return say(self.language, key, **values)

    def press(self, key: str, within: Locator | None = None, **values: str | int) -> None:
        """Press the button with these words."""
        found = (within or self.page.locator("pi-case")).get_by_role("button", name=self.say(key, **values))
        found.first.click()

    def unfold(self, key: str) -> None:
        """Open what is folded away behind these words."""
        folded = self.page.locator("details", has=self.page.locator("summary", has_text=self.say(key)))
        if folded.first.get_attribute("open") is None:
            folded.first.locator("summary").first.click()

    def open(self) -> None:
        """Come from the queue."""
        self.page.evaluate("location.hash = '#queue/mine'")
        self.page.locator("pi-queues").wait_for()
        at_console.open_case(self.page, self.case)

    def go(self, part: str = "") -> Locator:
        """Go to a part of the case by its tab; returns it."""
        address = f"#case/{self.case}/{part}" if part else f"#case/{self.case}"
        self.page.locator(f".case-tabs a[href='{address}']").click()
        found = self.page.locator(f"pi-case-{part or 'thread'}")
        found.locator("h2, summary").first.wait_for()
        return found

    def look_until(self, there: Callable[[], bool]) -> None:
        """Look again until it is so."""
        while not there():
            at_console.look_again(self.page)
            self.page.wait_for_timeout(AGAIN)

    def claim(self) -> None:
        """Take the case."""
        self.press("claim.take")
        self.page.locator("#answer").wait_for()

    def post(self) -> None:
        """Let the half minute of what was handed in be over."""
        waiting = self.page.locator("pi-undo:visible")
        waiting.first.wait_for()
        self.place.let_the_half_minute_pass(self.case)
        self.look_until(lambda: waiting.count() == 0)

    def answer(self, text: str) -> None:
        """Answer in the conversation, after what stands in the editor already."""
        self.go()
        editor = self.page.locator("#answer")
        editor.fill("\n\n".join(filter(None, [editor.input_value(), text])))
        self.press("editor.send")
        self.post()

    def task(self, name: str) -> Locator:
        """Open one of the thirty tasks; returns it."""
        self.go("stages")
        self.page.locator(".stage-way button").nth(STEPS.index(name.split(".")[0])).click()
        found = self.page.locator(f"li[data-task='{name}']")
        if found.locator(".task-inside").count() == 0:
            found.locator("summary").first.click()
        found.locator(".task-inside").wait_for()
        return found

    def do(self, name: str, words: str) -> None:
        """Do a task, and leave an entry with these words."""
        found = self.task(name)
        form = found.locator(".entry-form")
        form.locator("textarea").first.fill(words)
        for choice in form.get_by_role("radio", name="7", exact=True).all():
            choice.check()
        form.locator("button.button").click()
        expect(found.locator(".was-left").first).to_contain_text(words)

    def lacks(self, key: str) -> None:
        """See what the case lacks before it can move on."""
        self.go("stages")
        expect(self.page.locator(".stage-moving .lacking")).to_contain_text(self.say(key))

    def move_on(self, stage: str) -> None:
        """Move the case on to a stage, which its head then says."""
        self.go("stages")
        self.page.locator(".stage-way button").nth(STEPS.index(stage) - 1).click()
        self.press("moving.on", stage=self.say(f"stage.{stage}"))
        expect(self.page.locator(".stage-way [aria-current=step]")).to_contain_text(
            self.say(f"stage.{stage}")
        )
        expect(self.page.locator(".case-head .stage-dots")).to_contain_text(self.say(f"stage.{stage}"))

    def add_goal(self, text: str) -> None:
        """Note a goal in the client's own words."""
        self.go("goals")
        self.press("goals.add")
        form = self.page.locator(".changing")
        form.locator("textarea").first.fill(text)
        form.get_by_label(self.say("kind.goal.own_words")).check()
        self.press("entry.save", form)
        expect(self.page.locator(".goals li", has_text=text)).to_contain_text(self.say("goals.own-words"))

    def ask(self, kind: str) -> None:
        """Ask for a rating of the goals (`rating`), or for a questionnaire (`instrument`)."""
        self.go("goals")
        self.unfold(f"{kind}.ask")
        self.press(f"{kind}.send")
        self.post()

    def propose_in_person(self, where: str, when: datetime) -> None:
        """Propose to meet somewhere at a time."""
        self.go("meetings")
        self.page.get_by_label(self.say("meeting.medium.in-person"), exact=True).check()
        self.page.fill("#meeting-place", where)
        self.fill_time(0, when)
        self.press("meeting.send")
        self.post()

    def fill_time(self, at: int, moment: datetime) -> None:
        """Type one of the times to propose as the counselor's clock shows it."""
        local = moment.astimezone(JAKARTA)
        self.page.fill(f"#meeting-day-{at}", f"{local:%Y-%m-%d}")
        self.page.fill(f"#meeting-time-{at}", f"{local:%H:%M}")

    def refer(self, name: str, *, search: str, said: str) -> None:
        """Refer to a service of the directory, whose check may be old."""
        self.go("referrals")
        self.page.fill("#referral-search", search)
        self.press("referral.choose.this", name=name)
        self.page.locator("pi-referring textarea").first.wait_for()
        self.page.fill("#referral-said", said)
        self.page.get_by_label(self.say("referral.sure")).check()
        self.press("referral.send")
        self.post()

    def letter(self) -> Locator:
        """Open the letter of the one referral, in the console's language; returns the sheet."""
        self.go("referrals")
        self.press("letter.open")
        self.page.select_option("#letter-language", self.language)
        return self.page.locator(".letter")

    def leave_out(self, task: str, why: str) -> None:
        """Say at the ending why a task is not needed."""
        row = self.page.locator(".checklist li", has_text=task)
        self.press("checklist.leave", row)
        row.locator("textarea").fill(why)
        self.press("frame.save", row)
        expect(row).to_contain_text(self.say("checklist.not-needed"))

    def read_first(self) -> None:
        """Press the end while something of the client's is unread, and be led to it: nothing was sent."""
        form = self.page.locator("pi-closing form.farewell")
        form.locator("input[name=outcome]").first.check()
        self.press("closing.send-and-end", form)
        form.locator(".unread-words a").click()
        self.page.locator("pi-case-thread h2").first.wait_for()
        self.look_until(lambda: not self.unread())
        self.go("ending")

    def unread(self) -> bool:
        """Whether the client wrote what nobody has opened."""
        case = self.place.services.cases.case(self.case)
        assert case is not None
        return case.seen_at is None

    def end(self, outcome: str) -> None:
        """Send the farewell as it was put together, and end."""
        form = self.page.locator("pi-closing form.farewell")
        form.locator(f"input[name=outcome][value={outcome}]").check()
        self.press("closing.send-and-end", form)
        expect(self.page.locator("pi-case-ending")).to_contain_text(
            self.say("ending.ended", outcome=self.say(f"outcome.{outcome}"))
        )
