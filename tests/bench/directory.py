"""What a grown directory costs: its index over the wire, and the time to build the site."""

import contextlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from flask import Flask
from playwright.sync_api import Browser
from waitress.server import create_server

from functions.config import Config
from functions.crypto.signer_file import FixedSigners
from functions.web import pages
from functions.web.context import EXTENSION
from tests.bench.chromium import fresh_page
from tests.bench.figure import Figure
from tests.bench.invented import build_with, write_services
from tests.bench.relay import relayed

KILOBYTE = 1000
LISTED, MOST_KILOBYTES = 200, 120
BUILT, MOST_SECONDS = 500, 60


def measure_weight(browser: Browser, folder: Path) -> Figure:
    """Load the index of a site with two hundred services in a new profile, and count what the server sent."""
    write_services(folder / "services", LISTED)
    site = build_with(folder / "build", folder / "services")
    with _serving(site) as port, relayed(port) as relay, fresh_page(browser) as page:
        page.goto(f"{relay.origin}/direktori/", wait_until="networkidle")
        assert page.locator(".services > li").count() == LISTED
        return Figure(f"directory of {LISTED} services", relay.take() / KILOBYTE, "kB", MOST_KILOBYTES)


def measure_build(folder: Path) -> Figure:
    """Build both languages with five hundred services."""
    write_services(folder / "services", BUILT)
    begun = time.monotonic()
    site = build_with(folder / "build", folder / "services")
    taken = time.monotonic() - begun
    listed = [file.stem for file in (folder / "services").glob("*.json")]
    assert len(listed) == BUILT
    assert all((site / "direktori" / service / "index.html").is_file() for service in listed)
    return Figure(f"build with {BUILT} services", taken, "s", MOST_SECONDS)


@contextlib.contextmanager
def _serving(site: Path) -> Iterator[int]:
    """Serve a built site as the program does, for the length of a `with` block."""
    app = Flask("pages-only")
    app.extensions[EXTENSION] = SimpleNamespace(config=Config(site=site), signers=FixedSigners(()))
    app.register_blueprint(pages.blueprint)
    server = create_server(app, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server.effective_port
    finally:
        server.close()
        thread.join(timeout=5)
