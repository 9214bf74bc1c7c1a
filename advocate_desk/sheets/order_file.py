"""Writes the rewards that are to be ordered for a vendor, in the columns that the vendor wants.

Which columns those are is said once for each vendor. Every line has an order id, by which the
vendor's own file of what became of it finds the reward again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, func, literal, select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import DeskError
from advocate_desk.base.text import fold_name
from advocate_desk.program.edits import Each
from advocate_desk.program.fields import Shape
from advocate_desk.program.grants import edit_grants
from advocate_desk.program.listing import Chosen
from advocate_desk.sheets.exporter import as_money, as_text, with_amounts
from advocate_desk.sheets.known import listed
from advocate_desk.sheets.program_workbook import Form, form_of
from advocate_desk.sheets.sheet_columns import SheetColumn, with_unlike_headings
from advocate_desk.sheets.whole_files import saved_whole
from advocate_desk.sheets.write_csv import write_csv
from advocate_desk.sheets.write_workbook import WorkbookWriter
from advocate_desk.store.choices import GrantStatus
from advocate_desk.store.models import (
    Account,
    Grant,
    Member,
    MemberFigures,
    RememberedMapping,
    Reward,
)

_KIND = "order file"  # of what is remembered
_VENDOR: ColumnElement[Any] = func.coalesce(Grant.vendor, Reward.vendor)


@dataclass(frozen=True, slots=True)
class Vendor:
    """Somebody rewards are ordered from; `name` is blank where none is named."""

    name: str
    to_order: int


@dataclass(frozen=True, slots=True)
class OrderField:
    """One thing of a reward or whom it is for that a vendor may want to know."""

    key: str
    heading: str
    value: ColumnElement[Any]
    shape: Shape = Shape.TEXT
    usual: bool = False


_MONEY = {"Currency": Grant.currency.expression}
ORDER_FIELDS: tuple[OrderField, ...] = (
    OrderField("order_id", "Order id", Grant.order_id.expression, usual=True),
    OrderField("reward", "Reward", func.coalesce(Reward.reward, Grant.kind), usual=True),
    OrderField("quantity", "Quantity", literal(1), Shape.NUMBER, usual=True),
    OrderField("full_name", "Full name", MemberFigures.name.expression, usual=True),
    OrderField("given_name", "Given name", Member.given_name.expression),
    OrderField("family_name", "Family name", Member.family_name.expression),
    OrderField("email", "Email", Member.email.expression, usual=True),
    OrderField("phone", "Phone", Member.phone.expression),
    OrderField("company", "Company", Account.company.expression, usual=True),
    OrderField("city", "City", Member.city.expression),
    OrderField("country", "Country", Member.country.expression, usual=True),
    OrderField("kind", "Kind", Grant.kind.expression),
    OrderField("value", "Value", Grant.value.expression, Shape.MONEY),
    OrderField("currency", "Currency", Grant.currency.expression),
    OrderField("cost_centre", "Cost centre", Grant.cost_centre.expression),
    OrderField("notes", "Notes", Grant.notes.expression, Shape.LONG_TEXT),
)
_BY_KEY = {one.key: one for one in ORDER_FIELDS}


@dataclass(frozen=True, slots=True)
class OrderColumn:
    """A column of a vendor's file: which field of ours it holds, and what stands above it."""

    key: str
    heading: str


USUAL_COLUMNS = tuple(OrderColumn(one.key, one.heading) for one in ORDER_FIELDS if one.usual)


def vendors(session: Session) -> list[Vendor]:
    """Give from whom approved rewards are to be ordered, by name; last, those with no vendor."""
    found = session.execute(
        select(func.coalesce(_VENDOR, ""), func.count())
        .select_from(Grant)
        .outerjoin(Reward, Reward.id == Grant.reward_id)
        .where(Grant.status == GrantStatus.APPROVED.value)
        .group_by(func.coalesce(_VENDOR, ""))
    )
    named = [Vendor(name, count) for name, count in found]
    return sorted(named, key=lambda one: (not one.name, fold_name(one.name)))


def order_columns(session: Session, vendor: str) -> tuple[OrderColumn, ...]:
    """Give the columns that a vendor wants, as said the last time; else the usual ones."""
    held = _remembered(session, vendor)
    told = json.loads(held.spec) if held else []
    columns = tuple(OrderColumn(*one) for one in told if one[0] in _BY_KEY)
    return columns or USUAL_COLUMNS


def order_from(session: Session, vendor: str, columns: Sequence[OrderColumn], out: Path) -> int:
    """Write what is to be ordered from a vendor to `….xlsx` or `….csv`; give how many rewards.

    They are ordered from then on, each under an order id of its own, and the columns are
    remembered. To be called in the transaction of a change: a file that cannot be written leaves
    the desk as it was.

    Raises:
        DeskError: there is nothing to order, no column with the order id, or no place to write.
    """
    ids = _to_order(session, vendor)
    if not ids:
        raise DeskError(f"Nothing is to be ordered from {vendor}.", "Approve a reward first.")
    if "order_id" not in {one.key for one in columns}:
        raise DeskError(
            "Without the order id, what the vendor sends back finds no reward.",
            "Keep the column Order id.",
        )
    form = form_of(out)
    if form is Form.FOLDER:
        raise DeskError(f"“{out.name}” is a folder.", "Give the file a name that ends in .xlsx.")
    _note_order(session, vendor, ids)
    _remember(session, vendor, columns)
    _write(session, f"Order {vendor}", columns, ids, out)
    return len(ids)


def _to_order(session: Session, vendor: str) -> list[int]:
    return list(
        session.scalars(
            select(Grant.id)
            .outerjoin(Reward, Reward.id == Grant.reward_id)
            .where(Grant.status == GrantStatus.APPROVED.value, _VENDOR.in_((vendor,)))
            .order_by(Grant.id)
        )
    )


def _note_order(session: Session, vendor: str, ids: Sequence[int]) -> None:
    """Give each reward an order id, and let all be ordered."""
    unnamed = select(Grant.id).where(Grant.id.in_(listed(ids)), Grant.order_id.is_(None))
    named = Each({one: {"order_id": f"AD-{one}"} for one in session.scalars(unnamed)})
    edit_grants(session, named.chosen, named)
    values = {"status": GrantStatus.ORDERED.value, "vendor": vendor}
    edit_grants(session, Chosen(ids=tuple(ids)), values)
    session.flush()


def _write(
    session: Session, title: str, columns: Sequence[OrderColumn], ids: Iterable[int], out: Path
) -> None:
    fields = [_BY_KEY[one.key] for one in columns]
    headed = with_unlike_headings(
        *(
            SheetColumn(one.heading or field.heading, field.shape)
            for one, field in zip(columns, fields, strict=True)
        )
    )
    rows = _rows(session, fields, ids)
    with saved_whole(out) as part:
        if form_of(out) is Form.CSV:
            write_csv(part, headed, rows)
            return
        with WorkbookWriter(part, title) as book:
            book.add_sheet("Order", headed, rows)


def _rows(
    session: Session, fields: Sequence[OrderField], ids: Iterable[int]
) -> list[Sequence[str]]:
    texts = [
        as_money({**_MONEY, one.heading: one.value}, one.heading)
        if one.shape is Shape.MONEY
        else as_text(one.value)
        for one in fields
    ]
    found = session.execute(
        select(*texts)
        .select_from(Grant)
        .join(Member, Member.id == Grant.member_id)
        .join(MemberFigures, MemberFigures.member_id == Grant.member_id)
        .outerjoin(Account, Account.id == MemberFigures.account_id)
        .outerjoin(Reward, Reward.id == Grant.reward_id)
        .where(Grant.id.in_(listed(ids)))
        .order_by(Grant.id)
    )
    money = [place for place, one in enumerate(fields) if one.shape is Shape.MONEY]
    return [with_amounts(row, money) for row in found]


def _remembered(session: Session, vendor: str) -> RememberedMapping | None:
    return session.scalar(
        select(RememberedMapping).where(
            RememberedMapping.kind == _KIND, RememberedMapping.signature == fold_name(vendor)
        )
    )


def _remember(session: Session, vendor: str, columns: Sequence[OrderColumn]) -> None:
    spec = json.dumps([[one.key, one.heading] for one in columns], ensure_ascii=False)
    held = _remembered(session, vendor)
    if held is None:
        held = RememberedMapping(signature=fold_name(vendor), kind=_KIND)
        session.add(held)
    held.spec, held.used_at = spec, clock.now()
