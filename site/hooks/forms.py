"""MkDocs hook: the forms of site/forms as HTML in templates, and as JSON under /assets/forms/."""

import json
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from functions.forms.browser import as_json
from functions.forms.library import load
from functions.forms.markup import render
from functions.forms.model import Item, Questionnaire
from functions.forms.reading import FormError
from functions.forms.words import words_of

INTAKE = "intake"
ANSWERING = ("yes", "no", "skip", "choose", "other", "several")
"""The words that answering needs, whichever form it is."""
FORMS = Path(__file__).resolve().parent.parent / "forms"


def organisation_words(organisation: dict[str, Any], language: str) -> dict[str, str]:
    """Return what stands for {names} in forms: plain settings, and the titles as a list in words."""
    words = {key: str(value) for key, value in organisation.items() if isinstance(value, str | int)}
    *most, last = [titles[language] for titles in organisation["titles"].values()]
    joint = {"id": "atau", "en": "or"}[language]
    before = ", ".join(most) + ("," if len(most) > 1 else "")
    return words | {"titles": f"{before} {joint} {last}" if most else last}


def load_forms(folder: Path, config: Any) -> list[Questionnaire]:
    """Read all forms.

    Raises:
        PluginError: with all that is wrong in them.
    """
    languages = config.plugins["i18n"].build_languages
    words = {language: organisation_words(config.extra["organisation"], language) for language in languages}
    sources = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.yml")}
    try:
        return load(sources, languages, words)
    except FormError as error:
        raise PluginError("site/forms:\n  " + "\n  ".join(error.faults)) from error


def current(forms: list[Questionnaire], form_id: str, language: str, names: set[str]) -> Questionnaire:
    """Return the version of a form that is asked now: the one whose file name has no version."""
    found = [form for form in forms if form.id == form_id and form.language == language]
    if not found or f"{form_id}.{language}.yml" not in names:
        raise PluginError(f"site/forms has no {form_id}.{language}.yml")
    older = {form.version for form in found if f"{form_id}.{form.version}.{language}.yml" in names}
    return next(form for form in found if form.version not in older)


def consents_of(form: Questionnaire) -> list[Item]:
    """Return what a form asks leave for, in its order; each holds the text beside it."""
    return [item for item in form.walk() if item.consent]


def as_choice(form: Questionnaire) -> dict[str, str]:
    """Return what a list of instruments says of one."""
    return {"id": form.id, "version": form.version, "title": form.title}


def instruments(forms: list[Questionnaire], language: str, names: set[str]) -> list[dict[str, str]]:
    """Return what counselors can send: the present version of every form that gives points."""
    scored = [form for form in forms if form.language == language and form.is_scored and form.id != INTAKE]
    return [as_choice(form) for form in scored if form == current(forms, form.id, language, names)]


@event_priority(-60)
def on_env(env: Any, config: Any, files: Any) -> Any:
    """Offer `questionnaire(id)`, the parts of a form as HTML without the <form>, and `consents(id)`."""
    language = config.plugins["i18n"].current_language
    forms = load_forms(FORMS, config)
    names = {file.name for file in FORMS.glob("*.yml")}

    def questionnaire(form_id: str) -> Markup:
        cards = {name: str(env.globals[f"{name}_card"]()) for name in ("crisis", "children")}
        return Markup(render(current(forms, form_id, language, names), cards))  # noqa: S704 - escaped by render

    def form_version(form_id: str) -> str:
        return current(forms, form_id, language, names).version

    def consents(form_id: str) -> list[Item]:
        return consents_of(current(forms, form_id, language, names))

    def form_words() -> dict[str, str]:
        return {key: words_of(language)[key] for key in ANSWERING}

    env.globals.update(
        questionnaire=questionnaire, form_version=form_version, consents=consents, form_words=form_words
    )
    return env


def on_post_build(config: Any) -> None:
    """Write ID.LANGUAGE.json for what is asked now, ID.VERSION.LANGUAGE.json for every version.

    instruments.LANGUAGE.json lists what counselors can send.
    """
    target = Path(config.site_dir) / "assets" / "forms"
    if config.plugins["i18n"].building:
        return
    target.mkdir(parents=True, exist_ok=True)
    names = {file.name for file in FORMS.glob("*.yml")}
    forms = load_forms(FORMS, config)
    for form in forms:
        (target / f"{form.id}.{form.version}.{form.language}.json").write_text(
            as_json(form), encoding="utf-8"
        )
        now = current(forms, form.id, form.language, names)
        (target / f"{form.id}.{form.language}.json").write_text(as_json(now), encoding="utf-8")
    for language in config.plugins["i18n"].build_languages:
        listed = json.dumps(instruments(forms, language, names), ensure_ascii=False)
        (target / f"instruments.{language}.json").write_text(listed, encoding="utf-8")
