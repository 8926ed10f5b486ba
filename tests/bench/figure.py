"""A measured figure, its floor and its limit, and the table of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

HEADINGS = ("figure", "measured", "floor", "ratio", "limit", "verdict")


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    The limit holds for the ratio to the floor where there is a floor, else for the figure itself.
    `more_is_better` turns the limit from the most that is allowed into the least.
    """

    name: str
    measured: float
    unit: str
    limit: float
    floor: float | None = None
    more_is_better: bool = False

    @property
    def compared(self) -> float:
        """What the limit is held against: the ratio, or the figure itself."""
        return self.measured if self.floor is None else self.measured / self.floor

    @property
    def is_met(self) -> bool:
        """Whether the figure keeps its limit."""
        return self.compared >= self.limit if self.more_is_better else self.compared <= self.limit

    @property
    def cells(self) -> tuple[str, ...]:
        """The figure as the table's cells."""
        bound = "at least" if self.more_is_better else "at most"
        unit = "x" if self.floor is not None else f" {self.unit}"
        return (
            self.name,
            f"{number(self.measured)} {self.unit}",
            "" if self.floor is None else f"{number(self.floor)} {self.unit}",
            "" if self.floor is None else f"{self.compared:.2f}x",
            f"{bound} {number(self.limit)}{unit}",
            "met" if self.is_met else "MISSED",
        )


def number(value: float) -> str:
    """Write a number with as many decimals as tell something."""
    return f"{value:.0f}" if value == int(value) or abs(value) >= 100 else f"{value:.2f}"


def table(figures: Sequence[Figure]) -> str:
    """Lay the figures out in columns."""
    rows = [HEADINGS, *(figure.cells for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    padded = [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows]
    lines = ["  ".join(cells).rstrip() for cells in padded]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])
