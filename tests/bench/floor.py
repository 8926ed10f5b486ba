"""The floor: one Flask route under waitress that does one SQLite commit of the body, and a bare page.

Run as a program of its own: `python -m tests.bench.floor PORT DATABASE`.
"""

import sqlite3
import sys
import threading

import waitress
from flask import Flask, request

PAGE_BYTES = 14_000
THREADS = 8

PAGE_START = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<link rel="icon" href="data:,"><title>A bare page</title><h1>A bare page</h1><p>'
)


def bare_page() -> str:
    """Return a page of 14 kB that needs nothing else to be shown."""
    sentence = "Words that need neither style nor script. "
    text = sentence * (PAGE_BYTES // len(sentence) + 1)
    return PAGE_START + text[: PAGE_BYTES - len(PAGE_START)]


def create_floor(database: str) -> Flask:
    """Make the application; every commit reaches the disk before the answer (WAL, synchronous=FULL)."""
    app = Flask(__name__)
    connection = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS bodies (body BLOB NOT NULL)")
    one_writer = threading.Lock()

    @app.post("/bodies")
    def store() -> tuple[dict[str, str], int]:
        body = request.get_data()
        with one_writer:
            connection.execute("INSERT INTO bodies VALUES (?)", (body,))
        return {"status": "stored"}, 201

    @app.get("/")
    def page() -> str:
        return bare_page()

    return app


if __name__ == "__main__":
    waitress.serve(create_floor(sys.argv[2]), host="127.0.0.1", port=int(sys.argv[1]), threads=THREADS)
