"""The web application: `create_app(services)` registers every blueprint and the rules that hold for all."""

from flask import Flask

from functions.services import Services
from functions.web import (
    calendars,
    claims,
    outbox,
    pages,
    public_intakes,
    public_mailboxes,
    public_service,
    reports,
    staff_alerts,
    staff_asks,
    staff_audit,
    staff_cases,
    staff_channels,
    staff_danger,
    staff_entry,
    staff_feeds,
    staff_figures,
    staff_forecast,
    staff_keys,
    staff_newcomers,
    staff_notes,
    staff_people,
    staff_policies,
    staff_record,
    staff_referrals,
    staff_roster,
    staff_rules,
    staff_session,
    staff_settings,
    staff_swaps,
    staff_watch,
)
from functions.web.application import application
from functions.web.lite import routes as lite

BLUEPRINTS = (
    public_service.blueprint,
    public_intakes.blueprint,
    public_mailboxes.blueprint,
    staff_entry.blueprint,
    staff_newcomers.blueprint,
    staff_session.blueprint,
    staff_people.blueprint,
    staff_keys.blueprint,
    staff_feeds.blueprint,
    staff_settings.blueprint,
    staff_forecast.blueprint,
    staff_watch.blueprint,
    staff_figures.blueprint,
    staff_audit.blueprint,
    staff_channels.blueprint,
    staff_rules.blueprint,
    staff_policies.blueprint,
    staff_referrals.blueprint,
    staff_alerts.blueprint,
    staff_roster.blueprint,
    staff_swaps.blueprint,
    staff_cases.blueprint,
    staff_record.blueprint,
    staff_asks.blueprint,
    staff_danger.blueprint,
    staff_notes.blueprint,
    claims.blueprint,
    calendars.blueprint,
    reports.blueprint,
    outbox.blueprint,
    lite.blueprint,
    pages.blueprint,
)


def create_app(services: Services) -> Flask:
    """Return the application that answers with these services."""
    app = application(services, BLUEPRINTS)
    if services.config.demo:
        from functions.web import demo

        app.register_blueprint(demo.blueprint)
    return app
