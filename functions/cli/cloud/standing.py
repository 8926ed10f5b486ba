"""How a stage stands: its stacks, its address, what was deployed last, alarms, dead letters."""

from collections.abc import Iterator

from functions.cli.cloud import stacks
from functions.cli.cloud.deployments import deployments
from functions.cli.cloud.stacks import Stack
from functions.cli.cloud.stage import Cloud
from functions.cli.cloud.zappa_runs import is_paused


def facts(cloud: Cloud) -> tuple[Stack | None, list[str]]:
    """Return the base stack and what there is to say of a stage, a line each."""
    stage = cloud.stage
    found = {name: stacks.find(cloud, name) for name in (stage.base, stage.function, stage.edge)}
    base, edge = found[stage.base], found[stage.edge]
    lines = [f"{name}: {stack.status if stack else 'not there'}" for name, stack in found.items()]
    if base is None:
        return None, [*lines, f"First: pinternet provision --stage {stage.name}"]
    lines.append(f"address: {edge.outputs.get('Origin', 'none yet') if edge else 'none yet'}")
    return base, [*lines, *leading_record(edge), *_deployed(cloud, base)]


def leading_record(edge: Stack | None) -> list[str]:
    """Return the DNS record that leads a domain of the stage's own to it, none without such a domain."""
    domain = edge.parameters.get("Domain", "") if edge else ""
    if edge is None or not domain:
        return []
    return [f"DNS of {domain}: CNAME {edge.outputs['DistributionDomain']}"]


def ailments(cloud: Cloud, base: Stack) -> Iterator[str]:
    """Find stacks that are not whole, alarms that ring, work that was given up."""
    stage = cloud.stage
    for name in (stage.base, stage.function, stage.edge):
        stack = stacks.find(cloud, name)
        if stack is not None and not stack.is_whole:
            how = "provision" if name == stage.base else "deploy"
            yield f"{name} is not whole ({stack.status}); call: pinternet {how} --stage {stage.name}"
    if is_paused(cloud):
        yield f"paused, so nobody can write or is alerted; go on: pinternet pause --end --stage {stage.name}"
    ringing = cloud.client("cloudwatch").describe_alarms(
        AlarmNamePrefix=f"{stage.function}-", StateValue="ALARM"
    )
    for alarm in ringing["MetricAlarms"]:
        yield f"alarm: {alarm['AlarmName']}. {alarm.get('AlarmDescription', '')}".strip()
    dead = _dead_letters(cloud)
    if dead:
        yield f"{dead} dead letters wait in {stage.function}-dead-letters; see the log of their time"


def _deployed(cloud: Cloud, base: Stack) -> list[str]:
    kept = deployments(cloud, base.outputs["PackagesBucket"])
    if not kept:
        return ["deployed: nothing yet"]
    named = ", ".join(kept[0].signers) or "nobody, so nobody can write yet"
    return [
        f"deployed: {kept[0].shown}, package {kept[0].package.rpartition('/')[2][:12]}",
        f"pages name: {named}",
        *(f"kept to go back to: {one.shown}" for one in kept[1:]),
    ]


def _dead_letters(cloud: Cloud) -> int:
    client = cloud.client("sqs")
    url = client.get_queue_url(QueueName=f"{cloud.stage.function}-dead-letters")["QueueUrl"]
    wanted = ["ApproximateNumberOfMessages"]
    return int(client.get_queue_attributes(QueueUrl=url, AttributeNames=wanted)["Attributes"][wanted[0]])
