"""Answers as plain text, with their questions: what a reader sees who does not know the form."""

from functions.forms.answering import Answers, asked
from functions.forms.model import Answer, Coded, Item, Questionnaire
from functions.forms.words import words_of


def summary_text(questionnaire: Questionnaire, answers: Answers) -> str:
    """Return groups, questions and answers as lines; what was left open is left out."""
    shown = {item.link_id for item in asked(questionnaire, answers)}
    lines: list[str] = []
    for item in questionnaire.items:
        lines += _lines(item, answers, shown, questionnaire.language)
    return "\n".join(lines).strip()


def _lines(item: Item, answers: Answers, shown: set[str], language: str) -> list[str]:
    if item.link_id not in shown or item.type == "display":
        return []
    if item.type == "group":
        inner = [line for part in item.items for line in _lines(part, answers, shown, language)]
        return [*(["", item.text.upper()] if item.text else []), *inner] if inner else []
    given = answers.get(item.link_id, ())
    return ["", item.text, *(_indented(said(item, answer, language)) for answer in given)] if given else []


def said(item: Item, answer: Answer, language: str) -> str:
    """Return an answer in words."""
    if isinstance(answer, bool):
        return words_of(language)["yes" if answer else "no"]
    if isinstance(answer, Coded):
        option = item.option(answer.code)
        return option.display if option else answer.code
    return str(answer)


def _indented(text: str) -> str:
    return "  " + text.replace("\n", "\n  ")
