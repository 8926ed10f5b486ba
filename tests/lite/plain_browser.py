"""A browser without script, for tests: reads a page's forms, fills them in, presses a button by its value."""

import gzip
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from werkzeug.test import Client, TestResponse

from functions.crypto.return_code import GROUP, check_digits

FROM_HERE = {"Sec-Fetch-Site": "same-origin", "Accept-Encoding": "identity"}
WORDS = "kolibri bersiul di atas genting\nmerah & <muda>"
ANSWERED: list[dict[str, str | list[str]]] = [
    {"danger": "no"},
    {"age": "adult"},
    {"what": WORDS, "wish": ["heard"], "wish/other": "ditemani"},
    {"earlier-help": ["health"]},
    {"earlier-help-note": "sabar"},
    {"language": "en"},
    {"consent-counselling": "true"},
]
"""What a client fills in, page by page."""
MORE = "tujuh belas payung kuning"
STRANGER = "1" * 22 + check_digits("1" * 22)
"""A code that opens nothing."""


@dataclass
class Form:
    """A form of a page: where it goes, what it holds, and what its buttons are called."""

    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    buttons: dict[str, str] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._text: tuple[str, list[str]] | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(values["action"]))
        elif not self.forms:
            return
        elif tag == "button":
            self.forms[-1].buttons[values.get("value", "")] = values.get("formaction", self.forms[-1].action)
        elif tag == "select":
            self._select = values["name"]
        elif tag == "textarea":
            self._text = values["name"], []
        elif tag == "option" and "selected" in values:
            self._add(self._select, values["value"])
        elif tag == "input" and (values["type"] not in ("radio", "checkbox") or "checked" in values):
            self._add(values["name"], values.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._text is not None:
            name, parts = self._text
            self._add(name, "".join(parts).removeprefix("\n"))
            self._text = None

    def _add(self, name: str, value: str) -> None:
        self.forms[-1].fields.setdefault(name, []).append(value)


@dataclass
class PlainBrowser:
    """Goes from page to page. `answer` is the last one."""

    http: Client
    answer: TestResponse | None = None
    sizes: list[int] = field(default_factory=list)

    @property
    def html(self) -> str:
        """The page as it came."""
        assert self.answer is not None
        return self.answer.get_data(as_text=True)

    @property
    def status(self) -> int:
        """The page's HTTP status."""
        assert self.answer is not None
        return self.answer.status_code

    @property
    def forms(self) -> list[Form]:
        """The page's forms."""
        reader = _Reader()
        reader.feed(self.html)
        return reader.forms

    def open(self, address: str) -> "PlainBrowser":
        """Go to an address."""
        return self._came(self.http.get(address, headers=FROM_HERE))

    def form(self, button: str) -> Form:
        """Return the first form with this button."""
        return next(form for form in self.forms if button in form.buttons)

    def press(self, button: str, **entered: Any) -> "PlainBrowser":
        """Fill in and press a button; underscores in names stand for hyphens."""
        return self.send(self.form(button), button, {n.replace("_", "-"): v for n, v in entered.items()})

    def send(self, form: Form, button: str, entered: dict[str, Any]) -> "PlainBrowser":
        """Send a form, also one of an earlier page."""
        fields = {**form.fields, **entered, "to": button}
        return self._came(self.http.post(form.buttons[button], data=fields, headers=FROM_HERE))

    def fill_in(self, pages: list[dict[str, Any]] = ANSWERED, address: str = "/ringan/tulis/") -> None:
        """Answer the form from its first page on."""
        self.open(address)
        for entered in pages:
            self.send(self.form("next"), "next", entered)

    def enter(self, code: str, address: str = "/ringan/kembali/") -> "PlainBrowser":
        """Come back with a code."""
        self.open(address)
        return self.send(self.forms[0], "", {"code": code})

    @property
    def code(self) -> str:
        """The 24 digits that the page shows; empty when it shows none."""
        _, _, after = self.html.partition('<p class="code-display"')
        digits = "".join(mark for mark in after.partition("</p>")[0] if mark.isdigit())
        return digits if len(digits) == 6 * GROUP else ""

    @property
    def asked(self) -> tuple[int, int]:
        """Which two groups of the code the page asks for, from 0."""
        first, second = (int(number) - 1 for number in re.findall(r'data-value="\w+">(\d)<', self.html))
        return first, second

    def groups(self, code: str) -> dict[str, str]:
        """Return what answers the page that checks a code."""
        first, second = self.asked
        return {"check-1": code[GROUP * first :][:GROUP], "check-2": code[GROUP * second :][:GROUP]}

    def _came(self, answer: TestResponse) -> "PlainBrowser":
        self.answer = answer
        self.sizes.append(len(gzip.compress(answer.get_data(), 9, mtime=0)))
        return self
