"""What messages say, and never say."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.oncall import wording
from functions.oncall.model import Alert, Delivery, Person, delivery_id, standard_policies
from functions.oncall.wording import SMS_LENGTH, Wording
from tests.oncall.world import SECRETS, START

# GSM 03.38, the alphabet in which 160 letters fit one SMS; each of the second row takes two places.
GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
LONGEST_ORIGIN = "https://konseling.fakultas-ilmu-keperawatan.universitas-contoh.id"
ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Apia"]
LAST_CALL = 99
WORDS_THAT_BETRAY = [
    "konsel",
    "counsel",
    "klien",
    "client",
    "bunuh",
    "suicid",
    "helpline",
    "krisis",
    "crisis",
]


def alert(about: str, urgency: str, raised_at: datetime = START) -> Alert:
    policy = standard_policies().for_waiting(urgency)
    return Alert("a" * 32, "c" * 32, about, urgency, policy, raised_at, raised_at)


def delivery(kind: str, number: int = 0, step: int = 0) -> Delivery:
    id = delivery_id("a", number, step, "ann", kind)
    return Delivery(id, "a" * 32, number, step, "ann", "c1", kind, created_at=START, next_at=START)


def ann(language: str = "id", zone: str = "Asia/Jakarta") -> Person:
    return Person("ann", "Ann", "counselor", language, zone)


@given(
    about=st.sampled_from(
        [
            "intake",
            "message",
            "promise",
            "follow-up",
            "silence",
            "question",
            "hand-over",
            "reply",
            "right",
            "danger",
            "test",
        ]
    ),
    urgency=st.sampled_from(["urgent", "soon", "routine"]),
    language=st.sampled_from(["id", "en"]),
    zone=st.sampled_from(ZONES),
    hours=st.integers(0, 24 * 3650),
    number=st.integers(0, 1000),
    step=st.sampled_from([0, LAST_CALL]),
    bundle=st.booleans(),
)
def test_an_sms_is_one_part_with_its_link_whole(
    about: str, urgency: str, language: str, zone: str, hours: int, number: int, step: int, bundle: bool
) -> None:
    message = Wording(LONGEST_ORIGIN, SECRETS).alert(
        alert(about, urgency, START + timedelta(hours=hours)),
        replace(delivery("sms", number, step), is_bundle=bundle),
        ann(language, zone),
        "+6281234567890",
    )

    assert set(message.text) <= GSM
    assert len(message.text) <= SMS_LENGTH
    own = f"/c/{delivery('sms', number, step).id}."
    path = "/console/#queue/rights" if about == "right" else own
    assert message.text.split()[-1].startswith(f"{LONGEST_ORIGIN}{path}")
    assert message.text.split()[-1].isascii()
    assert len(message.text.split()) > 3


@pytest.mark.parametrize("language", ["id", "en"])
def test_codes_and_channel_tests_are_one_part_too(language: str) -> None:
    code = wording.code_message("x", "sms", "+62", "012345", ann(language), START)
    test = wording.test_message("x", "sms", "+62", ann(language), START)

    for message in (code, test):
        assert set(message.text) <= GSM
        assert len(message.text) <= SMS_LENGTH
    assert "012345" in code.text


def test_an_origin_longer_than_that_leaves_the_link_alone() -> None:
    origin = "https://" + "a" * 60 + ".example.org"
    message = Wording(origin, SECRETS).alert(alert("intake", "urgent"), delivery("sms"), ann(), "+62")

    assert message.text.startswith(f"{origin}/c/")


def test_the_time_is_the_persons_own() -> None:
    words = Wording("https://example.org", SECRETS)
    jayapura = words.alert(alert("intake", "urgent"), delivery("sms"), ann(zone="Asia/Jayapura"), "+62")
    english = words.alert(alert("intake", "urgent"), delivery("sms"), ann("en"), "+62")

    assert "23/11 04.10 WIT." in jayapura.text
    assert "23/11 02:10 WIB." in english.text


@pytest.mark.parametrize("kind", ["email", "sms"])
@pytest.mark.parametrize("urgency", ["urgent", "soon", "routine"])
def test_two_cases_of_an_urgency_read_the_same_but_for_the_link(kind: str, urgency: str) -> None:
    words = Wording("https://example.org", SECRETS)
    one = alert("intake", urgency)
    other = replace(one, id="b" * 32, case="d" * 32)
    messages = [words.alert(which, delivery(kind, 1), ann(), "x@example.org") for which in (one, other)]

    assert messages[0] == messages[1]
    assert one.case not in messages[0].text + messages[0].subject


def test_the_last_call_says_that_nobody_responded() -> None:
    words = Wording("https://example.org", SECRETS)
    said = words.alert(
        alert("intake", "urgent"), delivery("email", step=LAST_CALL), ann("en"), "x@example.org"
    )

    assert said.subject == "Urgent: nobody has responded"


def test_a_retry_reads_the_same() -> None:
    words = Wording("https://example.org", SECRETS)
    first = words.alert(alert("intake", "soon"), delivery("email"), ann(), "x@example.org")
    retried = replace(delivery("email"), tries=2, next_at=START + timedelta(minutes=9))

    assert words.alert(alert("intake", "soon"), retried, ann(), "x@example.org") == first


def test_no_text_betrays_what_it_is_about() -> None:
    texts = (Path(wording.__file__).with_name("texts.json")).read_text(encoding="utf-8").lower()

    assert [word for word in WORDS_THAT_BETRAY if word in texts] == []


def test_both_languages_say_the_same_things() -> None:
    texts = json.loads((Path(wording.__file__).with_name("texts.json")).read_text(encoding="utf-8"))

    def shape(value: object) -> object:
        return {name: shape(inner) for name, inner in value.items()} if isinstance(value, dict) else ""

    assert shape(texts["id"]) == shape(texts["en"])
