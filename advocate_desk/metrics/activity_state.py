"""How things stand with a member: what she did, and whether we asked."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

RECENT_DAYS, ACTIVE_DAYS, FADED_DAYS = 90, 365, 730


class ActivityState(StrEnum):
    """The first of these that fits; a no is no activity, and resting makes nobody slip."""

    RECENT = "recent"
    ACTIVE = "active"
    NEVER_ASKED = "never asked"
    NO_ACT_YET = "asked, no act yet"
    SLIPPING = "slipping"
    LEFT_ALONE = "left alone"
    FADED = "faded"


def activity_state(
    today: dt.date, last_act: dt.date | None, last_ask: dt.date | None
) -> ActivityState:
    """Say how things stand by the days of the last act and of the last ask, up to today."""
    if last_act is None:
        return ActivityState.NEVER_ASKED if last_ask is None else ActivityState.NO_ACT_YET
    ago = (today - last_act).days
    if ago < RECENT_DAYS:
        return ActivityState.RECENT
    if ago < ACTIVE_DAYS:
        return ActivityState.ACTIVE
    if last_ask is None or (today - last_ask).days >= ACTIVE_DAYS:
        return ActivityState.LEFT_ALONE
    return ActivityState.SLIPPING if ago <= FADED_DAYS else ActivityState.FADED
