"""The sheet Consents: what members permit, and since when."""

from __future__ import annotations

from advocate_desk.program.relation_fields import CONSENT_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import member_name
from advocate_desk.store.models import Consent, Member

CONSENTS = sheet_of(
    "Consents",
    {
        "UID": Consent.uid.expression,
        "Member": member_name(),
        "Use": Consent.use.expression,
        "State": Consent.state.expression,
        "Scope": Consent.scope.expression,
        "Given on": Consent.given_on.expression,
        "Expires on": Consent.expires_on.expression,
        "Refused on": Consent.refused_on.expression,
        "Withdrawn on": Consent.withdrawn_on.expression,
        "Evidence": Consent.evidence.expression,
    },
    Consent.__table__.join(Member.__table__, Member.id == Consent.member_id),
    Consent.id.expression,
    CONSENT_FIELDS,
)
