"""Reads the rows that a spreadsheet program, a browser or a mail put on the clipboard."""

from __future__ import annotations

import re
from html.parser import HTMLParser

TextRows = list[tuple[str, ...]]

MOST_CELLS = 5_000_000  # a clipboard that holds more is no copy of hers
_MOST_SPAN = 1_000  # columns that one cell may stand for
# a cell with a tab or line break in it stands between quotes, those inside it twice
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|$)')
_PLAIN = re.compile(r"[^\t\n]*")
_BREAKS = frozenset({"br", "p", "div", "li"})
_SILENT = frozenset({"style", "script", "title"})
_CELLS = frozenset({"td", "th"})


def clipboard_rows(text: str, html: str) -> TextRows:
    """Give the rows on the clipboard, all equally wide; none when nothing is there.

    A text with tabs is what a spreadsheet program means by a copy. Mails keep columns in the
    table only.
    """
    from_text = _trimmed(rows_of_text(text))
    if "\t" in text or "<table" not in html.lower():
        return from_text
    return _trimmed(rows_of_html(html)) or from_text


def rows_of_text(text: str) -> TextRows:
    """Give the rows of a text with tabs between the cells."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n\x00")
    if not plain.strip():
        return []
    if '"' not in plain:
        return [tuple(line.split("\t")) for line in plain.split("\n")]
    rows: TextRows = []
    cells: list[str] = []
    place = 0
    while place <= len(plain):
        quoted = _QUOTED.match(plain, place)
        if quoted and re.search(r"[\t\n]", quoted[1]):
            cells.append(quoted[1].replace('""', '"'))
            place = quoted.end()
        else:
            found = _PLAIN.match(plain, place)
            cells.append(found[0] if found else "")
            place += len(cells[-1])
        if place == len(plain) or plain[place] == "\n":
            rows.append(tuple(cells))
            cells = []
        place += 1
    return rows


def rows_of_html(html: str) -> TextRows:
    """Give the rows of the first table of a page."""
    found = _TableRows()
    found.feed(html)
    found.close()
    return found.rows()


class _TableRows(HTMLParser):
    """Gathers the cells of the first table; a table within a cell is text of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._depth = 0
        self._is_over = False
        self._silent = 0

    def rows(self) -> TextRows:
        """Give the rows that have cells."""
        self._end_cell()
        return [tuple(row) for row in self._rows if row]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a row or a cell."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table" and not self._is_over:
            self._depth += 1
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self._rows.append([])
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span), _MOST_SPAN) if span.isdecimal() else 1
            self._cell = []
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close what was open."""
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self._end_cell()
                self._is_over = True
            self._depth -= 1
        elif self._depth == 1 and tag in (*_CELLS, "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Take in the words of a cell; line breaks of the source mean nothing there."""
        if self._cell is not None and not self._silent:
            self._cell.append(re.sub(r"[ \t\r\n]+", " ", data))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = "".join(self._cell).replace("\xa0", " ").split("\n")
        text = "\n".join(line.strip() for line in lines).strip()
        if not self._rows:
            self._rows.append([])
        self._rows[-1].extend([text] + [""] * (max(self._span, 1) - 1))
        self._cell = None


def _trimmed(rows: TextRows) -> TextRows:
    """Give the rows equally wide, without blank ones at the end."""
    while rows and not any(map(str.strip, rows[-1])):
        rows.pop()
    width = max(map(len, rows), default=0)
    if width * len(rows) > MOST_CELLS:
        return []
    return [row + ("",) * (width - len(row)) for row in rows]
