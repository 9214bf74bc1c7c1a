"""The Conversations tab: what is said between the program and its members."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from advocate_desk.ui.dialogs.plain_page import PlainActions, PlainDeed, PlainList
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.list_tab import ListEntry, ListTab
from advocate_desk.ui.tabs.conversations.achieved import ACHIEVED, STEPS
from advocate_desk.ui.tabs.conversations.permitted import PERMITTED, WITHDRAWN
from advocate_desk.ui.tabs.conversations.talks import KEPT, TALKS
from advocate_desk.ui.tabs.conversations.told import ANSWERED, ANSWERS, MOVED
from advocate_desk.ui.workspace import Workspace

_LISTS: tuple[tuple[str, PlainList, Sequence[PlainDeed]], ...] = (
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


class ConversationsTab(ListTab):
    """Shows one of the lists."""

    watches = frozenset[str]().union(*(plain.kind.watches for _words, plain, _deeds in _LISTS))

    def __init__(self, workspace: Workspace) -> None:
        self._actions: dict[int, PlainActions] = {}
        super().__init__(
            workspace,
            "Conversations",
            tuple(
                ListEntry(
                    words,
                    plain.kind.row,
                    partial(self._page_of, number),
                    plain.kind.listing.key,
                )
                for number, (words, plain, _deeds) in enumerate(_LISTS)
            ),
        )
        self.add_command("Conversations", "Add to this list…", "Ctrl+N", self._add)
        for number, (_words, _plain, deeds) in enumerate(_LISTS):
            commands = ((deed.words, partial(self._do, number, deed)) for deed in deeds)
            self.add_page_commands(number, commands)
        self.add_command("Conversations", "Set field…", "", self._set_field)
        self.add_command("Conversations", "Show member", "", self._show_member)
        self.add_list_commands()

    def actions_of(self, number: int) -> PlainActions:
        """Give the verbs of a list; made when first wanted."""
        if number not in self._actions:
            _words, plain, deeds = _LISTS[number]
            self._actions[number] = PlainActions(self, plain, deeds)
        return self._actions[number]

    def _page_of(self, number: int) -> ListPage:
        return self.actions_of(number).page

    def _in_front_actions(self) -> PlainActions:
        return self.actions_of(self._number())

    def _do(self, number: int, deed: PlainDeed) -> None:
        self.actions_of(number).do(deed)

    def _set_field(self) -> None:
        self._in_front_actions().forms.ask_set_field()

    def _show_member(self) -> None:
        self._in_front_actions().show_member()

    def _add(self) -> None:
        self._in_front_actions().add()
