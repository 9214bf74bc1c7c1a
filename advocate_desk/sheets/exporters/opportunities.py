"""The sheet Opportunities: deals, as the CRM tells them."""

from __future__ import annotations

from advocate_desk.program.business_fields import OPPORTUNITY_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import colleague_name, company_name
from advocate_desk.store.models import Account, Colleague, Opportunity

OPPORTUNITIES = sheet_of(
    "Opportunities",
    {
        "UID": Opportunity.uid.expression,
        "Opportunity id": Opportunity.opportunity_id.expression,
        "Name": Opportunity.name.expression,
        "Company": company_name(),
        "Amount": Opportunity.amount.expression,
        "Currency": Opportunity.currency.expression,
        "Rate": Opportunity.rate.expression,
        "Stage": Opportunity.stage.expression,
        "Outcome": Opportunity.outcome.expression,
        "Created on": Opportunity.created_on.expression,
        "Closed on": Opportunity.closed_on.expression,
        "Owner": colleague_name(),
        "Competitor": Opportunity.competitor.expression,
        "Heard via": Opportunity.heard_via.expression,
    },
    Opportunity.__table__.outerjoin(
        Account.__table__, Account.id == Opportunity.account_id
    ).outerjoin(Colleague.__table__, Colleague.id == Opportunity.owner_id),
    Opportunity.id.expression,
    OPPORTUNITY_FIELDS,
)
