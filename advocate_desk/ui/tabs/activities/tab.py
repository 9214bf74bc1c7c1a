"""The Activities tab: acts of advocacy from idea to completed, their types, and the goals."""

from __future__ import annotations

from functools import cached_property

from advocate_desk.program.listing import Condition, Test, Wanted
from advocate_desk.ui.dialogs.plain_page import PlainActions
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.list_tab import ListEntry, ListTab
from advocate_desk.ui.tabs.activities.actions import ActActions
from advocate_desk.ui.tabs.activities.columns import ACTS, TYPES
from advocate_desk.ui.tabs.activities.goals import AIMS
from advocate_desk.ui.tabs.activities.type_actions import TypeActions
from advocate_desk.ui.workspace import Workspace

_ACTS, _TYPES, _GOALS = 0, 1, 2


def build(workspace: Workspace) -> ActivitiesTab:
    """Make the tab."""
    return ActivitiesTab(workspace)


class ActivitiesTab(ListTab):
    """Shows activities, their types or the goals."""

    watches = ACTS.watches | TYPES.watches | AIMS.kind.watches

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            workspace,
            "Activities",
            (
                ListEntry(
                    "Acts of advocacy", ACTS.row, lambda: self.act_actions.page, "activities"
                ),
                ListEntry("Types", TYPES.row, lambda: self.type_actions.page, "activity_types"),
                ListEntry("Goals", AIMS.kind.row, lambda: self.goal_actions.page, "goals"),
            ),
        )
        self.add_page_commands(_ACTS, self.act_actions.commands())
        self.add_command("Activities", "Add activity type…", "Ctrl+N", self._add_type)
        self.add_command("Activities", "Add goal…", "", self._add_goal)
        self.add_list_commands()

    @cached_property
    def act_actions(self) -> ActActions:
        """Give the list of activities with its verbs."""
        return ActActions(self)

    @cached_property
    def type_actions(self) -> TypeActions:
        """Give the list of types with its verbs."""
        made = TypeActions(self)
        made.acts_asked.connect(self._show_type)
        return made

    @cached_property
    def goal_actions(self) -> PlainActions:
        """Give the list of goals with its verbs."""
        return PlainActions(self, AIMS)

    @property
    def acts(self) -> ListPage:
        """Give the list of activities."""
        return self.page(_ACTS)

    @property
    def types(self) -> ListPage:
        """Give the list of types."""
        return self.page(_TYPES)

    def _show_type(self, name: str) -> None:
        self.show_rows("activities", Wanted(conditions=(Condition("type", Test.IS, (name,)),)))

    def _add_type(self) -> None:
        self.show_page(_TYPES)
        self.types.run_main()

    def _add_goal(self) -> None:
        self.show_page(_GOALS)
        self.goal_actions.add()
