"""What is reached from outside: every route, the local server's headers, and no log of who came."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from flask import Flask

from functions.app import create_app
from functions.bootstrap import build
from functions.cli.cloud.deploying import check_policy
from functions.cli.cloud.templates import EDGE, template
from functions.config import Config
from functions.storage.sqlite import SqliteTable
from functions.web import pages
from tests.cli.cloud.parts import resources


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application, for its routes."""
    services = build(Config(data=tmp_path_factory.mktemp("routes")))
    yield create_app(services)
    assert isinstance(services.table, SqliteTable)
    services.table.close()


def distribution() -> Mapping[str, Any]:
    """Return the distribution's configuration."""
    (found,) = resources(EDGE, "AWS::CloudFront::Distribution").values()
    config: Mapping[str, Any] = found["DistributionConfig"]
    return config


def test_every_route_of_the_functions_reaches_them(application: Flask) -> None:
    patterns = [
        re.compile(each["PathPattern"].replace("*", ".*"))
        for each in distribution()["CacheBehaviors"]
        if each["TargetOriginId"] == "functions"
    ]
    rules = {rule.rule for rule in application.url_map.iter_rules() if rule.endpoint.split(".")[0] != "pages"}

    missed = {rule for rule in rules if not any(pattern.fullmatch(rule) for pattern in patterns)}

    assert missed == {"/outbox"}  # answers on loopback alone


def test_the_functions_are_never_cached_and_never_learn_the_browser() -> None:
    (policy,) = resources(EDGE, "AWS::CloudFront::OriginRequestPolicy").values()
    headers = policy["OriginRequestPolicyConfig"]["HeadersConfig"]

    assert headers["HeaderBehavior"] == "allExcept"
    assert {"Host", "User-Agent"} <= set(headers["Headers"])
    for behavior in distribution()["CacheBehaviors"]:
        if behavior["TargetOriginId"] == "functions":
            assert behavior["CachePolicyId"] == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
            assert behavior["OriginRequestPolicyId"] == {"Ref": "ToTheFunction"}


def test_no_log_is_kept_of_who_came_and_refusals_stay_the_functions_own() -> None:
    config = distribution()

    assert "Logging" not in config
    assert not [
        each for each in config["CustomErrorResponses"] if {"ResponsePagePath", "ResponseCode"} & set(each)
    ]
    assert not [each for each in template(EDGE).resources.values() if "RealtimeLog" in each["Type"]]


def test_no_refusal_is_given_to_the_next_who_asks() -> None:
    """CloudFront keeps these for ten seconds unless told otherwise, and knows nobody by their headers."""
    kept_unasked = {404, 414, 500, 501, 502, 503, 504}

    told = {each["ErrorCode"]: each["ErrorCachingMinTTL"] for each in distribution()["CustomErrorResponses"]}

    assert told == dict.fromkeys(kept_unasked, 0)


def test_connections_are_safe_and_modern() -> None:
    config = distribution()
    own = config["ViewerCertificate"]["Fn::If"][1]
    behaviors = [config["DefaultCacheBehavior"], *config["CacheBehaviors"]]

    assert config["HttpVersion"] == "http2and3"
    assert own["MinimumProtocolVersion"] == "TLSv1.2_2021"
    assert {each["ViewerProtocolPolicy"] for each in behaviors} == {"redirect-to-https"}
    assert all(each["Compress"] for each in behaviors)


def headers_of(policy: str) -> dict[str, Any]:
    """Return the headers that a response headers policy sets, by their names."""
    config = resources(EDGE, "AWS::CloudFront::ResponseHeadersPolicy")[policy]["ResponseHeadersPolicyConfig"]
    security = config["SecurityHeadersConfig"]
    custom = {each["Header"]: each["Value"] for each in config["CustomHeadersConfig"]["Items"]}
    referrer = security.get("ReferrerPolicy", {}).get("ReferrerPolicy")
    secure = security["StrictTransportSecurity"]
    return custom | {
        "Content-Security-Policy": security["ContentSecurityPolicy"]["ContentSecurityPolicy"],
        "Strict-Transport-Security": f"max-age={secure['AccessControlMaxAgeSec']}",
        "X-Content-Type-Options": "nosniff" if "ContentTypeOptions" in security else None,
        **({"Referrer-Policy": referrer} if referrer else {}),
    }


def served(headers: Mapping[str, str], policy: object) -> dict[str, object]:
    """Return what the local server sets under https, but what CloudFront says itself."""
    found = {name: value for name, value in headers.items() if name != "Vary"}
    return found | {"Strict-Transport-Security": "max-age=31536000", "Content-Security-Policy": policy}


def test_pages_have_the_local_servers_headers() -> None:
    assert headers_of("PageHeaders") == served(pages.HEADERS | pages.PAGE_HEADERS, {"Ref": "PagePolicy"})


def test_assets_have_the_local_servers_headers() -> None:
    assert headers_of("AssetHeaders") == served(pages.HEADERS, pages.ASSET_POLICY)


ADDRESSES = {
    "/": {"uri": "/index.html"},
    "/tulis/": {"uri": "/tulis/index.html"},
    "/assets/app/x.12345678.js": {"uri": "/assets/app/x.12345678.js"},
    "/tulis": {"statusCode": 308, "location": "/tulis/"},
    "/en/write": {"statusCode": 308, "location": "/en/write/"},
    "//evil.example": {"uri": "//evil.example"},
    "//evil": {"uri": "//evil"},
    "/\\evil": {"uri": "/\\evil"},
}
RUN = """
const answers = {}
for (const uri of JSON.parse(process.argv[1])) {
  const found = handler({ request: { uri, headers: {} } })
  const { statusCode, headers } = found
  answers[uri] = statusCode ? { statusCode, location: headers.location.value } : { uri: found.uri }
}
console.log(JSON.stringify(answers))
"""


def test_the_edge_finds_pages_as_the_local_server_does() -> None:
    (function,) = resources(EDGE, "AWS::CloudFront::Function").values()
    node = shutil.which("node")
    assert node, "the tests need Node, as the site does"

    said = subprocess.run(
        [node, "-e", function["FunctionCode"] + RUN, json.dumps(list(ADDRESSES))],
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(said.stdout) == ADDRESSES


def test_cloudfront_takes_the_policy_of_the_pages_as_they_are_built() -> None:
    check_policy(Config.site)
