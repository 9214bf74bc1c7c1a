"""Costs beside the grants, and the exchange rates by which amounts are summed."""

from __future__ import annotations

from advocate_desk.base import clock
from advocate_desk.base.words import day_words, money_words
from advocate_desk.program.cost_list import COSTS, RATES
from advocate_desk.program.costs import add_costs
from advocate_desk.program.listing import Line
from advocate_desk.program.money import fill_rates, rows_without_rate
from advocate_desk.program.rates import add_rates
from advocate_desk.store.preferences import preferences
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.panel_parts import Section
from advocate_desk.ui.tabs.rewards.columns import EXCHANGE, SPENDING
from advocate_desk.ui.tabs.rewards.page_verbs import PageVerbs
from advocate_desk.ui.tabs.rewards.plain_face import Head, PlainFace
from advocate_desk.ui.tabs.rewards.strips import RateStrip, SpentStrip

_COST_SECTIONS: tuple[Section, ...] = (
    ("Cost", ("on_day", "kind", "amount", "currency", "rate")),
    ("Where it belongs", ("cost_centre", "vendor", "invoice")),
    ("Note", ("note",)),
)
_RATE_SECTIONS: tuple[Section, ...] = (("Rate", ("currency", "from_day", "rate")),)
_COST_FIRST = ("kind", "amount", "currency", "on_day", "cost_centre", "vendor")


class Spending(PageVerbs):
    """The verbs of the costs."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab, SPENDING)
        page = self.page
        self.strip = SpentStrip(page.workspace)
        page.set_strip(self.strip)
        self.face = PlainFace(page, _COST_SECTIONS, _cost_head)
        self.set_panel(
            self.face,
            ("kind", "currency", "cost_centre", "vendor"),
            (
                ("Set field…", "pencil", self.forms.ask_set_field),
                ("Delete", "trash", page.keys.delete),
            ),
        )
        page.set_main("Add cost", self.add)
        page.set_none_yet(
            "No costs yet",
            "What the program spends beside its rewards: tools, content, events, people.",
            ("Add cost", self.add),
            ("Import a spreadsheet", lambda: tab.run("import")),
            tab.sample_deed(),
        )

    def add(self) -> FormSheet:
        """Ask for a new cost."""
        page = self.page
        kept = page.workspace.look(preferences)
        usual = {"currency": kept.base_currency, "on_day": clock.today()}
        sheet = FormSheet("Add cost", "Add cost", COSTS.key, page.known, self._tab)
        more = [one for one in COSTS.fields if one.editable and one.key not in _COST_FIRST]
        sheet.ask([COSTS.field(key) for key in _COST_FIRST], usual)
        sheet.ask_folded("More fields", more, usual)
        sheet.input("kind").setFocus()
        return self.ask_new(sheet, "kind", add_costs)


class Exchange(PageVerbs):
    """The verbs of the rates."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab, EXCHANGE)
        page = self.page
        self.strip = RateStrip(page.workspace, self.fill)
        page.set_strip(self.strip)
        self.face = PlainFace(page, _RATE_SECTIONS, _rate_head)
        self.set_panel(
            self.face,
            ("currency", "from_day", "rate"),
            (("Delete", "trash", page.keys.delete),),
        )
        page.set_main("Add rate", self.add)
        page.set_none_yet(
            "No rates yet",
            "A rate says what one unit of a currency is worth in yours, from a day on. Each "
            "amount keeps the rate of its day; without one it is in no sum.",
            ("Add rate", self.add),
            None,
        )

    def add(self) -> FormSheet:
        """Ask for a new rate."""
        page = self.page
        sheet = FormSheet("Add rate", "Add rate", RATES.key, page.known, self._tab)
        sheet.ask(RATES.fields, {"from_day": clock.today()})
        sheet.input("currency").setFocus()
        return self.ask_new(sheet, "currency", add_rates)

    def fill(self) -> None:
        """Give the amounts without a rate the one of their day."""
        before = self.page.workspace.look(rows_without_rate)

        def told(_filled: int) -> str:
            left = self.page.workspace.look(rows_without_rate)
            return f"{before - left} of {before} amounts have their rate now"

        self.page.edits.change("Fill in missing rates", fill_rates, told)


def _cost_head(line: Line) -> Head:
    values = line.values
    amount = money_words(values["amount"], values["currency"] or "EUR")
    return Head(values["kind"], f"{amount} · {day_words(values['on_day'])}")


def _rate_head(line: Line) -> Head:
    values = line.values
    return Head(values["currency"], f"{values['rate']} from {day_words(values['from_day'])}")
