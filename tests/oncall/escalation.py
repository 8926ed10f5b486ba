"""A small team by night, and whom an alert is told from minute to minute."""

from datetime import date, time

from functions.oncall.model import Layer, Roster, Schedule
from tests.oncall.world import World

ALL_WEEK = (1, 2, 3, 4, 5, 6, 7)


def layer(line: int, *people: str) -> Layer:
    """Return a layer in which these people take turns day by day, around the clock."""
    return Layer(f"line{line}", line, people, ALL_WEEK, time(), time(), date(2024, 1, 1))


def rostered(world: World, *layers: Layer, fallback: str = "citra") -> None:
    """Keep a schedule in Jakarta, where it is 02:10 on Monday the 23rd."""
    world.roster = Roster((Schedule("night", "Night", "Asia/Jakarta", layers, (fallback,)),))


def night_team() -> World:
    """Ann is on call, Budi behind her, Citra is not on duty, Dewi coordinates."""
    world = World()
    world.team("ann", "budi", "citra")
    world.person("dewi", role="coordinator")
    world.channel("dewi", "email")
    world.channel("ann", "sms")
    rostered(world, layer(1, "ann"), layer(2, "budi"))
    return world


def told_by_minute(world: World, minutes: int, pause: int = 1) -> dict[int, str]:
    """Work through so many minutes and return who was told at which, by first letters."""
    told: dict[int, str] = {}
    for minute in range(0, minutes, pause):
        before = len(world.email.taken)
        world.work()
        now = sorted({message.to[0] for message in world.email.taken[before:]})
        if now:
            told[minute] = "".join(now)
        world.clock.move(minutes=pause)
    return told
