"""What the console shows of the watch, and to whom."""

from flask import Flask

from functions.jobs import run_due
from functions.services import Services
from tests.clock import Clock
from tests.web.staff_session import add_person, signed_in


def test_coordinators_are_shown_the_findings_and_others_only_silence(
    app: Flask, team: Services, clock: Clock
) -> None:
    budi = add_person(team, "budi")
    dewi = add_person(team, "dewi", "coordinator")
    clock.move(minutes=3)

    shown = signed_in(app, team, dewi).get("/watch").json
    others = signed_in(app, team, budi).get("/watch").json

    assert shown["worker"] == {"silent": True, "silent_since": "2040-01-02T03:04:00Z"}
    assert {one["person"]["name"] for one in shown["findings"]} == {"Budi", "Dewi"}
    assert others == {"worker": shown["worker"], "findings": []}


def test_a_worker_at_work_is_not_silent(app: Flask, team: Services) -> None:
    run_due(team)

    shown = signed_in(app, team, add_person(team, "budi")).get("/watch").json

    assert shown["worker"] == {"silent": False, "silent_since": None}


def test_a_drill_is_reported_to_everybody(app: Flask, team: Services) -> None:
    dewi, budi = add_person(team, "dewi", "coordinator"), add_person(team, "budi")
    desk = signed_in(app, team, dewi)
    raised = desk.change("POST", "/test-alert").json["id"]
    run_due(team)

    (drill,) = signed_in(app, team, budi).get("/drills").json["drills"]

    assert (drill["id"], drill["monthly"], drill["under_way"]) == (raised, False, True)
    told = sorted((one["person"]["name"], one["channels"], one["minutes"]) for one in drill["told"])
    assert told == [
        ("Ann", ["email"], None),
        ("Budi", [], None),
        ("Dewi", [], None),
    ]
