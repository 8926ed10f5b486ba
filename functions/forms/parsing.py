"""From the YAML of a FHIR R4 Questionnaire to the model. Whatever is not supported is refused by its name."""

import re
from collections.abc import Mapping
from typing import cast, get_args

import yaml

from functions.forms.model import (
    URGENCIES,
    Answer,
    Behavior,
    Coded,
    Coding,
    Condition,
    Item,
    ItemType,
    Operator,
    Option,
    Questionnaire,
    Urgency,
)
from functions.forms.reading import FormError, Reader

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
SUB_QUESTIONNAIRE = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-subQuestionnaire"
URGENCY = "urn:pinternet:urgency"

_LINK_ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_NAMES = re.compile(r"\{([a-z_]+)\}")
_ANSWERS = ("answerBoolean", "answerInteger", "answerString", "answerCoding")


def parse(source: str, name: str = "questionnaire", words: Mapping[str, str] | None = None) -> Questionnaire:
    """Read a questionnaire; `name` is what faults call it, `words` stand in for {names} in its texts.

    Raises:
        FormError: it is no YAML, or holds what is not supported.
    """
    try:
        document = yaml.safe_load(source)
    except yaml.YAMLError as error:
        raise FormError([f"{name}: is no YAML: {error}"]) from error
    faults: list[str] = []
    filled = _fill(document, words or {}, name, faults)
    questionnaire = _questionnaire(Reader(filled, name, faults))
    if faults:
        raise FormError(faults)
    return questionnaire


def _questionnaire(reader: Reader) -> Questionnaire:
    reader.one_of("resourceType", ("Questionnaire",))
    reader.one_of("status", ("draft", "active", "retired"))
    for remark in ("name", "date", "publisher", "copyright"):
        reader.take(remark)
    questionnaire = Questionnaire(
        id=reader.text("id", required=True),
        url=reader.text("url", required=True),
        version=reader.text("version", required=True),
        language=reader.text("language", required=True),
        title=reader.text("title", required=True),
        description=reader.text("description"),
        items=tuple(_item(item) for item in reader.each("item")),
        codes=tuple(_coding(coding) for coding in reader.each("code")),
    )
    reader.end()
    if not questionnaire.items:
        reader.fault("has no item")
    return questionnaire


def _item(reader: Reader) -> Item:
    link_id = reader.text("linkId", required=True)
    if link_id:
        reader.path += f" ({link_id})"
        if not _LINK_ID.fullmatch(link_id):
            reader.fault("may hold lower-case letters, digits, hyphens and dots only", "linkId")
    kind = cast(ItemType, reader.one_of("type", get_args(ItemType)))
    extensions = _extensions(reader, (URGENCY, SUB_QUESTIONNAIRE))
    item = Item(
        link_id=link_id,
        type=kind,
        text=reader.text("text", required=kind != "group"),
        required=reader.flag("required"),
        repeats=reader.flag("repeats"),
        max_length=reader.count("maxLength"),
        options=tuple(_option(option) for option in reader.each("answerOption")),
        enable_when=tuple(_condition(condition) for condition in reader.each("enableWhen")),
        enable_behavior=cast(Behavior, reader.one_of("enableBehavior", get_args(Behavior), "all")),
        items=tuple(_item(inner) for inner in reader.each("item")),
        codes=tuple(_coding(coding) for coding in reader.each("code")),
        urgency=cast("Urgency | None", extensions.get(URGENCY)),
        instrument=cast("str | None", extensions.get(SUB_QUESTIONNAIRE)),
    )
    reader.end()
    return item


def _coding(reader: Reader) -> Coding:
    coding = Coding(
        system=reader.text("system", required=True),
        code=reader.text("code", required=True),
        version=reader.text("version"),
    )
    reader.text("display")
    reader.end()
    return coding


def _option(reader: Reader) -> Option:
    extensions = _extensions(reader, (URGENCY, ORDINAL))
    value = reader.inner("valueCoding")
    extensions |= _extensions(value, (ORDINAL,))
    option = Option(
        code=value.text("code", required=True),
        display=value.text("display", required=True),
        ordinal=cast("float | None", extensions.get(ORDINAL)),
        urgency=cast("Urgency | None", extensions.get(URGENCY)),
    )
    value.text("system")
    value.end()
    reader.end()
    return option


def _extensions(reader: Reader, known: tuple[str, ...]) -> dict[str, object]:
    found: dict[str, object] = {}
    for extension in reader.each("extension"):
        url = extension.text("url", required=True)
        if url not in known:
            extension.fault(f"the extension {url!r} is not supported here")
        elif url == URGENCY:
            found[url] = extension.one_of("valueCode", URGENCIES)
        elif url == ORDINAL:
            found[url] = extension.number("valueDecimal")
        else:
            found[url] = extension.text("valueCanonical", required=True)
        if url in known:
            extension.end()
    return found


def _condition(reader: Reader) -> Condition:
    condition = Condition(
        question=reader.text("question", required=True),
        operator=cast(Operator, reader.one_of("operator", get_args(Operator))),
        answer=_answer(reader),
    )
    reader.end()
    return condition


def _answer(reader: Reader) -> Answer:
    present = [key for key in _ANSWERS if reader.has(key)]
    if len(present) != 1:
        reader.fault(f"needs exactly one of {', '.join(_ANSWERS)}")
        return False
    (key,) = present
    if key == "answerCoding":
        coding = reader.inner(key)
        coding.text("system")
        coding.text("display")
        answer = Coded(coding.text("code", required=True))
        coding.end()
        return answer
    if key == "answerBoolean":
        return reader.flag(key)
    if key == "answerString":
        return reader.text(key)
    value = reader.number(key)
    if not isinstance(value, int):
        reader.fault("must be a whole number", key)
        return 0
    return value


def _fill(value: object, words: Mapping[str, str], name: str, faults: list[str]) -> object:
    if isinstance(value, dict):
        return {key: _fill(inner, words, name, faults) for key, inner in value.items()}
    if isinstance(value, list):
        return [_fill(inner, words, name, faults) for inner in value]
    if not isinstance(value, str):
        return value
    faults += [f"{name}: there are no words for {{{n}}}" for n in _NAMES.findall(value) if n not in words]
    return _NAMES.sub(lambda match: words.get(match[1], match[0]), value)
