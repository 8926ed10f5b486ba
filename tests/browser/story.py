"""The whole story, in acts: from a stranger's browser to a counselor's phone and back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser import at_console, at_intake, at_mailbox, opening, postal
from tests.browser.at_console import Counselor
from tests.browser.chromium import Profile
from tests.browser.fixtures import PHONE
from tests.running import Mailbox, running, smtp_server

STORY = "Sudah dua minggu saya tidak bisa tidur dan tidak tahu harus bicara dengan siapa."
ANSWER = "Terima kasih sudah menulis. Saya di sini dan membaca semuanya dengan tenang."
MORE = "Membaca jawaban itu membuat saya lega. Boleh saya cerita lagi besok?"
EARLY = "Ini ditulis selagi tim masih lengkap."
LATER = "Ini ditulis sesudah satu konselor pergi."


@dataclass
class Story:
    """One telling: where it happens, who takes part, and every profile that was opened."""

    origin: str
    folder: Path
    settings: Mapping[str, str]
    post: Mailbox
    make_profile: Callable[..., Profile]
    first: Counselor = field(
        default_factory=lambda: Counselor("melati", "Melati", "kayu tenang sungai pagi lampu awan")
    )
    second: Counselor = field(
        default_factory=lambda: Counselor("seroja", "Seroja", "batu hangat jendela malam rumput teh")
    )
    profiles: list[Profile] = field(default_factory=list)

    def profile(self, locale: str, **options: object) -> Profile:
        """Open another browser profile."""
        self.profiles.append(self.make_profile(self.origin, locale=locale, **options))
        return self.profiles[-1]

    def set_up(self, link: str) -> Profile:
        """Set the service up; returns the first coordinator's profile, alerted by mail."""
        desk = self.profile("en-US")
        at_console.set_up(desk.page, link, self.first, self.folder)
        self._prove_email(desk, "melati@example.org")
        return desk

    def _prove_email(self, counselor: Profile, address: str) -> None:
        before = len(self.post.messages)
        at_console.add_email(counselor.page, address)
        at_console.prove_channel(counselor.page, postal.code_in(self.post.wait_for(before + 1)[-1]))

    def join(self, desk: Profile) -> Profile:
        """Invite and admit a volunteer, who signs in on a phone and is alerted by mail."""
        phone = self.profile("en-US", viewport=PHONE)
        link = at_console.invite(desk.page, self.second, title="trained-volunteer")
        at_console.accept(phone.page, link, self.second)
        at_console.admit(desk.page, self.second)
        phone.page.goto("/console/")
        at_console.sign_in(phone.page, self.second)
        self._prove_email(phone, "seroja@example.org")
        return phone

    def write(self, text: str, urgency: str = "routine") -> str:
        """Write an intake in Indonesian as a new client; returns the code, which was kept."""
        client = self.profile("id-ID", viewport=PHONE)
        at_intake.begin(client.page)
        at_intake.fill(client.page, {"what": text}, urgency=urgency)
        code = at_intake.send(client.page)
        at_intake.keep(client.page, code)
        return code

    def claim_by_link(self, phone: Profile, mails_before: int) -> None:
        """Claim from the alert, and go on to the case; the keys ask for the passphrase again."""
        phone.page.goto(postal.claim_link(self.post, mails_before, "seroja@example.org"))
        phone.page.locator("form button").click()
        phone.page.locator("a[href*='#case/']").click()
        at_console.unlock(phone.page, self.second)
        phone.page.get_by_text(STORY).wait_for()

    def come_back(self, code: str, phone: Profile) -> None:
        """Return in another profile: read, write again, see it arrive, erase."""
        elsewhere = self.profile("id-ID")
        at_mailbox.enter(elsewhere.page, code.replace(" ", "-"))
        elsewhere.page.get_by_text(ANSWER).wait_for()
        assert "Seroja" in elsewhere.page.locator("[data-part=status]").inner_text()
        at_mailbox.write(elsewhere.page, MORE)
        phone.page.get_by_text(MORE).wait_for(timeout=60_000)
        at_mailbox.erase(elsewhere.page)

    def part(self, desk: Profile) -> None:
        """Remove the volunteer; the kit opens what came before and after, their own keys only the former."""
        store = opening.stored(self.folder / "data", self.settings)
        departed = opening.remember(store, self.second)
        at_console.remove(desk.page, self.second, self.first)
        self.write(LATER)
        opened = opening.read(store, self.first, departed, opening.waiting_bodies(store))
        assert sorted(map(_planted, opened["kit"])) == [EARLY, LATER]
        assert sorted(map(_planted, opened["own"])) == ["", EARLY]

    def assert_sealed(self, code: str) -> None:
        """See that nothing which was written, and no code, left any browser in the clear."""
        for written in (STORY, ANSWER, MORE, EARLY, LATER, code.replace(" ", ""), code.replace(" ", "-")):
            for one in self.profiles:
                assert not any(written.encode() in body or written in url for url, body in one.sent)


def _planted(text: str | None) -> str:
    """Return which of the planted sentences a body holds, nothing when it stayed closed."""
    return next((planted for planted in (EARLY, LATER) if planted in (text or "")), "")


def tell(folder: Path, settings: Mapping[str, str], make_profile: Callable[..., Profile]) -> None:
    """Tell the story on the storage engine that the settings choose."""
    with smtp_server() as post:
        mail = f"mailto://127.0.0.1:{post.port}?from=layanan@example.org"
        with running(folder / "data", environment={**settings, "PINTERNET_EMAIL": mail}) as program:
            story = Story(program.origin, folder, settings, post, make_profile)
            desk = story.set_up(program.link("setup"))
            phone = story.join(desk)
            mails_before = len(post.messages)
            code = story.write(STORY, "urgent")
            story.claim_by_link(phone, mails_before)
            at_console.answer(phone.page, ANSWER)
            story.come_back(code, phone)
            story.write(EARLY)
            story.part(desk)
            story.assert_sealed(code)
