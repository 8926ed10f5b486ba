"""What stops a build, and how it says so."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from functions.forms.model import Questionnaire
from tests.forms.making import form, parsed, peace_instrument
from tests.site.hooks import HOOKS, hook

languages = hook("languages")
words = hook("words")
search = hook("search")
directory = hook("directory")
forms = hook("forms")
reading = hook("reading")
budget = hook("page_check/budget")
policy = hook("page_check/policy")


def test_a_page_without_its_other_language_is_named() -> None:
    sentences = languages.missing_languages(
        {"a.md", "a.en.md", "b.md", "c.en.md", "one.md"}, ["id", "en"], {"one.md"}
    )

    assert sentences == ["b.md has no page in 'en': write b.en.md", "c.en.md has no page in 'id'"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("leave: {id: Keluar}", "the key 'leave' has no text in en"),
        ("leave: {id: '', en: Leave}", "the key 'leave' has no text in id"),
        ("leave:", "the key 'leave' has no text in id, en"),
    ],
)
def test_words_without_a_language_are_named(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "words.yml").write_text(text)

    with pytest.raises(PluginError, match=sentence):
        words.load(tmp_path, ["id", "en"])


def test_words_that_stand_twice_are_named(tmp_path: Path) -> None:
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_text("leave: {id: Keluar, en: Leave}")

    with pytest.raises(PluginError, match="'leave' stands twice"):
        words.load(tmp_path, ["id", "en"])


def test_words_that_changed_are_read_again(tmp_path: Path) -> None:
    (tmp_path / "words.yml").write_text("leave: {id: Keluar, en: Leave}")
    words.load(tmp_path, ["id", "en"])

    (tmp_path / "words.yml").write_text("leave: {id: Pergi sekarang, en: Leave now}")

    assert words.load(tmp_path, ["id", "en"])["leave"]["id"] == "Pergi sekarang"


def page(site: Path, html: str) -> None:
    (site / "a").mkdir(parents=True)
    (site / "a" / "index.html").write_text(html)


def test_a_page_over_its_budget_is_named_with_its_weight(tmp_path: Path) -> None:
    page(tmp_path, '<script type="module" src="/assets/app/x.js"></script>')
    (tmp_path / "assets" / "app").mkdir(parents=True)
    (tmp_path / "assets" / "app" / "x.js").write_bytes(bytes(range(256)) * 2)
    manifest = {"x": {"file": "x.js", "imports": [], "later": []}}

    (sentence,) = budget.over_budget(tmp_path, {"a/": {"first": 100, "all": 10_000}}, manifest)

    assert sentence.startswith("/a/ weighs ")
    assert sentence.endswith("at first; its budget is 100")


def test_a_page_weighs_what_its_compressed_twin_does(tmp_path: Path) -> None:
    page(tmp_path, "<p>")
    (tmp_path / "a" / "index.html.gz").write_bytes(bytes(500))

    assert budget.weigh(tmp_path, "a/", {}) == (500, 500)


def test_what_is_loaded_later_counts_in_all_only(tmp_path: Path) -> None:
    page(
        tmp_path,
        '<html data-worker-a="/assets/app/w.js"><script type="module" src="/assets/app/x.js"></script>',
    )
    (tmp_path / "assets" / "app").mkdir(parents=True)
    for name in ("x.js", "y.js", "w.js"):
        (tmp_path / "assets" / "app" / name).write_text(name)
    manifest = {"x": {"file": "x.js", "imports": [], "later": ["y.js"]}}

    first, everything = budget.weigh(tmp_path, "a/", manifest)

    assert first == budget.weight(tmp_path / "a" / "index.html") + budget.weight(tmp_path / "assets/app/x.js")
    assert everything > first + 40


def test_what_a_page_names_beside_itself_counts(tmp_path: Path) -> None:
    page(tmp_path, '<link rel="stylesheet" href="../assets/x.css">')
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "x.css").write_bytes(bytes(range(256)))

    first, _ = budget.weigh(tmp_path, "a/", {})

    assert first > budget.weight(tmp_path / "assets" / "x.css") > 200


@pytest.mark.parametrize(
    ("html", "kind"), [('<link rel="stylesheet" href="x.css">', "reading"), ("<p>", "lean")]
)
def test_a_page_without_a_budget_of_its_own_has_that_of_its_kind(
    tmp_path: Path, html: str, kind: str
) -> None:
    roomy = {"first": 10_000, "all": 10_000}
    page(tmp_path, html)

    (sentence,) = budget.over_budget(
        tmp_path, {"reading": roomy, "lean": roomy, kind: {"first": 9, "all": 10_000}}, {}
    )

    assert sentence.startswith("/a/ weighs ")
    assert sentence.endswith("at first; its budget is 9")


def test_the_page_for_what_is_missing_has_a_budget_too(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("<p>not here")

    (sentence,) = budget.over_budget(tmp_path, {"lean": {"first": 1, "all": 1_000}}, {})

    assert sentence.startswith("/404.html weighs ")


def test_a_budget_without_a_page_is_named(tmp_path: Path) -> None:
    assert budget.over_budget(tmp_path, {"gone/": {"first": 1, "all": 1}}, {}) == [
        "/gone/ has a budget and no page"
    ]


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ('<p style="color:red">', "<p style=…> is blocked by the policy"),
        ('<p onclick="x()">', "<p onclick=…> is blocked by the policy"),
        ('<img src="https://example.org/x.png">', "<img src=https://example.org/x.png> asks somebody else"),
        ('<link rel="stylesheet" href="//example.org/x.css">', "asks somebody else"),
        ('<form action="https://example.org/">', "asks somebody else"),
        ('<button formaction="https://example.org/">', "asks somebody else"),
        ('<img srcset="/x.png 1x, //example.org/x.png 2x">', "asks somebody else"),
        ('<video poster="HTTPS://example.org/x.png">', "asks somebody else"),
        ('<a href="/" ping="/count">', "tells somebody else"),
    ],
)
def test_what_the_policy_would_block_is_named(tmp_path: Path, html: str, sentence: str) -> None:
    page(tmp_path, html)

    _, faults = policy.policy_of(tmp_path)

    assert faults
    assert sentence in faults[0]


def test_the_policy_is_strict_and_knows_inline_code_by_its_hash(tmp_path: Path) -> None:
    page(tmp_path, "<style>a{}</style><script>1</script>")

    facts, _ = policy.policy_of(tmp_path)

    assert facts["policy"].startswith("default-src 'none';")
    assert "unsafe" not in facts["policy"]
    assert policy.hash_source("a{}") in facts["policy"]
    assert json.loads(json.dumps(facts["scripts"])) == [policy.hash_source("1")]


def test_a_refused_number_is_found_in_text_and_in_links() -> None:
    shown = directory.refused_numbers(
        '<p>0811-1500<b>-454</b></p><a href="https://wa.me/6281287877788">x</a>'
    )

    assert "6281287877788" in shown


def test_numbers_in_styles_and_hashes_are_no_telephone_numbers() -> None:
    assert directory.refused_numbers("<style>a{width:1500454px}</style><script>500454</script>") == []


@pytest.mark.parametrize("kept", [["sample.1.en.yml"], []])
def test_what_is_asked_now_is_the_file_without_a_version(kept: list[str]) -> None:
    present = Questionnaire("sample", "urn:example:sample", "2", "en", "Sample", ())
    older = [replace(present, version="1") for _ in kept]

    assert forms.current([*older, present], "sample", "en", {"sample.en.yml", *kept}) == present


def test_a_form_that_is_not_there_is_named() -> None:
    with pytest.raises(PluginError, match=r"site/forms has no sample\.en\.yml"):
        forms.current([], "sample", "en", set())


def test_titles_stand_as_a_list_in_words() -> None:
    organisation = {"titles": {"a": {"id": "perawat"}, "b": {"id": "konselor"}}, "retention_closed_days": 90}

    words = forms.organisation_words(organisation, "id")

    assert words == {"titles": "perawat atau konselor", "retention_closed_days": "90"}


def test_wide_code_and_tables_take_the_focus() -> None:
    html = reading.on_page_content("<pre>x</pre><table></table>", None, None, None)

    assert html == '<pre tabindex="0">x</pre><div class="wide" tabindex="0"><table></table></div>'


def test_search_entries_go_to_their_language() -> None:
    index = {"config": {}, "docs": [{"location": "a/"}, {"location": "en/a/"}, {"location": ""}]}

    parts = search.split(index, ["en"])

    assert [entry["location"] for entry in parts[""]["docs"]] == ["a/", ""]
    assert [entry["location"] for entry in parts["en"]["docs"]] == ["en/a/"]


def test_search_entries_become_plain_words_under_the_title_of_their_page() -> None:
    entries = [
        {"location": "a/", "title": "A &amp; B", "text": ""},
        {"location": "a/#c", "title": "<code>C</code>", "text": "<p>one</p><ul><li>two</li></ul>"},
    ]

    page, section = search.sections(entries, {"a/": "afraid"})

    assert section == {"location": "a/#c", "page": "A & B", "title": "C", "text": "one two", "also": ""}
    assert page["also"] == "afraid"


def test_a_warning_of_mkdocs_stops_the_build_and_is_all_it_says(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("[broken](gone.md)")
    settings = {"site_name": "Sample", "hooks": [str(HOOKS / "strict.py")], "plugins": []}
    (tmp_path / "mkdocs.yml").write_text(json.dumps(settings))

    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert "gone.md" in done.stderr
    assert "INFO" not in done.stderr


def test_counselors_can_send_the_present_version_of_every_form_with_points() -> None:
    peace = parsed(peace_instrument())
    older, plain = replace(peace, version="0"), parsed(form())
    names = {"peace.en.yml", "peace.0.en.yml", "sample.en.yml"}

    assert forms.instruments([older, peace, plain], "en", names) == [
        {"id": "peace", "version": "1", "title": "Sample"}
    ]
    assert forms.instruments([peace], "id", names) == []
    assert forms.instruments([replace(peace, id="intake")], "en", {"intake.en.yml"}) == []
