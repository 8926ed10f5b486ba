"""What only a person can do for a stage: DNS records, links in mails, and what AWS wants to be asked for."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from botocore.exceptions import BotoCoreError, ClientError

from functions.cli.cloud import certificates
from functions.cli.cloud.stacks import Stack
from functions.cli.cloud.stage import Cloud
from functions.cli.cloud.zappa_runs import committed, concurrency, reservable

Look: TypeAlias = Callable[[Cloud, Stack], Iterator[str]]


def remaining(cloud: Cloud, base: Stack) -> list[str]:
    """Return what is left to do by hand, a sentence each; what could not be looked at is said, too."""
    found: list[str] = []
    for look in LOOKS:
        try:
            found += look(cloud, base)
        except (ClientError, BotoCoreError) as error:
            found.append(f"could not be looked at ({look.__name__.replace('_', ' ')}): {error}")
    return found


def mail_is_in_the_sandbox(cloud: Cloud, base: Stack) -> Iterator[str]:
    """Find an account whose mail reaches only addresses that were verified at AWS."""
    account = cloud.client("sesv2").get_account()
    if not account.get("ProductionAccessEnabled"):
        yield (
            "mail: SES is in its sandbox and sends only to addresses that are verified there, 200 a day. "
            "Ask for "
            "production access (AWS console: Amazon SES, Account dashboard, Request production access): type "
            "transactional; say that a counselling service alerts its own counselors, who gave their "
            "addresses "
            "themselves and proved them by a code, and that bounces and complaints turn a channel off by "
            "themselves"
        )
    if account.get("EnforcementStatus", "HEALTHY") != "HEALTHY" or not account.get("SendingEnabled", True):
        yield "mail: AWS has paused or put on probation this account's sending; see the SES console"


def mail_identity_is_proved(cloud: Cloud, base: Stack) -> Iterator[str]:
    """Find a domain or address for which SES does not send yet."""
    name = base.parameters.get("MailIdentity", "")
    if not name:
        return
    identity = cloud.client("sesv2").get_email_identity(EmailIdentity=name)
    if identity.get("VerifiedForSendingStatus"):
        return
    tokens = identity.get("DkimAttributes", {}).get("Tokens", ())
    if identity.get("IdentityType") == "EMAIL_ADDRESS" or not tokens:
        yield f"mail: open the link that AWS sent to {name}"
        return
    yield f"mail: put these three records into the DNS of {name}:"
    for token in tokens:
        yield f"  {token}._domainkey.{name} CNAME {token}.dkim.amazonses.com"


def sms_are_in_the_sandbox(cloud: Cloud, base: Stack) -> Iterator[str]:
    """Find an account whose SMS reach only numbers that were verified at AWS."""
    if cloud.client("sns").get_sms_sandbox_account_status()["IsInSandbox"]:
        yield (
            "SMS: SNS is in its sandbox and sends only to ten numbers that are verified there. Ask to leave "
            "it (AWS "
            "console: Amazon SNS, Text messaging, Exit SMS sandbox): use case one-time alerts to own staff, "
            "country "
            "Indonesia. Operators there may drop SMS without a registered sender name; a gateway of your "
            "own is "
            "another way (PINTERNET_SMS)"
        )


def alarms_are_read(cloud: Cloud, base: Stack) -> Iterator[str]:
    """Find alarms that reach nobody."""
    listed = cloud.client("sns").list_subscriptions_by_topic(TopicArn=base.outputs["AlarmsArn"])[
        "Subscriptions"
    ]
    if not listed:
        yield "alarms: nobody is told; name somebody: pinternet provision --alarm-email ADDRESS"
    for each in listed:
        if each["SubscriptionArn"] == "PendingConfirmation":
            yield f"alarms: open the link that AWS sent to {each['Endpoint']}"


def certificate_is_issued(cloud: Cloud, base: Stack) -> Iterator[str]:
    """Find a domain whose certificate waits for its DNS record."""
    domain = base.parameters.get("Domain", "")
    if not domain:
        return
    certificate = certificates.find(cloud, domain)
    if certificate is None:
        yield f"domain: there is no certificate of {domain}; call pinternet provision again"
    elif certificate["Status"] != certificates.ISSUED:
        record = certificates.record(certificate) or "(AWS says it within a minute; call this again)"
        yield f"domain: put this record into the DNS of {domain}: {record}"


def room_is_reserved(cloud: Cloud, base: Stack) -> Iterator[str]:
    """Find a new account, which may run so little at once that nothing can be reserved."""
    most = concurrency(cloud)
    if reservable(committed(cloud.stage.name), most) is None:
        yield (
            f"room: this account may run only {most} functions at once, so none can be reserved for this "
            "service. Ask for 1000 (AWS console: Service Quotas, AWS Lambda, Concurrent executions); it "
            "costs nothing"
        )


LOOKS: tuple[Look, ...] = (
    mail_identity_is_proved,
    mail_is_in_the_sandbox,
    sms_are_in_the_sandbox,
    alarms_are_read,
    certificate_is_issued,
    room_is_reserved,
)
