"""What members permit: add, edit, delete, how a permission stands, and what to take down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Protocol

from sqlalchemy import ColumnElement, RowMapping, Select, func, select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold
from advocate_desk.program.bulk import set_columns
from advocate_desk.program.checks import Values, refuse
from advocate_desk.program.edits import Changes, Each, Edits, edits_of, with_any
from advocate_desk.program.listing import Chosen, listed
from advocate_desk.program.plain_kinds import PlainKind, add_rows, delete_rows, edit_rows
from advocate_desk.program.relation_lists import CONSENTS
from advocate_desk.store.choices import ActStatus, ConsentState, ConsentUse
from advocate_desk.store.models import Activity, ActivityType, Consent

# of several states for one use the first of these counts
STRICTEST = (
    ConsentState.WITHDRAWN,
    ConsentState.REFUSED,
    ConsentState.EXPIRED,
    ConsentState.NOT_ASKED,
    ConsentState.GIVEN,
)
BLOCKING = (ConsentState.WITHDRAWN, ConsentState.REFUSED)
# what she said on which day; the strictest first
SAID_ON = {
    ConsentState.WITHDRAWN: "withdrawn_on",
    ConsentState.REFUSED: "refused_on",
    ConsentState.GIVEN: "given_on",
}
_DAYS = tuple(SAID_ON.values())
_ONLY_PAST = "This day is still to come: write down what she says on the day she says it."
_FIRST_GIVEN = {
    "expires_on": "A permission cannot end before the day it was given.",
    "withdrawn_on": "A permission cannot be withdrawn before the day it was given.",
}
_NO_WAY_BACK = (
    "This was refused or withdrawn: add a new consent for what is said now, so that both stay."
)
_WAS_ASKED = "Take the days away first: they say that it was asked."


class ConsentRow(Protocol):
    """What a permission must tell to be judged."""

    @property
    def state(self) -> str | None: ...  # noqa: D102
    @property
    def given_on(self) -> dt.date | None: ...  # noqa: D102
    @property
    def expires_on(self) -> dt.date | None: ...  # noqa: D102
    @property
    def refused_on(self) -> dt.date | None: ...  # noqa: D102
    @property
    def withdrawn_on(self) -> dt.date | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Told:
    """What one row says of a permission, wherever the row is."""

    state: str | None = None
    given_on: dt.date | None = None
    expires_on: dt.date | None = None
    refused_on: dt.date | None = None
    withdrawn_on: dt.date | None = None

    @classmethod
    def of(cls, values: Values) -> Told:
        """Take what values by field say."""
        return cls(**{one.name: values.get(one.name) for one in fields(cls)})


@dataclass(frozen=True, slots=True)
class NeededBy:
    """A completed act whose type needs a permission."""

    activity_id: int
    type: str
    day: dt.date | None
    link: str | None


def state_on(row: ConsentRow, day: dt.date) -> ConsentState:
    """Say how one permission stands on a day; a word without its day stands (domain §1.1)."""
    told = row.state
    if _begun(row.withdrawn_on, day, told == ConsentState.WITHDRAWN):
        return ConsentState.WITHDRAWN
    if _begun(row.refused_on, day, told == ConsentState.REFUSED):
        return ConsentState.REFUSED
    expired = told == ConsentState.EXPIRED if row.expires_on is None else row.expires_on < day
    if expired:
        return ConsentState.EXPIRED
    if _begun(row.given_on, day, told == ConsentState.GIVEN):
        return ConsentState.GIVEN
    return ConsentState.NOT_ASKED


def _begun(since: dt.date | None, day: dt.date, told: bool) -> bool:  # noqa: FBT001  private
    return told if since is None else since <= day


def said_last(row: ConsentRow, day: dt.date) -> dt.date | None:
    """Give the last day on which she said something to it, up to a day."""
    days = (row.given_on, row.refused_on, row.withdrawn_on)
    return max((one for one in days if one is not None and one <= day), default=None)


def states_by_use(rows: Iterable[Consent], day: dt.date) -> dict[ConsentUse, ConsentState]:
    """Give how each use stands by the rows of one member, in the order they were made."""
    newest: dict[tuple[str, str], Consent] = {}
    for row in rows:
        scope = (row.use, fold(row.scope or ""))
        held = newest.get(scope)
        if held is None or _age(row, day) >= _age(held, day):
            newest[scope] = row
    found = dict.fromkeys(ConsentUse, ConsentState.NOT_ASKED)
    for use in ConsentUse:
        states = [state_on(row, day) for (of, _), row in newest.items() if of == use]
        if states:
            found[use] = min(states, key=STRICTEST.index)
    return found


def _age(row: ConsentRow, day: dt.date) -> dt.date:
    """Order rows by what was said last; one whose days are all still to come is the oldest."""
    return said_last(row, day) or dt.date.min


def acts_that_need(
    session: Session, member_id: int, use: str, limit: int = 20
) -> tuple[NeededBy, ...]:
    """Give a member's completed acts whose types need a use: what to take down without it."""
    words = func.instr("; " + func.coalesce(ActivityType.needs_consent, "") + "; ", f"; {use}; ")
    rows = session.execute(
        select(Activity.id, ActivityType.name, Activity.completed_on, Activity.link)
        .join(ActivityType, ActivityType.id == Activity.type_id)
        .where(
            Activity.member_id == member_id,
            Activity.status == ActStatus.COMPLETED,
            words > 0,
        )
        .order_by(Activity.completed_on.desc(), Activity.id.desc())
        .limit(limit)
    )
    return tuple(NeededBy(*row) for row in rows)


def _misfits(values: Values) -> list[Problem]:
    given = values.get("given_on")
    for key in _DAYS:
        if (day := values.get(key)) and day > clock.today():
            return [Problem(key, _ONLY_PAST)]
    for key, sentence in _FIRST_GIVEN.items():
        if given and (day := values.get(key)) and day < given:
            return [Problem(key, sentence)]
    return []


KIND = PlainKind(
    CONSENTS,
    Consent,
    needs={"use": "Say what it is for.", "state": "Say what the answer was."},
    misfits=_misfits,
    together=("expires_on", *_DAYS),
)


def add_consents(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add permissions; the days tell the state, unless a stricter one is told.

    Raises:
        InvalidDraft: nobody, no use, no answer, or days that do not fit.
    """
    return add_rows(session, KIND, [{**row, "state": state_told(row)} for row in rows])


def state_told(row: Values) -> str | None:
    """Give the state that a row tells by its word and its days: the strictest of them."""
    told = row.get("state")
    by_days = next((state.value for state, key in SAID_ON.items() if row.get(key)), None)
    if by_days is None:
        return told
    stricter = (*SAID_ON, ConsentState.EXPIRED).index
    is_stricter = told in BLOCKING and stricter(told) < stricter(by_days)
    return told if is_stricter or (told, by_days) == ("expired", "given") else by_days


def edit_consents(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen permissions; give how many rows changed.

    A day that is set or taken away tells the state anew; a state that is chosen is of today.

    Raises:
        InvalidDraft: a value cannot be kept, or what was taken back would be given again.
    """
    edits = edits_of(session, CONSENTS, chosen, changes)
    stated = {row: values for row, values in edits.items() if values.get("state") is not None}
    dated = Each({**edits, **_dated(session, stated)})
    changed = edit_rows(session, KIND, dated.chosen, dated)
    _tell_states(session, listed([row for row in with_any(edits, *_DAYS) if row not in stated]))
    return changed


def _dated(session: Session, stated: Edits) -> Edits:
    """Give the changes of rows whose state is chosen; a new one is of today."""
    held = select(Consent.id, Consent.state, *(getattr(Consent, key) for key in _DAYS))
    found = dict(stated)
    for row in session.execute(held.where(Consent.id.in_(listed(tuple(stated))))).mappings():
        changes = stated[row["id"]]
        state = changes["state"]
        refuse(_contradictions(row, state), row["id"])
        key = SAID_ON.get(state)
        if key and state != row["state"] and row[key] is None and key not in changes:
            found[row["id"]] = {**changes, key: clock.today()}
    return found


def _contradictions(row: RowMapping, state: str) -> list[Problem]:
    """Say why a state cannot be chosen for a row whose days say otherwise."""
    against = {
        ConsentState.GIVEN.value: (("refused_on", "withdrawn_on"), _NO_WAY_BACK),
        ConsentState.NOT_ASKED.value: (_DAYS, _WAS_ASKED),
    }
    keys, sentence = against.get(state, ((), ""))
    is_against = any(row[key] is not None for key in keys)
    return [Problem("state", sentence)] if is_against else []


def _tell_states(session: Session, whom: Select[int]) -> None:
    """Let the days of rows tell their state, the strictest first."""
    blank: list[ColumnElement[bool]] = []
    for state, key in SAID_ON.items():
        column = getattr(Consent, key)
        rows = select(Consent.id).where(Consent.id.in_(whom), column.is_not(None), *blank)
        set_columns(session, Consent, rows, {"state": state.value})
        blank.append(column.is_(None))


def delete_consents(session: Session, chosen: Chosen) -> int:
    """Delete permissions; undo brings them back."""
    return delete_rows(session, KIND, chosen)
