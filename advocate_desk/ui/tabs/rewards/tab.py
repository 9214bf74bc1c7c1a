"""The Rewards tab: what can be given, what was, by which rules; points, costs and rates."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from advocate_desk.program.points import points_are_on
from advocate_desk.store.choices import GrantStatus
from advocate_desk.ui.tables.list_kind import ListKind
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.list_tab import ListEntry, ListTab
from advocate_desk.ui.tabs.rewards.catalogue import Catalogue
from advocate_desk.ui.tabs.rewards.columns import (
    CATALOGUE,
    EXCHANGE,
    GIVEN,
    LEDGER,
    RULES,
    SPENDING,
    TITLE,
)
from advocate_desk.ui.tabs.rewards.given import MARKS, Given
from advocate_desk.ui.tabs.rewards.ledger import Ledger
from advocate_desk.ui.tabs.rewards.rules import Rules
from advocate_desk.ui.tabs.rewards.spending import Exchange, Spending
from advocate_desk.ui.workspace import Workspace

CATALOGUE_PAGE, GIVEN_PAGE, RULES_PAGE, POINTS_PAGE, COSTS_PAGE, RATES_PAGE = range(6)
_KINDS = (CATALOGUE, GIVEN, RULES, LEDGER, SPENDING, EXCHANGE)


def build(workspace: Workspace) -> RewardsTab:
    """Make the tab."""
    return RewardsTab(workspace)


class RewardsTab(ListTab):
    """Shows one of the lists of giving."""

    watches = frozenset().union(*(kind.watches for kind in _KINDS))

    def __init__(self, workspace: Workspace) -> None:
        def entry(words: str, kind: ListKind, make: Callable[[], ListPage]) -> ListEntry:
            return ListEntry(words, kind.row, make, kind.listing.key)

        points = ListEntry(
            "Points",
            LEDGER.row,
            lambda: self.ledger.page,
            LEDGER.listing.key,
            lambda: workspace.look(points_are_on),
        )
        super().__init__(
            workspace,
            TITLE,
            (
                entry("Catalogue", CATALOGUE, lambda: self.catalogue.page),
                entry("Given", GIVEN, lambda: self.given.page),
                entry("Rules", RULES, lambda: self.rules.page),
                points,
                entry("Costs", SPENDING, lambda: self.spending.page),
                entry("Rates", EXCHANGE, lambda: self.exchange.page),
            ),
        )
        self.add_command(
            TITLE, "Add…", "Ctrl+N", lambda: self._in_front(lambda page: page.run_main())
        )
        self.add_command(TITLE, "Next step", "Ctrl+Return", self._advance)
        for words, status in MARKS.items():
            self.add_page_commands(GIVEN_PAGE, ((words, partial(self._mark, status)),))
        self.add_page_commands(
            POINTS_PAGE,
            (
                ("Correct points…", partial(self._in_ledger, Ledger.correct)),
                ("Let points expire…", partial(self._in_ledger, Ledger.expire)),
                ("Recalculate points…", partial(self._in_ledger, Ledger.recalculate)),
            ),
        )
        self.add_list_commands()

    @cached_property
    def catalogue(self) -> Catalogue:
        """Give the catalogue with its verbs."""
        return Catalogue(self)

    @cached_property
    def given(self) -> Given:
        """Give what was given, with its verbs."""
        return Given(self)

    @cached_property
    def rules(self) -> Rules:
        """Give the rules with their verbs."""
        return Rules(self)

    @cached_property
    def ledger(self) -> Ledger:
        """Give the points ledger with its verbs."""
        return Ledger(self)

    @cached_property
    def spending(self) -> Spending:
        """Give the costs with their verbs."""
        return Spending(self)

    @cached_property
    def exchange(self) -> Exchange:
        """Give the rates with their verbs."""
        return Exchange(self)

    def _mark(self, status: GrantStatus) -> None:
        self.given.mark(status)

    def _in_ledger(self, run: Callable[[Ledger], object]) -> None:
        run(self.ledger)

    def _advance(self) -> None:
        """Take the chosen rewards a step further; they are on the page of what is given."""
        self.show_page(GIVEN_PAGE)
        self.given.advance()
