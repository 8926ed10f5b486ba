"""The colours can be read, in everybody's accent, and drawings do nothing."""

from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from tests.site.hooks import hook

contrast = hook("page_check/contrast")
styles = hook("styles")

TOKENS = (Path(__file__).parents[2] / "site" / "theme" / "tokens.css").read_text(encoding="utf-8")
PURPLE = {"light": "#5b2a86", "dark": "#d3b5f0"}


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000", "#fff", 21), ("#fff", "#ffffff", 1), ("#777777", "#ffffff", 4.48)]
)
def test_contrast_is_counted_as_wcag_does(one: str, other: str, ratio: float) -> None:
    assert contrast.contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast.contrast(other, one) == contrast.contrast(one, other)


def test_our_colours_can_be_read_in_light_and_in_dark() -> None:
    assert contrast.faint(styles.compact(TOKENS)) == []


def test_every_colour_that_a_pair_names_exists_in_both_schemes() -> None:
    named = contrast.colours(styles.compact(TOKENS))

    assert {name for pair in contrast.PAIRS for name in pair} <= set(named["light"])
    assert named["light"]["paper"] != named["dark"]["paper"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "--muted:#3f4f52",
            "--muted:#8a9799",
            "light: muted #8a9799 on paper #faf8f3 has a contrast of 2.8; it needs 7",
        ),
        ("--muted:#b3c0be", "--muted:#5d6867", "dark: muted #5d6867 on paper #11181a"),
    ],
)
def test_a_faint_colour_is_named_with_its_scheme(old: str, new: str, sentence: str) -> None:
    assert old in TOKENS

    sentences = contrast.faint(styles.compact(TOKENS.replace(old, new)))

    assert sentence in sentences[0]


def test_an_organisation_s_accent_brings_its_ink_and_its_calm_ground() -> None:
    named = contrast.colours(styles.with_accent(styles.compact(TOKENS), PURPLE))

    assert (named["light"]["accent"], named["dark"]["accent"]) == ("#5b2a86", "#d3b5f0")
    assert (named["light"]["accent-ink"], named["dark"]["accent-ink"]) == ("#ffffff", "#06201d")
    assert named["light"]["calm"] == "#efeaf3"


@pytest.mark.parametrize(
    ("accent", "sentence"),
    [
        (PURPLE | {"light": "#e0c040"}, "light: accent #e0c040 on paper"),
        (PURPLE | {"dark": "#5b2a86"}, "dark: accent #5b2a86 on paper"),
        (PURPLE | {"light": "purple"}, "light is to be a colour like #0b5757"),
        ({"light": "#5b2a86"}, "dark is to be a colour like #0b5757"),
    ],
)
def test_an_accent_that_cannot_be_read_stops_the_build(accent: dict[str, str], sentence: str) -> None:
    with pytest.raises(PluginError, match=sentence):
        styles.with_accent(styles.compact(TOKENS), accent)


@pytest.mark.parametrize(
    "drawing",
    [
        "<svg><script>1</script></svg>",
        '<svg onload="x()"></svg>',
        '<svg><image href="https://example.org/x.png"/></svg>',
        '<svg><path style="fill:red"/></svg>',
        "<p>not a drawing</p>",
    ],
)
def test_a_drawing_that_could_do_something_stops_the_build(tmp_path: Path, drawing: str) -> None:
    file = tmp_path / "mark.svg"
    file.write_text(drawing)

    with pytest.raises(PluginError, match=r"mark\.svg is to be a plain <svg>"):
        styles.read_drawing(file)


def test_a_drawing_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match=r"mark\.svg is missing"):
        styles.read_drawing(tmp_path / "mark.svg")


def test_the_mark_is_the_icon_of_pages_to_read_and_not_of_pages_where_people_act(built: Path) -> None:
    assert '<link rel="icon" href="data:image/svg+xml,' in (built / "arsitektur" / "index.html").read_text(
        "utf-8"
    )
    assert '<link rel="icon" href="data:,">' in (built / "tulis" / "index.html").read_text("utf-8")
