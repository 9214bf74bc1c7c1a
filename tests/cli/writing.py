"""What tests of imports share: workbooks of rows, and the counts of a sheet."""

from __future__ import annotations

from openpyxl import Workbook


def write_book(path, **sheets):
    """Write a workbook of the given rows; give its path."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def counts(sheet):
    """Give rows, new, update, same, skipped, invalid of a sheet."""
    keys = ("rows", "new", "update", "same", "skipped", "invalid")
    return tuple(sheet[key] for key in keys)
