"""The tabs of the window, in their order; a new one is a folder here and a line below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TabEntry:
    """A tab: its module is imported when the tab is first shown, and has `build(workspace)`.

    Attributes:
        shows: the kinds of rows it can show when another place asks for one.
        lists: the keys of the lists it can show rows of.
        at_foot: whether it stands at the foot of the rail.
    """

    key: str
    title: str
    icon: str
    shortcut: str
    module: str
    shows: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    at_foot: bool = False


TABS: tuple[TabEntry, ...] = (
    TabEntry(
        key="home",
        title="Home",
        icon="home",
        shortcut="Ctrl+1",
        module="advocate_desk.ui.tabs.home.tab",
        shows=("import",),
    ),
    TabEntry(
        key="members",
        title="Members",
        icon="users",
        shortcut="Ctrl+2",
        module="advocate_desk.ui.tabs.members.tab",
        shows=("member", "account"),
        lists=("members", "accounts", "look_alikes"),
    ),
    TabEntry(
        key="activities",
        title="Activities",
        icon="activity",
        shortcut="Ctrl+3",
        module="advocate_desk.ui.tabs.activities.tab",
        shows=("activity", "activity type", "goal"),
        lists=("activities", "activity_types", "goals"),
    ),
    TabEntry(
        key="conversations",
        title="Conversations",
        icon="message-circle",
        shortcut="Ctrl+4",
        module="advocate_desk.ui.tabs.conversations.tab",
        shows=("conversation", "win", "career win", "consent", "motivation", "survey answer"),
        lists=(
            *("conversations", "wins", "career_wins", "consents", "motivations"),
            "survey_responses",
        ),
    ),
    TabEntry(
        key="rewards",
        title="Rewards",
        icon="gift",
        shortcut="Ctrl+5",
        module="advocate_desk.ui.tabs.rewards.tab",
        shows=("reward", "grant", "reward rule", "points entry", "cost", "rate"),
        lists=("rewards", "grants", "reward_rules", "points", "costs", "rates"),
    ),
    TabEntry(
        key="trends",
        title="Trends",
        icon="chart-line",
        shortcut="Ctrl+6",
        module="advocate_desk.ui.tabs.trends.tab",
    ),
    TabEntry(
        key="events",
        title="Events",
        icon="calendar",
        shortcut="Ctrl+7",
        module="advocate_desk.ui.tabs.events.tab",
        shows=("event", "attendance"),
        lists=("events", "attendance"),
    ),
    TabEntry(
        key="community",
        title="Community",
        icon="world",
        shortcut="Ctrl+8",
        module="advocate_desk.ui.tabs.community.tab",
        shows=("connection",),
        lists=("connections",),
    ),
    TabEntry(
        key="business",
        title="Business",
        icon="building",
        shortcut="Ctrl+9",
        module="advocate_desk.ui.tabs.business.tab",
        shows=("opportunity", "usage", "series value", "series event"),
        lists=("opportunities", "usage", "series", "series_events"),
    ),
    TabEntry(
        key="history",
        title="History",
        icon="history",
        shortcut="Ctrl+H",
        module="advocate_desk.ui.tabs.history.tab",
        at_foot=True,
    ),
    TabEntry(
        key="backups",
        title="Backups",
        icon="archive",
        shortcut="Ctrl+Shift+B",
        module="advocate_desk.ui.tabs.backups.tab",
        at_foot=True,
    ),
    TabEntry(
        key="settings",
        title="Settings",
        icon="settings",
        shortcut="Ctrl+,",
        module="advocate_desk.ui.tabs.settings.tab",
        at_foot=True,
    ),
)


def entry_of(entries: Sequence[TabEntry], key: str) -> TabEntry | None:
    """Give the tab of that key, else the first; None where there is none at all."""
    return next((entry for entry in entries if entry.key == key), next(iter(entries), None))
