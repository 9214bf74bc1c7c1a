"""Writes the rows of a sheet: new ones in one go, known ones by what changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from advocate_desk.program.bulk import insert_rows, set_each
from advocate_desk.program.edits import pages_of
from advocate_desk.sheets.planned import Group, Section, Values
from advocate_desk.sheets.saving import Saving, without_clear
from advocate_desk.store.models import Table

_MEMBER = "member_id"


def save_groups(
    saving: Saving,
    section: Section,
    add: Callable[[Sequence[Group]], Iterable[int]],
    edit: Callable[[Mapping[int, Values]], object],
) -> None:
    """Make the new rows of a section by `add`, and give the known ones their changes by `edit`."""
    make_groups(section, add)
    changed = {
        group.target: group.changes
        for group in section.groups
        if group.changes and group.target is not None
    }
    for page in pages_of(changed, saving.progress, "Changing rows"):
        edit(page)


def make_groups(section: Section, add: Callable[[Sequence[Group]], Iterable[int]]) -> None:
    """Make the new rows of a section by `add`, all of them at once."""
    new = [group for group in section.groups if group.target is None]
    if new:
        for group, row_id in zip(new, add(new), strict=True):
            group.made(row_id)


def save_plain(
    saving: Saving,
    section: Section,
    table: type[Table],
    columns: Sequence[str],
    stored: Callable[[Values], Values],
) -> None:
    """Make the new rows of a kind without verbs and change the known ones.

    `stored` gives, by column, what the desk keeps of what a row says, by field.
    """

    def draft(group: Group) -> Values:
        kept = stored(without_clear(group.merged)) | {"uid": group.merged.get("uid")}
        return kept | ({_MEMBER: saving.member(group.who)} if _MEMBER in columns else {})

    def add(groups: Sequence[Group]) -> Iterable[int]:
        return insert_rows(saving.session, table, columns, list(map(draft, groups)))

    def edit(changed: Mapping[int, Values]) -> None:
        kept = {row_id: stored(changes) for row_id, changes in changed.items()}
        set_each(saving.session, table, kept)

    save_groups(saving, section, add, edit)
