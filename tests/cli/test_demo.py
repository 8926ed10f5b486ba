"""The playground: every state of a case is there, and nothing real can mix with it."""

import base64
import json
import subprocess
from datetime import timedelta

import pyotp
import pytest

from functions.app import create_app
from functions.cases.actions.looking import erased_after
from functions.oncall.model.coverage import findings
from functions.statistics.actions.reporting import report
from functions.web.demo import read_people
from tests.cli.conftest import Playground

STATES = [
    ("menunggu-mendesak", "waiting", "urgent", None),
    ("menunggu-segera", "waiting", "soon", None),
    ("waiting-routine", "waiting", "routine", None),
    ("terlambat", "waiting", "soon", None),
    ("terbuka-berduka", "open", "routine", None),
    ("open-caring", "open", "routine", None),
    ("ditarik-kembali", "open", "routine", None),
    ("minta-konselor-lain", "open", "routine", None),
    ("menjelang-penutup", "open", "routine", None),
    ("selesai", "closed", "routine", "resolved"),
    ("closed-in-person", "closed", "routine", "continue-in-person"),
    ("lanjut-daring", "closed", "routine", "continue-online"),
    ("dirujuk", "closed", "routine", "referred"),
    ("junk", "closed", "routine", None),
    ("segera-terhapus", "closed", "routine", "resolved"),
]


@pytest.mark.parametrize(("name", "state", "urgency", "outcome"), STATES)
def test_a_conversation_stands_in_its_state(
    playground: Playground, name: str, state: str, urgency: str, outcome: str | None
) -> None:
    case = playground.case(name)

    assert (case.state, case.urgency, case.outcome) == (state, urgency, outcome)


def test_every_conversation_is_listed_here_and_in_both_languages(playground: Playground) -> None:
    assert {name for name, *_ in STATES} == {fields["name"] for fields in playground.made.cases}
    assert {fields["language"] for fields in playground.made.cases} == {"id", "en"}


def test_one_waiting_case_is_late_and_the_others_are_not(playground: Playground) -> None:
    waiting = [playground.case(name) for name, state, *_ in STATES if state == "waiting"]

    late = [case.id for case in waiting if case.reply_by is not None and case.reply_by < playground.start]

    assert late == [playground.case("terlambat").id]


def test_open_conversations_have_several_messages_each_way(playground: Playground) -> None:
    for name in ("terbuka-berduka", "open-caring"):
        messages = playground.services.cases.messages(playground.case(name).id, 0)
        senders = [message.sender for message in messages]
        assert senders.count("client") >= 3
        assert senders.count("counselor") >= 3


def test_a_message_was_taken_back_before_anybody_read_it(playground: Playground) -> None:
    messages = playground.services.cases.messages(playground.case("ditarik-kembali").id, 0)

    assert [message.sealed is None for message in messages] == [False, False, False, True]


def test_another_counselor_was_asked_for(playground: Playground) -> None:
    requests = playground.services.cases.requests(playground.case("minta-konselor-lain").id)

    assert [(each.kind, each.settled_at) for each in requests] == [("another-counselor", None)]


STAGES = [
    ("minta-konselor-lain", "trust"),
    ("terbuka-berduka", "roles"),
    ("open-caring", "support"),
    ("menjelang-penutup", "ending"),
]


@pytest.mark.parametrize(("name", "stage"), STAGES)
def test_an_open_case_stands_in_each_stage_with_a_record(
    playground: Playground, name: str, stage: str
) -> None:
    case = playground.case(name)
    entries = list(playground.services.cases.record.entries(case.id, 0))

    assert case.stage == stage
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert len(entries) >= 4


def test_a_case_near_its_ending_has_a_date_ahead(playground: Playground) -> None:
    follow_up = playground.case("menjelang-penutup").follow_up

    assert follow_up is not None
    assert follow_up.on > playground.start.date()


def test_junk_is_marked(playground: Playground) -> None:
    assert playground.case("junk").is_junk


def test_one_conversation_is_erased_within_fourteen_days(playground: Playground) -> None:
    settings = playground.services.settings.read()

    left = {name: erased_after(playground.case(name), settings) - playground.start for name, *_ in STATES}

    assert [name for name, span in left.items() if span <= timedelta(days=14)] == ["segera-terhapus"]
    assert min(left.values()) > timedelta(days=7)


def test_every_body_opens_with_its_return_code(playground: Playground) -> None:
    services = playground.services
    keys = services.staff.published_keys(playground.start)
    assert keys is not None
    threads = [
        {
            "code": fields["code"],
            "messages": [
                {"id": each.id, "from": each.sender, "sealed": base64.b64encode(each.sealed).decode()}
                for each in services.cases.messages(playground.case(fields["name"]).id, 0)
                if each.sealed is not None
            ],
        }
        for fields in playground.made.cases
    ]
    node = subprocess.run(
        ["node", "tests/cli/open_bodies.mjs"],
        input=json.dumps({"salt": keys.salt, "threads": threads}),
        capture_output=True,
        text=True,
        check=True,
    )

    opened = json.loads(node.stdout)

    assert len(opened) == sum(len(thread["messages"]) for thread in threads)
    assert all(each["belongs"] and each["text"] for each in opened)
    assert sum(each["kind"] == "intake" for each in opened) == len(STATES)


def test_past_conversations_take_no_place_in_the_day_and_make_no_work_harder(playground: Playground) -> None:
    intakes, settings = playground.services.intakes, playground.services.settings.read()

    assert intakes.full_since(playground.start, settings.zone, capacity=1) is None
    assert intakes.recent(playground.start, settings.zone) == 0


def test_a_roster_runs_and_has_the_flaws_that_a_coordinator_looks_for(playground: Playground) -> None:
    services, start = playground.services, playground.start
    roster = services.roster.read(start)
    team = {person.id for person in services.staff.active_people()}

    found = findings(roster, team, services.channels.reachable(), {}, start)

    (gap,) = found
    assert gap.code == "gap"
    assert timedelta(days=14) <= gap.start - start <= timedelta(days=23)
    assert all(len(roster.on_call(start, line)) == 1 for line in (1, 2))
    assert roster.on_call(start - timedelta(days=9)) != ()
    assert [swap.state_at(start) for swap in services.roster.swaps(start)] == ["open"]
    assert len(roster.leaves) == 2
    assert len(roster.overrides) == 1


def test_it_starts_open(playground: Playground) -> None:
    answer = create_app(playground.services).test_client().get("/api/v1/health").get_json()

    assert answer["open"] is True
    assert answer["full_until"] is None
    assert answer["next_answer"] == "likely"


def test_everyone_has_a_role_and_a_truthful_title(playground: Playground) -> None:
    people = {person.name: person for person in playground.services.staff.active_people()}

    assert people["melati"].role == "coordinator"
    assert {people["budi"].role, people["sari"].role} == {"counselor"}
    assert {person.title for person in people.values()} == {"psychologist", "nurse", "trained-volunteer"}


def test_this_machine_is_told_names_passphrases_and_the_second_factor_of_now(playground: Playground) -> None:
    client = create_app(playground.services).test_client()

    told = client.get("/demo/people", base_url="http://127.0.0.1:8080").get_json()["people"]

    secrets = {person.name: person.totp_secret for person in read_people(playground.services.config.data)}
    assert all(pyotp.TOTP(secrets[each["name"]]).verify(each["totp"], valid_window=1) for each in told)
    assert all(len(each["passphrase"].split()) == 6 for each in told)


def test_other_host_names_are_told_nothing(playground: Playground) -> None:
    client = create_app(playground.services).test_client()

    assert client.get("/demo/people", base_url="http://rebound.example").status_code == 404


@pytest.mark.parametrize("address", ["/", "/en/", "/tulis/", "/en/return/", "/console/", "/no-such-page/"])
def test_every_page_says_that_all_is_invented(playground: Playground, address: str) -> None:
    page = create_app(playground.services).test_client().get(address).get_data(as_text=True)

    assert "invented: write nothing real" in page


def test_only_its_owner_reads_the_passphrases(playground: Playground) -> None:
    folder = playground.services.config.data

    assert (folder / "people.json").stat().st_mode & 0o077 == 0
    assert (folder / "secrets.json").stat().st_mode & 0o077 == 0


def test_the_figures_show_half_a_year_with_numbers_that_are_hidden(playground: Playground) -> None:
    here = playground.services
    team = [person.id for person in here.staff.active_people()]

    told = report(here.cases.statistics, team, zone=here.settings.read().zone, now=playground.start)

    assert len(told.months) >= 5
    numbers = [count for month in told.months for count in month.counts.values()]
    assert None in numbers
    assert sum(number is not None for number in numbers) > len(numbers) / 2
    shares = [share["claims"] for month in told.months for share in month.people.values()]
    assert any(share is not None for share in shares)
