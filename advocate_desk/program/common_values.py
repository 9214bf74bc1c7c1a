"""What many rows have in common, counted by the database however many they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advocate_desk.program.listing import Chosen, Listing


@dataclass(frozen=True, slots=True)
class Common:
    """What rows hold in one field: the same value, or several."""

    is_mixed: bool
    value: Any = None


def common_values(
    session: Session, listing: Listing, chosen: Chosen, keys: Sequence[str]
) -> dict[str, Common]:
    """Give for each field the value that all chosen rows share, or that they differ."""
    columns = [listing.columns[key] for key in keys]
    asked = select(
        func.count(),
        *(part for one in columns for part in (func.count(one), func.min(one), func.max(one))),
    )
    row = session.execute(
        asked.select_from(listing.source).where(listing.id.in_(listing.chosen(chosen)))
    ).one()
    found = {}
    for number, key in enumerate(keys):
        filled, least, most = row[1 + number * 3 : 4 + number * 3]
        is_mixed = bool(filled) and (filled != row[0] or least != most)
        found[key] = Common(is_mixed, None if is_mixed else least)
    return found
