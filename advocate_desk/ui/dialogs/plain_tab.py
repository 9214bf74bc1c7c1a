"""A tab whose pages are lists of plain rows: each with its form, its verbs and its panel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from advocate_desk.ui.dialogs.plain_page import PlainActions, PlainDeed, PlainList
from advocate_desk.ui.tables.list_page import ListPage
from advocate_desk.ui.tables.list_tab import ListEntry, ListTab
from advocate_desk.ui.workspace import Workspace

PlainPages = Sequence[tuple[str, PlainList, Sequence[PlainDeed]]]  # by what the switch says


def watched_by(pages: PlainPages) -> frozenset[str]:
    """Give the tables whose changes the pages show."""
    return frozenset[str]().union(*(plain.kind.watches for _words, plain, _deeds in pages))


class PlainTab(ListTab):
    """Shows one of the lists; `watches` is set by the tab that names them."""

    def __init__(self, workspace: Workspace, title: str, pages: PlainPages) -> None:
        self._actions: dict[int, PlainActions] = {}
        self._lists = tuple(pages)
        super().__init__(
            workspace,
            title,
            tuple(
                ListEntry(
                    words, plain.kind.row, partial(self._page_of, number), plain.kind.listing.key
                )
                for number, (words, plain, _deeds) in enumerate(self._lists)
            ),
        )
        self.add_command(title, "Add to this list…", "Ctrl+N", self._add)
        for number, (_words, _plain, deeds) in enumerate(self._lists):
            commands = ((deed.words, partial(self._do, number, deed)) for deed in deeds)
            self.add_page_commands(number, commands)
        self.add_command(title, "Set field…", "", self._set_field)
        if any(plain.is_of_members for _words, plain, _deeds in self._lists):
            self.add_command(title, "Show member", "", self._show_member)
        self.add_list_commands()

    def actions_of(self, number: int) -> PlainActions:
        """Give the verbs of a list; made when first wanted."""
        if number not in self._actions:
            _words, plain, deeds = self._lists[number]
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
