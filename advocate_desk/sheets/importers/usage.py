"""How usage comes in: what a company or a member used in a month, told once each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import select

from advocate_desk.base.text import fold, fold_name
from advocate_desk.program.usage import KIND, add_usage, edit_usage, month_called
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.kind_sheets import NAMED_BY, KindSheet
from advocate_desk.sheets.plain_rows import Complaint, Key, plan_plain, said
from advocate_desk.sheets.planned import Group, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.store.models import Usage

_SHEET = KindSheet(KIND, add_usage, edit_usage, ("company", "month", "measure"))


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of usage."""
    plain = _SHEET.rules(rows)

    def check(values: Values) -> Complaint | None:
        month = said(values, "month")
        if month and month_called(month) is None:
            return "month", "is no month, such as 2026-03"
        wrong = plain.check(values)
        of_member = wrong is not None and wrong[0] == "company" and values.keys() & NAMED_BY
        return None if of_member else wrong

    rules = _SHEET.rules(
        rows,
        keys=_keys,
        load_keys=_load_keys,
        check=check,
        prepare=_prepare,
        adjust=_adjust,
        takes_others=lambda values: not values.keys() & NAMED_BY,
    )
    return plan_plain(planning, rows, rules)


def _prepare(_planning: Planning, values: Values) -> None:
    """Write a month as it is kept."""
    month = said(values, "month")
    if month:
        values["month"] = month_called(month) or month


def _keys(values: Values) -> Iterator[Key]:
    company = fold_name(said(values, "company"))
    yield company, values["who"], values.get("month"), fold(said(values, "measure"))


def _load_keys(planning: Planning) -> Mapping[Key, int | None]:
    one = Usage
    rows = planning.session.execute(
        select(one.id, one.account_id, one.member_id, one.in_month, one.measure)
    )
    names = planning.companies
    return {
        (fold_name(names.name_of(account) or ""), who or 0, month, fold(measure)): row
        for row, account, who, month, measure in rows
    }


def _adjust(_planning: Planning, _group: Group, changes: Values) -> None:
    for key in ("company", "month", "measure"):  # by these it is known
        changes.pop(key, None)


USAGE = Importer(
    key="usage",
    sheet="Usage",
    fields=tuple(one for one in _SHEET.fields() if one.key != "whose"),
    needs=(
        frozenset({"company", *NAMED_BY}),
        frozenset({"month"}),
        frozenset({"measure"}),
        frozenset({"value"}),
    ),
    plan=plan,
    save=_SHEET.save,
)
