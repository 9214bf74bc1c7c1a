"""Alida: rewards that members of a community got for their part in surveys."""

from __future__ import annotations

from advocate_desk.sheets.layout import ForeignLayout, headed, nowhere

ALIDA = ForeignLayout(
    key="alida_rewards",
    name="Alida rewards",
    kind="grants",
    system="Alida",
    known_by=(
        headed("member id", "reward status", "activity name"),
        headed("reward status", "reward amount", "communication name"),
    ),
    means={
        "member id": "member_id",
        "email": "member_email",
        "first name": "member_given_name",
        "last name": "member_family_name",
        "reward date": "given_on",
        "reward amount": "value",
        "reward status": "status",
        "activity name": "notes",
        **nowhere("community", "member status", "communication name", "activity type"),
    },
    usual={"kind": "gift card", "vendor": "Alida"},
)
