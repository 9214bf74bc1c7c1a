"""Several files as one import: one plan, one preview, one step of undo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from advocate_desk.sheets.workbook import Workbook


def as_one(books: Sequence[Workbook]) -> Workbook:
    """Give the sheets of all files as one workbook; sheets of one name are told apart."""
    if len(books) == 1:
        return books[0]
    names = Counter(sheet.name for book in books for sheet in book.sheets)
    sheets = tuple(
        replace(
            sheet,
            name=f"{sheet.name} ({book.name})" if names[sheet.name] > 1 else sheet.name,
            file=book.name,
            called=sheet.name,
        )
        for book in books
        for sheet in book.sheets
    )
    return Workbook(
        name=" and ".join(book.name for book in books),
        size=sum(book.size for book in books),
        sha256=" ".join(book.sha256 for book in books),  # each is known again
        kind=books[0].kind,
        sheets=sheets,
        notes=tuple(f"{book.name}: {note}" for book in books for note in book.notes),
    )
