"""Sentences are filled with what people wrote, which is never taken for a placeholder or for markup."""

import pytest

from functions.web.lite.words import Words

WORDS = Words(
    "en",
    {
        "plain": "Read by {counselor}.",
        "place": 'Read by <span data-value="counselor">somebody</span> at {at}.',
    },
    {},
    {},
    "Asia/Jakarta",
)


@pytest.mark.parametrize("name", ["Rina {R}", "{", "}", "a{0}", "{at}", "Rina"])
@pytest.mark.parametrize("key", ["plain", "place"])
def test_braces_in_a_name_stay_as_they_are(key: str, name: str) -> None:
    assert name in WORDS.say(key, counselor=name, at="nine")


@pytest.mark.parametrize("key", ["plain", "place"])
def test_markup_in_a_name_is_shown_as_text(key: str) -> None:
    said = WORDS.say(key, counselor="<b>Rina</b>", at="nine")

    assert "<b>" not in said
    assert "&lt;b&gt;Rina" in said
