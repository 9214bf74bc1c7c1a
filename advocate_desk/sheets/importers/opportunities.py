"""How deals come in, ours and those of CRMs: known by id, else by company, name and month."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from advocate_desk.base.text import fold, fold_name
from advocate_desk.program.fields import Shape
from advocate_desk.program.opportunities import KIND, add_opportunities, edit_opportunities
from advocate_desk.sheets.fields import Field, foreign
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.kind_sheets import KindSheet
from advocate_desk.sheets.plain_rows import (
    ONLY_IN_DESK,
    Key,
    is_another,
    plan_plain,
    said,
)
from advocate_desk.sheets.planned import Group, LeftOut, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.store.choices import Outcome
from advocate_desk.store.models import Opportunity

_SHEET = KindSheet(KIND, add_opportunities, edit_opportunities, ("opportunity_id",))
_WON = re.compile(r"won\b|\bgewonnen\b|\bganad[oa]\b|\bgagnee?\b")
_LOST = re.compile(r"lost\b|\bverloren\b|\bperdid[oa]\b|\bperdue?\b|\bdisqualified\b")
_IDS = frozenset({"company_ids", "contact_ids"})
_Deal = tuple[str, str]  # company and name, folded
_Month = tuple[int, int] | None


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of deals."""
    _find_companies(planning, rows)
    deals = _Deals(rows)
    rules = _SHEET.rules(
        rows, keys=deals.keys, load_keys=deals.of_desk, prepare=_prepare, adjust=deals.adjust
    )
    return plan_plain(planning, rows, rules)


def _find_companies(planning: Planning, rows: SheetRows) -> None:
    """Call the companies that rows name by the ids another system has for them, or for people."""
    foreign = rows.setup.foreign
    names_several = foreign is not None and "company_ids" in foreign.means.values()
    if not names_several and not _IDS & rows.columns.keys():
        return
    system = rows.setup.system_of("company_ids")
    found = []
    columns = (rows.column(key) for key in ("company", "company_ids", "contact_ids"))
    for place, (company, ids, people) in enumerate(zip(*columns, strict=True)):
        named = _apart(company, ";" if names_several else None)
        known = [planning.companies.known_as(system, one) for one in ids or ()]
        meant = [one for one in known if one] if len(named) != 1 else []
        meant += sorted(named, key=lambda one: not planning.companies.is_known(one))
        if len(set(meant)) > 1:
            key = "company" if named else "company_ids"
            words = f"names several companies: {meant[0]} was taken"
            rows.complain(place, key, company or ids, LeftOut.NOTHING, words)
        found.append(next(iter(meant), None) or _company_of(planning, system, people or ()))
    rows.columns = {key: one for key, one in rows.columns.items() if key not in _IDS}
    rows.columns["company"] = found
    rows.fields = {**rows.fields, "company": _company_field()}


def _apart(company: Any, joint: str | None) -> list[str]:
    """Give the companies of a cell; with a joint, there may be several."""
    if not isinstance(company, str):
        return []
    return [one for one in map(str.strip, company.split(joint) if joint else [company]) if one]


def _company_field() -> Field:
    return next(one for one in _SHEET.fields() if one.key == "company")


def _company_of(planning: Planning, system: str, people: Sequence[str]) -> str | None:
    """Give where the first of these people works of whom anybody knows it."""
    found = (planning.people.by_external.get((system, one), 0) for one in people)
    return next(filter(None, map(planning.company_of, found)), None)


def _prepare(_planning: Planning, values: Values) -> None:
    """Let the stage, or what a CRM says beside it, tell how a deal ended."""
    won, closed = values.pop("won", None), values.pop("closed", None)
    stage = fold(said(values, "stage"))
    told: Outcome | None = None
    if won is True or _WON.search(stage):
        told = Outcome.WON
    elif _LOST.search(stage) or (closed is True and won is False):
        told = Outcome.LOST
    elif stage or closed is False:
        told = Outcome.OPEN
    if told:
        values.setdefault("outcome", told.value)


class _Deals:
    """By what the deals of a file and of the desk are known.

    An id is sure. Without one a deal is known by its company, its name and the month it closes
    in; one that is open, and the only one of its name here and there, may close in another month.
    """

    def __init__(self, rows: SheetRows) -> None:
        self._rows = rows
        self._told: dict[_Deal, Counter[_Month]] = {}
        columns = (rows.column(key) for key in ("company", "name", "closed_on", "opportunity_id"))
        for company, name, day, number in zip(*columns, strict=True):
            if number is None:
                deal = _deal(company, name)
                self._told.setdefault(deal, Counter())[_month(day)] += 1

    def keys(self, values: Values) -> Iterator[Key]:
        """Give by what a row is known, the surest first."""
        uid, number = said(values, "uid"), said(values, "opportunity_id")
        if uid:
            yield "uid", uid.lower()
        if number:
            yield "id", number
        deal, month = (
            _deal(values.get("company"), values.get("name")),
            _month(values.get("closed_on")),
        )
        # two of the file that differ by an id are never one
        yield ONLY_IN_DESK if uid or number else "plain", deal, month
        if not number:
            yield ONLY_IN_DESK, "any", deal, month
        if not number and self._told[deal].total() == 1:
            yield ONLY_IN_DESK, "open", deal

    def of_desk(self, planning: Planning) -> Mapping[Key, int | None]:
        """Give the deals of the desk by what they are known; None for what several share."""
        one = Opportunity
        rows = planning.session.execute(
            select(
                *(one.id, one.uid, one.opportunity_id, one.account_id),
                *(one.name, one.closed_on, one.outcome),
            ).order_by(one.id)
        )
        found: dict[Key, int | None] = {}
        for row, uid, number, account, name, day, outcome in rows:
            deal, month = _deal(planning.companies.name_of(account), name), _month(day)
            found["uid", uid] = row
            keys: list[Key] = [(ONLY_IN_DESK, "any", deal, month)]
            if number:
                found["id", number] = row
            else:
                keys += [("plain", deal, month), (ONLY_IN_DESK, deal, month)]
            if outcome == Outcome.OPEN and month not in self._told.get(deal, ()):
                keys.append((ONLY_IN_DESK, "open", deal))
            for key in keys:
                found[key] = None if key in found else row
        return found

    def adjust(self, planning: Planning, group: Group, changes: Values) -> None:
        """Leave out an id that another deal has."""
        number = changes.get("opportunity_id")
        key = ("id", number)
        if isinstance(number, str) and is_another(planning, self._rows.kind, group, key):
            changes.pop("opportunity_id")
            place = group.givers.get("opportunity_id")
            if place is not None:  # else a row of an earlier sheet says it, and is told so
                words = "belongs to another opportunity"
                self._rows.complain(place, "opportunity_id", number, LeftOut.CELL, words)


def _deal(company: Any, name: Any) -> _Deal:
    folded = (fold_name(one) if isinstance(one, str) else "" for one in (company, name))
    return next(folded), next(folded)


def _month(day: Any) -> _Month:
    return (day.year, day.month) if isinstance(day, dt.date) else None


OPPORTUNITIES = Importer(
    key="opportunities",
    sheet="Opportunities",
    fields=(
        *_SHEET.fields(),
        foreign("won", "Won", Shape.YES_NO),
        foreign("closed", "Closed", Shape.YES_NO),
        foreign("company_ids", "Company IDs", Shape.WORDS),
        foreign("contact_ids", "Contact IDs", Shape.WORDS),
    ),
    needs=(
        frozenset({"name"}),
        frozenset({"company", "opportunity_id", "owner"}),
        frozenset({"amount", "stage", "outcome", "closed_on"}),
    ),
    plan=plan,
    save=_SHEET.save,
    tells=frozenset({"opportunity_id!", "stage", "outcome!", "closed_on", "competitor"}),
)
