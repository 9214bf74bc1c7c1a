"""The lists of this tab: what can be given, what was, by which rules; points, costs and rates."""

from __future__ import annotations

from advocate_desk.program.cost_list import COSTS, RATES
from advocate_desk.program.costs import delete_costs, edit_costs
from advocate_desk.program.grant_list import GRANTS
from advocate_desk.program.grants import delete_grants, edit_grants
from advocate_desk.program.listing import Condition, Line, Test, Wanted
from advocate_desk.program.points import keep_lines
from advocate_desk.program.points_list import POINTS
from advocate_desk.program.rates import delete_rates, edit_rates
from advocate_desk.program.reward_list import REWARD_RULES, REWARDS
from advocate_desk.program.reward_rules import delete_rules, edit_rules
from advocate_desk.program.rewards import delete_rewards, edit_rewards
from advocate_desk.program.views import NamedView, View
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import GRANTS_GIVEN, GrantStatus
from advocate_desk.ui.tables.columns import People
from advocate_desk.ui.tables.list_kind import ListKind

TITLE = "Rewards"


def _what(line: Line) -> str:
    """Give what stands below the member's name: what she got."""
    return line.values.get("reward") or shown("kind", line.values["kind"])


def _vendor(line: Line) -> str:
    """Give what stands below a reward's name: where it comes from."""
    return line.values.get("vendor") or ""


def _nothing(_line: Line) -> str:
    """Leave out the line below a name: the columns beside it say all."""
    return ""


def _by_status(view_id: int, name: str, *statuses: GrantStatus) -> NamedView:
    wanted = Condition("status", Test.IS, tuple(status.value for status in statuses))
    return NamedView(view_id, name, View(Wanted(conditions=(wanted,))))


def _given_views() -> tuple[NamedView, ...]:
    """Give the steps a reward takes; their ids are no row's."""
    return (
        _by_status(-1, "To approve", GrantStatus.IDEA, GrantStatus.NEEDS_APPROVAL),
        _by_status(-2, "To send", GrantStatus.APPROVED, GrantStatus.ORDERED),
        _by_status(-3, "On the way", GrantStatus.SENT),
        _by_status(-4, "Given", *GRANTS_GIVEN),
    )


CATALOGUE = ListKind(
    listing=REWARDS,
    row="reward",
    one="reward",
    many="rewards",
    people=People("reward", _vendor, "reward"),
    edit=edit_rewards,
    delete=delete_rewards,
    tables=frozenset({"reward", "grant"}),
    widths={"kind": 124, "value": 112, "cost": 112, "given": 108, "active": 76},
)
GIVEN = ListKind(
    listing=GRANTS,
    row="grant",
    one="reward",
    many="rewards",
    people=People("member", _what, ""),
    edit=edit_grants,
    delete=delete_grants,
    tables=frozenset(
        {"grant", "grant_activity", "reward", "member", "activity", "activity_type", "colleague"}
    ),
    widths={"status": 158, "given_on": 116, "cost": 112, "for_activities": 240},
    usual_views=_given_views,
)
RULES = ListKind(
    listing=REWARD_RULES,
    row="reward rule",
    one="rule",
    many="rules",
    people=People("activity_type", _nothing, "activity_type"),
    edit=edit_rules,
    delete=delete_rules,
    tables=frozenset({"reward_rule", "reward", "activity_type"}),
    widths={"reward": 220, "mode": 116, "active": 84},
)
LEDGER = ListKind(
    listing=POINTS,
    row="points entry",
    one="line",
    many="lines",
    people=People("member", _nothing, ""),
    edit=keep_lines,
    delete=keep_lines,
    tables=frozenset({"points_entry", "member", "activity", "activity_type", "grant", "reward"}),
    widths={"amount": 96, "kind": 110, "reason": 260},
)
SPENDING = ListKind(
    listing=COSTS,
    row="cost",
    one="cost",
    many="costs",
    people=People("kind", _nothing, "kind"),
    edit=edit_costs,
    delete=delete_costs,
    tables=frozenset({"cost"}),
    widths={"kind": 170, "amount": 128, "cost_centre": 116, "vendor": 130, "note": 170},
)
EXCHANGE = ListKind(
    listing=RATES,
    row="rate",
    one="rate",
    many="rates",
    people=People("currency", _nothing, "currency"),
    edit=edit_rates,
    delete=delete_rates,
    tables=frozenset({"rate"}),
    widths={"rate": 140},
)
