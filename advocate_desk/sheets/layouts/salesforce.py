"""Salesforce: reports of opportunities; the lines below the rows are left out as any footers."""

from __future__ import annotations

from advocate_desk.sheets.layout import ForeignLayout, headed, nowhere

_NAME = "opportunity name"

SALESFORCE = ForeignLayout(
    key="salesforce_opportunities",
    name="Salesforce opportunities",
    kind="opportunities",
    system="Salesforce",
    known_by=(
        headed(_NAME, "close date"),
        headed(_NAME, "opportunity owner"),
        headed(_NAME, "account name", "stage"),
        headed(_NAME, "opportunity id", "amount"),
    ),
    means={
        "opportunity id": "opportunity_id",
        _NAME: "name",
        "account name": "company",
        "opportunity owner": "owner",
        "total amount": "amount",
        "total amount currency": "currency",
        "amount": "amount",
        "amount currency": "currency",
        "stage": "stage",
        "close date": "closed_on",
        "created date": "created_on",
        "lead source": "heard_via",
        **nowhere(
            *("forecast category", "fiscal period", "type", "probability (%)", "age"),
            *("next step", "owner role"),
        ),
    },
)
