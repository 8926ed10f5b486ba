"""Bodies are read strictly: what two programs could read differently is refused, and nothing crashes."""

import base64
import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from functions.services import Services
from tests.opening import open_service
from tests.public import API, Client, age_file, looks_sealed, stanza


@pytest.fixture
def writer(client: FlaskClient, services: Services) -> Client:
    open_service(services)
    return Client(client, services)


def send(writer: Client, raw: bytes, content_type: str = "application/json") -> TestResponse:
    return writer.http.post(f"{API}/intakes", data=raw, content_type=content_type)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b'{"id": 1, "id": 2}',
        b'{"a": {"b": 1, "b": 1}}',
        b'{"epoch": NaN}',
        b'{"epoch": -Infinity}',
        b'{"id": "\xff"}',
        b'{"id": "\\ud800"}',
        b'\xef\xbb\xbf{"id": 1}',
        b"[" * 100_000,
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        b'{"epoch": ' + b"9" * 5000 + b"}",
        "{}".encode("utf-16"),
    ],
    ids=lambda raw: repr(raw[:20]),
)
def test_what_is_no_strict_json_is_refused(writer: Client, raw: bytes) -> None:
    answer = send(writer, raw)

    assert (answer.status_code, answer.json and answer.json["type"]) == (
        400,
        "urn:pinternet:problem:malformed-json",
    )


@pytest.mark.parametrize("raw", [b"[]", b"null", b"1", b'"text"'])
def test_json_that_is_no_object_is_refused(writer: Client, raw: bytes) -> None:
    assert send(writer, raw).status_code == 422


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin-1", ""],
)
def test_other_media_types_are_refused(writer: Client, content_type: str) -> None:
    assert send(writer, b"{}", content_type).status_code == 415


def test_json_may_say_that_it_is_utf_8(writer: Client) -> None:
    answer = send(writer, json.dumps(writer.intake()).encode(), "application/json; charset=UTF-8")

    assert answer.status_code == 201


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "0F6F4F0C-58A0-4F39-8B39-3A1D5C1F3A77"),
        ("id", 1),
        ("id", None),
        ("mailbox", "0" * 31),
        ("mailbox", "G" * 32),
        ("token_sha256", "0" * 64 + "\n"),
        ("sealed", ""),
        ("sealed", "%%%"),
        ("sealed", looks_sealed()[:-8]),
        ("sealed", looks_sealed() + "\n"),
        ("epoch", "1"),
        ("epoch", 1.0),
        ("epoch", True),
        ("epoch", 0),
        ("epoch", 2**31),
        ("language", "fr"),
        ("urgency", "Urgent"),
        ("form", {}),
        ("form", {"id": "intake", "version": 1}),
        ("form", {"id": "intake", "version": "1", "more": 1}),
        ("form", {"id": "../x", "version": "1"}),
        ("form", []),
        ("work", ""),
        ("work", {}),
        ("work", "x" * 5000),
    ],
)
def test_a_field_of_another_shape_is_named(writer: Client, field: str, value: Any) -> None:
    answer = writer.hand_in(writer.intake() | {field: value})

    assert answer.status_code == 422
    assert answer.json is not None
    assert [name.partition(".")[0] for name in answer.json["errors"]] == [field] * len(answer.json["errors"])


@pytest.mark.parametrize(
    "field", ["id", "mailbox", "token_sha256", "sealed", "epoch", "language", "form", "work"]
)
def test_a_missing_field_is_named(writer: Client, field: str) -> None:
    body = writer.intake()
    del body[field]

    answer = writer.hand_in(body)

    assert (answer.status_code, answer.json and answer.json["errors"]) == (422, {field: ["Isian ini wajib."]})


def test_unknown_fields_are_refused_and_odd_names_not_repeated(writer: Client) -> None:
    answer = writer.hand_in(writer.intake() | {"note": 1, "Saya sedih sekali": 2})

    assert answer.status_code == 422
    assert answer.json is not None
    assert set(answer.json["errors"]) == {"note", "?"}


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (age_file(stanza("hybrid"), stanza("x25519")), "dicampur"),
        (age_file(stanza("hybrid")), "dua penerima"),
        (age_file(stanza("hybrid"), stanza("hybrid"), payload=4096), "diganjal"),
        (b"age-encryption.org/v2\n", "age v1"),
    ],
    ids=["mixed", "one", "unpadded", "no age"],
)
def test_a_body_that_is_not_sealed_as_asked_is_refused_in_words(
    writer: Client, file: bytes, code: str
) -> None:
    answer = writer.hand_in(sealed=base64.b64encode(file).decode())

    assert answer.status_code == 422
    assert answer.json is not None
    assert code in answer.json["errors"]["sealed"][0]


@pytest.mark.parametrize("text", ["AAA", "AAAA====", "AA==AAAA", "AAA\n", "AA A", "-_-_", "AAAé"])
def test_what_is_no_base64_is_refused_in_words(writer: Client, text: str) -> None:
    answer = writer.hand_in(sealed=text)

    assert answer.status_code == 422
    assert answer.json is not None
    assert "base64" in answer.json["errors"]["sealed"][0]


@pytest.mark.parametrize(
    ("query", "header", "title"),
    [
        ("", "", "Tidak ditemukan"),
        ("", "en-GB,en;q=0.8", "Not found"),
        ("", "fr, de", "Tidak ditemukan"),
        ("?lang=en", "id", "Not found"),
        ("?lang=xx", "id", "Tidak ditemukan"),
    ],
)
def test_problems_are_told_in_the_language_asked_for(
    client: FlaskClient, query: str, header: str, title: str
) -> None:
    answer = client.get(f"{API}/nowhere{query}", headers={"Accept-Language": header})

    assert answer.json is not None
    assert (answer.json["title"], answer.mimetype) == (title, "application/problem+json")


def test_a_parameter_given_twice_is_refused_and_a_strange_one_is_not_repeated(writer: Client) -> None:
    twice = writer.http.get(f"{writer.path}?after=a&after=b")
    strange = writer.http.get(f"{writer.path}?Saya%20takut=1&Saya%20takut=2")

    assert twice.json is not None
    assert list(twice.json["errors"]) == ["after"]
    assert strange.status_code == 422
    assert "takut" not in strange.text
