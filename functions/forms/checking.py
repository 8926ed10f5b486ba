"""What a questionnaire must hold to beyond its syntax, and what its languages must share."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields

from functions.forms.model import Coded, Condition, Item, Questionnaire

_CHOICES = ("choice", "open-choice")
_WRITTEN = ("string", "text", "open-choice")
_ORDERED = (">", "<", ">=", "<=")


def faults_of(questionnaire: Questionnaire) -> list[str]:
    """Return a sentence for each fault of structure."""
    items = {item.link_id: item for item in questionnaire.walk()}
    faults = [
        f"the linkId {link_id!r} stands {times} times"
        for link_id, times in Counter(item.link_id for item in questionnaire.walk()).items()
        if times > 1
    ]
    for item in questionnaire.walk():
        faults += [f"{item.link_id}: {sentence}" for sentence in _faults_of_item(item)]
        for condition in item.enable_when:
            sentence = _fault_of_condition(condition, items)
            faults += [f"{item.link_id}: enableWhen {sentence}"] if sentence else []
    return faults + [f"{item}: enableWhen goes round in a circle" for item in _circular(questionnaire)]


def _faults_of_item(item: Item) -> Iterator[str]:
    if item.type in _CHOICES and not item.options:
        yield f"a {item.type} needs answerOption"
    if item.type not in _CHOICES and item.options:
        yield f"answerOption does not go with type {item.type}"
    if item.type not in _CHOICES and item.repeats:
        yield f"repeats does not go with type {item.type}"
    if item.type not in _WRITTEN and item.max_length:
        yield f"maxLength does not go with type {item.type}"
    if item.required and not item.is_question:
        yield f"required does not go with type {item.type}"
    if item.type == "group" and not item.items:
        yield "a group needs item"
    if item.type == "display" and item.items:
        yield "a display takes no item"
    if item.is_question and any(inner.type != "display" for inner in item.items):
        yield "inside a question only a display may stand: why it is asked"
    if item.consent and (item.type != "boolean" or not item.consent.version):
        yield "a consent is a boolean, and its code has a version"
    if item.urgency and not item.is_question:
        yield f"urgency does not go with type {item.type}"
    if item.instrument and item.type != "display" and not item.items:
        yield "subQuestionnaire goes with type display only"
    twice = [code for code, times in Counter(option.code for option in item.options).items() if times > 1]
    if twice:
        yield f"the option {twice[0]!r} stands twice"


def _fault_of_condition(condition: Condition, items: dict[str, Item]) -> str:
    target = items.get(condition.question)
    if target is None:
        return f"points to {condition.question!r}, which is nowhere"
    if not target.is_question:
        return f"points to {target.link_id!r}, a {target.type}, which has no answer"
    if condition.operator == "exists":
        return "" if isinstance(condition.answer, bool) else "with exists needs answerBoolean"
    if condition.operator in _ORDERED and target.type != "integer":
        return f"compares {target.link_id!r} by {condition.operator}, and a {target.type} has no order"
    return _fault_of_answer(condition, target)


def _fault_of_answer(condition: Condition, target: Item) -> str:
    answer = condition.answer
    if isinstance(answer, Coded):
        if target.option(answer.code) is None:
            return f"waits for {answer.code!r}, which {target.link_id!r} does not offer"
        return ""
    suits = {
        "boolean": isinstance(answer, bool),
        "integer": isinstance(answer, int) and not isinstance(answer, bool),
        "choice": False,
    }.get(target.type, isinstance(answer, str))
    return "" if suits else f"waits for an answer of another kind than {target.link_id!r} ({target.type}) has"


def _circular(questionnaire: Questionnaire) -> list[str]:
    """Return link ids whose being shown would depend on themselves; a part depends on its group, too."""
    depends: dict[str, set[str]] = {}
    for item in questionnaire.walk():
        depends.setdefault(item.link_id, set()).update(condition.question for condition in item.enable_when)
        for inner in item.items:
            depends.setdefault(inner.link_id, set()).add(item.link_id)
    return [link_id for link_id in depends if _reaches(link_id, link_id, depends)]


def _reaches(start: str, goal: str, depends: dict[str, set[str]]) -> bool:
    seen: set[str] = set()
    ahead = list(depends.get(start, ()))
    while ahead:
        link_id = ahead.pop()
        if link_id == goal:
            return True
        if link_id not in seen:
            seen.add(link_id)
            ahead += depends.get(link_id, ())
    return False


def differences(one: Questionnaire, other: Questionnaire) -> list[str]:
    """Return a sentence for each thing but words in which two languages of a form differ."""
    pair = f"{one.id}: {one.language} and {other.language}"
    found = [
        f"{pair} differ in {name}: {getattr(one, name)!r} and {getattr(other, name)!r}"
        for name in ("id", "url", "version", "codes")
        if getattr(one, name) != getattr(other, name)
    ]
    return found + [
        f"{pair} differ: {sentence}" for sentence in _item_differences("items", one.items, other.items)
    ]


def _item_differences(path: str, ones: tuple[Item, ...], others: tuple[Item, ...]) -> Iterator[str]:
    ids, other_ids = [item.link_id for item in ones], [item.link_id for item in others]
    if ids != other_ids:
        only = sorted(set(ids) ^ set(other_ids))
        yield (
            f"{path} do not have the same linkIds: {', '.join(only)}"
            if only
            else f"{path} stand in another order"
        )
        return
    for item, other in zip(ones, others, strict=True):
        for field in fields(Item):
            if field.name not in ("text", "items") and _shape(item, field.name) != _shape(other, field.name):
                yield f"{item.link_id} in {field.name}"
        if bool(item.text) != bool(other.text):
            yield f"{item.link_id} has a text in one of them only"
        yield from _item_differences(item.link_id, item.items, other.items)


def _shape(item: Item, name: str) -> object:
    if name == "options":
        return [(option.code, option.ordinal, option.urgency) for option in item.options]
    return getattr(item, name)
