"""Rows of one file that mean the same: put together, compared with the desk, given verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.fields import is_blank
from advocate_desk.sheets.kept_lines import KeptLines
from advocate_desk.sheets.planned import Group, PlannedRow, Section, Verdict, joined
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.values import CLEAR

Values = dict[str, Any]
NO_OWN: Mapping[str, Existing] = {}


def policy_of(rows: SheetRows, given: Existing | None, *, by_uid: bool) -> Existing:
    """Give what to do with a row that is there: the sheet's word, the import's, or the usual."""
    usual = Existing.UPDATE if by_uid and rows.is_program else Existing.FILL
    return rows.setup.existing or given or usual


def changes_of(
    merged: Mapping[str, Any],
    known: Mapping[str, Any],
    policy: Existing,
    *,
    replaces: bool,
    own: Mapping[str, Existing] = NO_OWN,
) -> Values:
    """Give what would be set in a row that is there.

    `replaces`: several values do not add up; `own`: the fields that have a policy of their own.
    """
    changes: Values = {}
    for key, value in merged.items():
        held, said = known.get(key), own.get(key)
        if said is Existing.SKIP:
            continue
        may_replace = is_blank(held) or (said or policy) is Existing.UPDATE
        wanted = _wanted(held, value, replaces=replaces, may_replace=may_replace)
        if wanted != held and not (is_blank(wanted) and is_blank(held)):
            changes[key] = wanted
    return changes


def _wanted(held: Any, value: Any, *, replaces: bool, may_replace: bool) -> Any:
    """Give what a field holds after a file said a value in it."""
    if value is CLEAR:
        return () if isinstance(held, tuple) else None
    if isinstance(value, KeptLines):
        return str(value.added_to(held))
    if isinstance(value, tuple):
        return value if replaces or not held else joined(held, value)
    return value if may_replace else held


def kept_back(changes: Values, policy: Existing, own: Mapping[str, Existing]) -> Values | None:
    """Give what goes in of the changes of a row; None when all of it is left by choice."""
    if policy is not Existing.SKIP:
        return changes
    said = {key: value for key, value in changes.items() if key in own}
    return said or (None if changes else {})


def finish(rows: SheetRows, groups: list[Group], left_out: dict[int, PlannedRow]) -> Section:
    """Give the section of a sheet: the rows of all groups with their verdicts, in order.

    The row that gave a value carries its change; a later row that adds nothing is the same.
    """
    found = dict(left_out)
    for group in groups:
        for place in group.places:
            found[place] = _planned(rows, group, place)
        group.rows = [found[place] for place in group.places]
        if group.first is not None:
            _go_on(group.first, group)
    for place, values in enumerate(rows.rows()):
        found[place].values = values
    section = rows.section([found[place] for place in range(len(rows))])
    section.groups = [group for group in groups if group.first is None]
    return section


def _go_on(first: Group, group: Group) -> None:
    """Let a group of an earlier sheet carry out what the rows of this one say too."""
    for row in first.rows:
        if row.verdict is not Verdict.UPDATE:
            continue
        row.changes = {
            key: value for key, value in (row.changes or {}).items() if key not in group.givers
        }
        if not row.changes:
            row.verdict, row.changes, row.before = Verdict.SAME, None, None
    first.rows += group.rows
    first.changes = group.changes
    first.by_uid |= group.by_uid


def _planned(rows: SheetRows, group: Group, place: int) -> PlannedRow:
    row = PlannedRow(
        rows.numbers[place], Verdict.SAME, (), rows.problems_of(place), group.target, group.who
    )
    first = group.first is None and place == group.places[0]
    if group.target is None:
        gave = {
            key: group.merged[key]
            for key, giver in group.givers.items()
            if giver == place and key in group.merged
        }
        if first:
            row.verdict = Verdict.NEW
        elif gave:
            row.verdict, row.changes = Verdict.UPDATE, gave
    elif group.changes is None:
        row.verdict = Verdict.SKIPPED
    else:
        usual = group.places[0] if group.first is None else None
        own = [key for key in group.changes if group.givers.get(key, usual) == place]
        if own:
            row.verdict = Verdict.UPDATE
            row.changes = {key: group.changes[key] for key in own}
            row.before = {key: group.known.get(key) for key in own}
    return row
