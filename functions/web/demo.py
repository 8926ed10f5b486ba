"""The playground's own parts of pages: its warning, and who can sign in. Only `pinternet demo` has them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pyotp
from flask import Blueprint, Response, abort, send_file

from functions.config import ROOT
from functions.web.context import services
from functions.web.origins import anyone, is_for_this_machine

PEOPLE = "people.json"
"""The file of the playground's folder that says who can sign in."""

SCRIPT = ROOT / "site" / "app" / "demo" / "sign-in.js"

WARNING = {
    "id": "Peragaan. Tim dan percakapan di sini rekaan: jangan tulis hal nyata "
    '(<span lang="en">invented: write nothing real</span>).',
    "en": "Playground. The team and the conversations are invented: write nothing real.",
}
WHO = (
    "Siapa yang bisa masuk · Who can sign in",
    "Nama · Name",
    "Frasa sandi · Passphrase",
    "Kode saat ini · Code right now",
)
"""In both languages at once: the console is one page, and its script chooses the language."""

blueprint = Blueprint("demo", __name__)
anyone(blueprint)


@dataclass(frozen=True)
class DemoPerson:
    """Someone invented. `totp_secret` is Base32."""

    name: str
    display_name: str
    title: str
    role: str
    passphrase: str
    totp_secret: str


def read_people(folder: Path) -> Sequence[DemoPerson]:
    """Return who can sign in to the playground in `folder`."""
    fields = json.loads((folder / PEOPLE).read_text(encoding="utf-8"))
    return [DemoPerson(**person) for person in fields]


@blueprint.get("/demo/people")
def people() -> dict[str, object]:
    """Tell names, passphrases and the codes of this half minute, to this machine alone."""
    if not services().config.demo or not is_for_this_machine():
        abort(404)
    now = services().clock()
    return {
        "people": [
            {
                "name": person.name,
                "passphrase": person.passphrase,
                "totp": pyotp.TOTP(person.totp_secret).at(now),
            }
            for person in read_people(services().config.data)
        ]
    }


@blueprint.get("/demo/sign-in.js")
def script() -> Response:
    """Serve the few lines that keep the codes fresh."""
    return send_file(SCRIPT, mimetype="text/javascript")


def banner(language: str, *, console: bool, folder: Path) -> str:
    """Return the HTML that stands first on every page of the playground."""
    label = WARNING[language].split(".")[0]
    warning = f'<p class="note demo-banner" role="region" aria-label="{label}">{WARNING[language]}</p>'
    return warning + (_who_can_sign_in(read_people(folder)) if console else "")


def _who_can_sign_in(people: Sequence[DemoPerson]) -> str:
    summary, *headings = WHO
    head = "".join(f'<th scope="col">{heading}</th>' for heading in headings)
    rows = "".join(
        f'<tr data-person="{escape(person.name)}"><th scope="row">{escape(person.name)}</th>'
        f"<td><code data-passphrase></code></td><td><code data-totp></code></td></tr>"
        for person in people
    )
    return (
        f'<details class="note demo-people" open><summary>{summary}</summary>'
        f'<table data-module="demo-people"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
        "</details>"
        '<script type="module" src="/demo/sign-in.js"></script>'
    )
