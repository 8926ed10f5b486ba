"""The settings of the console: everybody reads them, coordinators change them."""

from flask import Blueprint

from functions.staff.model.people import COORDINATOR
from functions.staff.settings import Settings
from functions.web import staff_loading as loading
from functions.web.bodies import load_body
from functions.web.context import now, services
from functions.web.describing import gives, takes
from functions.web.guards import caller, only, people_only
from functions.web.staff_schemas import SettingsSchema

blueprint = Blueprint("staff_settings", __name__, url_prefix="/api/v1/staff/settings")
people_only(blueprint)


@blueprint.get("")
@gives(SettingsSchema())
def settings() -> dict[str, object]:
    """Show the settings in force."""
    return _shown(services().settings.read())


@blueprint.put("")
@only(COORDINATOR)
@takes(SettingsSchema(), gives=SettingsSchema())
def save_settings() -> dict[str, object]:
    """Save settings; a colleague's that came between are kept (409)."""
    wanted = loading.settings(load_body(SettingsSchema()))
    return _shown(services().settings.save(wanted, by=caller().id, now=now()))


def _shown(found: Settings) -> dict[str, object]:
    days = found.working_days
    listed = days and [{"weekday": day, "start": days[day][0], "end": days[day][1]} for day in sorted(days)]
    return dict(SettingsSchema().dump(vars(found) | {"working_days": listed}))
