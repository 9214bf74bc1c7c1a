"""The lists of deals, of use of the product, and of figures day by day."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.words import day_words
from advocate_desk.program.business_lists import OPPORTUNITIES, SERIES, SERIES_EVENTS, USAGE
from advocate_desk.program.listing import Condition, Line, Sort, Test, Wanted
from advocate_desk.program.opportunities import (
    add_opportunities,
    delete_opportunities,
    edit_opportunities,
)
from advocate_desk.program.series import (
    add_series,
    add_series_events,
    delete_series,
    delete_series_events,
    edit_series,
    edit_series_events,
)
from advocate_desk.program.usage import add_usage, delete_usage, edit_usage
from advocate_desk.program.views import NamedView, View
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import Outcome
from advocate_desk.store.models import Colleague
from advocate_desk.ui.dialogs.optional_members import OthersForm
from advocate_desk.ui.dialogs.plain_page import AddForm, PlainList
from advocate_desk.ui.tables.columns import People, chip_kind
from advocate_desk.ui.tables.list_kind import ListKind
from advocate_desk.ui.tables.panel_parts import ChipWords
from advocate_desk.ui.tables.values import words_of

_TITLE = "Business"


def _by_outcome(view_id: int, name: str, outcome: Outcome, sort: Sort) -> NamedView:
    wanted = Condition("outcome", Test.IS, (outcome.value,))
    return NamedView(view_id, name, View(Wanted(conditions=(wanted,)), sort))


def _deal_views() -> tuple[NamedView, ...]:
    newest = Sort("closed_on", descending=True)
    return (
        _by_outcome(-1, "Open", Outcome.OPEN, Sort("closed_on")),
        _by_outcome(-2, "Won", Outcome.WON, newest),
        _by_outcome(-3, "Lost", Outcome.LOST, newest),
    )


def _company(line: Line) -> str:
    return line.values.get("company") or ""


def _how_far(line: Line) -> str:
    values = line.values
    amount = words_of(
        OPPORTUNITIES.key,
        OPPORTUNITIES.field("amount"),
        values.get("amount"),
        values.get("currency") or "",
    )
    return " · ".join(filter(None, (_company(line), amount, values.get("stage"))))


def _deal_chips(line: Line) -> list[ChipWords]:
    outcome, day = line.values["outcome"], day_words(line.values.get("closed_on"))
    words = shown("opportunities.outcome", outcome)
    if day:
        words += f", closes {day}" if outcome == Outcome.OPEN else f" {day}"
    return [(words, chip_kind(OPPORTUNITIES.key, "outcome", outcome), True)]


def _colleagues(session: Session) -> list[str]:
    return list(session.scalars(select(Colleague.name).order_by(Colleague.name)))


DEALS = PlainList(
    kind=ListKind(
        listing=OPPORTUNITIES,
        row="opportunity",
        one="opportunity",
        many="opportunities",
        people=People("name", _company, "name"),
        edit=edit_opportunities,
        delete=delete_opportunities,
        tables=frozenset({"opportunity", "account", "colleague"}),
        widths={
            "name": 276,
            "amount": 124,
            "stage": 130,
            "outcome": 94,
            "closed_on": 116,
            "owner": 140,
        },
        usual_views=_deal_views,
        offers={"owner": _colleagues},
    ),
    title=_TITLE,
    form=AddForm(
        "Add opportunity",
        "Add opportunity",
        ("name", "company", "amount", "currency", "stage", "closed_on"),
        add_opportunities,
        more=("outcome", "created_on", "owner", "competitor", "heard_via", "opportunity_id"),
        usual=lambda: {"outcome": Outcome.OPEN.value},
    ),
    sections=(
        ("Deal", ("name", "company", "amount", "currency", "rate", "stage", "outcome")),
        ("Days", ("created_on", "closed_on")),
        ("More", ("owner", "competitor", "heard_via", "opportunity_id")),
    ),
    shared=("company", "stage", "outcome", "closed_on", "owner", "competitor", "heard_via"),
    nothing=(
        "No opportunities yet",
        "The deals of your CRM. Import its report of opportunities or deals, by their ids or "
        "without; each stands once, however often you import it.",
    ),
    second=_how_far,
    chips=_deal_chips,
)


def _measured(line: Line) -> str:
    values = line.values
    value = words_of(USAGE.key, USAGE.field("value"), values["value"])
    return f"{value} {values['measure']} in {values['in_month']}"


USED = PlainList(
    kind=ListKind(
        listing=USAGE,
        row="usage",
        one="month of use",
        many="months of use",
        people=People("whose", lambda _line: "", ""),
        edit=edit_usage,
        delete=delete_usage,
        tables=frozenset({"usage", "account", "member"}),
        widths={"whose": 280, "in_month": 104, "measure": 170, "value": 110},
    ),
    title=_TITLE,
    form=AddForm(
        "Add usage",
        "Add usage",
        ("company", "in_month", "measure", "value"),
        add_usage,
        usual=lambda: {"in_month": f"{clock.today():%Y-%m}"},
        sheet=OthersForm,
    ),
    sections=(("Use", ("company", "in_month", "measure", "value")),),
    shared=("company", "in_month", "measure"),
    nothing=(
        "No usage yet",
        "How much your customers use the product, month by month: logins, seats, tickets. "
        "Import a sheet with company, month, measure and value.",
    ),
    second=_measured,
)


def _value(line: Line) -> str:
    return words_of(SERIES.key, SERIES.field("value"), line.values["value"])


FIGURES = PlainList(
    kind=ListKind(
        listing=SERIES,
        row="series value",
        one="value",
        many="values",
        people=People("series", lambda _line: "", "series"),
        edit=edit_series,
        delete=delete_series,
        tables=frozenset({"series_point"}),
        widths={"series": 320, "on_day": 130, "value": 130},
    ),
    title=_TITLE,
    form=AddForm(
        "Add value",
        "Add value",
        ("series", "on_day", "value"),
        add_series,
        usual=lambda: {"on_day": clock.today()},
    ),
    sections=(("Value", ("series", "on_day", "value")),),
    shared=("series", "on_day"),
    nothing=(
        "No series yet",
        "A figure day by day, such as visits of the help centre or open tickets, to see later "
        "what changed it. Import a sheet with series, day and value.",
    ),
    second=lambda line: f"{_value(line)} on {day_words(line.values['on_day'])}",
)
DIARY = PlainList(
    kind=ListKind(
        listing=SERIES_EVENTS,
        row="series event",
        one="event",
        many="events",
        people=People("event", lambda _line: "", "event"),
        edit=edit_series_events,
        delete=delete_series_events,
        tables=frozenset({"series_event"}),
        widths={"event": 340, "series": 240, "on_day": 130},
    ),
    title=_TITLE,
    form=AddForm(
        "Add event of a series",
        "Add event",
        ("series", "on_day", "event"),
        add_series_events,
        usual=lambda: {"on_day": clock.today()},
    ),
    sections=(("What happened", ("event", "series", "on_day")),),
    shared=("series", "on_day"),
    nothing=(
        "No events of series yet",
        "What happened on a day that a series may show: a release, a campaign, an outage.",
    ),
    second=lambda line: f"{line.values['series']} · {day_words(line.values['on_day'])}",
)
