"""What stops a build because of its words, links and help lines: each check finds a planted fault."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from tests.directory.making import crisis_line
from tests.site.built import page, written
from tests.site.hooks import HOOKS, hook

sentences = hook("page_check/sentences")
safe = hook("page_check/safe_messaging")
translation = hook("page_check/translation")
help_lines = hook("page_check/help_lines")
texts = hook("texts")

ROOT = HOOKS.parents[1]
TODAY = date(2026, 11, 25)
LONG = " ".join(["word"] * 31) + "."
SHORT = "This is short. So is this one. And this."


def test_a_page_says_its_paragraphs_without_code_and_markup() -> None:
    said = page("a/", "<h1>One</h1><p>Two <b>three</b>.</p><pre>code</pre><ul><li>Four &amp; five</ul>")

    assert said.blocks == ("One", "Two three .", "Four & five")  # type: ignore[attr-defined]


def test_a_sentence_that_is_too_long_is_named() -> None:
    (fault,) = sentences.too_long("a/", [SHORT, LONG], {})

    assert fault.startswith("/a/: a sentence of 31 words: word word")


def test_a_page_of_long_sentences_is_named_whatever_its_reason() -> None:
    sixteen = " ".join(["word"] * 16) + "."

    assert sentences.too_long("a/", [sixteen] * 3, {}) == ["/a/: half of its sentences have over 15 words"]
    assert sentences.too_long("a/", [sixteen] * 3 + [LONG], {"a/": "why"}) == [
        "/a/: half of its sentences have over 15 words"
    ]


def test_a_reason_excuses_a_long_sentence_and_is_refused_where_there_is_none() -> None:
    assert sentences.too_long("a/", [SHORT, LONG], {"a/": "why"}) == []
    assert sentences.too_long("a/", [SHORT], {"a/": "why"}) == [
        "/a/ has a reason for long sentences and has none"
    ]


def test_buttons_and_labels_are_no_short_sentences() -> None:
    assert sentences.sentences_in(
        ["Begin to write", "Yes", "Write it down. Then read it again, slowly."]
    ) == [
        "Write it down.",
        "Then read it again, slowly.",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ia menggantung diri.", "method"),
        ("He swallowed pesticide, an overdose.", "method"),
        ("Jembatan bunuh diri itu ditutup.", "place"),
        ("It is a known suicide spot.", "place"),
        ("Angka bunuh diri naik.", "count"),
        ("There were 700 suicides.", "count"),
        ("Ia berhasil bunuh diri.", "outcome"),
        ("She committed\n  suicide.", "outcome"),
        ("A failed attempt.", "outcome"),
        ("Ia bunuh diri karena putus cinta.", "cause"),
        ("A suicide due to debt.", "cause"),
        ("Itu tanda kurang iman.", "blame"),
        ("That is selfish.", "blame"),
        ("Ia kesurupan.", "mysticism"),
        ("It is a curse.", "mysticism"),
        ("Dasar orang gila.", "stigma"),
        ("Are you crazy?", "stigma"),
    ],
)
def test_words_that_hurt_are_named_with_their_kind(text: str, kind: str) -> None:
    found = safe.unsafe("a.md", text)

    assert any(f"({kind})" in sentence for sentence in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Ia meninggal karena bunuh diri.",
        "She died by suicide.",
        "Apa kamu terpikir untuk mengakhiri hidup?",
        "Rumah sakit jiwa terdekat. Karmawan bergilir jaga.",
        "Cut the paper. Hang up the phone.",
    ],
)
def test_words_that_help_are_left_alone(text: str) -> None:
    assert safe.unsafe("a.md", text) == []


def test_every_kind_of_words_has_both_languages_and_something_to_say_instead() -> None:
    listed = yaml.safe_load(safe.WORDS.read_text(encoding="utf-8"))["kinds"]

    assert all(entry["id"] and entry["en"] and entry["instead"] for entry in listed.values())


def test_a_page_that_speaks_of_suicide_leads_to_help() -> None:
    assert safe.without_help("a.md", "Think of ending your life?", "darurat.md") == [
        "a.md: speaks of suicide and has no link to darurat.md"
    ]
    assert safe.without_help("a.md", "Bunuh diri? [Bantuan](darurat.md)", "darurat.md") == []


@pytest.mark.parametrize(
    "name",
    [
        "site/pages/a.md",
        "site/forms/a.id.yml",
        "site/theme/words/a.yml",
        "site/theme/a.html",
        "site/theme/parts/a.html",
        "site/notices.yml",
        "site/directory/a.json",
        "site/directory/en/a.json",
        "site/app/console/words/a.js",
        "functions/oncall/texts.json",
        "functions/web/templates/a.html",
    ],
)
def test_wherever_words_stand_they_are_read(tmp_path: Path, name: str) -> None:
    written(tmp_path, name, '{"a": "She committed suicide."}')

    assert any(
        sentence.startswith(f"{name}: 'committed suicide'") for sentence in texts.faults_of_sources(tmp_path)
    )


def test_an_untranslated_page_is_named_with_what_it_lacks(tmp_path: Path) -> None:
    written(
        tmp_path,
        "site/pages/a.md",
        "---\ntitle: A\nacting: true\n---\n# A\n## B\n<!-- part: plan -->\n{name}\n",
    )
    written(tmp_path, "site/pages/a.en.md", "---\ntitle: A\n---\n# A\n")

    assert texts.faults_of_sources(tmp_path) == [
        "a.en.md has other keys in the front matter: title instead of acting title",
        "a.en.md has other headings: # instead of # ##",
        "a.en.md has other parts: none instead of <!-- part: plan -->",
        "a.en.md has other settings: none instead of name",
    ]


def test_a_key_that_stands_in_one_language_is_named(tmp_path: Path) -> None:
    written(
        tmp_path,
        "functions/web/a.json",
        '{"full": {"id": {"title": "Penuh", "next": "…"}, "en": {"title": "Full"}}}',
    )

    assert texts.faults_of_sources(tmp_path) == [
        "functions/web/a.json, full: 'next' stands in one language alone"
    ]


@pytest.mark.parametrize(("days", "said"), [(100, "may have changed"), (200, "is too old to rely on")])
def test_a_help_line_that_ages_is_said(days: int, said: str) -> None:
    line = crisis_line(assured=TODAY - timedelta(days=days))

    (sentence,) = help_lines.stale([line, crisis_line(), crisis_line(assured=TODAY)], TODAY)

    assert sentence == f"sample: last checked on {line.assured}, {said}"


def test_a_card_without_a_number_that_can_be_used_stops_the_build() -> None:
    old = crisis_line(assured=TODAY - timedelta(days=200))
    words = "has no number that can be used on 2026-11-25"

    assert help_lines.empty_cards([old], TODAY) == [
        f"site/directory: the crisis card {words}",
        f"site/directory: the children card {words}",
    ]
    assert help_lines.empty_cards([crisis_line()], TODAY) == [f"site/directory: the children card {words}"]


def test_pages_are_held_to_all_of_it(tmp_path: Path) -> None:
    acting = '<meta name="robots" content="noindex"><title>Konseling</title>'
    bad = page("a/", f'<p>{LONG}</p><a href="/gone/">', acting)
    written(tmp_path, "a.css", "@import '//example.org/x.css';")

    faults = " ".join(texts.faults_of_pages(tmp_path, [bad], {"b/": "why"}))

    for sign in ("31 words", "/b/ has a reason", "its title says", "there is no such page", "a style asks"):
        assert sign in faults


def test_the_build_runs_the_checks_of_words() -> None:
    assert "site/hooks/texts.py" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
