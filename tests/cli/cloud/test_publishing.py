"""The site in its bucket: right headers, only what changed, and what an open page still needs is kept."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from functions.cli.cloud import deployments
from functions.cli.cloud.deployments import KEPT, Deployment, fetch_site, keep_site, note, pack, previous
from functions.cli.cloud.publishing import SHORT, files_of, pages_of, publish
from functions.cli.cloud.stage import Cloud
from functions.web.pages import IMMUTABLE
from tests.cli.cloud.conftest import REGION, aws, invalidated

BUCKET = "pinternet-test"
SIGNER = "ed25519:AAAA"
PAGE = '<html><head><meta name="pinternet-signer" content=""></head><body>{}</body></html>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small built site."""
    files = {
        "index.html": PAGE.format("front"),
        "tulis/index.html": PAGE.format("write"),
        "404.html": PAGE.format("missing"),
        "assets/app/intake.AAAAAAAA.js": "1",
        "assets/forms/intake.id.json": "{}",
        "index.html.gz": "compressed",
    }
    for name, text in files.items():
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "site"


@pytest.fixture(autouse=True)
def bucket(cloud: Cloud) -> None:
    """An empty bucket."""
    aws("s3").create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})


def send(
    cloud: Cloud,
    distribution: str,
    site: Path,
    *,
    signers: tuple[str, ...] = (),
    told: Mapping[str, str] = MappingProxyType({}),
    kept: tuple[str, ...] = (),
) -> Mapping[str, str]:
    """Publish a site, and return the pages that caches know from then on."""
    files = list(files_of(site, signers))
    publish(cloud, BUCKET, distribution, files, told, kept)
    return pages_of(files)


def there() -> set[str]:
    """Return the keys of the bucket."""
    return {each["Key"] for each in aws("s3").list_objects_v2(Bucket=BUCKET).get("Contents", ())}


@pytest.mark.parametrize(
    ("key", "kind", "cache"),
    [
        ("index.html", "text/html; charset=utf-8", SHORT),
        ("assets/forms/intake.id.json", "application/json; charset=utf-8", SHORT),
        ("assets/app/intake.AAAAAAAA.js", "text/javascript; charset=utf-8", IMMUTABLE),
    ],
)
def test_each_file_has_its_type_and_says_how_long_it_holds(
    cloud: Cloud, distribution: str, site: Path, key: str, kind: str, cache: str
) -> None:
    send(cloud, distribution, site)

    head = aws("s3").head_object(Bucket=BUCKET, Key=key)

    assert (head["ContentType"], head["CacheControl"]) == (kind, cache)


def test_pages_name_the_signers_and_compressed_twins_stay_here(
    cloud: Cloud, distribution: str, site: Path
) -> None:
    send(cloud, distribution, site, signers=(SIGNER,))

    body = aws("s3").get_object(Bucket=BUCKET, Key="tulis/index.html")["Body"].read().decode()
    assert f'content="{SIGNER}"' in body
    assert "index.html.gz" not in there()


def test_assets_are_there_before_the_pages_that_name_them(site: Path) -> None:
    keys = [file.key for file in files_of(site, ())]

    assert keys.index("assets/app/intake.AAAAAAAA.js") < keys.index("404.html")


def test_the_same_site_again_uploads_nothing_and_tells_no_cache(
    cloud: Cloud, distribution: str, site: Path, account: object
) -> None:
    send(cloud, distribution, site)
    cloud.say("--")

    send(cloud, distribution, site)

    said: list[str] = account.said  # type: ignore[attr-defined]
    assert said[-1] == "site: 0 of 5 files uploaded, 0 removed, 0 addresses told to the caches"
    assert invalidated(distribution) == []


def test_only_what_changed_is_invalidated_under_both_its_addresses(
    cloud: Cloud, distribution: str, site: Path
) -> None:
    told = send(cloud, distribution, site)
    (site / "tulis/index.html").write_text(PAGE.format("write anew"))
    (site / "baru").mkdir()
    (site / "baru/index.html").write_text(PAGE.format("new"))
    (site / "404.html").unlink()
    (site / "assets/app/intake.AAAAAAAA.js").rename(site / "assets/app/intake.BBBBBBBB.js")

    send(cloud, distribution, site, told=told, kept=("assets/app/intake.AAAAAAAA.js",))

    assert invalidated(distribution) == [["/404.html", "/tulis/", "/tulis/index.html"]]
    assert {"baru/index.html", "assets/app/intake.AAAAAAAA.js", "assets/app/intake.BBBBBBBB.js"} <= there()
    assert "404.html" not in there()


def test_what_no_kept_deployment_names_is_removed(cloud: Cloud, distribution: str, site: Path) -> None:
    send(cloud, distribution, site)
    (site / "assets/app/intake.AAAAAAAA.js").unlink()

    send(cloud, distribution, site)

    assert "assets/app/intake.AAAAAAAA.js" not in there()


def test_a_site_is_packed_to_the_same_bytes_and_comes_back_whole(
    cloud: Cloud, site: Path, tmp_path: Path
) -> None:
    key = keep_site(cloud, BUCKET, site)
    back = fetch_site(cloud, BUCKET, key, tmp_path / "back")

    assert pack(site) == pack(back)
    assert (back / "tulis/index.html").read_text() == (site / "tulis/index.html").read_text()


def deployment(number: int, program: int) -> Deployment:
    """Return a deployment of a program."""
    at = f"2026-11-25T00:00:{number:02}Z"
    return Deployment(at, f"packages/{program}.zip", f"sites/{program}.zip", (SIGNER,), (f"a{program}.js",))


def test_only_the_last_deployments_and_what_they_name_are_kept(cloud: Cloud) -> None:
    client = aws("s3")
    for number in range(KEPT + 2):
        for folder in ("packages", "sites"):
            client.put_object(Bucket=BUCKET, Key=f"{folder}/{number}.zip", Body=b"")
        note(cloud, BUCKET, deployment(number, program=number))

    assert [one.at for one in deployments.deployments(cloud, BUCKET)] == [
        deployment(number, 0).at for number in range(KEPT + 1, 1, -1)
    ]
    assert {key for key in there() if key.startswith("packages/")} == {
        f"packages/{number}.zip" for number in range(2, KEPT + 2)
    }


def test_one_goes_back_to_another_program_not_to_the_same_deployed_twice() -> None:
    kept = [deployment(3, program=2), deployment(2, program=2), deployment(1, program=1)]

    assert previous(kept) == deployment(1, program=1)
    assert previous(kept[:2]) is None
    assert previous([]) is None


def test_before_any_deployment_was_noted_caches_may_know_what_lies_in_the_bucket(
    cloud: Cloud, distribution: str, site: Path
) -> None:
    send(cloud, distribution, site)

    send(cloud, distribution, site, signers=(SIGNER,))

    assert [len(addresses) for addresses in invalidated(distribution)] == [5]
