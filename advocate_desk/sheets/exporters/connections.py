"""The sheet Connections: who knows whom."""

from __future__ import annotations

from sqlalchemy import func
from sqlalchemy.orm import aliased

from advocate_desk.program.community_fields import CONNECTION_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import colleague_name, member_name
from advocate_desk.store.models import Colleague, Connection, Member

_A, _B = aliased(Member), aliased(Member)

CONNECTIONS = sheet_of(
    "Connections",
    {
        "UID": Connection.uid.expression,
        "Member A": member_name(_A),
        "Member B": func.coalesce(member_name(_B), Connection.person_b),
        "Kind": Connection.kind.expression,
        "Introduced by": colleague_name(),
        "Introduced on": Connection.introduced_on.expression,
        "Status": Connection.status.expression,
        "Outcome": Connection.outcome.expression,
        "Value": Connection.value.expression,
        "Currency": Connection.currency.expression,
        "Rate": Connection.rate.expression,
        "Notes": Connection.notes.expression,
    },
    Connection.__table__.join(_A, _A.id == Connection.member_a_id)
    .outerjoin(_B, _B.id == Connection.member_b_id)
    .outerjoin(Colleague.__table__, Colleague.id == Connection.introduced_by_id),
    Connection.id.expression,
    CONNECTION_FIELDS,
)
