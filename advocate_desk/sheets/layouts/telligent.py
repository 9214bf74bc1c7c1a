"""Verint Community (Telligent): the report of active members."""

from __future__ import annotations

from advocate_desk.sheets.layout import ForeignLayout, headed, nowhere

TELLIGENT = ForeignLayout(
    key="telligent_members",
    name="Telligent members",
    kind="members",
    system="Telligent",
    known_by=(
        headed("membership id", "total activity count"),
        headed("membership id", "profile url"),
    ),
    means={
        "membership id": "external_id",
        "email address": "email",
        **nowhere("username", "profile url", "last activity date", "total activity count"),
    },
)
