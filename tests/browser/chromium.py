"""Chromium as the tests start it, and a person's profile in it."""

import shutil
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

EXECUTABLE = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""The one without windows takes two thirds of the other's time. None: the one that Playwright installed."""
OPTIONS: dict[str, Any] = {
    "executable_path": EXECUTABLE,
    "args": [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
    ],
}
WAIT_MILLISECONDS = 60_000  # shared machines; only what fails waits so long


@dataclass
class Profile:
    """A browser profile with one page, and what went wrong or left it."""

    context: BrowserContext
    page: Page
    origin: str
    errors: list[str] = field(default_factory=list)
    sent: list[tuple[str, bytes]] = field(default_factory=list)

    @classmethod
    def open(cls, browser: Browser, origin: str, **options: Any) -> "Profile":
        """Make a profile; `options` are Playwright's (locale, viewport, java_script_enabled …)."""
        context = browser.new_context(
            base_url=origin, accept_downloads=True, timezone_id="Asia/Jakarta", **options
        )
        context.set_default_timeout(WAIT_MILLISECONDS)
        page = context.new_page()
        profile = cls(context, page, origin)
        page.on("pageerror", lambda error: profile.errors.append(f"{page.url}: {error}"))
        page.on("console", lambda said: profile._listen(said.type, said.text))
        context.on(
            "request", lambda request: profile.sent.append((request.url, request.post_data_buffer or b""))
        )
        return profile

    def _listen(self, kind: str, text: str) -> None:
        """Keep what the page complains of, but for statuses that the page itself answers to people."""
        if kind == "error" and "Failed to load resource" not in text:
            self.errors.append(text)
