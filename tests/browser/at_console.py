"""What a counselor does at the console, step by step, by the words on the page."""

import time
from dataclasses import dataclass, field
from pathlib import Path

import pyotp
from playwright.sync_api import Locator, Page, expect

from functions.crypto.totp import DRIFT

TOTP_SECONDS = 30


@dataclass
class Counselor:
    """A person of the team: how they sign in, and what they were given to keep."""

    name: str
    display_name: str
    passphrase: str
    totp: str = ""
    recovery_codes: list[str] = field(default_factory=list)
    kit: Path | None = None
    kit_passphrase: str = ""
    last_step: int = 0

    def code(self) -> str:
        """Return a second factor that was not used before; one step ahead of the clock is taken, too."""
        step = max(self._step_now(), self.last_step + 1)
        while step > self._step_now() + DRIFT:
            time.sleep(0.2)
        self.last_step = step
        return pyotp.TOTP(self.totp).at(step * TOTP_SECONDS)

    def _step_now(self) -> int:
        return int(time.time()) // TOTP_SECONDS


def _press(place: Page | Locator, name: str) -> None:
    place.get_by_role("button", name=name, exact=True).click()


def _choose_own_passphrase(page: Page, passphrase: str) -> None:
    _press(page, "Write my own instead")
    page.fill("#passphrase-own", passphrase)
    page.fill("#passphrase-again", passphrase)


def _prove_second_factor(page: Page, who: Counselor) -> None:
    secret = page.locator("pi-second-factor pi-copy").inner_text()
    who.totp = "".join(part for part in secret.split() if part.isupper() or part.isdigit())
    page.fill("#first-totp", who.code())
    _press(page, "Confirm")
    page.locator("pi-recovery-codes code").first.wait_for()
    who.recovery_codes = page.locator("pi-recovery-codes code").all_inner_texts()
    _press(page, "I have kept them")


def _describe(place: Page | Locator, who: Counselor, title: str) -> None:
    place.locator("#displayName").fill(who.display_name)
    place.locator("#name").fill(who.name)
    place.locator("#title").select_option(title)
    place.locator("#language").select_option("en")


def set_up(page: Page, link: str, who: Counselor, folder: Path) -> str:
    """Go through the set-up wizard; returns the signer. The kit is kept in `folder`."""
    page.goto(link)
    _describe(page, who, "counselor")
    _choose_own_passphrase(page, who.passphrase)
    _press(page, "Continue")
    _prove_second_factor(page, who)
    keep_kit(page, who, folder)
    signer = page.locator("pi-copy").inner_text().split()[0]
    _press(page, "To the console")
    return signer


def keep_kit(page: Page, who: Counselor, folder: Path) -> None:
    """Download the kit, note its passphrase, and prove both."""
    with page.expect_download() as download:
        _press(page, "Download the kit")
    who.kit = folder / download.value.suggested_filename
    download.value.save_as(who.kit)
    who.kit_passphrase = page.locator(".written code").inner_text()
    page.set_input_files("#kit-file", who.kit)
    page.fill("#kit-passphrase", who.kit_passphrase)
    _press(page, "Check the kit")
    page.get_by_text("The kit opens and is confirmed.").or_(
        page.get_by_text("The new kit is confirmed.")
    ).wait_for()


def sign_in(page: Page, who: Counselor) -> None:
    """Sign in on the page that is shown."""
    page.fill("#name", who.name)
    page.fill("#passphrase", who.passphrase)
    page.fill("#sign-totp", who.code())
    _press(page, "Sign in")
    page.get_by_role("button", name="Lock").wait_for()


def unlock(page: Page, who: Counselor) -> None:
    """Open the keys again after a reload."""
    page.fill("#unlock-passphrase", who.passphrase)
    _press(page, "Unlock")
    page.get_by_role("button", name="Lock", exact=True).wait_for()


def speak(page: Page, language: str) -> None:
    """Switch the console to a language, if it does not speak it already."""
    switch = page.get_by_role("button", name={"id": "Indonesia", "en": "English"}[language], exact=True)
    if switch.count():
        switch.click()


def go_to(page: Page, place: str) -> None:
    """Open one of the console's places by its name."""
    page.get_by_role("navigation").get_by_role("link", name=place).first.click()


def invite(page: Page, newcomer: Counselor, *, title: str, role: str = "counselor") -> str:
    """Make an invitation; returns its link."""
    go_to(page, "Team")
    _press(page, "Invite a colleague")
    form = page.locator("pi-inviting form")
    _describe(form, newcomer, title)
    form.locator("#role").select_option(role)
    _press(form, "Make the invitation link")
    link = page.locator("pi-inviting pi-copy").inner_text().split()[0]
    _press(page, "I have handed it over")
    return link


def accept(page: Page, link: str, newcomer: Counselor) -> None:
    """Accept an invitation as the newcomer."""
    page.goto(link)
    _choose_own_passphrase(page, newcomer.passphrase)
    _press(page, "Accept the invitation")
    _prove_second_factor(page, newcomer)
    page.get_by_text("Your part is done.").wait_for()


def look_at_team(page: Page) -> None:
    """Open the team's page anew."""
    go_to(page, "Me")
    go_to(page, "Team")


def check(page: Page, newcomer: Counselor) -> Locator:
    """Check a newcomer who accepted, on the team's page; returns the dialog."""
    card = page.locator("pi-pending li", has_text=newcomer.display_name)
    _press(card, "Check and admit")
    _press(card.locator("dialog"), "Check and admit")
    return card.locator("dialog")


def admit(page: Page, newcomer: Counselor) -> None:
    """Check and admit a newcomer who accepted."""
    look_at_team(page)
    check(page, newcomer)
    page.get_by_text(f"{newcomer.display_name} is now in the team.").wait_for()


def add_email(page: Page, address: str) -> None:
    """Add an email address as a channel; its code is on the way afterwards."""
    go_to(page, "Me")
    _press(page, "Add a channel")
    page.select_option("#kind", "email")
    page.fill("#address", address)
    page.locator("pi-channels form button.button").first.click()


def prove_channel(page: Page, code: str) -> None:
    """Type the code that came by the channel; it may arrive before the page asks for it."""
    asked = page.locator("input[autocomplete=one-time-code]")
    form = page.locator("pi-channels form", has=asked)
    form.locator("input").fill(code)
    form.locator("button").first.click()
    page.locator("pi-channels .mark.routine").first.wait_for()


def hand_in(page: Page, text: str) -> None:
    """Answer the open case; the thirty seconds for undoing begin."""
    page.fill("#answer", text)
    _press(page, "Send the answer")
    page.get_by_role("button", name="Undo").wait_for()


def answer(page: Page, text: str) -> None:
    """Answer the open case, and wait until the thirty seconds for undoing are over."""
    hand_in(page, text)
    expect(page.get_by_text("The answer has been sent.")).to_be_visible(timeout=60_000)


def look_again(page: Page) -> None:
    """Come back to the page from another tab: it asks at once for what is new."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def asks_before_leaving(page: Page) -> bool:
    """Whether the page holds something typed that leaving it would lose."""
    return bool(
        page.evaluate("""() => {
        const leaving = new Event('beforeunload', { cancelable: true })
        window.dispatchEvent(leaving)
        return leaving.defaultPrevented
    }""")
    )


def open_case(page: Page, case: str) -> None:
    """Open a case by its id."""
    page.evaluate("fragment => { location.hash = fragment }", f"#case/{case}")
    page.locator("pi-case .case-head").wait_for()


def claim(page: Page) -> None:
    """Take the open case."""
    _press(page, "Take this case")
    page.locator("#answer").wait_for()


def remove(page: Page, who: Counselor, coordinator: Counselor) -> None:
    """Remove a member of the team."""
    go_to(page, "Team")
    card = page.locator("pi-person", has_text=who.display_name)
    card.locator("summary").click()
    _press(card, "Remove …")
    dialog = card.locator("dialog[open]")
    dialog.locator("input").fill(coordinator.code())
    _press(dialog, "Remove")
    page.get_by_text("Done. The team’s keys are new.").wait_for()
