"""The Conversations tab: what is said between the program and its members."""

from __future__ import annotations

from advocate_desk.ui.dialogs.plain_tab import PlainPages, PlainTab, watched_by
from advocate_desk.ui.tabs.conversations.achieved import ACHIEVED, STEPS
from advocate_desk.ui.tabs.conversations.permitted import PERMITTED, WITHDRAWN
from advocate_desk.ui.tabs.conversations.talks import KEPT, TALKS
from advocate_desk.ui.tabs.conversations.told import ANSWERED, ANSWERS, MOVED
from advocate_desk.ui.workspace import Workspace

_LISTS: PlainPages = (
    ("Conversations", TALKS, (KEPT,)),
    ("Wins", ACHIEVED, ()),
    ("Career wins", STEPS, ()),
    ("Consents", PERMITTED, (WITHDRAWN,)),
    ("Motivations", MOVED, ()),
    ("Survey answers", ANSWERS, (ANSWERED,)),
)


def build(workspace: Workspace) -> ConversationsTab:
    """Make the tab."""
    return ConversationsTab(workspace)


class ConversationsTab(PlainTab):
    """Shows one of the lists."""

    watches = watched_by(_LISTS)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Conversations", _LISTS)
