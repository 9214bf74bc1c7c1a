"""Who knows whom: add, edit, delete. Of two people it says nothing who is A."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold
from advocate_desk.program.checks import Values
from advocate_desk.program.community_lists import CONNECTIONS
from advocate_desk.program.edits import Changes
from advocate_desk.program.listing import Chosen
from advocate_desk.program.own_fields import forget_rows
from advocate_desk.program.plain_kinds import (
    PlainKind,
    Unlike,
    add_rows,
    delete_rows,
    edit_rows,
)
from advocate_desk.store.choices import ConnectionKind
from advocate_desk.store.models import Connection


def _misfits(values: Values) -> list[Problem]:
    one = values.get("member_a_id")
    if one is None:
        return [Problem("member_a", "Say which member it is.")]
    if (values.get("member_b_id") is None) == (not values.get("person_b")):
        return [Problem("member_b", "Say whom she knows: a member, or somebody else by name.")]
    if one == values.get("member_b_id"):
        return [Problem("member_b", "Nobody is connected with herself: choose somebody else.")]
    return []


def _is_there(_row: Values) -> Problem:
    return Problem("member_b", "These two are connected already, as of that day.")


def pair(said: Sequence[Any]) -> Hashable:
    """Give what a connection is known by: its two people in no order, and its day."""
    one, other, name, day = said
    return frozenset({one, fold(name) if name else other}), day


KIND = PlainKind(
    CONNECTIONS,
    Connection,
    needs={"kind": "Say how they know each other."},
    usual={"kind": ConnectionKind.INTRO.value},
    misfits=_misfits,
    together=("member_b_id", "member_a_id", "person_b"),
    unlike=(Unlike(("member_a_id", "member_b_id", "person_b", "introduced_on"), _is_there, pair),),
)


def add_connections(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add connections of `member_a_id` with `member_b_id`, or with somebody else, `person_b`.

    Raises:
        InvalidDraft: one of the two is missing or both are the same, or they are connected.
    """
    return add_rows(session, KIND, rows)


def edit_connections(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen connections; give how many rows changed.

    Raises:
        InvalidDraft: a value cannot be kept, or two connections would be the same.
    """
    return edit_rows(session, KIND, chosen, changes)


def delete_connections(session: Session, chosen: Chosen) -> int:
    """Delete connections; undo brings them back."""
    return delete_rows(session, KIND, chosen)


def part_with_herself(session: Session, one: int, other: int) -> None:
    """Delete the connections between two members who are about to become one."""
    a, b = Connection.member_a_id, Connection.member_b_id
    between = or_((a == one) & (b == other), (a == other) & (b == one))
    forget_rows(session, CONNECTIONS.key, select(Connection.id).where(between))
    session.execute(delete(Connection).where(between))
