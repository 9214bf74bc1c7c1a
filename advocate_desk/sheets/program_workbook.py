"""Writes a whole program: the program workbook, or its sheets as CSV files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.base.progress import NoProgress, Progress
from advocate_desk.program.desks import look_at_desk
from advocate_desk.sheets.exporter import Exporter
from advocate_desk.sheets.exporters import EXPORTERS, named_exporter
from advocate_desk.sheets.meta import META, META_COLUMNS, Checksum, meta_rows
from advocate_desk.sheets.sheet_columns import SheetColumn
from advocate_desk.sheets.whole_files import saved_whole
from advocate_desk.sheets.write_csv import FOR_PEOPLE, CsvStyle, write_csv
from advocate_desk.sheets.write_workbook import WorkbookWriter
from advocate_desk.store.models import ActivityType
from advocate_desk.store.preferences import desk_id, preferences

_STEP = 1_000  # rows between two words about progress


class Form(StrEnum):
    """What kind of files a program is written to."""

    WORKBOOK = ".xlsx"
    CSV = ".csv"
    FOLDER = ""


def export_program(
    desk_path: Path,
    out: Path,
    progress: Progress | None = None,
    *,
    sheets: Sequence[str] = (),
    style: CsvStyle = FOR_PEOPLE,
) -> dict[str, int]:
    """Write a desk to a workbook, a folder of CSV files or one CSV file; give the rows per sheet.

    Args:
        desk_path: the desk; it may be open in a window, and is only read.
        out: `….xlsx`, `….csv`, or a folder.
        progress: told how far it is.
        sheets: those that are wanted; none named are all, in a single CSV file the members.
        style: how CSV files are written.

    Raises:
        DeskError: the desk cannot be read or the file cannot be written; `out` is as before.
        Cancelled: she pressed Cancel; `out` is as before.
    """
    form = form_of(out)
    chosen = _chosen(sheets, form)
    desk = look_at_desk(desk_path)
    try:
        with saved_whole(out) as part, desk.read() as session:
            exporting = _Exporting(session, chosen, progress or NoProgress())
            if form is Form.WORKBOOK:
                return exporting.write_book(part)
            place = _in_folder(part) if form is Form.FOLDER else (lambda _name: part)
            return exporting.write_csv_files(place, style)
    finally:
        desk.close()


def form_of(out: Path) -> Form:
    """Say what is written there, by its name.

    Raises:
        DeskError: it is none of the kinds of files we write.
    """
    with suppress(OSError):  # a name too long for any file is told when it is to be written
        if out.is_dir():
            return Form.FOLDER
    try:
        return Form(out.suffix.lower())
    except ValueError:
        raise DeskError(
            f"“{out.name}” is neither a workbook nor a CSV file.",
            "Give it a name that ends in .xlsx or .csv, or name a folder.",
        ) from None


def sheet_rows(
    session: Session, sheet: str, progress: Progress
) -> tuple[Sequence[SheetColumn], Iterator[Sequence[str]]]:
    """Give the columns and rows of one sheet, to be put somewhere else than into a file."""
    exporting = _Exporting(session, (named_exporter(sheet),), progress)
    return exporting.exporters[0].columns, exporting.rows(exporting.exporters[0])


def _chosen(sheets: Sequence[str], form: Form) -> Sequence[Exporter]:
    if form is Form.CSV and len(sheets) > 1:
        raise DeskError(
            "A CSV file holds one sheet.", "Name a folder, or a file that ends in .xlsx."
        )
    if not sheets:
        return (named_exporter("Members"),) if form is Form.CSV else EXPORTERS
    return tuple(dict.fromkeys(map(named_exporter, sheets)))


def _in_folder(folder: Path) -> Callable[[str], Path]:
    folder.mkdir()
    return lambda name: folder / f"{name}.csv"


@dataclass
class _Exporting:
    """One export: the sheets, and how far it is."""

    session: Session
    exporters: Sequence[Exporter]
    progress: Progress
    done: int = 0
    total: int = 0

    def __post_init__(self) -> None:
        types = tuple(self.session.scalars(select(ActivityType.name).where(ActivityType.active)))
        self.exporters = [
            one.with_own_fields(self.session).with_types(types) for one in self.exporters
        ]
        self.total = sum(exporter.count(self.session) for exporter in self.exporters)

    def write_book(self, path: Path) -> dict[str, int]:
        """Write the program workbook."""
        written: dict[str, int] = {}
        told = []
        with WorkbookWriter(path, preferences(self.session).program_name) as book:
            for exporter in self.exporters:
                checksum = Checksum()
                rows = checksum.passing(self.rows(exporter))
                sheets = book.add_sheet(exporter.sheet, exporter.columns, rows)
                written |= sheets
                told.append((exporter, sheets, checksum))
            book.add_sheet(META, META_COLUMNS, meta_rows(told, desk_id(self.session)), table=False)
        return written

    def write_csv_files(self, place: Callable[[str], Path], style: CsvStyle) -> dict[str, int]:
        """Write each sheet to a CSV file."""
        return {
            exporter.sheet: write_csv(
                place(exporter.sheet), exporter.columns, self.rows(exporter), style
            )
            for exporter in self.exporters
        }

    def rows(self, exporter: Exporter) -> Iterator[Sequence[str]]:
        """Give the rows of a sheet, telling how far it is."""
        note = f"Writing {exporter.sheet}"
        self.progress.step(self.done, self.total, note)
        for row in exporter.rows(self.session):
            yield row
            self.done += 1
            if self.done % _STEP == 0:
                self.progress.step(self.done, self.total, note)
