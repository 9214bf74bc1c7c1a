"""What a program manager does with conversations: log, edit, thank, keep promises, delete."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import Problem
from advocate_desk.program.bulk import set_columns
from advocate_desk.program.checks import Values
from advocate_desk.program.edits import Changes
from advocate_desk.program.listing import Chosen
from advocate_desk.program.plain_kinds import PlainKind, add_rows, delete_rows, edit_rows
from advocate_desk.program.relation_lists import CONVERSATIONS
from advocate_desk.store.choices import TouchKind
from advocate_desk.store.models import Touch

_ONLY_PAST = {
    "on_day": "A conversation is logged when it has been held: this day is still to come.",
    "promise_done": "A promise cannot have been kept on a day that is still to come.",
}


def _misfits(values: Values) -> list[Problem]:
    on_day, due, done = (values.get(key) for key in ("on_day", "promise_due", "promise_done"))
    for key, sentence in _ONLY_PAST.items():
        if (day := values.get(key)) and day > clock.today():
            return [Problem(key, sentence)]
    if on_day and due and due < on_day:
        words = "A promise cannot be due before the day of the conversation."
        return [Problem("promise_due", words)]
    if on_day and done and done < on_day:
        words = "A promise cannot be kept before the day of the conversation."
        return [Problem("promise_done", words)]
    return []


KIND = PlainKind(
    CONVERSATIONS,
    Touch,
    needs={"on_day": "Say on what day it was.", "kind": "Say how you were in touch."},
    usual={"kind": TouchKind.TALK.value},
    misfits=_misfits,
    together=("on_day", "promise_due", "promise_done"),
)


def add_conversations(session: Session, rows: Sequence[Values]) -> list[int]:
    """Log conversations, one row a member; a thanks closes the thank-you of all she did so far.

    Raises:
        InvalidDraft: nobody, no day, one still to come, or a promise due before it was made.
    """
    return add_rows(session, KIND, rows)


def thank(session: Session, member_ids: Sequence[int]) -> list[int]:
    """Log that these members were thanked today; give the conversations."""
    today = {"on_day": clock.today(), "kind": TouchKind.THANKS.value}
    return add_conversations(session, [{**today, "member_id": one} for one in member_ids])


def edit_conversations(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen conversations; give how many rows changed.

    Raises:
        InvalidDraft: a value cannot be kept, or does not fit the day of the conversation.
    """
    return edit_rows(session, KIND, chosen, changes)


def keep_promises(session: Session, chosen: Chosen) -> int:
    """Say that the open promises of these conversations were kept today; give how many."""
    whom = CONVERSATIONS.settled(session, chosen)
    open_ones = select(Touch.id).where(
        Touch.id.in_(whom), Touch.promise.is_not(None), Touch.promise_done.is_(None)
    )
    return set_columns(session, Touch, open_ones, {"promise_done": clock.today()})


def delete_conversations(session: Session, chosen: Chosen) -> int:
    """Delete conversations; undo brings them back."""
    return delete_rows(session, KIND, chosen)
