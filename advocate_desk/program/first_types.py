"""The 72 activity types a new desk starts with."""

from __future__ import annotations

import csv
import uuid
from typing import Any

from sqlalchemy import Connection

from advocate_desk.base import words
from advocate_desk.base.paths import resource
from advocate_desk.base.text import split_words
from advocate_desk.store.models import ActivityType

# uids made from the number, so that the same type is the same type in every desk
_FAMILY = uuid.UUID("6f1c7a52-35b1-4e0a-9a3c-0f5f6f0f7a11")
_PLAIN_CONSENT = "quote; name and title; company name"  # what `yes` means for a type's consent


def add_first_types(connection: Connection) -> None:
    """Insert the types; not journalled: a new desk has nothing to undo."""
    with resource("activity_types.csv").open(encoding="utf-8", newline="") as file:
        rows = [_type_of(line) for line in csv.DictReader(file)]
    connection.execute(ActivityType.__table__.insert(), rows)  # type: ignore[attr-defined]


def _type_of(line: dict[str, str]) -> dict[str, Any]:
    value = line["value_usd"]
    return {
        "uid": str(uuid.uuid5(_FAMILY, line["number"])),
        "name": line["name"],
        "category": line["category"],
        "motivations": split_words(line["motivations"]),
        "stance": line["stance"],
        "moment": line["moment"],
        "effort": int(line["effort"]),
        "minutes": int(line["minutes"]),
        "points": int(line["points"]),
        "value": int(value) * 10 ** words.currency_digits("USD") if value else None,
        "currency": "USD" if value else None,
        "value_source": line["value_source"],
        "endorsement_rules": line["endorsement_rules"] == "yes",
        "needs_consent": split_words(_PLAIN_CONSENT)
        if line["needs_publication_consent"] == "yes"
        else (),
        "counts_as_advocacy": line["counts_as_advocacy"] == "yes",
        "counts_towards_load": line["counts_towards_load"] == "yes",
        "code": line["number"],
        "active": True,
    }
