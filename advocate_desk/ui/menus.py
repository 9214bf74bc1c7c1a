"""The menu bar, and the register of everything it can do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from advocate_desk.ui import theme
from advocate_desk.ui.theme import Appearance
from advocate_desk.ui.widgets.mnemonics import give_letters

_MENUS = (  # an & stands before the letter that opens each
    *("&File", "&Edit", "&View", "&Members", "&Activities", "&Conversations", "&Rewards"),
    *("Eve&nts", "C&ommunity", "&Business", "&Help"),
)
Run = Callable[[], object]
Keys = str | QKeySequence.StandardKey | Sequence[str]


class Menus:
    """The menus of a window. What is added while a tab is in front goes with it.

    An empty menu is not shown: it appears with its first action.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._menus: dict[str, QMenu] = {}
        for title in _MENUS:
            menu = window.menuBar().addMenu(title)
            menu.menuAction().setVisible(False)
            give_letters(menu)
            self._menus[title.replace("&", "")] = menu

    def menu(self, title: str) -> QMenu:
        """Give a menu to put a submenu into."""
        self._menus[title].menuAction().setVisible(True)
        return self._menus[title]

    def add(self, title: str, words: str, keys: Keys, run: Run) -> QAction:
        """Add an action to a menu; of several keys the first is shown beside it."""
        action = QAction(words, self._window)
        action.setShortcuts(_sequences(keys))
        action.triggered.connect(lambda _checked: run())
        self.menu(title).addAction(action)
        return action

    def lend(self, offered: Iterable[tuple[str, QAction]]) -> None:
        """Show the actions of the tab in front."""
        for title, action in offered:
            self.menu(title).addAction(action)

    def take_away(self, offered: Iterable[tuple[str, QAction]]) -> None:
        """Take the actions of a tab away that is in front no more."""
        for title, action in offered:
            menu = self._menus[title]
            menu.removeAction(action)
            menu.menuAction().setVisible(bool(menu.actions()))

    def actions(self) -> Iterable[tuple[str, list[QAction]]]:
        """Give every menu with its actions, those of its submenus too."""
        for title, menu in self._menus.items():
            yield title, list(_leaves(menu))

    def add_looks(self) -> None:
        """Add appearance and text size to View; both apply at once."""
        looks = self.menu("View").addMenu("Appearance")
        give_letters(looks)
        group = QActionGroup(looks)
        actions: dict[Appearance, QAction] = {}
        for appearance, words in theme.APPEARANCE_WORDS.items():
            action = actions[appearance] = looks.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(lambda _on, look=appearance: theme.choose_appearance(look))
            group.addAction(action)
        # chosen in Settings too, so it is asked for each time
        looks.aboutToShow.connect(lambda: actions[theme.appearance()].setChecked(True))
        sizes = self.menu("View").addMenu("Text size")
        give_letters(sizes)
        # the same key with and without Shift, as keyboards differ in which makes the +
        self._add_size(sizes, "Larger text", ("Ctrl++", "Ctrl+="), +1)
        self._add_size(sizes, "Smaller text", "Ctrl+-", -1)
        self._add_size(sizes, "Usual text size", "Ctrl+0", 0)

    def _add_size(self, menu: QMenu, words: str, keys: Keys, way: int) -> None:
        action = menu.addAction(words)
        action.setShortcuts(_sequences(keys))
        action.triggered.connect(lambda _checked: theme.choose_text_size(_next_size(way)))


def _sequences(keys: Keys) -> list[QKeySequence]:
    if isinstance(keys, str | QKeySequence.StandardKey):
        return [QKeySequence(keys)]
    return [QKeySequence(one) for one in keys]


def _next_size(way: int) -> int:
    """Give the next larger or smaller text size; the usual one for 0."""
    if way == 0:
        return 100
    further = [size for size in theme.TEXT_SIZES if (size - theme.text_size()) * way > 0]
    return min(further, key=lambda size: abs(size - theme.text_size()), default=theme.text_size())


def _leaves(menu: QMenu) -> Iterable[QAction]:
    for action in menu.actions():
        if submenu := action.menu():
            yield from _leaves(submenu)  # type: ignore[arg-type]
        elif not action.isSeparator():
            yield action
