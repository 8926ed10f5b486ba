"""The site in its bucket: what changed is uploaded, what nobody asks for any more removed, caches told."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from functions.cli.cloud.stage import Cloud
from functions.web import site_files
from functions.web.pages import IMMUTABLE

SHORT = "public, max-age=0, s-maxage=86400, must-revalidate"
"""Of pages: browsers ask each time, CloudFront keeps them until told that they changed, or for a day."""
MOST_REMOVED = 1000
"""How many objects S3 removes at once."""
NOT_SERVED = frozenset({".gz"})
"""CloudFront compresses by itself."""


@dataclass(frozen=True)
class PublishedFile:
    """A file of the site as S3 is to hold it."""

    key: str
    body: bytes
    type: str
    cache: str

    @property
    def is_immutable(self) -> bool:
        """Whether its name changes with its content."""
        return self.cache == IMMUTABLE

    @property
    def etag(self) -> str:
        """Return what S3 calls this content."""
        return hashlib.md5(self.body, usedforsecurity=False).hexdigest()


@dataclass(frozen=True)
class Plan:
    """What to do to a bucket; `stale` are the addresses whose copies in caches are old."""

    uploads: Sequence[PublishedFile]
    removals: Sequence[str]
    stale: Sequence[str]


def files_of(site: Path, signers: Sequence[str]) -> Iterator[PublishedFile]:
    """Return the files of a built site, pages with the signers in them; assets first, for pages name them."""
    files = [file for file in sorted(site.rglob("*")) if file.is_file() and file.suffix not in NOT_SERVED]
    for file in sorted(files, key=lambda file: not site_files.is_immutable(file)):
        is_page = file.suffix == ".html"
        content = site_files.render(file, tuple(signers), "") if is_page else site_files.read(file)
        yield PublishedFile(
            key=file.relative_to(site).as_posix(),
            body=content.plain,
            type=site_files.type_of(file),
            cache=IMMUTABLE if site_files.is_immutable(file) else SHORT,
        )


def plan(
    files: Sequence[PublishedFile],
    there: Mapping[str, str],
    told: Mapping[str, str],
    kept: Collection[str] = (),
) -> Plan:
    """Compare files with what a bucket holds and with the pages that caches were last `told` of.

    Both are keys with their ETags: an upload that was cut off changed the bucket, and no cache knows of it.
    Before the first deployment that was noted, caches can know what lies in the bucket. `kept` stays there.
    """
    wanted = {file.key: file.etag for file in files}
    known = told or {key: etag for key, etag in there.items() if not site_files.is_immutable(Path(key))}
    stale = {key for key, etag in known.items() if wanted.get(key) != etag}
    return Plan(
        uploads=[file for file in files if there.get(file.key) != file.etag],
        removals=[key for key in there if key not in wanted and key not in kept],
        stale=sorted({address for key in stale for address in _addresses(key)}),
    )


def pages_of(files: Sequence[PublishedFile]) -> dict[str, str]:
    """Return what caches must be told of when it changes: the files whose names stay."""
    return {file.key: file.etag for file in files if not file.is_immutable}


def there(client: Any, bucket: str) -> dict[str, str]:
    """Return what a bucket holds: its keys, and the ETag of each."""
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    return {each["Key"]: each["ETag"].strip('"') for page in pages for each in page.get("Contents", ())}


def publish(
    cloud: Cloud,
    bucket: str,
    distribution: str,
    files: Sequence[PublishedFile],
    told: Mapping[str, str],
    kept: Collection[str],
) -> None:
    """Make the bucket hold these files, and the caches forget what was otherwise."""
    done = plan(files, there(cloud.client("s3"), bucket), told, kept)
    _upload(cloud, bucket, done.uploads)
    _remove(cloud.client("s3"), bucket, done.removals)
    cloud.say(
        f"site: {len(done.uploads)} of {len(files)} files uploaded, {len(done.removals)} removed, "
        f"{len(done.stale)} addresses told to the caches"
    )
    if done.stale:
        cloud.worldwide("cloudfront").create_invalidation(
            DistributionId=distribution,
            InvalidationBatch={
                "Paths": {"Quantity": len(done.stale), "Items": list(done.stale)},
                "CallerReference": str(uuid4()),
            },
        )


def _addresses(key: str) -> Iterator[str]:
    """Return the addresses by which caches know a file: a folder's page has two."""
    yield f"/{key}"
    if key.rpartition("/")[2] == "index.html":
        yield f"/{key.removesuffix('index.html')}"


def _upload(cloud: Cloud, bucket: str, files: Sequence[PublishedFile]) -> None:
    client = cloud.client("s3")
    for number, file in enumerate(files, 1):
        client.put_object(
            Bucket=bucket, Key=file.key, Body=file.body, ContentType=file.type, CacheControl=file.cache
        )
        if number % 50 == 0:
            cloud.say(f"site: {number} of {len(files)} uploaded")


def _remove(client: Any, bucket: str, keys: Sequence[str]) -> None:
    for start in range(0, len(keys), MOST_REMOVED):
        some = [{"Key": key} for key in keys[start : start + MOST_REMOVED]]
        client.delete_objects(Bucket=bucket, Delete={"Objects": some, "Quiet": True})
