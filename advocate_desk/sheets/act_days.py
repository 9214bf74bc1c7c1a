"""One date, one outcome: which day of an act a file's date is, as its status says."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from advocate_desk.store.choices import ActStatus

_DUE = (ActStatus.SCHEDULED, ActStatus.ACCEPTED)
Day = dt.date | None


class SaidDays(NamedTuple):
    """What a row says of its status and days; `day` is a date without a name."""

    status: str | None
    day: Day
    asked_on: Day
    due_on: Day
    responded_on: Day
    completed_on: Day


class ActDays(NamedTuple):
    """The status and days of an act.

    Attributes:
        is_assumed: the file had no day; the import's stands in and is left out of charts.
        is_too_late: it was said to be done on a day to come, which was left out.
    """

    status: str
    asked_on: Day
    due_on: Day
    responded_on: Day
    completed_on: Day
    is_assumed: bool
    is_too_late: bool


def settle_days(said: SaidDays, today: dt.date) -> ActDays:
    """Give a row's status and put its date where it belongs."""
    status = said.status or _likely_status(said, today)
    asked, due = said.asked_on, said.due_on
    responded, completed = said.responded_on, said.completed_on
    too_late = False
    if status == ActStatus.COMPLETED:
        completed = completed or said.day
        too_late = completed is not None and completed > today
        completed = None if too_late else completed
    elif status in _DUE:
        due = due or said.day
    elif status == ActStatus.DECLINED:
        responded = responded or said.day
    else:
        asked = asked or said.day
    assumed = status == ActStatus.COMPLETED and completed is None
    if assumed:
        completed = today
    return ActDays(status, asked, due, responded, completed, assumed, too_late)


def _likely_status(said: SaidDays, today: dt.date) -> str:
    """Tell the status of a row without one: done, unless its days say that it is still to come."""
    done = said.completed_on or said.day
    if done is not None:
        return ActStatus.SCHEDULED if done > today else ActStatus.COMPLETED
    if said.due_on is not None:
        return ActStatus.SCHEDULED
    return ActStatus.ASKED if said.asked_on is not None else ActStatus.COMPLETED
