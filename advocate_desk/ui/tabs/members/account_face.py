"""The card of one account on the panel: how it is doing, its people, what is known about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from advocate_desk.base.words import day_words, money_words
from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.card_lists import DealBit
from advocate_desk.program.member_card import AccountCard
from advocate_desk.program.wording import shown
from advocate_desk.ui.tables.columns import chip_kind
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.panel_parts import ChipWords, FieldSections, Lines, RowHead, Section
from advocate_desk.ui.tabs.members.columns import COMPANIES
from advocate_desk.ui.tabs.members.member_face import show_activities
from advocate_desk.ui.widgets.frames import caps_label
from advocate_desk.ui.widgets.month_bars import MonthBars

_SECTIONS: tuple[Section, ...] = (
    (
        "Account",
        (
            *("company", "industry", "size", "region", "country", "segment", "products"),
            *("use_cases", "domain", "aliases"),
        ),
    ),
    (
        "Relationship",
        (
            *("health", "open_issue", "open_issue_since", "reference_policy", "csm"),
            *("account_executive", "customer_since", "renewal_date", "annual_value", "currency"),
            *("seats", "churned_on"),
        ),
    ),
    ("Care", ("public_sector", "healthcare", "rivals", "replaced_rival", "do_not_mix_with")),
)


class AccountFace(QWidget):
    """One account."""

    def __init__(self, page: ListPage) -> None:
        super().__init__()
        self._page = page
        self.head = RowHead()
        self.fields = FieldSections(ACCOUNTS.key, _SECTIONS, page.known)
        self._months = MonthBars("Acts")
        self._people = Lines("People")
        self._recent = Lines("Recent")
        self._healths = Lines("Health")
        self._deals = Lines("Opportunities")
        self._shown = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addSpacing(6)
        column.addWidget(caps_label("Acts, last 12 months"))
        for widget in (
            self._months,
            self._people,
            self._recent,
            self._deals,
            self.fields,
            self._healths,
        ):
            column.addWidget(widget)
        self.fields.edited.connect(lambda field, value: page.edit_field(self._shown, field, value))
        self.fields.refused.connect(page.say_refused)

    def show_card(self, card: AccountCard) -> None:
        """Show an account."""
        if card.line.id != self._shown:
            self.fields.close_editors()
        self._shown = card.line.id
        values = card.line.values
        second = COMPANIES.people.second(card.line)
        self.head.show_row(values["company"], second, _chips(card))
        self._months.show_months(card.months)
        asked = self._page.workspace.open_requested
        self._people.show_lines(
            [(name, shown("status", status)) for _id, name, status in card.people],
            [partial(asked.emit, "member", row_id) for row_id, _name, _status in card.people],
            "Nobody yet",
        )
        show_activities(self._page, self._recent, card.recent)
        self._deals.show_lines(
            [(deal.name, _how_far(deal)) for deal in card.deals],
            [partial(asked.emit, "opportunity", deal.id) for deal in card.deals],
        )
        self.fields.show_fields(self._page.state.fields)
        self.fields.show_line(card.line)
        self._healths.show_lines(
            [(shown("health", health), day_words(day)) for day, health in card.healths]
        )


def _how_far(deal: DealBit) -> str:
    amount = money_words(deal.amount, deal.currency or "EUR") if deal.amount is not None else ""
    outcome = shown("opportunities.outcome", deal.outcome)
    return " · ".join(filter(None, (amount, outcome, day_words(deal.closed_on))))


def _chips(card: AccountCard) -> list[ChipWords]:
    values = card.line.values
    found: list[ChipWords] = []
    if health := values.get("health"):
        found.append((shown("health", health), chip_kind(ACCOUNTS.key, "health", health), True))
    if values.get("open_issue"):
        found.append(("Open issue", "red", False))
    if policy := values.get("reference_policy"):
        found.append((f"Referenceable: {policy}", "grey", False))
    return found
