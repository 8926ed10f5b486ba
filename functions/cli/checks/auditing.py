"""Looks at the audit trail: whether everything in it is still what was linked."""

from collections.abc import Mapping

from functions.audit.actions.verifying import look_through, missing_from, verify
from functions.audit.model.chain import ALTERED, CUT, FORGED, MISSING, Fault, Head
from functions.services import Services

WRONG: Mapping[str, str] = {
    MISSING: "entry {number} is missing",
    ALTERED: "entry {number} is not what was linked there",
    CUT: "it ends before entry {number}, which was mailed",
    FORGED: "contents are gone that no erasing dropped",
}


def trail_is_whole(services: Services) -> str | None:
    """Find an audit trail that was changed: all of a short one, of a long one what is new and a part."""
    return _said(look_through(services.cases.audit).fault)


def trail_holds(services: Services, mailed: Head) -> str | None:
    """Find a trail of which anything up to a mailed head was changed; reads all of it."""
    audit = services.cases.audit
    return _said(verify(audit).fault or missing_from(audit, mailed))


def _said(fault: Fault | None) -> str | None:
    if fault is None:
        return None
    wrong = WRONG[fault.kind].format(number=fault.number)
    return (
        f"the audit trail is not whole: {wrong}; keep a copy of the data, find out who could write to it, "
        "and restore the last backup whose trail is whole"
    )
