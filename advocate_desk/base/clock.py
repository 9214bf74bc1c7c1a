"""Today and now: the one place where tests replace the time."""

from __future__ import annotations

import datetime as dt
import os

_FIXED_DAY = "ADVOCATE_DESK_TODAY"  # screenshots and checks run on a chosen day


def today() -> dt.date:
    """Give the local day."""
    if fixed := os.environ.get(_FIXED_DAY):
        return dt.date.fromisoformat(fixed)
    return dt.datetime.now().astimezone().date()


def now() -> str:
    """Give this moment as UTC text with seconds, `YYYY-MM-DD HH:MM:SS`."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%d %H:%M:%S")


def local_words(moment: str) -> str:
    """Give a stored UTC moment in local time, `YYYY-MM-DD HH:MM`."""
    utc = dt.datetime.strptime(moment, "%Y-%m-%d %H:%M:%S").replace(tzinfo=dt.UTC)
    return utc.astimezone().strftime("%Y-%m-%d %H:%M")
