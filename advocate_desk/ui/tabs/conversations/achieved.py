"""The lists of wins and of career wins: what members achieved with us, and for themselves."""

from __future__ import annotations

from collections.abc import Callable

from advocate_desk.base import clock
from advocate_desk.base.words import day_words
from advocate_desk.program.listing import Condition, Line, Test, Wanted
from advocate_desk.program.relation_lists import CAREER_WINS, WINS
from advocate_desk.program.views import NamedView, View
from advocate_desk.program.wins import (
    add_career_wins,
    add_wins,
    delete_career_wins,
    delete_wins,
    edit_career_wins,
    edit_wins,
)
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import MayTell
from advocate_desk.ui.dialogs.plain_page import AddForm, PlainList
from advocate_desk.ui.tables.columns import People, chip_kind
from advocate_desk.ui.tables.list_kind import ListKind
from advocate_desk.ui.tables.panel_parts import ChipWords


def _win_views() -> tuple[NamedView, ...]:
    may = Condition("may_tell", Test.IS_NOT, (MayTell.NO.value,))
    untold = (may, Condition("told_in", Test.BLANK))
    return (NamedView(-1, "Not told yet", View(Wanted(conditions=untold))),)


def _win_chips(line: Line) -> list[ChipWords]:
    found: list[ChipWords] = []
    if told := line.values.get("may_tell"):
        words = f"May we tell it: {shown('may_tell', told).lower()}"
        found.append((words, chip_kind(WINS.key, "may_tell", told), True))
    if line.values.get("told_in"):
        found.append(("Told", "grey", False))
    return found


def _when_and(key: str) -> Callable[[Line], str]:
    def second(line: Line) -> str:
        told = line.values.get(key) or ""
        word = shown(key, told) if key == "kind" else told
        return " · ".join(filter(None, (word, day_words(line.values.get("on_day")))))

    return second


_MEMBERS = frozenset({"member", "account", "employment"})
ACHIEVED = PlainList(
    kind=ListKind(
        listing=WINS,
        row="win",
        one="win",
        many="wins",
        people=People("member", lambda line: line.values.get("company") or "", ""),
        edit=edit_wins,
        delete=delete_wins,
        tables=frozenset({"win"}) | _MEMBERS,
        widths={"on_day": 114, "what": 240, "before": 84, "after": 84, "may_tell": 116},
        usual_views=_win_views,
    ),
    title="Conversations",
    form=AddForm(
        "Add win",
        "Add win",
        ("what", "on_day", "measure", "before", "after", "may_tell"),
        add_wins,
        more=("unit", "company", "product", "use_case", "told_in"),
        usual=lambda: {"on_day": clock.today(), "may_tell": MayTell.ASK.value},
    ),
    sections=(
        ("What was achieved", ("what", "on_day", "company", "product", "use_case")),
        ("In numbers", ("measure", "before", "after", "unit")),
        ("May it be told?", ("may_tell", "told_in")),
    ),
    shared=("on_day", "product", "use_case", "may_tell", "told_in"),
    nothing=(
        "No wins yet",
        "Wins are what members achieved with your product: the stuff of stories. "
        "Write down the first one, or bring them in from a spreadsheet.",
    ),
    second=_when_and("what"),
    chips=_win_chips,
)


def _step_views() -> tuple[NamedView, ...]:
    year = clock.today().replace(month=1, day=1)
    this_year = Condition("on_day", Test.AFTER, year)
    untold = Condition("told_publicly", Test.IS_NOT, True)
    return (
        NamedView(-1, "This year", View(Wanted(conditions=(this_year,)))),
        NamedView(-2, "Not told yet", View(Wanted(conditions=(untold,)))),
    )


STEPS = PlainList(
    kind=ListKind(
        listing=CAREER_WINS,
        row="career win",
        one="career win",
        many="career wins",
        people=People("member", lambda _line: "", ""),
        edit=edit_career_wins,
        delete=delete_career_wins,
        tables=frozenset({"career_win", "member"}),
        widths={"on_day": 114, "kind": 124, "text": 200, "told_publicly": 116},
        usual_views=_step_views,
    ),
    title="Conversations",
    form=AddForm(
        "Add career win",
        "Add career win",
        ("kind", "on_day", "text", "helped_by"),
        add_career_wins,
        more=("told_publicly",),
        usual=lambda: {"on_day": clock.today()},
    ),
    sections=(("What became of it", ("kind", "on_day", "text", "helped_by", "told_publicly")),),
    shared=("on_day", "kind", "told_publicly"),
    nothing=(
        "No career wins yet",
        "A promotion, a talk accepted, an award: what members achieve for themselves, "
        "and whether you helped. Add the first one.",
    ),
    second=_when_and("kind"),
)
