"""Whether a shift is somebody's to offer, and another's to take."""

from dataclasses import replace

from functions.oncall.model.duty import Roster, Span
from functions.oncall.model.lasting import runs, within
from functions.oncall.model.roster import Swap


def is_shift_of(roster: Roster, person: str, swap: Swap) -> bool:
    """Whether a person is on that line for the whole of the shift, or would be but for their leave.

    Whoever goes on leave has shifts for which they need somebody.
    """
    theirs = [span for span in _spans(_as_if_there(roster, person), swap) if person in span.people]
    whole = next(runs(theirs, lambda _: None), [])
    return bool(whole) and (whole[0].start, whole[-1].end) == (swap.start, swap.end)


def is_free_for(roster: Roster, person: str, swap: Swap) -> bool:
    """Whether a person is neither on leave at any moment of the shift, nor on that line already."""
    away = any(leave.person == person for leave in within(roster.leaves, swap.start, swap.end))
    return not away and not any(person in span.people for span in _spans(roster, swap))


def layer_of(roster: Roster, swap: Swap) -> str:
    """Return the layer of the shift; none when an override alone put its person on."""
    there = _as_if_there(roster, swap.offered_by)
    return next((layer for span in _spans(there, swap) for layer in span.layers), "")


def _as_if_there(roster: Roster, person: str) -> Roster:
    """Return the roster without a person's leave: who goes away hands on the shifts that it leaves empty."""
    return replace(roster, leaves=tuple(leave for leave in roster.leaves if leave.person != person))


def _spans(roster: Roster, swap: Swap) -> list[Span]:
    return [span for span in roster.spans(swap.start, swap.end, swap.schedule) if span.line == swap.line]
