"""What the desk keeps about its own work: the journal, imports, what it learned, drafts."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocate_desk.store.models.table import Table


class Journal(Table):
    """One row: which change is being recorded, and whether inserts are recorded row by row."""

    __tablename__ = "journal"

    id: Mapped[int] = mapped_column(primary_key=True)
    current: Mapped[int | None]
    inserts: Mapped[bool] = mapped_column(default=False)


class Change(Table):
    """One step of undo: what was done, when, and whether it is taken back."""

    __tablename__ = "change"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    at: Mapped[str]
    rows: Mapped[int] = mapped_column(default=0)
    undone: Mapped[bool] = mapped_column(default=False)
    forgotten: Mapped[bool] = mapped_column(default=False)  # out of sight, deleted bit by bit


class ChangeRow(Table):
    """One row that a change inserted, updated or deleted, or a range of inserted ids.

    The images are JSON by column: of the whole row, or of the columns that an update changed.
    """

    __tablename__ = "change_row"
    __table_args__ = (Index(None, "table_name", "row_id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id", ondelete="CASCADE"), index=True)
    table_name: Mapped[str]
    op: Mapped[str]  # insert, update, delete, range
    row_id: Mapped[int]
    last_id: Mapped[int | None]  # of a range
    before: Mapped[str | None]
    after: Mapped[str | None]


class ChangeImage(Table):
    """A row of an inserted range while the range is taken back, for redo."""

    __tablename__ = "change_image"

    id: Mapped[int] = mapped_column(primary_key=True)
    change_row_id: Mapped[int] = mapped_column(
        ForeignKey("change_row.id", ondelete="CASCADE"), index=True
    )
    row_id: Mapped[int]
    image: Mapped[str]


class Import(Table):
    """One import: which file, when, what came of it."""

    __tablename__ = "import"

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int | None] = mapped_column(index=True)
    file: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    at: Mapped[str]
    status: Mapped[str]  # done, undone, taken back by 9 (a change), done, once taken back by 9
    counts: Mapped[str]  # JSON, per sheet
    left_rows: Mapped[str | None]  # JSON: the rows left out, for a while


class ImportedRow(Table):
    """Where a row of ours came from: import, sheet, row."""

    __tablename__ = "imported_row"
    __table_args__ = (Index(None, "kind", "row_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("import.id", ondelete="CASCADE"), index=True)
    sheet: Mapped[str]
    row_number: Mapped[int]
    verdict: Mapped[str]
    kind: Mapped[str]
    row_id: Mapped[int]


class RememberedMapping(Table):
    """What the headings of a kind of file meant the last time."""

    __tablename__ = "remembered_mapping"
    __table_args__ = (UniqueConstraint("signature", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    signature: Mapped[str]  # of the folded headings
    kind: Mapped[str]
    spec: Mapped[str]  # JSON: columns, day order, policies
    used_at: Mapped[str]


class LearnedValue(Table):
    """What a word in a file means for a field."""

    __tablename__ = "learned_value"
    __table_args__ = (UniqueConstraint("field", "word"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    field: Mapped[str]
    word: Mapped[str]  # folded
    choice: Mapped[str]


class Draft(Table):
    """What she was typing when the window went away."""

    __tablename__ = "draft"

    key: Mapped[str] = mapped_column(primary_key=True)
    spec: Mapped[str]  # JSON


class ViewState(Table):
    """How she left a list: columns, widths, sort."""

    __tablename__ = "view_state"

    key: Mapped[str] = mapped_column(primary_key=True)
    spec: Mapped[str]  # JSON
