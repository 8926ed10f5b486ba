"""The services that the published site names, by the file that the build wrote."""

import json
from functools import lru_cache
from pathlib import Path

SERVICES = Path("directory") / "services.json"


def published_services(site: Path) -> frozenset[str]:
    """Return the ids of the services of a built site; none where there is no site."""
    file = site / SERVICES
    return _ids(file, file.stat().st_mtime_ns) if file.is_file() else frozenset()


@lru_cache(maxsize=2)
def _ids(file: Path, changed: int) -> frozenset[str]:
    page = json.loads(file.read_text(encoding="utf-8"))
    return frozenset(service["id"] for service in page["contents"])
