"""How the built site is served."""

import base64
import gzip
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from nacl.signing import SigningKey

from functions.crypto.signer_file import SignerFile
from tests.serving import client_of


def signer(seed: int) -> str:
    return f"ed25519:{base64.b64encode(bytes(SigningKey(bytes([seed]) * 32).verify_key)).decode()}"


SIGNER, OTHER = signer(1), signer(2)


def write(signers: SignerFile, *lines: str) -> None:
    signers.path.write_text("".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/tulis/", "text/html; charset=utf-8"),
        ("/assets/forms/intake.id.json", "application/json; charset=utf-8"),
    ],
)
def test_files_have_their_types(client: FlaskClient, address: str, kind: str) -> None:
    answer = client.get(address)

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, kind)


def test_a_page_stands_under_the_policy_that_the_build_wrote(client: FlaskClient) -> None:
    policy = client.get("/tulis/").headers["Content-Security-Policy"]

    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_pages_set_no_cookie_and_send_no_referrer(client: FlaskClient) -> None:
    answer = client.get("/tulis/")

    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ["/tulis/", "/assets/forms/intake.id.json"])
def test_compressed_for_who_takes_it_and_the_same_text(client: FlaskClient, address: str) -> None:
    plain = client.get(address)
    compressed = client.get(address, headers={"Accept-Encoding": "gzip"})

    assert compressed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(compressed.data) == plain.data
    assert compressed.headers["ETag"] != plain.headers["ETag"]
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_who_has_it_already_gets_nothing_again(client: FlaskClient) -> None:
    etag = client.get("/tulis/").headers["ETag"]

    again = client.get("/tulis/", headers={"If-None-Match": etag})

    assert (again.status_code, again.data) == (304, b"")


def test_hashed_assets_are_kept_for_ever_and_pages_are_asked_for(client: FlaskClient, built: Path) -> None:
    script = next((built / "assets" / "app").glob("safe-exit.*.js"))

    assert "immutable" in client.get(f"/assets/app/{script.name}").headers["Cache-Control"]
    assert client.get("/tulis/").headers["Cache-Control"] == "no-cache"


def test_the_signer_is_read_for_each_request(client: FlaskClient, signers: SignerFile) -> None:
    assert b'<meta name="pinternet-signer" content="">' in client.get("/tulis/").data

    write(signers, SIGNER)
    assert f'<meta name="pinternet-signer" content="{SIGNER}">'.encode() in client.get("/tulis/").data


def test_two_signers_stand_side_by_side_while_one_replaces_the_other(
    client: FlaskClient, signers: SignerFile
) -> None:
    write(signers, SIGNER, OTHER)

    page = client.get("/tulis/").text

    assert page.count('<meta name="pinternet-signer"') == 2
    assert SIGNER in page
    assert OTHER in page


def test_help_is_served_even_when_the_file_of_signers_is_malformed(
    client: FlaskClient, signers: SignerFile
) -> None:
    write(signers, "nonsense")

    page = client.get("/tulis/")

    assert page.status_code == 200
    assert "tel:119" in page.text
    assert '<meta name="pinternet-signer" content="">' in page.text


def test_a_missing_page_is_told_in_both_languages(client: FlaskClient) -> None:
    answer = client.get("/tiada/")

    assert answer.status_code == 404
    assert "Halaman ini tidak ada" in answer.text
    assert "This page does not exist" in answer.text


def test_a_page_without_its_last_slash_is_sent_there(client: FlaskClient) -> None:
    answer = client.get("/tulis")

    assert (answer.status_code, answer.headers["Location"]) == (308, "/tulis/")


@pytest.mark.parametrize("address", ["/api/v1/unknown", "/api/"])
def test_addresses_of_the_api_are_never_answered_by_a_page(client: FlaskClient, address: str) -> None:
    assert "Halaman" not in client.get(address).text
    assert client.post(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/../app/manifest.json",
        "/..%2fapp%2fmanifest.json",
        "/%2e%2e/app/manifest.json",
        "/tulis/../../app/manifest.json",
        "//etc/passwd",
        "/etc/passwd",
        "/tulis%00/",
        "/index.html.gz",
        "/assets",
    ],
)
def test_nothing_outside_the_site_is_served(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code in (404, 308)
    assert client.get(address, follow_redirects=True).status_code == 404


def test_a_site_that_is_not_built_says_so_with_a_number_to_call(tmp_path: Path, signers: SignerFile) -> None:
    answer = client_of(tmp_path / "none", signers).get("/tulis/")

    assert answer.status_code == 503
    assert "make site" in answer.text
    assert "tel:119" in answer.text


def test_over_https_browsers_are_told_to_stay_there(built: Path, signers: SignerFile) -> None:
    answer = client_of(built, signers, origin="https://example.org").get("/tulis/")

    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_playground_says_so_on_its_pages(built: Path, signers: SignerFile, tmp_path: Path) -> None:
    playground = client_of(built, signers, demo=True, data=tmp_path)

    assert "rekaan" in playground.get("/tulis/").text
    assert "invented" in playground.get("/en/write/").text
