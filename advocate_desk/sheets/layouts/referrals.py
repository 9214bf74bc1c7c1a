"""The sheet of referrals that people keep by hand: who sent whom, when, and what came of it."""

from __future__ import annotations

from advocate_desk.sheets.layout import ForeignLayout, headed

REFERRALS = ForeignLayout(
    key="referral_tracker",
    name="referrals",
    kind="activities",
    known_by=(headed("referrer", "prospect name"),),
    means={
        "date received": "day",
        "referrer": "member_name",
        "prospect name": "text",
        "status": "outcome",
        "notes": "notes",
    },
    usual={"type": "Referral submitted"},
)
