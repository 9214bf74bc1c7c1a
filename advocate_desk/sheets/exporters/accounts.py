"""The sheet Accounts; the health is the newest reading, all of them are on Health readings."""

from __future__ import annotations

from sqlalchemy.orm import aliased

from advocate_desk.program.fields import ACCOUNT_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import colleague_name
from advocate_desk.store.models import Account, AccountFigures, Colleague

_CSM = aliased(Colleague)
_EXECUTIVE = aliased(Colleague)

ACCOUNTS = sheet_of(
    "Accounts",
    {
        "UID": Account.uid.expression,
        "Company": Account.company.expression,
        "Aliases": Account.aliases.expression,
        "Domain": Account.domain.expression,
        "Industry": Account.industry.expression,
        "Size": Account.size.expression,
        "Region": Account.region.expression,
        "Country": Account.country.expression,
        "Segment": Account.segment.expression,
        "Annual value": Account.annual_value.expression,
        "Currency": Account.currency.expression,
        "Rate": Account.rate.expression,
        "Customer since": Account.customer_since.expression,
        "Renewal date": Account.renewal_date.expression,
        "Health": AccountFigures.health.expression,
        "Health on": AccountFigures.health_on.expression,
        "Open issue": Account.open_issue.expression,
        "Open issue since": Account.open_issue_since.expression,
        "Products": Account.products.expression,
        "Use cases": Account.use_cases.expression,
        "Replaced rival": Account.replaced_rival.expression,
        "Rivals": Account.rivals.expression,
        "Public sector": Account.public_sector.expression,
        "Healthcare": Account.healthcare.expression,
        "Reference policy": Account.reference_policy.expression,
        "Seats": Account.seats.expression,
        "CSM": colleague_name(_CSM),
        "Account executive": colleague_name(_EXECUTIVE),
        "Churned on": Account.churned_on.expression,
        "Do not mix with": Account.do_not_mix_with.expression,
    },
    Account.__table__.outerjoin(AccountFigures.__table__, AccountFigures.account_id == Account.id)
    .outerjoin(_CSM, _CSM.id == Account.csm_id)
    .outerjoin(_EXECUTIVE, _EXECUTIVE.id == Account.account_executive_id),
    Account.id.expression,
    ACCOUNT_FIELDS,
)
