"""The Business tab: deals, use of the product, and figures day by day."""

from __future__ import annotations

from advocate_desk.ui.dialogs.plain_tab import PlainPages, PlainTab, watched_by
from advocate_desk.ui.tabs.business.lists import DEALS, DIARY, FIGURES, USED
from advocate_desk.ui.workspace import Workspace

_LISTS: PlainPages = (
    ("Opportunities", DEALS, ()),
    ("Usage", USED, ()),
    ("Series", FIGURES, ()),
    ("Series events", DIARY, ()),
)


def build(workspace: Workspace) -> BusinessTab:
    """Make the tab."""
    return BusinessTab(workspace)


class BusinessTab(PlainTab):
    """Shows one of the lists."""

    watches = watched_by(_LISTS)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Business", _LISTS)
