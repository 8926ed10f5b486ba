"""Invented services in a folder of their own, and the site built with them: how a directory bears growth."""

import json
import os
import shutil
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
REAL = ROOT / "site" / "directory"
TOPICS = ("trauma", "counselling", "drugs", "violence", "children", "distress")
PROVINCES = ("ID", "ID-JK", "ID-JB", "ID-JT", "ID-JI", "ID-AC", "ID-SN", "ID-PA")
WEEKDAYS = {"byday": "MO,TU,WE,TH,FR", "opens_at": "08:00+07:00", "closes_at": "16:00+07:00"}


def identity(name: str) -> str:
    """Return a UUID that is the same each time."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"invented:{name}"))


def write_services(folder: Path, number: int) -> None:
    """Write so many services: the real ones, without which no help card stands, and invented ones as long."""
    shutil.copytree(REAL, folder)
    for n in range(number - len(list(REAL.glob("*.json")))):
        (folder / f"rekaan-{n:03}.json").write_text(json.dumps(_service(n)), encoding="utf-8")
        (folder / "en" / f"rekaan-{n:03}.json").write_text(json.dumps(_texts(n)), encoding="utf-8")


def build_with(folder: Path, services: Path) -> Path:
    """Build the whole site with the services of a folder, and return where it is."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config["docs_dir"] = str(ROOT / config["docs_dir"])
    config["theme"]["custom_dir"] = str(ROOT / config["theme"]["custom_dir"])
    config["hooks"] = [str(ROOT / hook) for hook in config["hooks"]]
    config["extra"]["directory"] = str(services)
    config["extra"]["notices"] = str(ROOT / config["extra"]["notices"])
    config["site_dir"] = str(folder / "site")
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "build" / "app", folder / "app")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(folder / "mkdocs.yml")]
    subprocess.run(
        mkdocs,
        cwd=ROOT,
        check=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
        stdout=sys.stderr,
    )
    return folder / "site"


def _service(n: int) -> dict[str, Any]:
    number = f"021{5_550_000 + n:07}"
    phone = {"id": identity(f"phone {n}"), "number": number, "type": "voice"}
    place = PROVINCES[n % len(PROVINCES)]
    area = {"id": identity(f"area {n}"), "name": place, "extent": place, "extent_type": "ISO 3166"}
    hours = {"id": identity(f"hours {n}"), "description": f"Hari kerja pukul 8 sampai 16, ruang {n}"}
    terms = (
        ("topic", TOPICS[n % len(TOPICS)]),
        ("topic", TOPICS[(n * 7 + 1) % len(TOPICS)]),
        ("cost", "free"),
    )
    return {
        "id": identity(f"service {n}"),
        "name": f"Layanan Rekaan {n}",
        "description": f"Pendampingan rekaan nomor {n} untuk orang yang sedang berat hatinya.",
        "status": "active",
        "alert": f"Rekaan: bukan layanan darurat, ruang {n}.",
        "fees_description": "Gratis.",
        "eligibility_description": "Siapa saja.",
        "organization": {"id": identity(f"org {n}"), "name": f"Yayasan Rekaan {n}", "description": "Rekaan."},
        "languages": [{"id": identity(f"language {n}"), "name": "Indonesia", "code": "id"}],
        "phones": [phone],
        "service_areas": [area],
        "schedules": [hours | WEEKDAYS],
        "attributes": [_attribute(n, *term) for term in dict.fromkeys(terms)],
        "metadata": [_source(n, phone)],
    }


def _attribute(n: int, taxonomy: str, code: str) -> dict[str, Any]:
    term = {"taxonomy": f"urn:pinternet:{taxonomy}", "code": code}
    return {"id": identity(f"attribute {n} {code}"), "link_type": "service", "taxonomy_term": term}


def _source(n: int, phone: dict[str, str]) -> dict[str, str]:
    return {
        "id": identity(f"source {n}"),
        "resource_id": phone["id"],
        "resource_type": "phone",
        "last_action_date": "2026-01",
        "last_action_type": "sourced",
        "field_name": "number",
        "previous_value": "",
        "replacement_value": phone["number"],
        "updated_by": f"koran-rekaan-{n}.example",
    }


def _texts(n: int) -> dict[str, Any]:
    return {
        "name": f"Invented Service {n}",
        "description": f"Invented support number {n} for people who carry something heavy.",
        "alert": f"Invented: not for emergencies, room {n}.",
        "fees_description": "Free.",
        "eligibility_description": "Anybody.",
        "organization": f"Invented Foundation {n}",
        "schedules": [f"Weekdays from 8 to 16, room {n}"],
        "service_areas": [PROVINCES[n % len(PROVINCES)]],
    }
