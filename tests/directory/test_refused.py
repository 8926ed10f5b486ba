"""Numbers that circulate although they are dead stop a build, however they are written."""

import pytest

from functions.directory.refused import refusal_of, refused_in

WRITTEN = [
    "500-454",
    "1500-454",
    "1500454",
    "150-0454",
    "021500454",
    "(021) 500-454",
    "0811-1500-454",
    "081111500454",
    "0812 8787 7788",
    "+62 812-8787-7788",
    "021-3777-5472",
    "0219696 9293",
    "02106969293",
    "+628113855472",
    "+628113815472",
    "0813-1761-7626",
    "0813-1761-7622",
]


@pytest.mark.parametrize("number", WRITTEN)
def test_a_dead_number_is_found_however_it_is_written(number: str) -> None:
    assert refused_in(f"Telepon {number}, setiap saat.") != []


@pytest.mark.parametrize(
    ("number", "owner"),
    [
        ("1500771", "KPAI"),
        ("+628111129129", "Komnas Perempuan"),
        ("08111129129", "Komnas HAM"),
        ("119", "Pemadam Kebakaran"),
        ("129", "Sentra Informasi Keracunan"),
        ("08111129129", "Komisi Nasional Anti Kekerasan terhadap Perempuan"),
    ],
)
def test_a_number_under_a_wrong_name_is_refused(number: str, owner: str) -> None:
    assert refusal_of(number, owner)


@pytest.mark.parametrize(
    ("number", "owner"),
    [
        ("1500771", "Kementerian Sosial"),
        ("119", "Kementerian Kesehatan"),
        ("129", "KemenPPPA"),
        ("119", "Bonfire"),
    ],
)
def test_a_number_under_its_own_name_is_not(number: str, owner: str) -> None:
    assert refusal_of(number, owner) == ""


@pytest.mark.parametrize(
    "text", ["119", "2026-11-23", "12 dari 514", "1500-771", "0811-1129-129", "UU 27/2022"]
)
def test_other_digits_pass(text: str) -> None:
    assert refused_in(text) == []
