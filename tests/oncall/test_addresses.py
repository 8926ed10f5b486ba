"""Addresses as people type them."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.oncall.model.addresses import NORMAL, normal_chat, normal_email, normal_phone, normal_topic

PHONES = {
    "081234567890": "+6281234567890",
    "0812-3456-7890": "+6281234567890",
    "+62 812 3456 7890": "+6281234567890",
    "62812 3456 7890": "+6281234567890",
    "+62 (0) 812 3456 7890": "+6281234567890",
    "0062 812 3456 7890": "+6281234567890",
    "+49 170 1234567": "+491701234567",
}
NOT_PHONES = {
    "021 5201590": "phone-not-mobile",
    "": "phone-malformed",
    "0812": "phone-malformed",
    "call me": "phone-malformed",
    "+0812345678": "phone-malformed",
    "8123456789": "phone-malformed",
    "+6281234567890123456": "phone-malformed",
    "081234567890; DROP": "phone-malformed",
}
NOT_EMAILS = [
    "",
    "ann",
    "ann@",
    "@example.org",
    "ann@example",
    "a nn@example.org",
    "ann@example.org\nBcc: x@y.org",
    "ann@-example.org",
    ".ann@example.org",
    "a..b@example.org",
    "ann@example.org,bob@example.org",
    "<a@b.org>",
]


@pytest.mark.parametrize(("typed", "normal"), PHONES.items())
def test_a_number_becomes_e164(typed: str, normal: str) -> None:
    assert normal_phone(typed) == normal


@pytest.mark.parametrize(("typed", "reason"), NOT_PHONES.items())
def test_what_is_no_number_is_said(typed: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        normal_phone(typed)


def test_an_email_address_keeps_its_name_and_lowers_its_domain() -> None:
    assert normal_email(" Ann.B+x@Example.ORG ") == "Ann.B+x@example.org"


@pytest.mark.parametrize("typed", NOT_EMAILS)
def test_what_is_no_email_address_is_said(typed: str) -> None:
    with pytest.raises(ValueError, match="email-malformed"):
        normal_email(typed)


@given(st.text(max_size=60))
def test_whatever_is_typed_no_control_letter_gets_through(typed: str) -> None:
    for normal in (normal_email, normal_phone):
        try:
            kept = normal(typed)
        except ValueError:
            continue
        assert kept.isprintable()
        assert normal(kept) == kept


@pytest.mark.parametrize(
    "typed", ["", "12", "-100123456789", "0123456", "@ann", "12345678901234567", "１２３４５６"]
)
def test_only_a_persons_own_chat_is_taken(typed: str) -> None:
    with pytest.raises(ValueError, match="chat-malformed"):
        normal_chat(typed)


@pytest.mark.parametrize(
    "typed", ["", "pinternet", "a" * 15, "a" * 65, "x/" * 10, "ann?priority=max&x=1", "ä" * 20]
)
def test_a_topic_that_somebody_guesses_or_that_is_more_than_a_name_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="topic-malformed"):
        normal_topic(typed)


@pytest.mark.parametrize("form", ["phone", "chat", "topic"])
@given(typed=st.text())
def test_what_goes_into_a_gateways_url_is_never_more_than_a_word(form: str, typed: str) -> None:
    try:
        normal = NORMAL[form](typed)
    except ValueError:
        return
    assert set(normal.lstrip("+")) <= set(string.ascii_letters + string.digits + "_-")
