"""The Activities tab: acts of advocacy from idea to completed, and the types of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from advocate_desk.program.listing import Condition, Test, Wanted
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.list_tab import ListTab
from advocate_desk.ui.tabs.activities.actions import ActActions
from advocate_desk.ui.tabs.activities.columns import ACTS, TYPES
from advocate_desk.ui.tabs.activities.type_actions import TypeActions
from advocate_desk.ui.widgets.buttons import primary_button, quiet_button
from advocate_desk.ui.workspace import Workspace

_TITLE = "Activities"


def build(workspace: Workspace) -> ActivitiesTab:
    """Make the tab."""
    return ActivitiesTab(workspace)


class ActivitiesTab(ListTab):
    """Shows activities or their types."""

    watches = ACTS.watches | TYPES.watches

    def __init__(self, workspace: Workspace) -> None:
        self.acts = ListPage(workspace, ACTS, _TITLE)
        self.types = ListPage(workspace, TYPES, _TITLE)
        super().__init__(
            workspace, _TITLE, (("Acts of advocacy", self.acts), ("Types", self.types))
        )
        self.act_actions = ActActions(self, self.acts)
        self.type_actions = TypeActions(self, self.types)
        self.type_actions.acts_asked.connect(self._show_type)
        self._add_buttons()
        for words, run in self.act_actions.commands():
            self.add_command(_TITLE, words, "", partial(self._run_for_acts, run))
        self.add_command(_TITLE, "Add activity type…", "Ctrl+N", self._add_type)

    def show_rows(self, wanted: Wanted) -> None:
        """Show the activities behind a number."""
        self.show_page(0)
        self.acts.show_rows(wanted)

    def _show_type(self, name: str) -> None:
        self.show_rows(Wanted(conditions=(Condition("type", Test.IS, (name,)),)))

    def _add_buttons(self) -> None:
        sweep = quiet_button("Friday sweep")
        sweep.clicked.connect(lambda _checked: self.act_actions.sweep())
        self.acts.head.row.addWidget(sweep)
        for page, words, run in (
            (self.acts, "Log activity", self.act_actions.log),
            (self.types, "Add type", self.type_actions.add),
        ):
            button = primary_button(words, "plus")
            button.clicked.connect(lambda _checked, run=run: run())
            page.head.row.addWidget(button)

    def _run_for_acts(self, run: Callable[[], Any]) -> None:
        if self.front() is self.acts:
            run()

    def _add_type(self) -> None:
        self.show_page(1)
        self.type_actions.add()
