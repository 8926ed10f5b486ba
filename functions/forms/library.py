"""All forms of an installation: read, put together with their instruments, and checked against each other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from functions.forms.checking import differences, faults_of
from functions.forms.model import Item, Questionnaire
from functions.forms.parsing import parse
from functions.forms.reading import FormError


def load(
    sources: Mapping[str, str], languages: Sequence[str], words: Mapping[str, Mapping[str, str]]
) -> list[Questionnaire]:
    """Read forms; `sources` maps file names to YAML, `words` a language to what stands for {names} in texts.

    A file is named ID.LANGUAGE.yml; an older version, kept so that what was answered to it can be read,
    ID.VERSION.LANGUAGE.yml.

    Raises:
        FormError: with all that is wrong in any of them.
    """
    faults: list[str] = []
    parsed: dict[str, Questionnaire] = {}
    for name, source in sorted(sources.items()):
        language = name.split(".")[-2]
        try:
            parsed[name] = parse(source, name, words.get(language))
        except FormError as error:
            faults += error.faults
            continue
        faults += _faults_of_name(name, parsed[name])
    if faults:
        raise FormError(faults)
    instruments = {(form.canonical, form.language): form for form in parsed.values()}
    forms = {name: assemble(form, instruments) for name, form in parsed.items()}
    for name, form in forms.items():
        faults += [f"{name}: {sentence}" for sentence in faults_of(form)]
    faults += _faults_between(list(forms.values()), languages)
    if faults:
        raise FormError(faults)
    return list(forms.values())


def _faults_of_name(name: str, form: Questionnaire) -> list[str]:
    allowed = (f"{form.id}.{form.language}.yml", f"{form.id}.{form.version}.{form.language}.yml")
    return (
        []
        if name in allowed
        else [f"{name}: holds {form.id} {form.version} in {form.language}; name it {allowed[0]}"]
    )


def _faults_between(forms: Sequence[Questionnaire], languages: Sequence[str]) -> list[str]:
    faults: list[str] = []
    for canonical in sorted({form.canonical for form in forms}):
        same = [form for form in forms if form.canonical == canonical]
        have = {form.language for form in same}
        faults += [
            f"{same[0].id} {same[0].version} has no file in {language!r}"
            for language in languages
            if language not in have
        ]
        for one, other in combinations(same, 2):
            faults += differences(one, other)
    return faults


def assemble(form: Questionnaire, instruments: Mapping[tuple[str, str], Questionnaire]) -> Questionnaire:
    """Put the referenced instruments where the form names them.

    By the `subQuestionnaire` extension of SDC (Structured Data Capture, made for R4): it says "that form
    stands here". `derivedFrom` says that a whole form is a variant of another, which is something else.

    Raises:
        FormError: a reference that no file answers, or an instrument that refers on.
    """
    return replace(form, items=tuple(_assembled(item, form, instruments) for item in form.items))


def _assembled(item: Item, form: Questionnaire, instruments: Mapping[tuple[str, str], Questionnaire]) -> Item:
    if item.instrument is None or item.type != "display":
        return replace(item, items=tuple(_assembled(inner, form, instruments) for inner in item.items))
    instrument = instruments.get((item.instrument, form.language))
    if instrument is None:
        raise FormError(
            [f"{form.id} ({form.language}), {item.link_id}: there is no questionnaire {item.instrument!r}"]
        )
    if any(inner.instrument for inner in instrument.walk()):
        raise FormError([f"{instrument.id}: an instrument cannot refer to another"])
    return replace(item, type="group", items=instrument.items, codes=item.codes + instrument.codes)
