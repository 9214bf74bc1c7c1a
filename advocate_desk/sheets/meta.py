"""The sheets of a program workbook that tell about it: what it is, its own fields, long texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from advocate_desk import __version__
from advocate_desk.base import clock
from advocate_desk.sheets.cells import cell_text
from advocate_desk.sheets.exporter import Exporter
from advocate_desk.sheets.grid import Sheet
from advocate_desk.sheets.sheet_columns import SheetColumn
from advocate_desk.sheets.workbook import Workbook
from advocate_desk.sheets.write_workbook import LONG_TEXTS
from advocate_desk.store.upgrade import SCHEMA

META = "_meta"
HOW_TO = "How to"  # the sheet of the template that explains the others
EXAMPLE = "example - delete me"  # in the first cell of a row that is not to be read
META_COLUMNS = (
    SheetColumn("What"),
    SheetColumn("Sheet"),
    SheetColumn("Value"),
    SheetColumn("Column"),
    SheetColumn("Type"),
)
DAY_OF_IMPORT = "day of import"  # what rows say that say when they came
LongTexts = Mapping[tuple[str, str, str], str]
_Five = tuple[str, str, str, str, str]
_LONGEST_NUMBER = 18  # digits; no file has as many rows
_EXAMPLES_END = 1_000  # rows she may have put above the example
_SCHEMA, _APP, _AT, _DESK = "schema version", "app version", "exported at", "desk id"
_ROWS, _SUM, _OWN = "rows", "sha256", "custom field"
_OWN_NAME = "custom field's name"  # where it is not the heading of its column
_SENT_TO, _SENT, _EVERY_ROW = "sent to", "sent", "every row"


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field of her own as a workbook has it; `heading` is its column's."""

    kind: str
    uid: str
    heading: str
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What a sheet held when it was sent to a colleague to be filled in.

    Attributes:
        who: to whom it was sent.
        cells: by UID of the row and heading, what stood there.
        every_row: by heading, what all rows say that the sheet has no column for.
    """

    who: str
    cells: Mapping[tuple[str, str], str] = field(default_factory=dict)
    every_row: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meta:
    """What a program workbook says about itself.

    Attributes:
        desk: the id of the desk that wrote it.
        rows: by the name of the sheet.
        sums: the checksum over the rows as they were written, by the name of the sheet.
        sent: what sheets held that were sent to a colleague, by the name of the sheet.
    """

    schema: int
    app_version: str
    exported_at: str
    desk: str
    rows: Mapping[str, int] = field(default_factory=dict)
    sums: Mapping[str, str] = field(default_factory=dict)
    own_fields: tuple[OwnField, ...] = ()
    sent: Mapping[str, Sent] = field(default_factory=dict)


class Checksum:
    """The sha256 over the rows of a sheet, each cell as text; equal again when read back."""

    def __init__(self) -> None:
        self._sum = hashlib.sha256()

    def passing(self, rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
        """Give the rows on, taking them in."""
        for row in rows:
            self._sum.update(("\x1f".join(row) + "\x1e").encode())
            yield row

    def __str__(self) -> str:
        return self._sum.hexdigest()


def meta_rows(
    sheets: Iterable[tuple[Exporter, Mapping[str, int], Checksum]], desk: str = ""
) -> Iterator[Sequence[str]]:
    """Give the rows of the sheet `_meta`."""
    yield (_SCHEMA, "", str(SCHEMA), "", "")
    yield (_APP, "", __version__, "", "")
    yield (_AT, "", clock.now(), "", "")
    if desk:
        yield (_DESK, "", desk, "", "")
    for exporter, written, checksum in sheets:
        for name, rows in written.items():
            yield (_ROWS, name, str(rows), "", "")
        yield (_SUM, exporter.sheet, str(checksum), "", "")
        for own in exporter.own:
            yield (_OWN, exporter.sheet, own.uid, own.heading, own.type)
            if own.name != own.heading:
                yield (_OWN_NAME, exporter.sheet, own.uid, own.name, "")


def sent_rows(sheet: str, sent: Sent) -> Iterator[Sequence[str]]:
    """Give the rows of `_meta` that keep what a sheet held when it was sent."""
    yield (_SENT_TO, sheet, sent.who, "", "")
    for heading, value in sent.every_row.items():
        yield (_EVERY_ROW, sheet, value, heading, "")
    for (uid, heading), value in sent.cells.items():
        yield (_SENT, sheet, value, heading, uid)


def read_meta(book: Workbook, file: str = "") -> Meta | None:
    """Give what a workbook says about itself; None when it is not one of ours.

    Where several files were opened as one, `file` names the one that is asked about.
    """
    found = _rows_of(book, META, file)
    about = {row[0]: row[2] for row in found if not row[1]}
    schema = _number(about.get(_SCHEMA, ""))
    if schema is None:
        return None
    counts = {row[1]: _number(row[2]) for row in found if row[0] == _ROWS}
    names = {uid: name for what, _, uid, name, _ in found if what == _OWN_NAME}
    return Meta(
        schema=schema,
        app_version=about.get(_APP, ""),
        exported_at=about.get(_AT, ""),
        desk=about.get(_DESK, ""),
        rows={sheet: rows for sheet, rows in counts.items() if rows is not None},
        sums={row[1]: row[2] for row in found if row[0] == _SUM},
        own_fields=tuple(
            OwnField(SheetColumn(sheet).key, uid, heading, kind, names.get(uid, heading))
            for what, sheet, uid, heading, kind in found
            if what == _OWN
        ),
        sent={row[1]: _sent(found, row[1], row[2]) for row in found if row[0] == _SENT_TO},
    )


def _sent(rows: list[_Five], sheet: str, who: str) -> Sent:
    own = [row for row in rows if row[1] == sheet]
    return Sent(
        who,
        {(uid, heading): value for what, _, value, heading, uid in own if what == _SENT},
        {heading: value for what, _, value, heading, _uid in own if what == _EVERY_ROW},
    )


def read_long_texts(book: Workbook, file: str = "") -> LongTexts:
    """Give what follows the texts that were too long for their cells, of one of several files.

    The keys are the kind (`members`), the row's UID (else its first cell) and the heading.
    """
    parts: dict[tuple[str, str, str], list[tuple[int, str]]] = {}
    for kind, uid, heading, part, text in _rows_of(book, LONG_TEXTS, file):
        if (number := _number(part)) is not None:
            parts.setdefault((kind, uid, heading), []).append((number, text))
    return {key: "".join(text for _, text in sorted(found)) for key, found in parts.items()}


def without_examples(sheet: Sheet) -> Sheet:
    """Give a sheet with blanks for the template's examples; rows keep their numbers."""
    examples = [number for number, row in enumerate(sheet.rows[:_EXAMPLES_END]) if EXAMPLE in row]
    if not examples:
        return sheet
    rows = list(sheet.rows)
    for number in examples:
        rows[number] = (None,) * len(rows[number])
    return replace(sheet, rows=rows)


def _rows_of(book: Workbook, name: str, file: str = "") -> list[_Five]:
    """Give the rows below the heading of a sheet of five columns."""
    of_file = (sheet for sheet in book.sheets if sheet.file == file)
    sheet = next((sheet for sheet in of_file if sheet.name_in_file == name), None)
    return [] if sheet is None else list(_five(sheet))


def _number(text: str) -> int | None:
    """Read a number as it is written here; somebody may have written over it."""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_NUMBER else None


def _five(sheet: Sheet) -> Iterator[_Five]:
    for row in sheet.rows[1:]:
        first, second, third, fourth, fifth = (*map(cell_text, row[:5]), *("",) * 5)[:5]
        yield first, second, third, fourth, fifth
