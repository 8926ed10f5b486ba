"""Where the directory's pages are, in each language."""

import re
from hashlib import sha256

from functions.directory.taxonomy import terms

HOME = {"id": "/direktori/", "en": "/en/directory/"}
TOPIC = {"id": "topik/", "en": "topic/"}
PROVINCE = {"id": "provinsi/", "en": "province/"}
THANKS = {"id": "terima-kasih/", "en": "thank-you/"}
REPORT = "/laporan"


def service_address(slug: str, language: str) -> str:
    """Return the address of a service's page."""
    return f"{HOME[language]}{slug}/"


def topic_address(code: str, language: str) -> str:
    """Return the address of a topic's page. It says no need: it stays in histories, where others read it."""
    return f"{HOME[language]}{TOPIC[language]}{sha256(code.encode()).hexdigest()[:6]}/"


def province_address(code: str, language: str) -> str:
    """Return the address of a province's page: by its name in Indonesian, as its people write it."""
    name = terms("provinces", "id")[code].name.lower()
    return f"{HOME[language]}{PROVINCE[language]}{re.sub('[^a-z]+', '-', name)}/"


def thanks_address(language: str) -> str:
    """Return where somebody comes who reported that a service did not answer."""
    return f"{HOME[language]}{THANKS[language]}"
