"""What a deployment would change, without changing anything."""

from collections.abc import Sequence
from pathlib import Path

from functions.cli.cloud import publishing, stacks, zappa_runs
from functions.cli.cloud.deploying import told, whole_base
from functions.cli.cloud.deployments import deployments
from functions.cli.cloud.deployments import previous as earlier
from functions.cli.cloud.stage import Cloud
from functions.cli.cloud.templates import EDGE
from functions.web import site_files


def preview(cloud: Cloud, site: Path, signers: Sequence[str], *, previous: bool = False) -> None:
    """Say what `deploy` would do to function, edge and site."""
    base = whole_base(cloud)
    before = deployments(cloud, base.outputs["PackagesBucket"])
    if previous:
        older = earlier(before)
        cloud.say(
            f"would go back to what was deployed on {older.shown}" if older else "nothing to go back to"
        )
        cloud.say("Nothing was changed.")
        return
    cloud.say(f"function: would be {'updated' if zappa_runs.has_function(cloud) else 'made'}")
    _preview_edge(cloud, site_files.policy(site))
    named = tuple(signers) or (before[0].signers if before else ())
    cloud.say(f"pages: would name {', '.join(named) or 'nobody, so nobody could write yet'}")
    files = list(publishing.files_of(site, named))
    old = {asset for one in before for asset in one.assets}
    there = publishing.there(cloud.client("s3"), base.outputs["SiteBucket"])
    plan = publishing.plan(files, there, told(before), old)
    cloud.say(
        f"site: {len(plan.uploads)} of {len(files)} files would be uploaded, {len(plan.removals)} removed, "
        f"{len(plan.stale)} addresses told to the caches"
    )
    cloud.say("Nothing was changed.")


def _preview_edge(cloud: Cloud, policy: str) -> None:
    edge = stacks.find(cloud, cloud.stage.edge)
    if edge is None:
        cloud.say(f"{cloud.stage.edge}: would be made")
        return
    template = cloud.templates[EDGE]
    changes = stacks.compare(edge, template, {**edge.parameters, "PagePolicy": policy})
    cloud.say(f"{cloud.stage.edge}: would" if changes else f"{cloud.stage.edge}: nothing to change")
    for line in changes.lines():
        cloud.say(f"  {line}")
