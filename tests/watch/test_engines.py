"""The watch on both storage engines."""

from functions.oncall.actions import raise_drill
from functions.watch.drills import keep_drills, last_drills
from functions.watch.nightly import check_tonight
from functions.watch.nights import last_night
from tests.cases.conftest import desk, engine
from tests.cases.desk import Desk

__all__ = ["desk", "engine"]


def test_a_night_is_checked_once(desk: Desk) -> None:
    desk.member("ann")
    desk.clock.move(hours=17)

    checked = [check_tonight(desk.services, desk.clock()) for _ in range(2)]

    assert checked == [True, False]
    night = last_night(desk.table, "Asia/Jakarta", desk.clock())
    assert night is not None
    assert night.is_sound
    (alert,) = desk.alerts.open_alerts()
    assert [(tally.code, tally.count) for tally in alert.tallies] == [("no-channel", 1)]


def test_two_workers_mark_a_night_once(desk: Desk) -> None:
    desk.member("ann")
    desk.clock.move(hours=17)
    desk.table.before = [lambda: check_tonight(desk.services, desk.clock())]

    assert not check_tonight(desk.services, desk.clock())
    assert len(list(desk.alerts.open_alerts())) == 1


def test_a_drill_is_raised_settled_and_kept(desk: Desk) -> None:
    ann = desk.member("ann")
    _, changes = raise_drill(desk.alerts, desk.services.drills, name="x", now=desk.clock())
    desk.table.commit(changes)

    desk.clock.move(hours=25)
    keep_drills(desk.services, desk.clock())

    (drill,) = last_drills(desk.services, desk.clock())
    assert drill.settled_at is not None
    assert [told.person for told in drill.unreached] == [ann]
