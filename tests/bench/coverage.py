"""How long the check of the coming 35 days takes for a large team."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from statistics import median
from time import perf_counter

from functions.oncall.model import EACH_WEEK, FIRST, SECOND, Layer, Leave, Override, Roster, Schedule
from functions.oncall.model.coverage import findings
from functions.oncall.model.shifts import moment_of
from tests.bench.figure import Figure

PEOPLE = [f"person-{number:03d}" for number in range(200)]
SCHEDULES, LEAVES, OVERRIDES = 25, 300, 400
START = datetime(2026, 11, 25, 12, tzinfo=UTC)
EVERY_DAY, WORKING_DAYS = (1, 2, 3, 4, 5, 6, 7), (1, 2, 3, 4, 5)
MOST_MILLISECONDS = 200


def layers(schedule: int) -> tuple[Layer, ...]:
    """Return the days, nights and second line of eight people; half of their layers have ended."""
    people = tuple(PEOPLE[schedule * 8 : schedule * 8 + 8])
    shapes = [
        (FIRST, people[:4], EVERY_DAY, time(6), time(22), "shift"),
        (FIRST, people[4:], EVERY_DAY, time(22), time(6), EACH_WEEK),
        (FIRST, people[::2], WORKING_DAYS, time(9), time(17), "shift"),
        (SECOND, people[1::2], EVERY_DAY, time(8), time(8), EACH_WEEK),
    ]
    return tuple(
        Layer(f"{schedule}-{number}-{epoch}", *shape[:5], epoch, shape[5], until)  # type: ignore[arg-type]  # a shape is a tuple of many kinds
        for number, shape in enumerate(shapes)
        for epoch, until in [(date(2026, 1, 5), date(2026, 9, 7)), (date(2026, 9, 7), None)]
    )


def large_roster() -> Roster:
    """Return a roster of two hundred people in four zones, the same each time."""
    zones = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Europe/Berlin"]
    chance = Random(25)  # noqa: S311 - nothing secret: the same roster each time
    schedules = tuple(
        Schedule(f"schedule-{number}", "", zones[number % 4], layers(number), (PEOPLE[number],), minimum=2)
        for number in range(SCHEDULES)
    )

    def override(number: int) -> Override:
        (start, end), (removes, adds) = span(12), chance.sample(PEOPLE, 2)
        return Override(
            f"{number}", f"schedule-{number % SCHEDULES}", FIRST, start, end, removes, adds, START, ""
        )

    def span(most_hours: int) -> tuple[datetime, datetime]:
        start = START + timedelta(hours=chance.randrange(-24, 35 * 24))
        return start, start + timedelta(hours=chance.randint(1, most_hours))

    overrides = tuple(override(n) for n in range(OVERRIDES))
    leaves = tuple(Leave(f"{n}", chance.choice(PEOPLE), *span(240), START, "") for n in range(LEAVES))
    return Roster(schedules, overrides, leaves)


def measure(rounds: int) -> Figure:
    """Check 35 days, each time as a process that has just begun."""
    roster = large_roster()
    taken = []
    for _ in range(rounds):
        moment_of.cache_clear()
        begun = perf_counter()
        found = findings(roster, PEOPLE, PEOPLE[1:], PEOPLE[:10], START)
        taken.append(1000 * (perf_counter() - begun))
        assert found
    return Figure("coverage of 35 days, 200 people", median(taken), "ms", MOST_MILLISECONDS)
