"""HubSpot: lists of contacts, of companies and of deals, as exported from their pages."""

from __future__ import annotations

from advocate_desk.sheets.layout import ForeignLayout, headed, nowhere

_SYSTEM = "HubSpot"
_ID = "record id"

CONTACTS = ForeignLayout(
    key="hubspot_contacts",
    name="HubSpot contacts",
    kind="members",
    system=_SYSTEM,
    known_by=(
        headed(_ID, "contact owner"),
        headed(_ID, "lifecycle stage", "first name"),
        headed(_ID, "lifecycle stage", "last name"),
        headed(_ID, "lifecycle stage", "email"),
        headed(_ID, "associated company", "email"),
        headed(_ID, "associated company ids", "email"),
    ),
    means={
        _ID: "external_id",
        "company name": "company",
        "associated company": "company",
        "original source": "source",
        "country/region": "country",
        **nowhere(
            *("lead status", "lifecycle stage", "contact owner", "create date"),
            *("last activity date", "last modified date", "associated company ids"),
        ),
    },
)
COMPANIES = ForeignLayout(
    key="hubspot_companies",
    name="HubSpot companies",
    kind="accounts",
    system=_SYSTEM,
    known_by=(
        headed(_ID, "company owner"),
        headed(_ID, "company name", "website url"),
        headed(_ID, "company name", "company domain name"),
    ),
    means={
        "company name": "company",
        "company domain name": "domain",
        "website url": "domain",
        **nowhere(
            *(_ID, "create date", "last activity date", "last modified date"),
            *("lifecycle stage", "lead status", "associated contact ids"),
        ),
    },
)
