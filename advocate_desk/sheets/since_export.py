"""Says what happened to a program workbook since it was exported: the checksums tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from advocate_desk.base.progress import NoProgress, Progress
from advocate_desk.base.words import count_words, day_words
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.cells import Cell, cell_text
from advocate_desk.sheets.exporter import Exporter
from advocate_desk.sheets.exporters import EXPORTERS
from advocate_desk.sheets.fields import CUSTOM_SHAPES
from advocate_desk.sheets.grid import Sheet
from advocate_desk.sheets.meta import (
    Checksum,
    LongTexts,
    Meta,
    read_long_texts,
    read_meta,
)
from advocate_desk.sheets.workbook import Workbook

_STEP = 2_000  # rows between two looks at Cancel


def notes_since_export(book: Workbook, progress: Progress | None = None) -> tuple[str, ...]:
    """Give in plain sentences which sheets of our own workbook are no longer as they were written.

    Raises:
        Cancelled: she pressed Cancel.
    """
    meta = read_meta(book)
    if meta is None or not meta.sums:
        return ()
    long_texts = read_long_texts(book)
    edited, shorter = [], []
    for exporter in EXPORTERS:
        pages = _pages(book, exporter.sheet)
        if not pages or exporter.sheet not in meta.sums:
            continue
        now_sum = _sum_of(pages, exporter, meta, long_texts, progress or NoProgress())
        if now_sum == meta.sums[exporter.sheet]:
            continue
        edited.append(exporter.sheet)
        was = sum(meta.rows.get(page.name, 0) for page in pages)
        now = sum(_count(page) for page in pages)
        if now < was:
            shorter.append(f"{exporter.sheet} has {count_words(now, 'row')} of {was}")
    return tuple(_sentences(meta, edited, shorter))


def _sentences(meta: Meta, edited: Sequence[str], shorter: Sequence[str]) -> Iterator[str]:
    if edited:
        day = _day_words(meta.exported_at)
        yield f"Edited since this workbook was exported{day}: {', '.join(edited)}."
    if shorter:
        told = "; ".join(shorter)
        yield f"{told}: what is missing in the workbook stays in the desk."


def _day_words(moment: str) -> str:
    try:
        return f" on {day_words(dt.date.fromisoformat(moment[:10]))}"
    except ValueError:
        return ""


def _pages(book: Workbook, name: str) -> list[Sheet]:
    """Give the sheets of a kind: one, and those it continues on."""
    by_name = {sheet.name: sheet for sheet in book.sheets}
    pages = [by_name[name]] if name in by_name else []
    while (following := f"{name} {len(pages) + 1}") in by_name and pages:
        pages.append(by_name[following])
    return pages


def _count(page: Sheet) -> int:
    return sum(any(cell is not None for cell in row) for row in page.rows[1:])


def _sum_of(
    pages: Sequence[Sheet],
    exporter: Exporter,
    meta: Meta,
    long_texts: LongTexts,
    progress: Progress,
) -> str:
    """Compute the checksum of a sheet from what was read, as it was computed when written."""
    shapes = {column.heading: column.shape for column in exporter.columns}
    shapes |= {
        one.heading: CUSTOM_SHAPES.get(one.type, Shape.TEXT)
        for one in meta.own_fields
        if one.kind == exporter.kind
    }
    checksum = Checksum()
    for page in pages:
        headings = [cell_text(cell) for cell in page.rows[0]] if page.rows else []
        texts = _texts_of([shapes.get(heading, Shape.TEXT) for heading in headings])
        rows = _whole(map(texts, page.rows[1:]), exporter.kind, headings, long_texts)
        for done, _row in enumerate(checksum.passing(rows)):
            if done % _STEP == 0:
                progress.step(done, len(page.rows), f"Comparing {page.name}")
    return str(checksum)


def _texts_of(shapes: Sequence[Shape]) -> Callable[[tuple[Cell, ...]], list[str]]:
    def texts(row: tuple[Cell, ...]) -> list[str]:
        return [
            cell if type(cell) is str else "" if cell is None else as_written(cell, shape)
            for cell, shape in zip(row, shapes, strict=True)
        ]

    return texts


def _whole(
    rows: Iterator[list[str]], kind: str, headings: Sequence[str], long_texts: LongTexts
) -> Iterator[list[str]]:
    """Give the rows with the rest of texts that were too long for their cells."""
    long_uids = {uid for of_kind, uid, _ in long_texts if of_kind == kind}
    for row in rows:
        if row and row[0] in long_uids:
            yield [
                cell + long_texts.get((kind, row[0], heading), "")
                for cell, heading in zip(row, headings, strict=True)
            ]
        else:
            yield row


def as_written(cell: Cell, shape: Shape) -> str:
    """Give a cell that was read as the text that was written."""
    if isinstance(cell, dt.datetime) and shape is Shape.DAY:
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, dt.date) else cell_text(cell)
