"""How long sentences are: readers are tired, frightened, or read in their second language."""

import re
from collections.abc import Iterable, Mapping
from statistics import median

MEDIAN, MOST = 15, 30
"""Words: of the median sentence of a page, and of any sentence that has no reason to be longer."""
TELLING = 8
"""From how many words on a line without a full stop counts as a sentence, too."""

_END = re.compile(r"(?<=[.!?…:])[\"”’)]*\s+(?=[\"“(]?[A-Z0-9])")
_CLOSED = re.compile(r"[.!?…:][\"”’)]*$")
_WORD = re.compile(r"\w[\w'’.,/-]*")


def words_in(sentence: str) -> int:
    """Return how many words a sentence has."""
    return len(_WORD.findall(sentence))


def sentences_in(blocks: Iterable[str]) -> list[str]:
    """Return the sentences of a page; labels and headings of a few words are none."""
    found = (sentence.strip() for block in blocks for sentence in _END.split(block))
    return [each for each in found if words_in(each) >= (3 if _CLOSED.search(each) else TELLING)]


def too_long(address: str, blocks: Iterable[str], reasons: Mapping[str, str]) -> list[str]:
    """Return what is too long on a page; `reasons` says by address why a page may have long sentences.

    A reason that a page no longer needs is told, too. No reason excuses the median.
    """
    sentences = sentences_in(blocks)
    middle = median(map(words_in, sentences)) if sentences else 0
    faults = [f"/{address}: half of its sentences have over {MEDIAN} words"] if middle > MEDIAN else []
    long = [each for each in dict.fromkeys(sentences) if words_in(each) > MOST]
    if address in reasons:
        return faults + ([] if long else [f"/{address} has a reason for long sentences and has none"])
    return faults + [f"/{address}: a sentence of {words_in(each)} words: {each[:60]}…" for each in long]
