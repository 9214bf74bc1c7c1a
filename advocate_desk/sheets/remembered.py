"""What was decided about a kind of file before: what its headings and its words meant."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.text import fold_name
from advocate_desk.sheets.column_setup import ColumnSetup, Existing
from advocate_desk.sheets.days import DayOrder
from advocate_desk.sheets.layout import Layout
from advocate_desk.sheets.numbers import DecimalStyle, PercentScale
from advocate_desk.sheets.setup import SheetSetup
from advocate_desk.sheets.synonyms import heading_key, is_added
from advocate_desk.sheets.tables import TableForm
from advocate_desk.store.models import LearnedValue, RememberedMapping

_FORM = "form"  # stands where the kind does: headings as found lead to where they really are


@dataclass(frozen=True, slots=True)
class RememberedSheet:
    """What was decided about such a sheet the last time, by heading key.

    Attributes:
        columns: the fields.
        days: the orders of day and month.
        decimals: the signs before the cents.
        policies: what to do with values that are there.
        clears: the columns whose blank cells erase.
        serials: the columns whose numbers in text are days as Excel counts them.
        percents: what numbers without a percent sign mean.
        filled_down: the columns whose merged cells stand in each of their rows.
        every_row: by field, what all rows say that there is no column for.
        existing: what to do with rows that are there; blank for the usual.
        decided_at: the moment this was decided; blank when it never was.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    decimals: Mapping[str, str] = field(default_factory=dict)
    policies: Mapping[str, str] = field(default_factory=dict)
    clears: Sequence[str] = ()
    serials: Sequence[str] = ()
    percents: Mapping[str, str] = field(default_factory=dict)
    filled_down: Sequence[str] = ()
    every_row: Mapping[str, str] = field(default_factory=dict)
    existing: str = ""
    decided_at: str = ""

    def apply_manner(self, column: ColumnSetup) -> None:
        """Read a column as the last time: its days and numbers where its cells prove nothing."""
        key = heading_key(column.heading)
        if column.needs_day_order and key in self.days:
            column.day_order = DayOrder(self.days[key])
        if column.needs_decimals and key in self.decimals:
            column.decimals = DecimalStyle(self.decimals[key])
        if key in self.policies:
            column.existing = Existing(self.policies[key])
        if column.needs_percents and key in self.percents:
            column.percent_scale = PercentScale(self.percents[key])
        column.blank_clears = key in self.clears
        column.serials = key in self.serials
        column.fills_down = key in self.filled_down


def signature(headings: Sequence[str]) -> str:
    """Give what files with the same headings have in common, whatever their order."""
    keys = sorted(heading_key(heading) for heading in headings if not is_added(heading))
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:32]


def remembered_sheet(session: Session, kind: str, headings: Sequence[str]) -> RememberedSheet:
    """Give what was decided about a sheet with these headings."""
    held = _held(session, headings, kind)
    if held is None:
        return RememberedSheet()
    return RememberedSheet(**json.loads(held.spec), decided_at=held.used_at)


def remember_sheet(session: Session, sheet: SheetSetup, existing: Existing | None) -> None:
    """Keep what was decided about a sheet; the headings of our own always mean the same."""
    if sheet.kind is None:
        return
    used = {heading_key(c.heading): c for c in sheet.columns if c.field}
    is_ours = sheet.layout is Layout.PROGRAM
    decided = RememberedSheet(
        columns={} if is_ours else {key: c.field or "" for key, c in used.items()},
        days={key: order.value for key, c in used.items() if (order := c.order_of_days)},
        decimals={key: c.decimals.value for key, c in used.items() if c.decimals},
        policies={key: c.existing.value for key, c in used.items() if c.existing},
        clears=sorted(key for key, c in used.items() if c.blank_clears),
        serials=sorted(key for key, c in used.items() if c.serials),
        percents={key: c.percent_scale.value for key, c in used.items() if c.percent_scale},
        filled_down=sorted(key for key, c in used.items() if c.fills_down),
        # what we said in a sheet for a colleague holds for that sheet alone
        every_row={}
        if sheet.sent
        else {one.field or "": one.said for one in sheet.said_besides()},
        existing=existing.value if existing else "",
    )
    told = {key: value for key, value in asdict(decided).items() if key != "decided_at"}
    _keep(session, sheet.headings, sheet.kind, told)
    if sheet.form != sheet.found_form:
        _keep(session, sheet.found_headings, _FORM, asdict(sheet.form))
    elif held := _held(session, sheet.found_headings, _FORM):
        session.delete(held)


def remembered_form(session: Session, sheet: SheetSetup) -> TableForm:
    """Give the form she said sheets with such headings have; as it was found where she did not."""
    held = _held(session, sheet.found_headings, _FORM) if sheet.found_headings else None
    form = TableForm(**json.loads(held.spec)) if held else sheet.found_form
    is_there = (form.header_row or 0) <= len(sheet.source.rows)
    return form if is_there else sheet.found_form


def _held(session: Session, headings: Sequence[str], kind: str) -> RememberedMapping | None:
    return session.scalar(
        select(RememberedMapping).where(
            RememberedMapping.signature == signature(headings), RememberedMapping.kind == kind
        )
    )


def _keep(session: Session, headings: Sequence[str], kind: str, told: Mapping[str, Any]) -> None:
    """Keep what was told of sheets with these headings; the same again changes nothing."""
    spec = json.dumps(told, ensure_ascii=False)
    held = _held(session, headings, kind)
    if held is None:
        held = RememberedMapping(signature=signature(headings), kind=kind)
        session.add(held)
    if held.spec != spec:
        held.spec, held.used_at = spec, clock.now()


def learned_values(session: Session) -> dict[str, dict[str, str]]:
    """Give what words in files were said to mean: field to folded word to choice."""
    found: dict[str, dict[str, str]] = {}
    for learned in session.scalars(select(LearnedValue)):
        found.setdefault(learned.field, {})[learned.word] = learned.choice
    return found


def learn_values(session: Session, values: Mapping[str, Mapping[str, str]]) -> None:
    """Keep what words mean."""
    held = {(one.field, one.word): one for one in session.scalars(select(LearnedValue))}
    for name, words in values.items():
        for word, choice in words.items():
            key = (name, fold_name(word))
            if key not in held:
                held[key] = LearnedValue(field=name, word=key[1], choice=choice)
                session.add(held[key])
            else:
                held[key].choice = choice
