"""Two browsers write into one record at once, in random ways: no word is lost, and both see the same."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

DESKS = Path(__file__).with_name("desks.mjs")
KINDS = ["history", "worry", "goal", "note", "dream"]
"""Once, many times, a log, and one that only a newer page knows."""
EXAMPLES = 3000 if os.environ.get("PINTERNET_SOAK") else 150

PICK = st.integers(0, 5)
WORDS = st.uuids().map(str)
ACTS = st.one_of(
    st.fixed_dictionaries({"act": st.just("write"), "kind": st.sampled_from(KINDS), "text": WORDS}),
    st.fixed_dictionaries({"act": st.just("change"), "pick": PICK, "text": WORDS}),
    st.fixed_dictionaries({"act": st.sampled_from(["remove", "keepAll", "bringBack", "read"]), "pick": PICK}),
    st.fixed_dictionaries({"act": st.just("keep"), "pick": PICK, "choice": PICK}),
)
STORIES = st.lists(st.builds(lambda page, act: {"page": page, **act}, st.integers(0, 1), ACTS), max_size=25)

Story = list[dict[str, Any]]
Play = Callable[[Story], dict[str, Any]]


@pytest.fixture(scope="module")
def play() -> Iterator[Play]:
    """Let two pages act a story; returns the server's entries, and how each page folds them."""
    with subprocess.Popen(["node", DESKS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as node:

        def play(story: Story) -> dict[str, Any]:
            assert node.stdin is not None
            assert node.stdout is not None
            node.stdin.write(json.dumps(story) + "\n")
            node.stdin.flush()
            return dict(json.loads(node.stdout.readline()))

        yield play
        assert node.stdin is not None
        node.stdin.close()


@settings(max_examples=EXAMPLES, deadline=None)
@given(story=STORIES)
def test_no_word_is_lost_and_both_see_the_same(play: Play, story: Story) -> None:
    told = play(story)
    entries, (ann, budi) = told["entries"], told["folds"]

    assert ann == budi
    assert sorted(each for item in ann for each in item["history"]) == sorted(each["id"] for each in entries)
    for entry in entries:
        assert set(entry["replaces"]) <= set(entry["known"]), "a page replaced what it had not shown"
    replaced = {each for entry in entries if entry["kind"] != "note" for each in entry["replaces"]}
    standing = {each for item in ann for each in item["versions"] + item["removals"]}
    assert standing == {each["id"] for each in entries} - replaced
    assert all(item["versions"] or item["removals"] for item in ann)


def _at_once(*acts: dict[str, Any]) -> Story:
    """Return a story in which both pages know one worry, and then act without looking."""
    return [
        {"page": 0, "act": "write", "kind": "worry", "text": "before"},
        {"page": 1, "act": "read", "pick": 0},
        *({"page": page, "pick": 0, **act} for page, act in enumerate(acts)),
    ]


def _standing(told: dict[str, Any]) -> list[list[str]]:
    """Return what each item says, version by version; a removal says "removed"."""
    texts = {each["id"]: each["text"] for each in told["entries"]}
    return [
        [*(texts[each] for each in item["versions"]), *("removed" for _ in item["removals"])]
        for item in told["folds"][0]
    ]


@settings(max_examples=EXAMPLES // 5, deadline=None)
@given(first=WORDS, second=WORDS)
def test_two_changes_at_the_same_moment_both_stand(play: Play, first: str, second: str) -> None:
    told = play(_at_once({"act": "change", "text": first}, {"act": "change", "text": second}))

    assert _standing(told) == [[first, second]]


CHANGES = ({"act": "change", "text": "hers"}, {"act": "change", "text": "his"})
CHANGE_AND_REMOVAL = ({"act": "change", "text": "hers"}, {"act": "remove"})


@pytest.mark.parametrize(
    ("acts", "decision", "standing"),
    [
        (CHANGES, {"act": "keep", "pick": 0, "choice": 1}, [["his"]]),
        (CHANGES, {"act": "keepAll", "pick": 0}, [["hers"], ["his"]]),
        (CHANGES, {"act": "change", "pick": 0, "text": "one of both"}, [["one of both"]]),
        (CHANGES, {"act": "remove", "pick": 0}, [["removed"]]),
        (CHANGE_AND_REMOVAL, {"act": "keep", "pick": 0, "choice": 0}, [["hers"]]),
        (CHANGE_AND_REMOVAL, {"act": "remove", "pick": 0}, [["removed"]]),
    ],
)
def test_a_decision_ends_it(
    play: Play, acts: tuple[dict[str, Any], ...], decision: dict[str, Any], standing: list[list[str]]
) -> None:
    told = play([*_at_once(*acts), {"page": 0, "act": "read", "pick": 0}, {"page": 0, **decision}])

    assert sorted(_standing(told)) == standing
