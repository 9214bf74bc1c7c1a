"""What waits can be put off until a day; from that day on it is there again by itself."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import Problem
from advocate_desk.program.checks import refuse
from advocate_desk.store.models import Setting
from advocate_desk.store.preferences import SNOOZED, preferences

_A_MONTH = dt.timedelta(days=30)


def snooze(session: Session, kind: str, until: dt.date) -> None:
    """Put off what waits of a kind until a day.

    Raises:
        InvalidDraft: the day is not to come.
    """
    if until <= clock.today():
        refuse([Problem("until", "Say a day to come: until then it is put off.")])
    held = _held(session, kind) or Setting(name=f"{SNOOZED}{kind}")
    held.value = until.isoformat()
    session.add(held)
    session.flush()


def days_to_wait(session: Session) -> tuple[dt.date, ...]:
    """Give the days to put something off until: tomorrow, the start of next week, in a month."""
    today, starts_on = clock.today(), preferences(session).week_starts_on
    next_week = today + dt.timedelta(days=(starts_on - today.isoweekday() - 1) % 7 + 1)
    return tuple(sorted({today + dt.timedelta(days=1), next_week, today + _A_MONTH}))


def wake(session: Session, kind: str) -> None:
    """Let what waits of a kind be there again at once."""
    if held := _held(session, kind):
        session.delete(held)
        session.flush()


def snoozed_until(session: Session) -> dict[str, dt.date]:
    """Give the kinds that are put off, and until when."""
    held = session.execute(
        select(Setting.name, Setting.value).where(
            Setting.name.startswith(SNOOZED), Setting.value > clock.today().isoformat()
        )
    )
    return {name.removeprefix(SNOOZED): dt.date.fromisoformat(until) for name, until in held}


def _held(session: Session, kind: str) -> Setting | None:
    return session.scalars(select(Setting).where(Setting.name == f"{SNOOZED}{kind}")).first()
