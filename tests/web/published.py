"""A built site that names one service."""

import json
from dataclasses import replace

from functions.directory.published import SERVICES
from functions.services import Services


def naming(services: Services, service: str) -> Services:
    """Return the installation with such a site, in its data folder: the one that was built serves others."""
    site = services.config.data / "site"
    file = site / SERVICES
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"contents": [{"id": service}]}), encoding="utf-8")
    return replace(services, config=replace(services.config, site=site))
