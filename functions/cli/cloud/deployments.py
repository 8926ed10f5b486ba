"""What was deployed when: packages, sites and signers of the last times, so that one can go back."""

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from botocore.exceptions import ClientError

from functions.cli.cloud.publishing import NOT_SERVED
from functions.cli.cloud.stage import Cloud, code_of
from functions.cli.keeping.upkeep import FIRST_FORM

KEPT = 5
"""So many deployments can be gone back to; a page of one of them still finds its scripts."""
RECORDS, PACKAGES, SITES = "deployments/", "packages/", "sites/"
TIME = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclass(frozen=True)
class Deployment:
    """One deployment: where its package and its site are kept, and whom the pages name.

    `assets` are its files whose names change with their content, `pages` the others, with their ETags; `form`
    is the one in which its program stores.
    """

    at: str
    package: str
    site: str
    signers: tuple[str, ...]
    assets: tuple[str, ...]
    pages: Mapping[str, str] = field(default_factory=dict)
    form: int = FIRST_FORM

    @property
    def shown(self) -> str:
        """Return its time as people read it."""
        return f"{self.at[:16].replace('T', ' ')} UTC"

    def is_same_program(self, other: "Deployment") -> bool:
        """Whether both run the same package with the same site."""
        return (self.package, self.site) == (other.package, other.site)


def deployments(cloud: Cloud, bucket: str) -> list[Deployment]:
    """Return the deployments that are kept, newest first."""
    client = cloud.client("s3")
    return [_read(client, bucket, key) for key in _record_keys(client, bucket)]


def previous(kept: Sequence[Deployment]) -> Deployment | None:
    """Return the newest deployment of another program than the one that runs."""
    others = (one for one in kept if not one.is_same_program(kept[0]))
    return next(others, None)


def note(cloud: Cloud, bucket: str, deployment: Deployment) -> None:
    """Write a deployment down, and forget what is older than the last few."""
    client = cloud.client("s3")
    fields = json.dumps(asdict(deployment), indent=1)
    client.put_object(Bucket=bucket, Key=f"{RECORDS}{deployment.at}.json", Body=fields.encode())
    keys = _record_keys(client, bucket)
    kept = [_read(client, bucket, key) for key in keys[:KEPT]]
    used = {key for one in kept for key in (one.package, one.site)} | set(keys[:KEPT])
    for prefix in (RECORDS, PACKAGES, SITES):
        for key in _keys(client, bucket, prefix):
            if key not in used:
                client.delete_object(Bucket=bucket, Key=key)


def keep_package(cloud: Cloud, bucket: str, path: Path, sha256: str) -> str:
    """Upload a package unless it is there, and return its key."""
    return _keep(cloud, bucket, f"{PACKAGES}{sha256}.zip", path.read_bytes())


def keep_site(cloud: Cloud, bucket: str, site: Path) -> str:
    """Upload a built site as one file unless it is there, and return its key."""
    packed = pack(site)
    return _keep(cloud, bucket, f"{SITES}{hashlib.sha256(packed).hexdigest()}.zip", packed)


def fetch_site(cloud: Cloud, bucket: str, key: str, folder: Path) -> Path:
    """Unpack a kept site into an empty folder, and return it."""
    body = cloud.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read()
    with ZipFile(io.BytesIO(body)) as packed:
        packed.extractall(folder)
    return folder


def pack(site: Path) -> bytes:
    """Return a site as a zip: the same bytes for the same files."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for file in sorted(site.rglob("*")):
            if file.is_file() and file.suffix not in NOT_SERVED:
                entry = ZipInfo(file.relative_to(site).as_posix())
                entry.compress_type = ZIP_DEFLATED
                target.writestr(entry, file.read_bytes())
    return packed.getvalue()


def now() -> str:
    """Return the time by which a deployment is named."""
    return datetime.now(UTC).strftime(TIME)


def _keep(cloud: Cloud, bucket: str, key: str, body: bytes) -> str:
    client = cloud.client("s3")
    try:
        client.head_object(Bucket=bucket, Key=key)
    except ClientError as error:
        if code_of(error) not in ("404", "NoSuchKey", "NotFound"):
            raise
        cloud.say(f"uploading {key} ({len(body) / 1e6:.1f} MB)")
        client.put_object(Bucket=bucket, Key=key, Body=body)
    return key


def _read(client: Any, bucket: str, key: str) -> Deployment:
    fields = json.loads(client.get_object(Bucket=bucket, Key=key)["Body"].read())
    return Deployment(
        at=fields["at"],
        package=fields["package"],
        site=fields["site"],
        signers=tuple(fields["signers"]),
        assets=tuple(fields["assets"]),
        pages=fields["pages"],
        form=fields.get("form", FIRST_FORM),
    )


def _record_keys(client: Any, bucket: str) -> list[str]:
    return sorted(_keys(client, bucket, RECORDS), reverse=True)


def _keys(client: Any, bucket: str, prefix: str) -> list[str]:
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
    return [each["Key"] for page in pages for each in page.get("Contents", ())]
