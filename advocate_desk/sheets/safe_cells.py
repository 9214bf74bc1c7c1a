"""Makes any text safe to stand in a cell: never a formula, never a sign that a file cannot hold.

In a workbook a text cell is never evaluated, so it is written exactly as it is. A CSV file has no
types: there a text that a spreadsheet program would run gets an apostrophe in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

LONGEST = 32_000  # UTF-16 units in one cell; Excel holds 32,767

_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads `_x0041_` as `A`
_NEEDS_CARE = re.compile("[&<>\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]|_x")
_FORMULA_STARTS = "=+\\-@\t\r＝＋－＠"
_FORMULA = re.compile(rf"\s*[{_FORMULA_STARTS}]")
_GUARDED = re.compile(rf"'+\s*[{_FORMULA_STARTS}]")
_NUMBER_OR_PHONE = re.compile(r"[+-]?[0-9][0-9 ().\-/x]*|-")


def xml_text(text: str) -> str:
    """Give a text as it stands in a sheet's XML."""
    if not _NEEDS_CARE.search(text):
        return text
    held = _UNHOLDABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return escape(_ESCAPE_LIKE.sub("_x005F_", held), quote=False)


def xml_attribute(text: str) -> str:
    """Give a text as it stands in an attribute of XML, between double quotes."""
    return xml_text(text).replace('"', "&quot;").replace("\n", "_x000a_")


def may_run(text: str) -> bool:
    """Say whether a spreadsheet program would take this for a formula when it is typed again."""
    return _FORMULA.match(text) is not None


def guarded(text: str) -> str:
    """Give a text for a CSV file or the clipboard: what would run gets an apostrophe in front.

    Numbers and phones stay usable. What already begins with apostrophes before such a sign gets
    one more, so that `unguarded` gives back exactly what was there.
    """
    if _GUARDED.match(text):
        return f"'{text}"
    if _FORMULA.match(text) and not _NUMBER_OR_PHONE.fullmatch(text):
        return f"'{text}"
    return text


def is_guarded(text: str) -> bool:
    """Say whether a text has an apostrophe where `guarded` puts one."""
    return _GUARDED.match(text) is not None


def unguarded(text: str) -> str:
    """Take back the apostrophe that `guarded` put in front."""
    return text[1:] if is_guarded(text) else text


def split_long(text: str) -> Iterator[str]:
    """Give a text in parts that each fit into a cell; a short one is one part."""
    size = LONGEST if text.isascii() or max(text) < "\U00010000" else LONGEST // 2
    for start in range(0, max(len(text), 1), size):
        yield text[start : start + size]
