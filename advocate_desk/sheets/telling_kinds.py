"""Tells of what kind the rows of a sheet are by its headings; else, of which they may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from advocate_desk.sheets.cells import cell_text
from advocate_desk.sheets.grid import Table
from advocate_desk.sheets.heading_rows import HEADING_JOINT
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.importers import IMPORTERS, importer_of
from advocate_desk.sheets.layouts import layout_of
from advocate_desk.sheets.own_sheets import has_all_our_headings
from advocate_desk.sheets.setup import SheetSetup
from advocate_desk.sheets.synonyms import HEADINGS, heading_key, heading_keys

_FEW = 3  # known columns that make a sheet of many unknown ones ours all the same
_SHARE = 0.3
_WIDEST_FORM = 3  # columns
_LONGEST_FORM = 100  # rows


def kind_of(sheet: SheetSetup) -> str | None:
    """Tell what the rows of a sheet are by its headings; its name breaks a tie.

    A sheet of our program workbook, cut down to some of its columns, is what its name says.
    """
    if sheet.table is None or not sheet.table.headings or not sheet.table.header_row:
        return None
    if foreign := layout_of(sheet.headings):
        return foreign.kind
    named = heading_key(sheet.name)
    if outright := _named_outright(named, sheet.headings):
        return outright
    headings = _Headings.of(sheet.headings, is_joined=sheet.table.heading_rows > 1)
    scored = []
    for number, importer in enumerate(IMPORTERS):
        is_named = named.startswith(heading_key(importer.sheet))
        fits, score = _score(headings, importer, is_named=is_named)
        scored.append((fits, score, is_named, -number))
    fitting = [score for score in scored if score[0]]
    if not fitting:
        return None
    best = max(fitting, key=lambda score: (round(score[1], 2), score[2], score[3]))
    kind = IMPORTERS[-best[3]].key
    return None if _is_form(sheet.table, kind) else kind


def _named_outright(named: str, headings: Sequence[str]) -> str | None:
    """Give the kind whose sheet goes by this name, if that has all these headings."""
    for importer in IMPORTERS:
        if named == heading_key(importer.sheet):
            own, _synonyms = names_of(importer.key)
            told = {own.get(heading_key(heading), "") for heading in headings}
            told |= {f"{key}!" for key in told if key}
            names_rows = all(needed & told for needed in importer.needs[:1])
            return importer.key if names_rows and "" not in told else None
    return None


def is_some_kind(headings: Sequence[str]) -> bool:
    """Say whether rows under these headings can be of any kind."""
    told = _Headings.of(headings)
    return any(_score(told, importer, is_named=False)[0] for importer in IMPORTERS)


@dataclass(frozen=True, slots=True)
class _Headings:
    """How many headings a sheet has, and under which keys any kind knows them."""

    count: int
    known: Sequence[str]

    @classmethod
    def of(cls, headings: Sequence[str], *, is_joined: bool = False) -> _Headings:
        """Look the headings up once for all kinds: a sheet may have thousands.

        Where several heading rows are joined, the last one tells too.
        """
        keys = chain.from_iterable(map(heading_keys, headings))
        if is_joined:
            lowest = (heading.rpartition(HEADING_JOINT)[2] for heading in headings)
            keys = chain(keys, *map(heading_keys, lowest))
        known = _every_key()
        return cls(len(headings), [key for key in keys if key in known])


@lru_cache(maxsize=1)
def _every_key() -> frozenset[str]:
    kinds = [names_of(importer.key) for importer in IMPORTERS]
    words = {mark.removeprefix("~") for importer in IMPORTERS for mark in importer.tells}
    return frozenset(words.union(*chain.from_iterable(kinds)))


def what_is_missing(sheet: SheetSetup) -> str:
    """Say of what kind the rows of a sheet may be, and for what it has no column; else nothing."""
    headings = _Headings.of(sheet.headings)
    near = max(_nearly(headings), default=None) if sheet.kind is None else None
    if near is None:
        return ""
    importer = IMPORTERS[-near[-1]]
    if sheet.table is not None and _is_form(sheet.table, importer.key):
        return "It looks like a form, whose rows are labels: put them side by side as headings."
    told = _told(headings, importer).keys()
    names = [_heading_of(importer, needed) for needed in importer.needs if not needed & told]
    if not names:
        return ""
    wanted = " or for ".join(f"“{name}”" for name in names)
    return f"They may be {importer.sheet.lower()}, but no column is for {wanted}."


def _nearly(headings: _Headings) -> Iterator[tuple[float, int]]:
    """Give the kinds of which some headings tell, while others are missing."""
    for number, importer in enumerate(IMPORTERS):
        told = _told(headings, importer)
        is_near = importer.tells & told.keys() and _are_enough(headings, told)
        if is_near and any(needed & told.keys() for needed in importer.needs):
            yield sum(told.values()), -number


def _heading_of(importer: Importer, needed: frozenset[str]) -> str:
    return next(field.heading for field in importer.fields if field.key in needed)


def _score(headings: _Headings, importer: Importer, *, is_named: bool) -> tuple[bool, float]:
    """Give whether a sheet can be of a kind, and how many of its headings are known to it."""
    found = _told(headings, importer)
    is_told = bool(importer.suffice) and importer.suffice <= found.keys()
    enough = is_told or _are_enough(headings, found)
    told = found.keys() | {f"{key}!" for key, sureness in found.items() if sureness == 1}
    told |= {f"~{key}" for key in headings.known}
    ways = (importer.needs, importer.or_needs or importer.needs)
    fits = enough and any(all(needed & told for needed in needs) for needs in ways)
    telling = is_named or not importer.tells or bool(importer.tells & told)
    return fits and telling, sum(found.values())


def _are_enough(headings: _Headings, found: Mapping[str, float]) -> bool:
    return len(found) >= min(_FEW, _SHARE * headings.count)


def _told(headings: _Headings, importer: Importer) -> dict[str, float]:
    """Give the fields of a kind that headings name, with how sure that is."""
    own, synonyms = names_of(importer.key)
    found: dict[str, float] = {}
    for key in headings.known:
        if key in own:
            found[own[key]] = max(1.0, found.get(own[key], 0.0))
        elif key in synonyms and not is_offered(importer, synonyms[key]):
            found.setdefault(synonyms[key], 0.9)
    return found


def _is_form(table: Table, kind: str) -> bool:
    """Say whether each row is a label and what was filled in, as `First name: | Ada`."""
    if len(table.headings) > _WIDEST_FORM or not 0 < len(table.numbers) <= _LONGEST_FORM:
        return False
    if has_all_our_headings(kind, table.headings):
        return False  # what we write, whatever rows are called
    own, synonyms = names_of(kind)
    labels = [table.headings[0], *(cell_text(row.cells[0]) for row in table.rows())]
    keys = list(map(heading_key, labels))
    return len(set(keys)) == len(keys) and all(
        label.rstrip().endswith(":") or key in own or key in synonyms
        for label, key in zip(labels, keys, strict=True)
    )


@lru_cache(maxsize=64)
def names_of(kind: str) -> tuple[dict[str, str], dict[str, str]]:
    """Give heading keys to fields: the own headings, and the synonyms."""
    importer = importer_of(kind)
    own = {heading_key(field.heading): field.key for field in importer.fields if field.own}
    synonyms: dict[str, str] = {}
    known = HEADINGS.get(kind, {})
    for field in importer.fields:
        for alias in (field.heading, *known.get(field.key, ())):
            synonyms.setdefault(heading_key(alias), field.key)
    return own, synonyms


def is_offered(importer: Importer, key: str) -> bool:
    """Say whether a field is only proposed for a column that may mean it."""
    field = importer.field(key)
    return field is not None and field.offered
