"""HubSpot: lists of contacts, of companies and of deals, as exported from their pages."""

from __future__ import annotations

from advocate_desk.sheets.layout import ForeignLayout, headed, nowhere

_SYSTEM = "HubSpot"
_ID = "record id"
_RAW_ID = "hs_object_id"  # where a program took the list by HubSpot's own names of fields

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
        headed(_RAW_ID, "firstname"),
        headed(_ID, "associated company ids", "email"),
    ),
    means={
        _ID: "external_id",
        _RAW_ID: "external_id",
        "lastmodifieddate": "last_modified",
        "company name": "company",
        "associated company": "company",
        "original source": "source",
        "country/region": "country",
        **nowhere(
            *("lead status", "lifecycle stage", "contact owner", "create date", "id"),
            *("createdate", "createdat", "updatedat", "archived"),
            *("last activity date", "associated company ids"),
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
        _ID: "external_id",
        "company name": "company",
        "company domain name": "domain",
        "website url": "domain",
        **nowhere(
            *("create date", "last activity date"),
            *("lifecycle stage", "lead status", "associated contact ids"),
        ),
    },
)
DEALS = ForeignLayout(
    key="hubspot_deals",
    name="HubSpot deals",
    kind="opportunities",
    system=_SYSTEM,
    known_by=(headed(_ID, "deal name"),),
    means={
        _ID: "opportunity_id",
        "deal name": "name",
        "deal stage": "stage",
        "amount": "amount",
        "deal owner": "owner",
        "associated company": "company",
        "associated company ids": "company_ids",
        "associated contact ids": "contact_ids",
        "close date": "closed_on",
        "create date": "created_on",
        **nowhere("pipeline", "last activity date", "associated contact"),
    },
)
