"""The Events tab: when and where people meet, and who was there."""

from __future__ import annotations

from advocate_desk.ui.dialogs.plain_tab import PlainPages, PlainTab, watched_by
from advocate_desk.ui.tabs.events.lists import GUESTS, MEETINGS
from advocate_desk.ui.workspace import Workspace

_LISTS: PlainPages = (("Events", MEETINGS, ()), ("Attendance", GUESTS, ()))


def build(workspace: Workspace) -> EventsTab:
    """Make the tab."""
    return EventsTab(workspace)


class EventsTab(PlainTab):
    """Shows one of the lists."""

    watches = watched_by(_LISTS)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Events", _LISTS)
