"""The sheet Colleagues."""

from __future__ import annotations

from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.store.models import Colleague

COLLEAGUES = sheet_of(
    "Colleagues",
    {
        "UID": Colleague.uid.expression,
        "Name": Colleague.name.expression,
        "Email": Colleague.email.expression,
        "Team": Colleague.team.expression,
        "Role": Colleague.role.expression,
        "Charter version": Colleague.charter_version.expression,
        "Opted in on": Colleague.opted_in_on.expression,
    },
    Colleague.__table__,
    Colleague.id.expression,
)
