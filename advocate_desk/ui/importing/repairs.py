"""Carries out what mends all problems of a kind at once; the plan follows."""

from __future__ import annotations

from advocate_desk.sheets.days import DayOrder
from advocate_desk.sheets.setup import ImportSetup, SheetSetup, Unknown
from advocate_desk.sheets.troubles import Repair, Trouble, repair_words
from advocate_desk.ui.importing.mends import Mends

_ORDERS = {Repair.DAY_FIRST: DayOrder.DMY, Repair.MONTH_FIRST: DayOrder.MDY}
_RULES = {
    Repair.MAKE_MEMBERS: ("unknown_member", Unknown.CREATE),
    Repair.OLDER_WINS: ("older_wins", True),
}


def repaired(
    mends: Mends, setup: ImportSetup, sheet: SheetSetup, trouble: Trouble, repair: Repair
) -> None:
    """Change the setup as a repair says, so that it can be taken back."""
    name = repair_words(trouble, repair)
    if repair in _ORDERS:
        column = next(one for one in sheet.columns if one.heading == trouble.kind[1])
        mends.rule(column, "day_order", _ORDERS[repair], name)
    elif repair in _RULES:
        attribute, value = _RULES[repair]
        mends.rule(setup, attribute, value, name)
