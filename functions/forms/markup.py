"""A form as accessible HTML that works unstyled; a script shows and hides, and finds its words in place."""

from collections.abc import Iterator, Mapping
from html import escape

from functions.forms.answering import asked
from functions.forms.browser import conditions_json
from functions.forms.model import Item, Questionnaire
from functions.forms.paging import steps_of
from functions.forms.words import words_of

FOLDED_FROM = 12


def render(questionnaire: Questionnaire, cards: Mapping[str, str]) -> str:
    """Return the form's parts as HTML, without a <form> around them; `cards` maps a card's name to HTML.

    Items whose conditions do not hold before anything is answered carry `hidden`.

    Raises:
        KeyError: the form names a card that is not in `cards`.
    """
    return _Page(questionnaire, cards).render()


def _attributes(values: Mapping[str, object]) -> str:
    """Return HTML attributes; None and False leave one out, True sets it without a value."""
    parts = [
        f" {name}" if value is True else f' {name}="{escape(str(value))}"'
        for name, value in values.items()
        if value is not None and value is not False
    ]
    return "".join(parts)


class _Page:
    def __init__(self, form: Questionnaire, cards: Mapping[str, str]) -> None:
        self.form = form
        self.cards = cards
        self.words = words_of(form.language)
        self.shown = {item.link_id for item in asked(form, {})}
        self.steps = [item.link_id for item in steps_of(form.items)]

    def render(self) -> str:
        inner = "\n".join(self.item(item) for item in self.form.items)
        return f'<div data-form="{self.form.id}" data-version="{self.form.version}">\n{inner}\n</div>'

    def item(self, item: Item) -> str:
        if item.type == "group":
            return self.group(item)
        if item.type == "display":
            return self.display(item)
        return self.question(item)

    def wrapper(self, item: Item, css: str, **more: object) -> str:
        consent = item.consent
        return _attributes(
            {
                "class": css or None,
                "data-link-id": item.link_id,
                "data-type": item.type,
                "data-enable-when": conditions_json(item) if item.enable_when else None,
                "data-enable-behavior": item.enable_behavior if item.enable_when else None,
                "data-urgency": item.urgency,
                "data-required": item.required,
                "data-repeats": item.repeats,
                "data-max-length": item.max_length,
                "data-card": item.card,
                "data-consent": consent.id if consent else None,
                "data-consent-version": consent.version if consent else None,
                "hidden": bool(item.enable_when) and item.link_id not in self.shown,
                **{name.replace("_", "-"): value for name, value in more.items()},
            }
        )

    def group(self, item: Item) -> str:
        inner = "\n".join(self.item(part) for part in item.items)
        if not item.text:
            return f"<div{self.wrapper(item, '')}>\n{inner}\n</div>"
        if item.link_id not in self.steps:
            legend = f"<legend>{escape(item.text)}</legend>"
            return f"<fieldset{self.wrapper(item, 'group')}>{legend}\n{inner}\n</fieldset>"
        number = self.steps.index(item.link_id) + 1
        part = self.words["part"].format(number=number, of=len(self.steps))
        opening = self.wrapper(item, "step", data_step=number, aria_labelledby=f"h-{item.link_id}")
        return (
            f'<section{opening}>\n<p class="step-number">{part}</p>\n'
            f'<h2 id="h-{item.link_id}" tabindex="-1">{escape(item.text)}</h2>\n{inner}\n</section>'
        )

    def display(self, item: Item) -> str:
        text = "".join(
            f"<p>{escape(paragraph)}</p>" for paragraph in item.text.split("\n") if paragraph.strip()
        )
        card = self.cards[item.card] if item.card else ""
        return f"<div{self.wrapper(item, 'card-place' if card else 'told')}>{text}{card}</div>"

    def question(self, item: Item) -> str:
        why = f"why-{item.link_id}" if item.items else None
        if item.type == "boolean":
            return self.boolean(item, why)
        return self.choice(item, why) if item.options else self.written(item, why)

    def why(self, item: Item) -> str:
        if not item.items:
            return ""
        text = " ".join(escape(inner.text) for inner in item.items)
        return f'<p class="why small" id="why-{item.link_id}">{text}</p>\n'

    def errors(self, item: Item) -> str:
        kinds: dict[str, str] = {}
        if item.required:
            kinds["required"] = self.words["error-required" if item.consent else "error-required-answer"]
        if item.max_length:
            kinds["too-long"] = self.words["error-too-long"].format(most=item.max_length)
        if item.type == "integer":
            kinds["not-a-number"] = self.words["error-not-a-number"]
        return "".join(
            f'<p class="error" id="error-{item.link_id}-{kind}" data-error="{kind}" hidden>'
            f"{escape(words)}</p>\n"
            for kind, words in kinds.items()
        )

    def written(self, item: Item, why: str | None) -> str:
        values = {
            "id": f"q-{item.link_id}",
            "name": item.link_id,
            "aria-describedby": why,
            "aria-required": "true" if item.required else None,
            "autocomplete": "off",
            # Enhanced spelling would send what is written to the browser's maker.
            "spellcheck": "false",
        }
        if item.type == "text":
            control = f'<textarea{_attributes(values)} rows="8"></textarea>'
        else:
            number = item.type == "integer"
            kind = {"type": "text", "inputmode": "numeric" if number else None}
            control = f"<input{_attributes({**kind, **values})}>"
        label = f'<label for="q-{item.link_id}">{escape(item.text)}</label>'
        return self.field(item, label, control)

    def field(self, item: Item, label: str, control: str) -> str:
        inside = f"{label}\n{self.why(item)}{control}\n{self.errors(item)}"
        return f"<div{self.wrapper(item, 'field')}>\n{inside}</div>"

    def boolean(self, item: Item, why: str | None) -> str:
        if not item.consent:
            pairs = [("true", self.words["yes"]), ("false", self.words["no"])]
            options = [self.option(item, "radio", value, text) for value, text in pairs]
            return self.fieldset(item, why, [*options, *self.skip(item)])
        box = self.option(item, "checkbox", "true", item.text, aria_describedby=why, required=item.required)
        return f"<div{self.wrapper(item, 'field')}>\n{box}\n{self.why(item)}{self.errors(item)}</div>"

    def choice(self, item: Item, why: str | None) -> str:
        if len(item.options) > FOLDED_FROM and not item.repeats and item.type == "choice":
            return self.folded(item, why)
        kind = "checkbox" if item.repeats else "radio"
        options = [
            self.option(item, kind, option.code, option.display, data_urgency=option.urgency)
            for option in item.options
        ]
        if item.type == "open-choice":
            options.append(self.open_answer(item))
        return self.fieldset(item, why, options if item.repeats else [*options, *self.skip(item)])

    def skip(self, item: Item) -> Iterator[str]:
        if not item.required:
            yield self.option(item, "radio", "", self.words["skip"], css="option skip-option")

    def option(
        self, item: Item, kind: str, value: str, text: str, css: str = "option", **more: object
    ) -> str:
        required = "true" if more.pop("required", False) else None
        values: dict[str, object] = {
            "type": kind,
            "name": item.link_id,
            "value": value,
            "aria-required": required,
        }
        values.update({name.replace("_", "-"): inner for name, inner in more.items()})
        return f'<label class="{css}"><input{_attributes(values)}> <span>{escape(text)}</span></label>'

    def open_answer(self, item: Item) -> str:
        identity = f"q-{item.link_id}-other"
        return (
            f'<p class="other"><label for="{identity}">{self.words["other"]}</label> '
            f'<input type="text" id="{identity}" name="{item.link_id}" data-open '
            'autocomplete="off" spellcheck="false"></p>'
        )

    def fieldset(self, item: Item, why: str | None, options: list[str]) -> str:
        several = f'<p class="small">{self.words["several"]}</p>\n' if item.repeats else ""
        opening = self.wrapper(item, "field", aria_describedby=why)
        joined = "\n".join(options)
        return (
            f"<fieldset{opening}>\n<legend>{escape(item.text)}</legend>\n"
            f"{self.why(item)}{several}{joined}\n{self.errors(item)}</fieldset>"
        )

    def folded(self, item: Item, why: str | None) -> str:
        empty = f'<option value="">{self.words["choose"]}</option>'
        options = "".join(
            f"<option{_attributes({'value': o.code, 'data-urgency': o.urgency})}>{escape(o.display)}</option>"
            for o in item.options
        )
        values = _attributes({"id": f"q-{item.link_id}", "name": item.link_id, "aria-describedby": why})
        label = f'<label for="q-{item.link_id}">{escape(item.text)}</label>'
        control = f"<select{values}>{empty}{options}</select>"
        return self.field(item, label, control)
