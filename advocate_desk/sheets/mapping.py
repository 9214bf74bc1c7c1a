"""Finds out what a file holds: which sheets are of which kind, and what their columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from rapidfuzz import fuzz, process
from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.garbage import undisturbed
from advocate_desk.base.text import fold
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.cells import Cell, cell_text
from advocate_desk.sheets.column_setup import CONFIDENCE, Basis, ColumnSetup, Existing
from advocate_desk.sheets.days import may_be_day
from advocate_desk.sheets.every_row import said_columns
from advocate_desk.sheets.fields import BY_HEADING, CUSTOM, CUSTOM_SHAPES, IN_NOTES, Field
from advocate_desk.sheets.grid import Sheet
from advocate_desk.sheets.heading_rows import HEADING_JOINT, shape
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.importers import IMPORTERS, importer_of
from advocate_desk.sheets.judging import by_content, first_cells, judge
from advocate_desk.sheets.layout import Layout
from advocate_desk.sheets.layouts import layout_of
from advocate_desk.sheets.meta import HOW_TO, read_meta, without_examples
from advocate_desk.sheets.numbers import DecimalStyle
from advocate_desk.sheets.own_sheets import has_all_our_headings, is_of_sheet, own_header_row
from advocate_desk.sheets.parts import Part, parts_of, unlike_parts
from advocate_desk.sheets.remembered import (
    RememberedSheet,
    learned_values,
    remembered_form,
    remembered_sheet,
)
from advocate_desk.sheets.safe_cells import unguarded
from advocate_desk.sheets.sent_sheets import sent_as
from advocate_desk.sheets.setup import ImportSetup, SheetSetup
from advocate_desk.sheets.synonyms import (
    ABOUT_SHEET,
    HEADINGS,
    heading_key,
    heading_keys,
    is_added,
)
from advocate_desk.sheets.tables import TableForm, find_table
from advocate_desk.sheets.telling_kinds import is_offered, is_some_kind, kind_of, names_of
from advocate_desk.sheets.workbook import Workbook
from advocate_desk.store.models import CustomField

OWN_SHARE = 0.8  # of the headings, for a sheet to have our own layout
_SERVICE_SHEETS = ("_meta", "_lists", "_longtext", ABOUT_SHEET, HOW_TO)
_TELLING = 5  # cells that tell what a column does not hold
_WORDS_ONLY = ("company", "full_name", "given_name", "family_name", "job_title", "city")
_NEAR = 88  # of 100, for a heading to be proposed
_SAMPLES = 3


def propose(session: Session | None, workbook: Workbook) -> ImportSetup:
    """Propose how a file is brought in; without a desk, from its headings alone."""
    with undisturbed():
        return _propose(session, workbook)


def _propose(session: Session | None, workbook: Workbook) -> ImportSetup:
    setup = ImportSetup(workbook, [])
    if session is not None:
        setup.values = learned_values(session)
    metas = {sheet.file: read_meta(workbook, sheet.file) for sheet in workbook.sheets}
    parts: list[Part] = []
    for sheet in workbook.sheets:
        if sheet.name_in_file not in _SERVICE_SHEETS:
            meta = metas[sheet.file]
            is_export = meta is not None and bool(meta.rows)  # a template tells of no rows
            parts += _parts(sheet if is_export else without_examples(sheet))
    for part in unlike_parts(parts):
        found = SheetSetup(part.sheet, is_whole=part.is_whole)
        if meta := metas[part.sheet.file]:
            called = part.sheet.name_in_file
            found.own_fields = {
                one.heading: one for one in meta.own_fields if is_of_sheet(one, called)
            }
            found.take_sent(sent_as(workbook, part.sheet, meta))
        setup.sheets.append(found)
        one = 1 if part.header_row else None  # Excel's tables and our own sheets have one
        look_at(session, found, TableForm(header_row=part.header_row, heading_rows=one))
        found.found_form, found.found_headings = found.form, found.headings
        if session is not None and not found.is_program:
            form = remembered_form(session, found)
            if form != found.form:
                look_at(session, found, form)
        found.included = not part.is_whole
    usual = {sheet.usual_existing for sheet in setup.chosen_sheets()}
    setup.existing = usual.pop() if len(usual) == 1 else None
    return setup


def _parts(sheet: Sheet) -> list[Part]:
    """Give the tables of a sheet; one that has our own layout is one."""
    own = own_header_row(sheet)
    return [Part(sheet, own)] if own else parts_of(sheet, _known_headings(), is_some_kind)


def choose_kind(session: Session | None, sheet: SheetSetup, kind: str | None) -> None:
    """Say what the rows of a sheet are, and map its columns anew."""
    sheet.kind = kind
    foreign = layout_of(sheet.headings)
    is_foreign = foreign is not None and foreign.kind == kind
    sheet.read_as(foreign if foreign and is_foreign else Layout.GENERIC)
    sheet.columns = _columns(sheet)
    if kind is None or sheet.table is None:
        return
    importer = importer_of(kind)
    if not is_foreign:
        sheet.layout = _layout(sheet, importer)
    known = sheet.foreign.meanings(sheet.table) if sheet.foreign else {}
    remembered = remembered_sheet(session, kind, sheet.headings) if session else RememberedSheet()
    found = [
        _by_layout(column, importer, known, remembered.columns)
        if column.heading in known
        else _meanings(sheet, column, importer, remembered.columns)
        for column in sheet.columns
    ]
    _find_own_fields(session, sheet, found)
    _settle(sheet, found)
    if importer.adjust is not None:
        importer.adjust(sheet)
    for column in sheet.columns:
        judge(sheet, column, importer)
        remembered.apply_manner(column)
        if column.needs_decimals and has_all_our_headings(kind, sheet.headings):
            column.decimals = DecimalStyle.POINT  # as we write them
    sheet.said = said_columns(sheet, remembered.every_row)
    sheet.decided_at = remembered.decided_at
    sheet.usual_existing = Existing(remembered.existing) if remembered.existing else None


def look_at(session: Session | None, sheet: SheetSetup, form: TableForm) -> None:
    """Look at the rows of a sheet in another form: where its headings are, which rows count."""
    sheet.take(form, find_table(sheet.source, _known_headings(), form))
    choose_kind(session, sheet, sheet.kind or kind_of(sheet))


def map_column(sheet: SheetSetup, column: ColumnSetup, key: str | None) -> None:
    """Say what a column means; a column that meant the same goes nowhere then.

    CUSTOM makes it a field of her own, IN_NOTES keeps it in the notes; its heading is the name.
    """
    if key in BY_HEADING:
        key += column.heading
    if key:
        other = sheet.column_of(key)
        if other is not None and other is not column:
            other.field, other.basis, other.taken_by = None, Basis.NONE, column.heading
    column.field, column.taken_by = key, None
    column.basis = Basis.CHOSEN if key else Basis.NONE
    if sheet.kind:
        judge(sheet, column, importer_of(sheet.kind))


def map_by_heading(sheet: SheetSetup, wanted: Mapping[str, str | None]) -> list[str]:
    """Map columns by their headings, as a mapping file does; give the fields it cannot mean."""
    unknown = []
    importer = importer_of(sheet.kind) if sheet.kind else None
    by_key = {heading_key(heading): key for heading, key in wanted.items()}
    taken: set[str] = set()
    for column in sheet.columns:
        if column.heading not in wanted and heading_key(column.heading) not in by_key:
            continue
        key = wanted.get(column.heading, by_key.get(heading_key(column.heading)))
        field = importer.field(key) if importer and key else None
        if key and field is None and not _is_by_heading(importer, key):
            unknown.append(key)
        elif field is not None and field.key in taken:
            first = sheet.column_of(field.key)
            map_column(sheet, column, None)
            column.taken_by = first.heading if first else None
        else:
            map_column(sheet, column, field.key if field else key or None)
            taken.add(field.key if field else "")
    return unknown


def fields_of(kind: str) -> tuple[Field, ...]:
    """Give what a column of a kind can mean."""
    return importer_of(kind).fields


@lru_cache(maxsize=1)
def _known_headings() -> frozenset[str]:
    known = {fold(field.heading) for importer in IMPORTERS for field in importer.fields}
    for fields in HEADINGS.values():
        known.update(fold(alias) for aliases in fields.values() for alias in aliases)
    return frozenset(known)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a column may mean, and how sure that is."""

    column: ColumnSetup
    key: str
    basis: Basis


def _columns(sheet: SheetSetup) -> list[ColumnSetup]:
    columns = []
    for index, heading in enumerate(sheet.headings):
        column = ColumnSetup(index, heading, sheet.found_table().column_name(index))
        cells = sheet.cells(column)
        column.filled = 1 - cells.count(None) / len(cells) if cells else 0.0
        column.samples = _samples(cells)
        columns.append(column)
    return columns


def _samples(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Give the first different values, as text."""
    texts = (cell_text(cell) for cell in dict.fromkeys(cells) if cell is not None)
    return tuple(islice(dict.fromkeys(islice(texts, 2 * _SAMPLES)), _SAMPLES))


def _layout(sheet: SheetSetup, importer: Importer) -> Layout:
    own, _ = names_of(importer.key)
    headings = [heading for heading in sheet.headings if not is_added(heading)]
    count = sum(heading_key(one) in own or one in sheet.own_fields for one in headings)
    is_own = bool(headings) and count >= OWN_SHARE * len(headings)
    return Layout.PROGRAM if is_own else Layout.GENERIC


def _meanings(
    sheet: SheetSetup, column: ColumnSetup, importer: Importer, remembered: Mapping[str, str]
) -> list[_Meaning]:
    """Give what a column may mean, the surest first."""
    own, synonyms = names_of(importer.key)
    found: dict[str, Basis] = {}
    keys = heading_keys(column.heading)
    for key in keys:
        if key in own:
            found.setdefault(own[key], Basis.OWN)
    meant = remembered.get(keys[0])
    if meant and (importer.field(meant) is not None or _is_by_heading(importer, meant)):
        found.setdefault(meant, Basis.REMEMBERED)
    for key in keys:
        if key in synonyms:
            basis = Basis.MAYBE if is_offered(importer, synonyms[key]) else Basis.SYNONYM
            found.setdefault(synonyms[key], basis)
    told = [_Meaning(column, key, basis) for key, basis in found.items()]
    kept = [one for one in told if not _contradicted(sheet, one, importer)]
    if kept or is_added(column.heading):
        return kept
    guessed = by_content(sheet, column, importer)
    if not told and not guessed:
        guessed = _by_last_row(column, own | synonyms) or _by_likeness(column, synonyms)
    meanings = [_Meaning(column, key, basis) for key, basis in guessed.items()]
    return [one for one in meanings if not _contradicted(sheet, one, importer)]


def _by_layout(
    column: ColumnSetup,
    importer: Importer,
    known: Mapping[str, str],
    remembered: Mapping[str, str],
) -> list[_Meaning]:
    """Give what a column means in the spreadsheets of a program, unless she said otherwise."""
    meant = remembered.get(heading_key(column.heading))
    if meant and (importer.field(meant) is not None or _is_by_heading(importer, meant)):
        return [_Meaning(column, meant, Basis.REMEMBERED)]
    key = known[column.heading]
    return [_Meaning(column, key, Basis.LAYOUT)] if key else []


def _find_own_fields(
    session: Session | None, sheet: SheetSetup, meanings: Sequence[list[_Meaning]]
) -> None:
    """Let columns that nothing else is known of mean a field of her own with their heading."""
    held = [] if session is None else list(session.scalars(select(CustomField)))
    by_name = {fold(one.name): one.name for one in held if one.kind == sheet.kind}
    by_uid = {one.uid: one.name for one in held}
    types = {one.name: one.type for one in sheet.own_fields.values()}
    types |= {one.name: one.type for one in held if one.kind == sheet.kind}
    sheet.own_shapes = {fold(name): CUSTOM_SHAPES[one] for name, one in types.items()}
    for column, found in zip(sheet.columns, meanings, strict=True):
        told = sheet.own_fields.get(column.heading)
        called = told.name if told else column.heading
        name = by_name.get(fold(called)) or by_name.get(fold(unguarded(called)))
        if told is not None:
            name = by_uid.get(told.uid) or name or called
        if name and (told or all(one.basis is Basis.MAYBE for one in found)):
            found[:] = [_Meaning(column, f"{CUSTOM}{name}", Basis.OWN)]


def _is_by_heading(importer: Importer | None, key: str) -> bool:
    """Say whether a column is kept under its own heading, and rows of the kind can keep it so."""
    if key.startswith(IN_NOTES):
        return importer is not None and importer.field("notes") is not None
    return key.startswith(CUSTOM)


def _by_last_row(column: ColumnSetup, known: Mapping[str, str]) -> dict[str, Basis]:
    """Take the last of several heading rows for the heading: `Who / City` may be a city."""
    _, joint, last = column.heading.rpartition(HEADING_JOINT)
    key = known.get(heading_key(last)) if joint else None
    return {key: Basis.CONTENT} if key else {}


def _by_likeness(column: ColumnSetup, synonyms: Mapping[str, str]) -> dict[str, Basis]:
    """Propose a field whose heading looks alike; too weak to be taken by itself."""
    key = heading_key(column.heading)
    best = process.extractOne(key, synonyms.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return {synonyms[best[0]]: Basis.MAYBE} if best else {}


def _contradicted(sheet: SheetSetup, meaning: _Meaning, importer: Importer) -> bool:
    """Say whether a column holds something else than its heading promises."""
    field = importer.field(meaning.key)
    if field is None or meaning.basis is Basis.OWN:
        return False
    cells = first_cells(sheet, meaning.column)
    shapes = [shape(cell) for cell in cells]
    if field.shape is Shape.EMAIL:
        return bool(cells) and "email" not in shapes and meaning.basis is not Basis.REMEMBERED
    if field.shape is Shape.DAY:
        is_day = any(map(may_be_day, cells)) or "day" in shapes
        return len(cells) >= _TELLING and not is_day
    if field.key in _WORDS_ONLY:
        return shapes.count("number") + shapes.count("email") > len(shapes) / 2
    return False


def _settle(sheet: SheetSetup, meanings: Iterable[list[_Meaning]]) -> None:
    """Give each field to the column that means it surest; name the others it was taken from."""
    offered = [one for of_column in meanings for one in of_column]
    offered.sort(key=lambda one: (-_sureness(one), -one.column.filled, one.column.index))
    for one in offered:
        column = one.column
        if column.field is not None or (one.basis is Basis.MAYBE and column.proposed):
            continue
        holder = sheet.column_of(one.key)
        if one.basis is Basis.MAYBE:
            column.proposed = one.key if holder is None else None
        elif holder is not None:
            column.taken_by = holder.heading
        else:
            column.field, column.basis, column.taken_by = one.key, one.basis, None


def _sureness(meaning: _Meaning) -> int:
    return CONFIDENCE[meaning.basis]
