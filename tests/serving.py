"""Serves a built site alone, without the rest of the service."""

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from flask import Flask
from flask.testing import FlaskClient
from waitress.server import create_server

from functions.config import Config
from functions.crypto.signer_file import SignerFile
from functions.web import pages
from functions.web.context import EXTENSION


def client_of(site: Path, signers: SignerFile, **settings: object) -> FlaskClient:
    """Return a client of an application that serves pages only."""
    app = Flask("pages-only")
    app.extensions[EXTENSION] = SimpleNamespace(config=Config(site=site, **settings), signers=signers)  # type: ignore[arg-type]
    app.register_blueprint(pages.blueprint)
    return app.test_client()


@contextlib.contextmanager
def served(site: Path, signers: SignerFile) -> Iterator[str]:
    """Serve a built site for the length of a `with` block; yields its origin."""
    server = create_server(client_of(site, signers).application, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        thread.join(timeout=5)
