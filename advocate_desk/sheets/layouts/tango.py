"""Tango (Rewards Genius): gift cards that were ordered, one line each."""

from __future__ import annotations

from advocate_desk.sheets.layout import ForeignLayout, headed, nowhere

TANGO = ForeignLayout(
    key="tango_rewards",
    name="Tango rewards",
    kind="grants",
    system="Tango",
    known_by=(headed("utid"),),
    means={
        "reward id": "order_id",  # the order with its line, so that each is known again
        "date issued": "given_on",
        "recipient email": "member_email",
        "recipient first name": "member_given_name",
        "recipient last name": "member_family_name",
        "reward": "reward",
        "amount issued": "value",
        "currency code": "currency",
        "reward status": "status",
        "notes": "notes",
        **nowhere(
            *("sender", "utid", "send email", "etid", "email status", "account number"),
            *("order source", "platform name", "order id", "last resend date"),
            "external reference id",
        ),
    },
    usual={"kind": "gift card", "vendor": "Tango"},
)
