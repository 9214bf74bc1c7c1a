"""Writes the kinds of rows that are plain: new ones in one go, known ones by what changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from advocate_desk.program.bulk import insert_rows, set_columns
from advocate_desk.sheets.known import listed
from advocate_desk.sheets.planned import Section, Values
from advocate_desk.sheets.saving import Saving, without_clear
from advocate_desk.store.models import Table

_MEMBER = "member_id"


def save_plain(
    saving: Saving,
    section: Section,
    table: type[Table],
    columns: Sequence[str],
    stored: Callable[[Values], Values],
) -> None:
    """Make the new rows of a plain kind and change the known ones.

    `stored` gives, by column, what the desk keeps of what a row says, by field.
    """
    new = [group for group in section.groups if group.target is None]
    drafts = []
    for group in new:
        draft = stored(without_clear(group.merged)) | {"uid": group.merged.get("uid")}
        if _MEMBER in columns:
            draft[_MEMBER] = saving.member(group.who)
        drafts.append(draft)
    for group, row_id in zip(
        new, insert_rows(saving.session, table, columns, drafts), strict=True
    ):
        group.made(row_id)
    for group in section.groups:
        if group.changes and group.target is not None:
            changes = stored(group.changes)
            if changes:
                set_columns(saving.session, table, listed([group.target]), changes)
