"""Pasting over cells: a value or a block goes over the chosen rows, as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError, InvalidDraft
from advocate_desk.base.progress import Progress
from advocate_desk.base.text import fold
from advocate_desk.base.words import count_words
from advocate_desk.program.edits import Each
from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import Line
from advocate_desk.ui.tables.columns import Column
from advocate_desk.ui.tables.list_kind import ListKind
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.list_view import ListView
from advocate_desk.ui.tables.row_choice import chosen_rows
from advocate_desk.ui.tables.values import NotReadable, read_value, word_shown

Rows = Sequence[Sequence[str]]
_MOST_NAMED = 6  # words of a closed list that a sentence names
_NOTHING = "Nothing was pasted."
_AT_ONCE = 200  # rows looked up together


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a block goes: the rows by their ids, and the columns from left to right."""

    ids: tuple[int, ...]
    columns: tuple[Column, ...]


def landing_of(view: ListView, rows: Rows) -> Landing | None:
    """Give the cells that a block would go over; None where it fits over none.

    It starts at the cell of the cursor. Over several chosen rows it is repeated, over one it goes
    on with the rows below.
    """
    current, runs = view.currentIndex(), chosen_rows(view.selectionModel())
    if not current.isValid() or not runs or not rows:
        return None
    left = view.head.visualIndex(current.column())
    columns = view.columns_in_order()[left : left + len(rows[0])]
    ids = view.chosen_ids()
    if len(ids) == 1:
        top = runs[0][0]
        ids = view.table.ids[top : top + len(rows)].tolist()
    fits = len(ids) % len(rows) == 0 and len(columns) == len(rows[0])
    return Landing(tuple(ids), tuple(columns)) if fits and all(ids) and ids else None


def paste_over(page: ListPage, landing: Landing, rows: Rows) -> None:
    """Set the cells of existing rows, all as one change; it is said when they cannot be."""
    if len(rows) > 1 or len(rows[0]) > 1:
        _put(page, landing, rows)
        return
    try:
        _fill(page, landing.columns[0], rows[0][0])
    except NotReadable as refusal:
        page.say_refused(_refused(refusal))


def _fill(page: ListPage, column: Column, text: str) -> None:
    """Give all chosen rows one value."""
    field = _written_by(column)
    ids, count = page.view.chosen_ids()[:1], page.view.count_chosen()
    line = page.workspace.look(lambda session: page.kind.lines(session, ids)).get(ids[0])
    value = read_pasted(page.kind, field, text, _currency_of(line))
    # also for one row said with a way back: a key too many must not rename anybody unseen
    page.edits.set_field(page.chosen(), count, field, value)


def _put(page: ListPage, landing: Landing, rows: Rows) -> None:
    """Give each row its values."""
    kind = page.kind

    def work(session: Session, progress: Progress) -> str:
        edits = _edits(session, kind, landing, rows)
        try:
            kind.change(session, edits.chosen, edits, progress)
        except InvalidDraft as refusal:
            name = kind.name_of(session, refusal.row_id or landing.ids[0])
            raise DeskError(f"{name}: {refusal.sentence} {_NOTHING}", refusal.hint) from None
        cells = sum(map(len, edits.by_id.values()))
        whom = kind.counted(len(edits.by_id))
        return f"{count_words(cells, 'cell')} of {whom} pasted"

    page.edits.change_stepwise(f"Paste over {kind.counted(len(landing.ids))}", work, str)


def _edits(session: Session, kind: ListKind, landing: Landing, rows: Rows) -> Each:
    """Give what is to be set.

    Raises:
        DeskError: a text means nothing where it would go, or nothing would change.
    """
    edits: dict[int, Mapping[str, Any]] = {}
    for start in range(0, len(landing.ids), _AT_ONCE):
        ids = landing.ids[start : start + _AT_ONCE]
        lines = kind.lines(session, ids)
        for place, row_id in enumerate(ids, start):
            if line := lines.get(row_id):
                try:
                    values = _values(kind, landing.columns, rows[place % len(rows)], line)
                except NotReadable as refusal:
                    raise _refused(refusal) from None
                if values:
                    edits[row_id] = values
    if not edits:
        raise DeskError("The cells hold that already.", _NOTHING)
    return Each(edits)


def _refused(refusal: NotReadable) -> DeskError:
    return DeskError(f"{refusal.sentence} {_NOTHING}", refusal.hint)


def _values(
    kind: ListKind, columns: Sequence[Column], texts: Sequence[str], line: Line
) -> dict[str, Any]:
    """Give what a row of the block sets; what stands in a worked out cell already may stay."""
    values = {}
    for column, text in zip(columns, texts, strict=True):
        if column.writes is None and _is_shown(column, line, text):
            continue
        field = _written_by(column)
        values[field.key] = read_pasted(kind, field, text, _currency_of(line))
    return values


def read_pasted(kind: ListKind, field: ListField, text: str, currency: str) -> Any:
    """Give what a pasted text means for a field; a closed list takes its words in any case.

    Raises:
        NotReadable: it means nothing there.
    """
    plain = text.strip()
    if not field.choices or not plain:
        return read_value(field, text, currency)
    for stored in field.choices:
        if fold(plain) in (fold(stored), fold(word_shown(kind.listing.key, field, stored))):
            return stored
    words = [word_shown(kind.listing.key, field, one) for one in field.choices[:_MOST_NAMED]]
    more = ", …" if len(field.choices) > _MOST_NAMED else ""
    raise NotReadable(f"“{plain}” is no {field.label}.", f"There are: {', '.join(words)}{more}.")


def _written_by(column: Column) -> ListField:
    if column.writes is None:
        raise NotReadable(f"{column.field.label} is worked out and cannot be pasted over.")
    return column.writes


def _is_shown(column: Column, line: Line, text: str) -> bool:
    shown = column.prepare(line)[0]
    return not text.strip() or fold(text) == fold(shown)


def _currency_of(line: Line | None) -> str:
    return str((line.values.get("currency") if line else "") or "")
