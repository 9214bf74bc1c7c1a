"""The sheet Activity types."""

from __future__ import annotations

from advocate_desk.program.fields import ACTIVITY_TYPE_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.store.models import ActivityType

ACTIVITY_TYPES = sheet_of(
    "Activity types",
    {
        "UID": ActivityType.uid.expression,
        "Name": ActivityType.name.expression,
        "Category": ActivityType.category.expression,
        "Motivations": ActivityType.motivations.expression,
        "Stance": ActivityType.stance.expression,
        "Moment": ActivityType.moment.expression,
        "Effort": ActivityType.effort.expression,
        "Minutes": ActivityType.minutes.expression,
        "Points": ActivityType.points.expression,
        "Value": ActivityType.value.expression,
        "Currency": ActivityType.currency.expression,
        "Rate": ActivityType.rate.expression,
        "Value source": ActivityType.value_source.expression,
        "Endorsement rules": ActivityType.endorsement_rules.expression,
        "Needs consent": ActivityType.needs_consent.expression,
        "Counts as advocacy": ActivityType.counts_as_advocacy.expression,
        "Counts towards load": ActivityType.counts_towards_load.expression,
        "Code": ActivityType.code.expression,
        "Active": ActivityType.active.expression,
    },
    ActivityType.__table__,
    ActivityType.id.expression,
    ACTIVITY_TYPE_FIELDS,
)
