"""What lasts: things with a start and an end (exclusive), asked for a moment, a span, and piece by piece."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Protocol, TypeVar


class _Lasting(Protocol):
    @property
    def start(self) -> datetime: ...
    @property
    def end(self) -> datetime: ...


Lasting = TypeVar("Lasting", bound=_Lasting)


def on(lasting: Iterable[Lasting], now: datetime) -> list[Lasting]:
    """Return what is on at a moment."""
    return [item for item in lasting if item.start <= now < item.end]


def within(lasting: Iterable[Lasting], start: datetime, end: datetime) -> list[Lasting]:
    """Return what is on at any moment of a span."""
    return [item for item in lasting if item.start < end and start < item.end]


def cuts(
    lasting: Iterable[_Lasting], moments: Iterable[datetime], start: datetime, end: datetime
) -> list[datetime]:
    """Return the moments of a span at which anything changes, with its start and end."""
    edges = {edge for item in lasting for edge in (item.start, item.end)} | set(moments)
    return sorted({start, end} | {edge for edge in edges if start < edge < end})


def sweep(lasting: Sequence[Lasting], cuts: Sequence[datetime]) -> Iterator[list[Lasting]]:
    """Yield for each piece between two cuts what is on then, in the order of `lasting`."""
    coming = sorted(range(len(lasting)), key=lambda place: lasting[place].start, reverse=True)
    present: list[int] = []
    for cut in cuts[:-1]:
        while coming and lasting[coming[-1]].start <= cut:
            present.append(coming.pop())
        present = sorted(place for place in present if lasting[place].end > cut)
        yield [lasting[place] for place in present]


def runs(lasting: Iterable[Lasting], says: Callable[[Lasting], object]) -> Iterator[list[Lasting]]:
    """Yield what meets end to start and says the same, together."""
    run: list[Lasting] = []
    for item in lasting:
        if run and (run[-1].end != item.start or says(run[-1]) != says(item)):
            yield run
            run = []
        run.append(item)
    if run:
        yield run
