"""The Community tab: who knows whom."""

from __future__ import annotations

from advocate_desk.ui.dialogs.plain_tab import PlainPages, PlainTab, watched_by
from advocate_desk.ui.tabs.community.lists import ACQUAINTED
from advocate_desk.ui.workspace import Workspace

_LISTS: PlainPages = (("Connections", ACQUAINTED, ()),)


def build(workspace: Workspace) -> CommunityTab:
    """Make the tab."""
    return CommunityTab(workspace)


class CommunityTab(PlainTab):
    """Shows the list."""

    watches = watched_by(_LISTS)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Community", _LISTS)
