"""The record over HTTP: sealed to the team alone, told once, strict in its shapes."""

import base64
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from functions.services import Services
from tests.public import age_file, stanza
from tests.web.desk_over_http import BODY, MISSING, PLAIN, draft, problem
from tests.web.staff_session import SignedIn


def sealed(*stanzas: str) -> str:
    return base64.b64encode(age_file(*stanzas)).decode()


HYBRID, X25519 = stanza("hybrid"), stanza("x25519")
ENTRY = {"id": str(uuid.UUID(int=9)), "sealed": sealed(HYBRID), "epoch": 1}


def test_an_entry_is_written_and_read_as_it_was_sealed(ann: SignedIn, case: str) -> None:
    written = ann.change("POST", f"/cases/{case}/record", ENTRY)

    assert written.status_code == 201
    assert written.json == {"number": 1, "id": ENTRY["id"], "written_at": "2040-01-02T03:04:00Z"}
    shown = ann.get(f"/cases/{case}/record").json
    (entry,) = shown["entries"]
    assert entry == {**written.json, "author": entry["author"], "epoch": 1, "sealed": ENTRY["sealed"]}
    assert entry["author"]["name"]
    assert shown["more"] is False
    assert ann.get(f"/cases/{case}/record?after=1").json["entries"] == []


def test_a_retry_is_answered_again_and_other_bytes_are_not(
    enter: Callable[[str], SignedIn], ann: SignedIn, case: str
) -> None:
    first = ann.change("POST", f"/cases/{case}/record", ENTRY)

    assert ann.change("POST", f"/cases/{case}/record", ENTRY).json == first.json
    other = {**ENTRY, "sealed": sealed(HYBRID, "-> odd-grease\nYWJj\n")}
    assert problem(ann.change("POST", f"/cases/{case}/record", other)) == "already-used"
    assert problem(enter("budi").change("POST", f"/cases/{case}/record", ENTRY)) == "already-used"


def test_an_entry_for_earlier_keys_names_the_current_ones(ann: SignedIn, case: str) -> None:
    refused = ann.change("POST", f"/cases/{case}/record", {**ENTRY, "epoch": 2})

    assert (refused.status_code, problem(refused), refused.json["epoch"]) == (409, "epoch", 1)


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"sealed": BODY}, "sealed", "hybrid"),
        ({"sealed": PLAIN}, "sealed", "hybrid"),
        ({"sealed": sealed(X25519)}, "sealed", "hybrid"),
        ({"sealed": sealed(HYBRID, X25519)}, "sealed", "hybrid"),
        ({"sealed": draft()}, "sealed", "padded"),
        ({"sealed": "?"}, "sealed", "base64"),
        ({"sealed": base64.b64encode(b"plain words").decode()}, "sealed", "age"),
        ({"sealed": None}, "sealed", ""),
        ({"epoch": "1"}, "epoch", ""),
        ({"id": "9"}, "id", "UUID"),
        ({"text": "x"}, "text", ""),
    ],
)
def test_a_wrong_shape_is_named_and_stores_nothing(
    ann: SignedIn, case: str, services: Services, change: dict[str, Any], field: str, code: str
) -> None:
    before = services.cases.case(case)

    refused = ann.change("POST", f"/cases/{case}/record?lang=en", {**ENTRY, **change})

    assert refused.status_code == 422
    ((name, sentences),) = refused.json["errors"].items()
    assert name == field
    assert code in sentences[0]
    assert services.cases.case(case) == before


def test_a_case_that_is_not_there_has_no_record(ann: SignedIn, case: str) -> None:
    assert ann.get(f"/cases/{MISSING}/record").status_code == 404
    assert ann.change("POST", f"/cases/{MISSING}/record", ENTRY).status_code == 404
    assert ann.get(f"/cases/{case}/record?after=x").status_code == 422


def test_its_counselor_moves_a_case_with_an_entry(ann: SignedIn, mine: str) -> None:
    moved = ann.change("PUT", f"/cases/{mine}/stage", {"stage": "roles", "entry": ENTRY})

    assert (moved.status_code, moved.json["stage"]) == (200, "roles")
    assert ann.get(f"/cases/{mine}").json["stage"] == "roles"
    assert len(ann.get(f"/cases/{mine}/record").json["entries"]) == 1


@pytest.mark.parametrize(
    "body",
    [
        {"stage": "roles"},
        {"entry": ENTRY},
        {"stage": "closed", "entry": ENTRY},
        {"stage": "roles", "entry": {**ENTRY, "sealed": BODY}},
        {"stage": "roles", "entry": []},
    ],
)
def test_a_move_without_a_stage_or_an_entry_is_refused(ann: SignedIn, mine: str, body: object) -> None:
    assert ann.change("PUT", f"/cases/{mine}/stage", body).status_code == 422
    assert ann.get(f"/cases/{mine}").json["stage"] == "trust"


def test_a_colleague_reads_and_adds_but_does_not_move(enter: Callable[[str], SignedIn], mine: str) -> None:
    budi = enter("budi")

    assert budi.change("POST", f"/cases/{mine}/record", ENTRY).status_code == 201
    moved = budi.change(
        "PUT", f"/cases/{mine}/stage", {"stage": "roles", "entry": {**ENTRY, "id": str(uuid.UUID(int=8))}}
    )
    assert problem(moved) == "not-assignee"
