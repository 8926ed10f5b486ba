"""A form as pages for readers without script: each holds a step, or what an answer in it has called up.

Pages follow from the answers alone, so that a server which keeps nothing finds its place again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from functions.forms.answering import Answers, asked
from functions.forms.model import Answer, Item, Questionnaire


@dataclass(frozen=True)
class Page:
    """Questions, texts and headings of one page. `number` counts steps from 1; there are `of` steps."""

    step: Item
    number: int
    of: int
    items: tuple[Item, ...]

    @property
    def questions(self) -> list[Item]:
        """What takes an answer here."""
        return [item for item in self.items if item.is_question]


def pages(questionnaire: Questionnaire, answers: Answers) -> list[Page]:
    """Return the pages that lead to these answers and one beyond, as far as the form goes."""
    steps = list(steps_of(questionnaire.items))
    made: list[Page] = []
    known: dict[str, list[Answer]] = {}
    for number, step in enumerate(steps, start=1):
        placed: set[str] = set()
        while items := _next_items(questionnaire, step, known, placed):
            made.append(Page(step, number, len(steps), tuple(items)))
            placed |= {item.link_id for item in items}
            known |= {i.link_id: list(answers[i.link_id]) for i in items if i.link_id in answers}
    return list(_joined(made))


def leads_on(questionnaire: Questionnaire, answers: Answers) -> bool:
    """Whether every required question is asked: if not, the answers have led to a stop."""
    shown = {item.link_id for item in asked(questionnaire, answers)}
    return all(item.link_id in shown for item in questionnaire.walk() if item.required)


def steps_of(items: tuple[Item, ...]) -> Iterator[Item]:
    """Yield the groups that are steps: those with a text, outside others; a group without one is no step."""
    for item in items:
        if item.type == "group" and item.text:
            yield item
        elif item.type == "group":
            yield from steps_of(item.items)


def _next_items(questionnaire: Questionnaire, step: Item, known: Answers, placed: set[str]) -> list[Item]:
    """Return what of a step comes next; what depends on an answer of this page waits for another."""
    shown = {item.link_id for item in asked(questionnaire, known)}
    items: list[Item] = []
    here: set[str] = set()
    for item, conditions in _leaves(step, frozenset()):
        if item.link_id in shown and item.link_id not in placed and not conditions & here:
            items.append(item)
            here.add(item.link_id)
    return items


def _leaves(group: Item, conditions: frozenset[str]) -> Iterator[tuple[Item, frozenset[str]]]:
    """Yield questions, texts and headings of a group, each with the questions that it depends on."""
    for item in group.items:
        on = conditions | {condition.question for condition in item.enable_when}
        if item.type != "group" or item.text:
            yield item, on
        if item.type == "group":
            yield from _leaves(item, on)


def _joined(made: list[Page]) -> Iterator[Page]:
    """Yield the pages; one that only tells something is told at the top of the next."""
    told: tuple[Item, ...] = ()
    for page in made:
        if page.questions or page is made[-1]:
            yield replace(page, items=(*told, *page.items))
            told = ()
        else:
            told += page.items
