"""How one kind of row comes in: its fields, how its sheet is told, planned and saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.planned import Section
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.saving import Saving
from advocate_desk.sheets.setup import SheetSetup


@dataclass(frozen=True, slots=True)
class Importer:
    """One kind of row.

    Attributes:
        key: the kind, as files and commands call it.
        sheet: the name of its sheet in the program workbook.
        fields: what a column can mean.
        needs: a sheet is of this kind only with at least one field of each of these.
        plan: says what becomes of the rows of a sheet; writes nothing.
        save: carries a section out, and says of each row made which id it got.
        adjust: looks at all columns together, after each was given its meaning.
        tells: unless it has the name of the kind, a sheet must have one of these too; `key!`
            means under our own heading, where others say too little; `~word` means a heading of
            others that says it by itself.
        suffice: fields that all together tell the kind, however many columns mean nothing.
        or_needs: what suffices instead of `needs`, for rows that only say how far known ones are.
    """

    key: str
    sheet: str
    fields: tuple[Field, ...]
    needs: tuple[frozenset[str], ...]
    plan: Callable[[Planning, SheetRows], Section]
    save: Callable[[Saving, Section], None]
    adjust: Callable[[SheetSetup], None] | None = None
    tells: frozenset[str] = frozenset()
    suffice: frozenset[str] = frozenset()
    or_needs: tuple[frozenset[str], ...] = ()

    def field(self, key: str) -> Field | None:
        """Give a field by its key, with or without its kind in front."""
        plain = key.removeprefix(f"{self.key}.")
        return next((field for field in self.fields if field.key == plain), None)
