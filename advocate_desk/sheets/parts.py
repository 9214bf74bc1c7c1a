"""Takes a sheet apart where it holds several tables: each is imported as if it were a sheet.

Excel's own table objects go first; then tables side by side, told by a blank column between them;
then tables one below the other, each with a title or a gap and headings of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from advocate_desk.base.text import fold, tidy_spaces
from advocate_desk.sheets.bands import bands_of
from advocate_desk.sheets.cells import Cell, is_blank_row
from advocate_desk.sheets.grid import Area, Row, Sheet, TableObject
from advocate_desk.sheets.heading_rows import find_heading_rows
from advocate_desk.sheets.sections import section_starts

_MOST = 40  # parts; a sheet with more is a report in groups, which is one table
_LONGEST_NAME = 60
_LIST = 5  # rows of several cells that are no notes
_TOP = 60  # rows that are looked at for headings

IsKind = Callable[[Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """A table of a sheet as a sheet of its own, or a whole sheet.

    Attributes:
        header_row: where Excel says that its headings are; 0 for none, None when it says nothing.
        is_whole: the sheet undivided, beside its parts.
    """

    sheet: Sheet
    header_row: int | None = None
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    """Where a part stands, and what it is called."""

    area: Area
    name: str = ""
    header_row: int | None = None


def parts_of(sheet: Sheet, known_words: frozenset[str], is_kind: IsKind) -> list[Part]:
    """Give the tables of a sheet and then the sheet whole; the sheet alone when it is one table.

    `is_kind` says whether headings are enough to tell what the rows under them are.
    """
    objects = _grown(sheet)
    with_totals = [one.area._replace(bottom=one.area.bottom + one.has_totals) for one in objects]
    rest = _without(sheet, with_totals)
    used = _used(rest)
    blocks = [] if used is None else _blocks(rest, used, known_words, is_kind)
    if objects:
        blocks = [block for block in blocks if _has_table(rest, block.area, known_words)]
    if len(objects) + len(blocks) < 2:
        told = _heading_row(objects[0]) if objects else None
        return [Part(sheet, told)]
    blocks = sorted(
        (*map(_of_object, objects), *blocks), key=lambda block: (block.area.top, block.area.left)
    )
    return [*_cut(sheet, blocks), Part(sheet, is_whole=True)]


def unlike_parts(parts: Sequence[Part]) -> list[Part]:
    """Give the parts of a file with names of which no two are alike; those of sheets stay."""
    names = Counter(fold(part.sheet.name) for part in parts)
    taken = {fold(part.sheet.name) for part in parts if not part.sheet.part_of}
    unlike = []
    for part in parts:
        sheet = part.sheet
        if sheet.part_of:
            plain = sheet.name
            if names[fold(plain)] > 1:
                plain = f"{plain} ({sheet.part_of})"
            name, count = plain, 1
            while fold(name) in taken:
                count += 1
                name = f"{plain} ({count})"
            taken.add(fold(name))
            part = replace(part, sheet=replace(sheet, name=name))  # noqa: PLW2901
        unlike.append(part)
    return unlike


def _grown(sheet: Sheet) -> list[TableObject]:
    """Give the table objects with the rows that were typed right below them, and no totals."""
    objects = [one for one in sheet.table_objects if _holds_something(sheet, one.area)]
    grown = []
    for one in objects:
        top, left, bottom, right = one.area
        bottom = min(bottom, len(sheet.rows) - 1)
        if one.has_totals:
            bottom -= 1
        others = [other.area for other in objects if other is not one]
        while not one.has_totals and bottom + 1 < len(sheet.rows):
            below = sheet.rows[bottom + 1][left : right + 1]
            below_it = Area(bottom + 1, left, bottom + 1, right)
            if is_blank_row(below) or any(_meet(below_it, other) for other in others):
                break
            bottom += 1
        grown.append(one._replace(area=Area(top, left, bottom, right)))
    return grown


def _holds_something(sheet: Sheet, area: Area) -> bool:
    rows = sheet.rows[area.top : area.bottom + 1]
    return any(not is_blank_row(row[area.left : area.right + 1]) for row in rows)


def _meet(one: Area, other: Area) -> bool:
    return (
        one.top <= other.bottom
        and other.top <= one.bottom
        and one.left <= other.right
        and other.left <= one.right
    )


def _heading_row(one: TableObject) -> int:
    return one.area.top + 1 if one.has_headings else 0


def _of_object(one: TableObject) -> _Block:
    return _Block(one.area, one.name, _heading_row(one))


def _blocks(
    sheet: Sheet, used: Area, known_words: frozenset[str], is_kind: IsKind
) -> list[_Block]:
    """Find the tables of a sheet that Excel does not name."""
    found = []
    for band in bands_of(sheet.rows, used, known_words, is_kind):
        sections = _sections(sheet, band, known_words)
        for section in sections:
            inner = [section.area]
            if len(sections) > 1:
                inner = bands_of(sheet.rows, section.area, known_words, is_kind)
            found += [
                _Block(
                    _trimmed(sheet.rows, area),
                    section.name if len(inner) == 1 else _title_of(sheet, area, known_words),
                )
                for area in inner
            ]
    return found if len(found) <= _MOST else [_Block(used)]


def _sections(sheet: Sheet, band: Area, known_words: frozenset[str]) -> list[_Block]:
    """Part a band of columns where another table begins below."""
    rows: Sequence[tuple[Cell, ...]] = sheet.rows[: band.bottom + 1]
    if band.left or band.right + 1 < sheet.width:
        rows = [row[band.left : band.right + 1] for row in rows]
    starts = section_starts(rows, band.top, known_words)
    ends = [start - 1 for start in starts[1:]] + [band.bottom]
    return [
        _Block(Area(start, band.left, end, band.right), _title(rows[start : end + 1], known_words))
        for start, end in zip(starts, ends, strict=True)
    ]


def _title(rows: Sequence[tuple[Cell, ...]], known_words: frozenset[str]) -> str:
    """Give the text over the headings that names a table; empty when there is none."""
    place = find_heading_rows(rows[:_TOP], known_words)
    above = rows[: place.first] if place else ()
    for row in above:
        filled = [cell for cell in row if cell is not None]
        if len(filled) == 1 and isinstance(filled[0], str):
            return tidy_spaces(filled[0]).rstrip(":")[:_LONGEST_NAME]
        if filled:
            return ""
    return ""


def _title_of(sheet: Sheet, area: Area, known_words: frozenset[str]) -> str:
    rows = sheet.rows[area.top : area.bottom + 1]
    return _title([row[area.left : area.right + 1] for row in rows], known_words)


def _trimmed(rows: Sequence[tuple[Cell, ...]], area: Area) -> Area:
    """Give a block without the blank rows and columns at its edges."""
    top, left, bottom, right = area
    while top < bottom and is_blank_row(rows[top][left : right + 1]):
        top += 1
    while top < bottom and is_blank_row(rows[bottom][left : right + 1]):
        bottom -= 1
    while left < right and not _is_used(rows[top : bottom + 1], left):
        left += 1
    while left < right and not _is_used(rows[top : bottom + 1], right):
        right -= 1
    return Area(top, left, bottom, right)


def _is_used(rows: Sequence[tuple[Cell, ...]], column: int) -> bool:
    return any(column < len(row) and row[column] is not None for row in rows)


def _has_table(sheet: Sheet, area: Area, known_words: frozenset[str]) -> bool:
    """Say whether a block beside Excel's tables is one too, not only notes."""
    rows = [row[area.left : area.right + 1] for row in sheet.rows[area.top : area.bottom + 1]]
    place = find_heading_rows(rows[:_TOP], known_words)
    if place is None:
        return False
    words = [fold(cell) for cell in rows[place.first] if isinstance(cell, str)]
    wide = sum(len(row) - row.count(None) > 1 for row in rows[place.first + place.count :])
    named = sum(word in known_words for word in words)
    return len(words) > 1 and wide >= (1 if named > 1 else _LIST)


def _used(sheet: Sheet) -> Area | None:
    """Give the block that holds all that is on a sheet."""
    filled = sheet.filled
    if not filled:
        return None
    width = max(len(sheet.rows[number]) for number in filled) if sheet.is_text else sheet.width
    return Area(filled[0], 0, filled[-1], width - 1)


def _without(sheet: Sheet, areas: Sequence[Area]) -> Sheet:
    """Give the sheet with some blocks of it blank."""
    if not areas:
        return sheet
    rows = list(sheet.rows)
    for area in areas:
        for number in range(area.top, min(area.bottom + 1, len(rows))):
            rows[number] = _blanked(rows[number], area)
    return replace(sheet, rows=rows)


def _cut(sheet: Sheet, blocks: Sequence[_Block]) -> list[Part]:
    """Give each block as a sheet with its name; the first tells what is elsewhere."""
    elsewhere = _elsewhere(sheet, [block.area for block in blocks])
    parts: list[Part] = []
    for block in blocks:
        part = replace(
            sheet,
            name=block.name or f"{sheet.name} {block.area.words}",
            rows=_only(sheet, block.area),
            part_of=sheet.name,
            area=block.area,
            elsewhere=() if parts else elsewhere,
            around=sheet.rows,
        )
        parts.append(Part(part, block.header_row))
    return parts


def _elsewhere(sheet: Sheet, areas: Sequence[Area]) -> tuple[Row, ...]:
    """Give what stands beside all blocks."""
    left = list(sheet.rows)
    for area in areas:
        for number in range(area.top, area.bottom + 1):
            left[number] = _blanked(left[number], area)
    return tuple(
        Row(number, row) for number, row in enumerate(left, start=1) if not is_blank_row(row)
    )


def _blanked(row: tuple[Cell, ...], area: Area) -> tuple[Cell, ...]:
    """Give a row without what it has in a block's columns."""
    count = len(row[area.left : area.right + 1])
    return (*row[: area.left], *(None,) * count, *row[area.right + 1 :])


def _only(sheet: Sheet, area: Area) -> list[tuple[Cell, ...]]:
    """Give the rows of a sheet with nothing but one block of it."""
    width = area.right + 1 if sheet.is_text else sheet.width
    blank: tuple[Cell, ...] = () if sheet.is_text else (None,) * width
    before, after = (None,) * area.left, (None,) * (width - area.right - 1)
    rows = [blank] * area.top
    for row in sheet.rows[area.top : area.bottom + 1]:
        rows.append((*before, *row[area.left : area.right + 1], *after))
    if not sheet.is_text:
        rows += [blank] * (len(sheet.rows) - len(rows))
    return rows
