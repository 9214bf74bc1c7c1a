"""What tests of other programs' spreadsheets share: their files, and the desk after."""

from __future__ import annotations

import csv
import io

from advocate_desk.program.desks import look_at_desk

KNOWN = (
    ("Full name", "Email", "Company"),
    ("Ada Lovelace", "ada@atlas.example", "Atlas Foods"),
    ("Bob Stone", "bob@cobalt.example", "Cobalt"),
)


def write_rows(path, *rows, encoding="utf-8"):
    """Write rows as a csv file; give its path."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    path.write_text(text.getvalue(), encoding=encoding, newline="")
    return path


def row(headings, **said):
    """Give a row under headings; `said` by heading, in lower case with underscores."""
    cells = {heading: said.pop(_name(heading), "") for heading in headings}
    assert not said, said
    return list(cells.values())


def _name(heading):
    words = "".join(char if char.isalnum() else " " for char in heading.lower())
    return "_".join(words.split())


def asked(desk, sql):
    """Give what the desk answers to a question."""
    opened = look_at_desk(desk)
    try:
        with opened.read() as session:
            return [tuple(line) for line in session.connection().exec_driver_sql(sql)]
    finally:
        opened.close()
