"""By which ids other systems know our rows: the best a later file can be matched by."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import text

from advocate_desk.sheets.own_values import add_external_ids
from advocate_desk.sheets.plain_rows import Key
from advocate_desk.sheets.planned import Group, Section, Values
from advocate_desk.sheets.planning import Planning, ToldRows
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.saving import Saving

FIELD = "external_id"


class OtherIds:
    """The ids that one sheet gives its rows.

    Attributes:
        system: whose ids they are.
        held: by system and id, the rows of the desk that have one.
    """

    def __init__(self, planning: Planning, rows: SheetRows) -> None:
        self.system = rows.setup.system_of(FIELD)
        found = planning.session.execute(
            text("SELECT system, value, row_id FROM external_id WHERE kind = :kind"),
            {"kind": rows.kind},
        )
        self.held = {(system, value): row_id for system, value, row_id in found}
        self._kept = planning.told.setdefault(rows.kind, ToldRows()).ids
        self._kept.update(self.held)

    def key_of(self, values: Values) -> Key | None:
        """Give by which id a row is known; None where it says none."""
        said = values.get(FIELD)
        return ("id", self.system, said) if isinstance(said, str) else None

    def keys(self) -> Mapping[Key, int | None]:
        """Give the rows of the desk by their ids."""
        return {("id", system, value): row for (system, value), row in self.held.items()}

    def keep(self, group: Group) -> Values:
        """Keep the id of a row with what it means; give what that changes."""
        said = group.merged.pop(FIELD, None)
        key = (self.system, str(said))
        if said is None:
            return {}
        if key not in self._kept:
            self._kept.add(key)
            group.keys.append(key)
        return {FIELD: said} if key in group.keys else {}


def save_other_ids(saving: Saving, section: Section) -> None:
    """Note by which ids other systems know the rows of a section."""
    keys = [(group.target, key) for group in section.groups for key in group.keys if group.target]
    add_external_ids(saving, section.kind, keys)
