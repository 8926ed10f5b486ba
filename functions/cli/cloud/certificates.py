"""The certificate of the service's own domain, where CloudFront reads certificates: in us-east-1."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from functions.cli.cloud.stage import Cloud

ISSUED, WAITING = "ISSUED", "PENDING_VALIDATION"


def find(cloud: Cloud, domain: str) -> Mapping[str, Any] | None:
    """Return the certificate of a domain that is issued, or else that waits; None when there is none."""
    client = cloud.worldwide("acm")
    pages = client.get_paginator("list_certificates").paginate(
        CertificateStatuses=[ISSUED, WAITING], Includes={"keyTypes": ["EC_prime256v1", "RSA_2048"]}
    )
    arns = [
        each["CertificateArn"]
        for page in pages
        for each in page["CertificateSummaryList"]
        if each["DomainName"] == domain
    ]
    found = [client.describe_certificate(CertificateArn=arn)["Certificate"] for arn in arns]
    found = [each for each in found if each["Status"] in (ISSUED, WAITING)]
    return min(found, key=lambda each: each["Status"] != ISSUED, default=None)


def ask_for(cloud: Cloud, domain: str) -> None:
    """Ask for a domain's certificate unless there is one."""
    if find(cloud, domain) is not None:
        cloud.say(f"certificate of {domain}: asked for already")
        return
    cloud.worldwide("acm").request_certificate(
        DomainName=domain,
        ValidationMethod="DNS",
        KeyAlgorithm="EC_prime256v1",
        IdempotencyToken=sha256(domain.encode()).hexdigest()[:32],
    )
    cloud.say(f"certificate of {domain}: asked for")


def record(certificate: Mapping[str, Any]) -> str | None:
    """Return the DNS record that proves the domain, None while AWS has not said it."""
    for option in certificate.get("DomainValidationOptions", ()):
        if "ResourceRecord" in option:
            wanted = option["ResourceRecord"]
            return f"{wanted['Name']} {wanted['Type']} {wanted['Value']}"
    return None
