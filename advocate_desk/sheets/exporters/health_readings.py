"""The sheet Health readings: how accounts were doing, day by day."""

from __future__ import annotations

from advocate_desk.program.fields import ListField, Shape
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import company_name
from advocate_desk.store.choices import Health
from advocate_desk.store.models import Account, HealthReading

HEALTH_READINGS = sheet_of(
    "Health readings",
    {
        "Company": company_name(),
        "On": HealthReading.read_on.expression,
        "Health": HealthReading.health.expression,
    },
    HealthReading.__table__.join(Account.__table__, Account.id == HealthReading.account_id),
    HealthReading.id.expression,
    (ListField("health", "Health", Shape.CHOICE, tuple(Health)),),
)
